import type { Metadata } from "next";
import { z } from "zod";
import { recordVisit } from "@/app/(office)/visits/new/actions";
import { requireViewer } from "@/auth";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { NoRight } from "@/components/ui/no-right";
import { VisitForm } from "@/components/visits/visit-form";
import { findToday } from "@/db/clock";
import { listProjectChoices, mostProjectChoices } from "@/db/project-choices";
import { can, permissions } from "@/domain/permission";

export const metadata: Metadata = { title: "记拜访" };

const searchSchema = z.object({ project: z.uuid().nullable().default(null).catch(null) });

export default async function NewVisitRoute({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const viewer = await requireViewer();
  const head = <PageHead crumbs={[{ label: "项目", href: "/projects" }]} title="记拜访" hasSearch={false} />;
  if (!can(viewer, "recordVisit"))
    return (
      <>
        {head}
        <PageBody>
          <NoRight usedBy={permissions.recordVisit[0].words} instead="您可以查看活动记录，不能登记。" />
        </PageBody>
      </>
    );
  const { project } = searchSchema.parse(await searchParams);
  const [projects, today] = await Promise.all([listProjectChoices(viewer, "", project), findToday(viewer)]);
  const chosen = projects.find(({ id }) => id === project);
  return (
    <>
      {head}
      <PageBody>
        {projects.length === 0 ? (
          <EmptyState title="还没有可以登记活动的项目" actions={<ButtonLink href="/projects/new">新增线索</ButtonLink>}>
            活动记在项目上。请先登记线索，或请责任单位办理。
          </EmptyState>
        ) : (
          <VisitForm
            userId={viewer.userId}
            projects={projects}
            isWhole={projects.length < mostProjectChoices}
            chosenId={chosen?.id ?? ""}
            today={today}
            record={recordVisit}
          />
        )}
      </PageBody>
    </>
  );
}
