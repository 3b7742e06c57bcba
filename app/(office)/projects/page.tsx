import type { Metadata } from "next";
import { moveProject, recordVisit, saveProject } from "@/app/(office)/projects/[id]/actions";
import { requireViewer } from "@/auth";
import { FilterBar } from "@/components/projects/board/filter-bar";
import { ProjectBoard } from "@/components/projects/board/project-board";
import { ProjectTable } from "@/components/projects/table/project-table";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { NoRight } from "@/components/ui/no-right";
import { NothingFound } from "@/components/ui/nothing-found";
import { Pager } from "@/components/ui/pager";
import { Segmented } from "@/components/ui/segmented";
import { hasProjects, listProjects, readBoard } from "@/db/board";
import { readFieldChoices, readFileNames, readFilterChoices } from "@/db/field-choices";
import { findProject } from "@/db/projects";
import { can, refusalFor } from "@/domain/permission";
import {
  conditionsOf,
  movePanelSchema,
  ownScopeOf,
  type ProjectFilter,
  projectFilterSchema,
  projectsHref,
  scopeWords,
} from "@/domain/project-filter";
import type { Viewer } from "@/domain/viewer";

export const metadata: Metadata = { title: "项目" };

type Query = Promise<Record<string, string | string[] | undefined>>;

export default async function ProjectsPage({ searchParams }: { searchParams: Query }) {
  const viewer = await requireViewer();
  if (!can(viewer, "readBusiness"))
    return (
      <>
        <PageHead title="项目" />
        <PageBody>
          <Card label="没有权限">
            <NoRight usedBy="业务人员" instead={refusalFor("readBusiness")} />
          </Card>
        </PageBody>
      </>
    );
  const query = await searchParams;
  const filter = projectFilterSchema.parse(query);
  const isTable = filter.view === "table";
  const [list, choices, asked] = await Promise.all([
    isTable ? listProjects(viewer, filter) : readBoard(viewer, filter),
    readFilterChoices(viewer, filter),
    isTable ? null : findMove(viewer, query),
  ]);
  const scope = filter.scope ?? ownScopeOf(viewer);
  const isDepartment = viewer.unitKind === "department" && viewer.responsibleIndustryIds.length > 0;
  const count = "totals" in list ? list.totals.count : list.count;
  const isFilterOpen = query.filters === "1";
  const told = conditionsOf(filter, choices);
  const listHref = projectsHref(filter);

  return (
    <>
      <PageHead
        title="项目"
        segment={
          <Segmented
            label="看板或表格"
            segments={[
              { href: projectsHref(filter, { view: "board", column: null }), label: "看板", isCurrent: !isTable },
              {
                href: projectsHref(filter, { view: "table", column: null, open: null }),
                label: "表格",
                isCurrent: isTable,
              },
            ]}
          />
        }
        meta={
          <>
            {scopeWords(viewer, scope)}
            <span className="ml-4">{count} 个</span>
            <span className="ml-4">单位：亿元</span>
          </>
        }
        actions={
          <>
            <ButtonLink
              href={isFilterOpen ? listHref : `${listHref}${listHref.includes("?") ? "&" : "?"}filters=1`}
              scroll={false}
              className="lg:hidden"
            >
              筛选{told.length > 0 ? ` ${told.length}` : ""}
            </ButtonLink>
            {can(viewer, "createLead") && (
              <ButtonLink href="/projects/new" tone="primary" className="max-lg:hidden">
                新增线索
              </ButtonLink>
            )}
          </>
        }
      />
      <PageBody isFixed>
        <div className="flex flex-col lg:h-full">
          <FilterBar
            key={filter.q}
            filter={filter}
            scope={scope}
            unitScopeLabel={isDepartment ? "我的产业" : "本单位"}
            choices={choices}
            stalledCount={list.stalledCount}
            isBoard={!isTable}
            isOpenOnPhone={isFilterOpen}
          />
          {count === 0 ? (
            <Card label="没有项目">{await nothing(viewer, filter, told)}</Card>
          ) : "totals" in list ? (
            <Card label="项目表" className="lg:min-h-0 lg:flex-1">
              <ProjectTable page={list} filter={filter} />
              <Pager
                previousHref={list.previous && projectsHref(filter, { before: list.previous, after: null })}
                nextHref={list.next && projectsHref(filter, { after: list.next, before: null })}
              >
                本页 {list.rows.length} 个，共 {count} 个。{orderWords(filter)}截至 {list.today}。
              </Pager>
            </Card>
          ) : (
            <ProjectBoard
              board={list}
              filter={filter}
              viewerRoles={viewer.roles}
              asked={asked}
              save={saveProject}
              move={moveProject}
              recordVisit={recordVisit}
            />
          )}
        </div>
      </PageBody>
    </>
  );
}

const orderWords = ({ sort }: ProjectFilter) =>
  sort === "due"
    ? "先到期的在前，"
    : sort.endsWith("name")
      ? "按名称，"
      : sort.endsWith("code")
        ? "按编号，"
        : "按总投资，";

async function nothing(viewer: Viewer, filter: ProjectFilter, told: ReturnType<typeof conditionsOf>) {
  const narrowest = told.at(-1);
  if (narrowest)
    return (
      <NothingFound
        noun="项目"
        conditions={told.map(({ value }) => value)}
        narrowest={{ label: narrowest.label, href: narrowest.clearHref }}
        clearHref={filter.view === "table" ? "/projects?view=table" : "/projects"}
      />
    );
  if (await hasProjects(viewer))
    return (
      <NothingFound
        noun="项目"
        conditions={[`视图 ${scopeWords(viewer, filter.scope ?? ownScopeOf(viewer))}`]}
        clearHref={projectsHref(filter, { scope: "all" })}
      />
    );
  return (
    <EmptyState
      title="还没有项目"
      actions={
        <>
          {can(viewer, "createLead") && (
            <ButtonLink href="/projects/new" tone="primary">
              新增线索
            </ButtonLink>
          )}
          <ButtonLink href="/chains">去看缺链环节</ButtonLink>
        </>
      }
    >
      从产业链的缺链环节转为线索，或直接新增。
    </EmptyState>
  );
}

/** The move the address asks for; an address that names none, or a project out of sight, opens the board alone. */
async function findMove(viewer: Viewer, query: Awaited<Query>) {
  const { panel, to } = movePanelSchema.parse(query);
  if (!panel || !to) return null;
  const [state, choices, fileNames] = await Promise.all([
    findProject(viewer, panel),
    readFieldChoices(viewer, panel),
    readFileNames(viewer, panel),
  ]);
  if (!state || state.stage === to) return null;
  const { id, version, stage, status, dossier, mayCarry, ownerUnitName, pendingSigning } = state;
  return {
    project: { id, version, stage, status, dossier, mayCarry, ownerUnitName, pendingSigning, fileNames },
    to,
    choices,
  };
}
