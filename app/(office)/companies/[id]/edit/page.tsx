import { notFound } from "next/navigation";
import { z } from "zod";
import { editCompany, findSavedCompany, listLikeCompanies } from "@/app/(office)/companies/actions";
import { requireViewer } from "@/auth";
import { CompanyForm } from "@/components/companies/company-form";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { NoRight } from "@/components/ui/no-right";
import { findCompany } from "@/db/companies";
import { listCompanyOptions } from "@/db/company-options";
import { draftOf } from "@/domain/company-draft";
import { can, refusalFor } from "@/domain/permission";
import { provinceNames } from "@/domain/province";

export const metadata = { title: "修改企业" };

export default async function EditCompanyPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer();
  const id = z.uuid().safeParse((await params).id).data;
  if (!id) notFound();
  if (!can(viewer, "editCompany"))
    return (
      <>
        <PageHead crumbs={[{ label: "企业", href: "/companies" }]} title="修改企业" />
        <PageBody>
          <Card>
            <NoRight
              usedBy="招商专员、单位负责人和盟招商主管部门"
              instead={refusalFor("editCompany", viewer)}
              actions={can(viewer, "readBusiness") && <ButtonLink href={`/companies/${id}`}>查看企业信息</ButtonLink>}
            />
          </Card>
        </PageBody>
      </>
    );
  const [file, { banners, today }] = await Promise.all([findCompany(viewer, id), listCompanyOptions(viewer)]);
  if (!file) notFound();
  return (
    <>
      <PageHead
        crumbs={[
          { label: "企业", href: "/companies" },
          { label: file.company.name, href: `/companies/${id}` },
        ]}
        title="修改"
      />
      <PageBody>
        <CompanyForm
          initial={draftOf(file.company)}
          companyId={id}
          seenVersion={file.company.version}
          banners={banners}
          provinces={provinceNames.map((name) => ({ value: name, label: name }))}
          today={today}
          cancelHref={`/companies/${id}`}
          save={editCompany}
          findLike={listLikeCompanies}
          findSaved={findSavedCompany}
        />
      </PageBody>
    </>
  );
}
