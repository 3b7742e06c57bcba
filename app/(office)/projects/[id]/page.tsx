import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { confirmSigning, decideAmendment, returnSigning, revealContact } from "@/app/(office)/projects/[id]/actions";
import { ProjectPanel } from "@/app/(office)/projects/[id]/panel";
import { requireViewer } from "@/auth";
import { AmendmentsCard } from "@/components/projects/page/amendments-card";
import { CreditTab } from "@/components/projects/page/credit-tab";
import { EvidenceTab } from "@/components/projects/page/evidence-tab";
import { HistoryTab } from "@/components/projects/page/history-tab";
import { type ProjectTab, projectHref, projectTabs } from "@/components/projects/page/hrefs";
import { KeyFigures } from "@/components/projects/page/key-figures";
import { NeedsCard } from "@/components/projects/page/needs-card";
import { OverviewTab } from "@/components/projects/page/overview-tab";
import { PageActions } from "@/components/projects/page/page-actions";
import { PhoneNumber } from "@/components/projects/page/phone-number";
import { RecentCard } from "@/components/projects/page/recent-card";
import { SigningCard } from "@/components/projects/page/signing-card";
import { StageRail } from "@/components/projects/page/stage-rail";
import { StatusNotice, StatusTag } from "@/components/projects/page/status-words";
import { VisitsTab } from "@/components/projects/page/visits-tab";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { Card } from "@/components/ui/card";
import { CardScroll } from "@/components/ui/card-scroll";
import type { MenuEntry } from "@/components/ui/menu";
import { Tabs } from "@/components/ui/tabs";
import { findProjectPage } from "@/db/project-page";
import { showMoment } from "@/domain/moment";
import { statusMoves } from "@/domain/move";
import { can } from "@/domain/permission";
import { needsOf } from "@/domain/project-needs";
import { offeredStatusMoves, type ProjectPage } from "@/domain/project-page";
import { isFrom } from "@/domain/stage";
import type { Viewer } from "@/domain/viewer";

export const metadata: Metadata = { title: "项目" };

const paramsSchema = z.object({ id: z.uuid() });
const searchSchema = z.object({
  tab: z.enum(projectTabs).catch("overview"),
  panel: z.string().max(40).optional().catch(undefined),
  to: z.string().max(40).optional().catch(undefined),
  field: z.string().max(60).optional().catch(undefined),
});

export default async function ProjectRoute({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const viewer = await requireViewer();
  const asked = paramsSchema.safeParse(await params);
  const { tab, panel, to, field } = searchSchema.parse(await searchParams);
  const page = asked.success && can(viewer, "readBusiness") ? await findProjectPage(viewer, asked.data.id) : null;
  if (!page) notFound();

  const { state } = page;
  const { id, stage, status, dossier, pendingSigning } = state;
  const hrefTo = (extra: Record<string, string>) => projectHref(id, tab, extra);
  const mayEdit = state.mayCarry && can(viewer, "editProject") && status !== "terminated";
  const mayAmend = state.mayCarry && can(viewer, "amendSigned") && state.isFrozen && status !== "terminated";
  const mayReport = state.mayCarry && can(viewer, "reportOutput") && isFrom(stage, "producing");
  const mayVisit = state.mayCarry && can(viewer, "recordVisit");
  const amendHref = mayAmend ? (amended: string) => hrefTo({ panel: "amend", field: amended }) : null;
  const visitHref = mayVisit ? `/visits/new?project=${id}` : null;
  const needs =
    status === "active" && pendingSigning === null ? needsOf(state, (subject) => page.names[subject] ?? subject) : null;
  const nextTo = needs?.to;

  return (
    <>
      <PageHead
        crumbs={[{ label: "项目", href: "/projects" }, { label: state.code }]}
        title={dossier.name ?? state.code}
        tags={<StatusTag status={status} />}
        hasSearch={false}
        actions={
          <PageActions
            visitHref={visitHref}
            editHref={mayEdit && pendingSigning === null ? `/projects/${id}/edit` : null}
            entries={menuOf(viewer, page, hrefTo, { mayAmend, mayReport })}
          />
        }
      />
      <PageBody isFixed>
        <div className="grid gap-3 lg:h-full lg:grid-cols-[minmax(0,1fr)_396px] lg:grid-rows-[auto_minmax(0,1fr)]">
          <div className="lg:col-span-2">
            <StatusNotice state={state} />
            <StageRail stops={page.rail} />
          </div>
          <Card label="项目资料" className="max-lg:order-1">
            <KeyFigures page={page} />
            <Tabs label="项目资料" tabs={tabsOf(page, tab)} />
            <CardScroll>
              {tab === "overview" && (
                <OverviewTab
                  page={page}
                  amendHref={amendHref}
                  phone={
                    dossier.contactName === null ? (
                      <span className="text-ink-3">未填</span>
                    ) : (
                      <PhoneNumber
                        projectId={id}
                        name={dossier.contactName}
                        masked={dossier.contactPhone}
                        reveal={can(viewer, "revealContact") ? revealContact : null}
                      />
                    )
                  }
                />
              )}
              {tab === "credit" && <CreditTab page={page} amendHref={amendHref} />}
              {tab === "evidence" && <EvidenceTab page={page} mayUpload={mayEdit} />}
              {tab === "visits" && <VisitsTab visits={page.visits} recordHref={visitHref} />}
              {tab === "history" && <HistoryTab entries={page.history} />}
            </CardScroll>
          </Card>
          <div className="flex min-h-0 flex-col gap-3 max-lg:contents">
            {pendingSigning && (
              <SigningCard
                seen={{ id, seenVersion: state.version }}
                pending={pendingSigning}
                submittedOn={showMoment(new Date(pendingSigning.submittedAt))}
                isOwnSubmission={pendingSigning.submittedBy === viewer.userId}
                confirm={can(viewer, "confirmSigning") ? confirmSigning : null}
                giveBack={can(viewer, "returnSigning") ? returnSigning : null}
              />
            )}
            {page.amendments.length > 0 && (
              <AmendmentsCard
                amendments={page.amendments}
                userId={viewer.userId}
                decide={can(viewer, "approveAmendment") ? decideAmendment : null}
              />
            )}
            {needs && nextTo && (
              <NeedsCard
                needs={needs}
                moveHref={hrefTo({ panel: "move", to: nextTo })}
                hrefs={Object.fromEntries(
                  needs.missing.map(({ field: lacking, verb }) => [
                    lacking,
                    verb === "填报产值"
                      ? hrefTo({ panel: "report" })
                      : hrefTo({ panel: "move", to: nextTo, field: lacking }),
                  ]),
                )}
                refusal={
                  state.mayCarry && can(viewer, "moveProject")
                    ? null
                    : `本项目由${state.ownerUnitName}办理，您可以查看，不能移动。`
                }
              />
            )}
            <RecentCard page={page} allHref={projectHref(id, "history")} />
          </div>
        </div>
        <ProjectPanel viewer={viewer} page={page} tab={tab} panel={panel} to={to} field={field} />
      </PageBody>
    </>
  );
}

function tabsOf({ state, files, visits, history }: ProjectPage, current: ProjectTab) {
  const labels: Record<ProjectTab, { label: string; count?: number }> = {
    overview: { label: "概况" },
    credit: { label: "份额与计入" },
    evidence: { label: "佐证", count: files.length },
    visits: { label: "活动", count: visits.length },
    history: { label: "变更记录", count: history.length },
  };
  return projectTabs.map((tab) => ({ ...labels[tab], href: projectHref(state.id, tab), isCurrent: tab === current }));
}

function menuOf(
  viewer: Viewer,
  { state }: ProjectPage,
  hrefTo: (panel: Record<string, string>) => string,
  may: { mayAmend: boolean; mayReport: boolean },
): MenuEntry[] {
  const offered = offeredStatusMoves(state.stage, state.status).filter(
    (move) => state.mayCarry && can(viewer, statusMoves[move].verb),
  );
  return [
    ...(may.mayAmend ? [{ label: "提出变更", href: hrefTo({ panel: "amend" }) }] : []),
    ...(may.mayReport ? [{ label: "填报产值", href: hrefTo({ panel: "report" }) }] : []),
    ...offered.map((move, at) => ({
      label: statusMoves[move].label,
      href: hrefTo({ panel: move }),
      startsGroup: at === 0,
    })),
  ];
}
