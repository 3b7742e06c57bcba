import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { unmergeCompanies } from "@/app/(office)/companies/duplicates/actions";
import { joinGroup, leaveGroup } from "@/app/(office)/companies/group-actions";
import { requireViewer } from "@/auth";
import { CompanyFacts } from "@/components/companies/company-facts";
import { CompanyGroupCard } from "@/components/companies/company-group";
import { CompanyHonours } from "@/components/companies/company-honours";
import { CompanyMatches } from "@/components/companies/company-matches";
import { CompanyProducts } from "@/components/companies/company-products";
import { CompanyProjects } from "@/components/companies/company-projects";
import { MergeHistory } from "@/components/companies/merge-history";
import { BusinessOnly } from "@/components/shell/business-only";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { Tag } from "@/components/ui/tag";
import { findCompany } from "@/db/companies";
import { findGroup } from "@/db/company-groups";
import { findCompanyRecords } from "@/db/company-records";
import { findKept, listMerges } from "@/db/merges";
import { localLabel } from "@/domain/company";
import { can, seesAllProjects } from "@/domain/permission";
import type { Viewer } from "@/domain/viewer";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[]>> };

const open = cache(async (asked: string) => {
  const viewer = await requireViewer();
  const id = z.uuid().safeParse(asked).data;
  return { viewer, file: id && can(viewer, "readBusiness") ? await findCompany(viewer, id) : null };
});

export async function generateMetadata({ params }: Props) {
  const { file } = await open((await params).id);
  return { title: `${file?.company.name ?? "企业"} - 企业` };
}

export default async function CompanyFilePage({ params, searchParams }: Props) {
  const { viewer, file } = await open((await params).id);
  if (!can(viewer, "readBusiness")) return <BusinessOnly title="企业" />;
  if (!file) return leadToKept(viewer, (await params).id);
  const { company } = file;
  const cameFrom = z.uuid().safeParse((await searchParams).from).data;
  const [records, group, merges, gone] = await Promise.all([
    findCompanyRecords(viewer, company.id),
    findGroup(viewer, company.id),
    listMerges(viewer, company.id),
    cameFrom ? findKept(viewer, cameFrom) : null,
  ]);
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
        {gone?.id === company.id && (
          <Notice tone="info" className="mb-3">
            “{gone.goneName}”已并入本企业，您打开的是合并后的企业。
          </Notice>
        )}
        <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
          <div className="grid gap-3">
            <CompanyFacts file={file} />
            <CompanyProducts {...records} />
            <CompanyHonours {...records} />
            <CompanyGroupCard
              companyId={company.id}
              group={group}
              acts={can(viewer, "editCompany") ? { join: joinGroup, leave: leaveGroup } : null}
            />
            <MergeHistory merges={merges} unmerge={can(viewer, "mergeCompanies") ? unmergeCompanies : null} />
          </div>
          <div className="grid gap-3">
            <CompanyMatches matches={file.matches} />
            <CompanyProjects projects={file.projects} matches={file.matches} seesAll={seesAllProjects(viewer)} />
          </div>
        </div>
      </PageBody>
    </>
  );
}

/** The address of a merged company leads on to the one it lives on in. */
async function leadToKept(viewer: Viewer, asked: string): Promise<never> {
  const id = z.uuid().safeParse(asked).data;
  const kept = id && (await findKept(viewer, id));
  if (!kept) notFound();
  redirect(`/companies/${kept.id}?from=${id}`);
}
