import type { Metadata } from "next";
import { z } from "zod";
import { checkLead, createLead } from "@/app/(office)/projects/new/actions";
import { requireViewer } from "@/auth";
import { LeadForm } from "@/components/projects/new/lead-form";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { ButtonLink } from "@/components/ui/button-link";
import { NoRight } from "@/components/ui/no-right";
import { findToday } from "@/db/clock";
import { readFieldChoices } from "@/db/field-choices";
import { findCompanyName, findLinkChoice } from "@/db/project-choices";
import { can, permissions } from "@/domain/permission";

export const metadata: Metadata = { title: "新增线索" };

const searchSchema = z.object({
  link: z.string().max(64).optional().catch(undefined),
  company: z.uuid().optional().catch(undefined),
});

export default async function NewLeadRoute({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const viewer = await requireViewer();
  const head = <PageHead crumbs={[{ label: "项目", href: "/projects" }]} title="新增线索" hasSearch={false} />;
  if (!can(viewer, "createLead"))
    return (
      <>
        {head}
        <PageBody>
          <NoRight
            usedBy={permissions.createLead[0].words}
            instead="您可以查看项目，不能登记线索。"
            actions={can(viewer, "readBusiness") && <ButtonLink href="/projects">查看项目</ButtonLink>}
          />
        </PageBody>
      </>
    );
  const { link, company } = searchSchema.parse(await searchParams);
  const [chosenLink, chosenCompany, choices, today] = await Promise.all([
    link ? findLinkChoice(viewer, link) : null,
    company ? findCompanyName(viewer, company) : null,
    readFieldChoices(viewer, null),
    findToday(viewer),
  ]);
  const own = { id: viewer.unitId, name: viewer.unitName };
  const units = viewer.roles.includes("promoter") ? choices.units : [own];
  return (
    <>
      {head}
      <PageBody>
        <LeadForm
          link={chosenLink}
          company={chosenCompany}
          units={units}
          ownUnitId={viewer.unitId}
          choices={choices}
          today={today}
          create={createLead}
          check={checkLead}
        />
      </PageBody>
    </>
  );
}
