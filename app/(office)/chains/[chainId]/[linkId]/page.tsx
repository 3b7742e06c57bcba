import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { assessLink, decideMatch, decideMatches, editWords, takeBackMatches } from "@/app/(office)/chains/actions";
import { requireViewer } from "@/auth";
import { CoverageTag } from "@/components/coverage/coverage-tag";
import { AssessForm } from "@/components/links/assess-form";
import { AssessmentHistory } from "@/components/links/assessment-history";
import { LinkFacts } from "@/components/links/link-facts";
import { LinkProjects } from "@/components/links/link-projects";
import { LinkTags } from "@/components/links/link-tags";
import { LocalFirms } from "@/components/links/local-firms";
import { Neighbours } from "@/components/links/neighbours";
import { ProspectFilters } from "@/components/links/prospect-filters";
import { ProspectTable } from "@/components/links/prospect-table";
import { WordsTab } from "@/components/links/words-tab";
import { BusinessOnly } from "@/components/shell/business-only";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { CardScroll } from "@/components/ui/card-scroll";
import { EmptyState } from "@/components/ui/empty-state";
import { ExportButton } from "@/components/ui/export-button";
import { NothingFound } from "@/components/ui/nothing-found";
import { Pager } from "@/components/ui/pager";
import { Tabs } from "@/components/ui/tabs";
import { findLinkWords } from "@/db/link-words";
import { findLink } from "@/db/links";
import { listProspects } from "@/db/prospects";
import { type LinkPage as LinkShown, noProjects, projectsNote } from "@/domain/link-page";
import { can, canForIndustry, refusalFor, seesAllProjects } from "@/domain/permission";
import {
  type ProspectFilter,
  prospectConditions,
  prospectFilterSchema,
  prospectOrder,
  prospectsHref,
} from "@/domain/prospect";
import type { Viewer } from "@/domain/viewer";

const tabs = ["prospects", "local", "projects", "assessment", "words"] as const;
const query = prospectFilterSchema.extend({ tab: z.enum(tabs).catch("prospects") });

type Asked = {
  params: Promise<{ chainId: string; linkId: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

const readLink = cache(async (linkId: string) => findLink(await requireViewer(), linkId));

export async function generateMetadata({ params }: Asked): Promise<Metadata> {
  const viewer = await requireViewer();
  const link = can(viewer, "readBusiness") ? await readLink((await params).linkId) : null;
  return { title: `${link?.name ?? "环节"} - 产业链` };
}

export default async function LinkPage({ params, searchParams }: Asked) {
  const viewer = await requireViewer();
  if (!can(viewer, "readBusiness")) return <BusinessOnly title="环节" />;
  const { chainId, linkId } = await params;
  const { tab, ...filter } = query.parse(await searchParams);
  const link = await readLink(linkId);
  if (!link || link.chainId !== chainId) notFound();
  const page = `/chains/${chainId}/${linkId}`;
  const fileHref = prospectsHref(`${page}/sheet`, { ...filter, cursor: undefined });
  const places = [
    { key: "prospects", label: "目标企业", count: link.prospectCount },
    { key: "local", label: "本地企业", count: link.localCount },
    { key: "projects", label: "项目", count: link.projectCount },
    { key: "assessment", label: "判定与变更", count: undefined },
    { key: "words", label: "关键词", count: undefined },
  ] as const;
  const tags = (
    <>
      <CoverageTag coverage={link.coverage} className="text-base" />
      <LinkTags link={link} />
    </>
  );
  return (
    <>
      <PageHead
        crumbs={[
          { label: "产业链", href: "/chains" },
          { label: link.chainName, href: `/chains/${chainId}?link=${linkId}` },
        ]}
        title={link.name}
        tags={tags}
        actions={
          <>
            {link.prospectCount > 0 && (
              <ExportButton
                key={fileHref}
                href={fileHref}
                label="导出目标企业"
                tone="plain"
                refusal={can(viewer, "exportList") ? null : refusalFor("exportList", viewer)}
              />
            )}
            {can(viewer, "createLead") && (
              <ButtonLink href={`/projects/new?link=${linkId}`} tone="primary" className="max-lg:hidden">
                新增线索
              </ButtonLink>
            )}
          </>
        }
      />
      <PageBody isFixed>
        <div className="flex gap-3 max-lg:flex-col lg:h-full print:block">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1 lg:hidden print:hidden">{tags}</div>
          <Card label={link.name} className="lg:flex-1 lg:self-start lg:max-h-full">
            <Tabs
              label="环节内容"
              tabs={places.map(({ key, label, count }) => ({
                href: key === "prospects" ? page : `${page}?tab=${key}`,
                label,
                count,
                isCurrent: key === tab,
              }))}
            />
            {tab === "prospects" && <Prospects {...{ viewer, link, filter, page }} />}
            {tab === "local" && <Local link={link} />}
            {tab === "projects" && <Projects link={link} seesAll={seesAllProjects(viewer)} />}
            {tab === "assessment" && <Assessment viewer={viewer} link={link} />}
            {tab === "words" && <Words viewer={viewer} link={link} />}
          </Card>
          <div className="flex shrink-0 flex-col gap-3 lg:w-73 lg:overflow-auto">
            <Card title="环节情况" className="shrink-0">
              <div className="px-3 pb-3">
                <LinkFacts link={link} isFull />
              </div>
            </Card>
            <Card title="上下游" className="shrink-0">
              <div className="px-3 pb-3">
                <Neighbours link={link} />
              </div>
            </Card>
            <Card
              title={seesAllProjects(viewer) ? "在办项目" : "可见在办项目"}
              note={projectsNote(link)}
              className="shrink-0"
            >
              {link.projects.length > 0 && <LinkProjects projects={link.projects} isBare />}
            </Card>
          </div>
        </div>
      </PageBody>
    </>
  );
}

async function Prospects({
  viewer,
  link,
  filter,
  page,
}: {
  viewer: Viewer;
  link: LinkShown;
  filter: ProspectFilter;
  page: string;
}) {
  const prospects = await listProspects(viewer, link.linkId, filter);
  const seesAll = seesAllProjects(viewer);
  const conditions = prospectConditions(filter, seesAll);
  const { rows } = prospects;
  const { cursor: _, ...all } = filter;
  const step = (cursor: string | null) => (cursor ? prospectsHref(page, { ...filter, cursor }) : null);
  if (prospects.total === 0 && conditions.length === 0 && prospects.stateCounts.dismissed === 0)
    return (
      <EmptyState
        title="还没有匹配到企业"
        actions={can(viewer, "importCompanies") && <ButtonLink href="/companies">打开企业名录</ButtonLink>}
      >
        企业新增或导入后，系统按本环节的关键词匹配经营范围和主营产品。
      </EmptyState>
    );
  return (
    <>
      <ProspectFilters page={page} filter={filter} prospects={prospects} seesAll={seesAll} />
      {rows.length === 0 ? (
        <NothingFound noun="目标企业" conditions={conditions.length > 0 ? conditions : ["未排除"]} clearHref={page} />
      ) : (
        <ProspectTable
          key={prospectsHref(page, all)}
          linkId={link.linkId}
          rows={rows}
          filter={all}
          decidable={prospects.decidable}
          decidableInHand={prospects.decidableInHand}
          mayDecide={can(viewer, "decideMatch")}
          mayLead={can(viewer, "createLead")}
          seesAll={seesAll}
          decide={decideMatch}
          decideMany={decideMatches}
          takeBack={takeBackMatches}
        />
      )}
      <Pager previousHref={step(prospects.previousCursor)} nextHref={step(prospects.nextCursor)}>
        {rows.length > 0 && `显示 ${rows[0]?.rank}—${rows.at(-1)?.rank}，共 ${prospects.total} 家。`}
        排序：{prospectOrder(link.isService).join(" → ")}
      </Pager>
    </>
  );
}

const Local = ({ link }: { link: LinkShown }) =>
  link.localFirms.length > 0 ? (
    <CardScroll className="px-3 py-1">
      <LocalFirms firms={link.localFirms} />
    </CardScroll>
  ) : (
    <EmptyState title="还没有经确认的本地企业">在“目标企业”中确认登记在本盟的企业后，列在这里。</EmptyState>
  );

const Projects = ({ link, seesAll }: { link: LinkShown; seesAll: boolean }) =>
  link.projects.length > 0 ? (
    <CardScroll>
      <LinkProjects projects={link.projects} />
    </CardScroll>
  ) : (
    <EmptyState title={noProjects(seesAll)}>可由目标企业转为线索，或直接新增。</EmptyState>
  );

function Assessment({ viewer, link }: { viewer: Viewer; link: LinkShown }) {
  const mayAssess = canForIndustry(viewer, "assessLink", link.industryId);
  return (
    <CardScroll className="px-3 py-3">
      {mayAssess ? (
        <AssessForm
          key={link.assessments[0]?.id ?? "first"}
          linkId={link.linkId}
          last={link.assessment}
          capacityUnits={link.capacityUnits}
          today={link.today}
          assess={assessLink}
        />
      ) : (
        <p className="text-sm text-ink-2">
          本环节由{link.responsible.join("、") || "责任部门"}评估，您可以查看评估和变更。
        </p>
      )}
      <h2 className="mt-4 mb-1 text-base font-semibold">评估记录</h2>
      <AssessmentHistory assessments={link.assessments} />
    </CardScroll>
  );
}

async function Words({ viewer, link }: { viewer: Viewer; link: LinkShown }) {
  const shown = await findLinkWords(viewer, link.linkId);
  const mayEdit = canForIndustry(viewer, "editWords", link.industryId);
  return (
    <CardScroll className="px-3 py-3">
      <WordsTab
        linkId={link.linkId}
        shown={shown}
        edit={mayEdit ? editWords : null}
        editedBy={link.responsible.join("、") || "责任部门"}
      />
    </CardScroll>
  );
}
