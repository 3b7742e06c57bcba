import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { requireViewer } from "@/auth";
import { CompanyFacts } from "@/components/companies/company-facts";
import { CompanyMatches } from "@/components/companies/company-matches";
import { CompanyProjects } from "@/components/companies/company-projects";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { NoRight } from "@/components/ui/no-right";
import { Tag } from "@/components/ui/tag";
import { findCompany } from "@/db/companies";
import { localLabel } from "@/domain/company";
import { can } from "@/domain/permission";

type Props = { params: Promise<{ id: string }> };

const open = cache(async (asked: string) => {
  const viewer = await requireViewer();
  const id = z.uuid().safeParse(asked).data;
  return { viewer, file: id && can(viewer, "readBusiness") ? await findCompany(viewer, id) : null };
});

export async function generateMetadata({ params }: Props) {
  const { file } = await open((await params).id);
  return { title: `${file?.company.name ?? "企业"} - 企业` };
}

export default async function CompanyFilePage({ params }: Props) {
  const { viewer, file } = await open((await params).id);
  if (!can(viewer, "readBusiness"))
    return (
      <>
        <PageHead title="企业" hasSearch={false} />
        <PageBody>
          <Card>
            <NoRight usedBy="业务人员" instead="您可以在设置中办理本岗位的事项。" />
          </Card>
        </PageBody>
      </>
    );
  if (!file) notFound();
  const { company } = file;
  return (
    <>
      <PageHead
        crumbs={[{ label: "企业", href: "/companies" }]}
        title={company.name}
        tags={company.isLocal || company.isProspect ? <Tag>{localLabel(company)}</Tag> : undefined}
        actions={
          <>
            {can(viewer, "editCompany") && <ButtonLink href={`/companies/${company.id}/edit`}>修改</ButtonLink>}
            {can(viewer, "createLead") && (
              <ButtonLink href={`/projects/new?company=${company.id}`} tone="primary">
                转为线索
              </ButtonLink>
            )}
          </>
        }
      />
      <PageBody>
        <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
          <CompanyFacts file={file} />
          <div className="grid gap-3">
            <CompanyMatches matches={file.matches} />
            <CompanyProjects projects={file.projects} matches={file.matches} />
          </div>
        </div>
      </PageBody>
    </>
  );
}
