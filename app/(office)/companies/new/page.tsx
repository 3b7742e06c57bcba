import { createCompany, findSavedCompany, listLikeCompanies } from "@/app/(office)/companies/actions";
import { requireViewer } from "@/auth";
import { CompanyForm } from "@/components/companies/company-form";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { NoRight } from "@/components/ui/no-right";
import { listCompanyOptions } from "@/db/company-options";
import { emptyDraft } from "@/domain/company-draft";
import { can, refusalFor } from "@/domain/permission";
import { provinceNames } from "@/domain/province";

export const metadata = { title: "新增企业" };

export default async function NewCompanyPage() {
  const viewer = await requireViewer();
  const head = <PageHead crumbs={[{ label: "企业", href: "/companies" }]} title="新增企业" />;
  if (!can(viewer, "createCompany"))
    return (
      <>
        {head}
        <PageBody>
          <Card>
            <NoRight
              usedBy="招商专员、单位负责人和盟招商主管部门"
              instead={refusalFor("createCompany", viewer)}
              actions={can(viewer, "readBusiness") && <ButtonLink href="/companies">查看企业名录</ButtonLink>}
            />
          </Card>
        </PageBody>
      </>
    );
  const { banners, today } = await listCompanyOptions(viewer);
  return (
    <>
      {head}
      <PageBody>
        <CompanyForm
          initial={emptyDraft}
          companyId={null}
          seenVersion={null}
          banners={banners}
          provinces={provinceNames.map((name) => ({ value: name, label: name }))}
          today={today}
          cancelHref="/companies"
          save={createCompany}
          findLike={listLikeCompanies}
          findSaved={findSavedCompany}
        />
      </PageBody>
    </>
  );
}
