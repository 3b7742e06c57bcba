import { redirect } from "next/navigation";
import { changeView, dropView, saveView, setDefaultView } from "@/app/(office)/companies/view-actions";
import { requireViewer } from "@/auth";
import { ColumnMenu } from "@/components/companies/column-menu";
import { CompanyFilters } from "@/components/companies/company-filters";
import { CompanyLines } from "@/components/companies/company-lines";
import { CompanySearchBox } from "@/components/companies/company-search-box";
import { CompanyTable } from "@/components/companies/company-table";
import { SortMenu } from "@/components/companies/sort-menu";
import { BusinessOnly } from "@/components/shell/business-only";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { CardScroll } from "@/components/ui/card-scroll";
import { EmptyState } from "@/components/ui/empty-state";
import { ExportButton } from "@/components/ui/export-button";
import { LiveRegion } from "@/components/ui/live-region";
import { NothingFound } from "@/components/ui/nothing-found";
import { Pager } from "@/components/ui/pager";
import { StateBlock } from "@/components/ui/state-block";
import { ViewMenu } from "@/components/views/view-menu";
import { findChainNames, listCompanyOptions } from "@/db/company-options";
import { listCompanies } from "@/db/company-search";
import { findDefaultView, listViews } from "@/db/saved-views";
import { activeConditions, choicesOf, without } from "@/domain/company-condition";
import {
  companiesHref,
  companyFilterSchema,
  companyOrderWords,
  countSentence,
  leftOutSentence,
} from "@/domain/company-list";
import { alikeLinkIds, tellLinksApart } from "@/domain/company-table";
import { can, refusalFor } from "@/domain/permission";
import { noView, viewHref, viewScopesFor, wholeHref } from "@/domain/saved-view";

export const metadata = { title: "企业" };

export default async function CompaniesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const viewer = await requireViewer();
  if (!can(viewer, "readBusiness")) return <BusinessOnly title="企业" />;
  const address = await searchParams;
  const opening = Object.keys(address).length === 0 ? await findDefaultView(viewer, "companies") : null;
  if (opening) redirect(viewHref("/companies", opening));
  const asked = companyFilterSchema.parse(address);
  const [list, options, views] = await Promise.all([
    listCompanies(viewer, asked),
    listCompanyOptions(viewer, asked.link),
    listViews(viewer, "companies"),
  ]);
  // Whoever has a default view stays in the whole list after clearing the last condition.
  const filter = { ...asked, view: asked.view || (views.some(({ isDefault }) => isDefault) ? noView : "") };
  const rows = tellLinksApart(list.rows, await findChainNames(viewer, alikeLinkIds(list.rows)));
  const choices = choicesOf(options);
  const conditions = activeConditions(filter, choices);
  const isFirstUse = list.rows.length === 0 && conditions.length === 0 && !filter.after && !filter.before;
  const fileHref = companiesHref(filter, { view: "", cols: "" }).replace("/companies", "/companies/sheet");
  const narrowest = conditions.at(-1);
  const upkeep = [
    { label: "查重", href: "/companies/duplicates" },
    ...(can(viewer, "importCompanies") ? [{ label: "导入", href: "/companies/import" }] : []),
  ];
  return (
    <>
      <PageHead
        title="企业"
        meta={options.lastImportOn && `最近导入 ${options.lastImportOn}`}
        actions={
          <>
            <ExportButton
              key={fileHref}
              href={fileHref}
              tone="plain"
              refusal={can(viewer, "exportList") ? null : refusalFor("exportList", viewer)}
            />
            {upkeep.map(({ label, href }) => (
              <ButtonLink key={href} href={href} className="max-lg:hidden">
                {label}
              </ButtonLink>
            ))}
            {can(viewer, "createCompany") && (
              <ButtonLink href="/companies/new" tone="primary">
                新增企业
              </ButtonLink>
            )}
          </>
        }
        phoneEntries={upkeep}
      />
      <PageBody isFixed>
        <Card label="企业名录" className="lg:h-full">
          <div className="grid shrink-0 grid-cols-1 gap-1.5 border-b border-line-2 px-3 py-2 print:hidden">
            <CompanySearchBox filter={filter} />
            <div className="flex items-start gap-1.5 max-lg:flex-wrap">
              <CompanyFilters filter={filter} choices={choices} />
              <div className="flex max-w-full shrink-0 flex-wrap gap-1.5 lg:ml-auto">
                <ViewMenu
                  page="companies"
                  path="/companies"
                  query={companiesHref(filter, { view: "" }).replace(/^[^?]*\??/, "")}
                  views={views}
                  currentId={filter.view}
                  scopes={viewScopesFor(viewer)}
                  actions={{ save: saveView, change: changeView, setDefault: setDefaultView, drop: dropView }}
                />
                <span className="max-lg:hidden">
                  <ColumnMenu filter={filter} layout="table" />
                </span>
                <span className="flex gap-1.5 lg:hidden">
                  <SortMenu filter={filter} order={list.order} />
                  <ColumnMenu filter={filter} layout="lines" />
                </span>
              </div>
            </div>
          </div>
          {list.leftOut.length > 0 && (
            <p className="shrink-0 border-b border-line-2 px-3 py-1.5 text-sm text-ink-2">
              {leftOutSentence(list.leftOut)}
            </p>
          )}
          <CardScroll>
            {list.rows.length > 0 ? (
              <>
                <CompanyTable rows={rows} filter={filter} order={list.order} />
                <CompanyLines rows={rows} filter={filter} />
              </>
            ) : list.isQueryTooShort ? (
              <StateBlock title="请多输入几个字">请输入 2 个以上汉字，或 2 个以上字母、数字。</StateBlock>
            ) : isFirstUse ? (
              <EmptyState
                title="还没有企业"
                actions={
                  can(viewer, "createCompany") && (
                    <>
                      <ButtonLink href="/companies/import" tone="primary">
                        导入名单
                      </ButtonLink>
                      <ButtonLink href="/companies/new">新增企业</ButtonLink>
                    </>
                  )
                }
              >
                可导入现成的名单，或逐家新增。
              </EmptyState>
            ) : (
              <NothingFound
                noun="企业"
                conditions={conditions.map((condition) => condition.label)}
                {...(narrowest && {
                  narrowest: {
                    label: narrowest.key === "q" ? filter.q : narrowest.label,
                    href: without(filter, narrowest.key),
                  },
                })}
                clearHref={wholeHref("/companies")}
              />
            )}
          </CardScroll>
          <Pager
            previousHref={list.previous && companiesHref(filter, { before: list.previous })}
            nextHref={list.next && companiesHref(filter, { after: list.next })}
          >
            {list.rows.length > 0 &&
              `${conditions.length > 0 ? "符合条件" : "共"} ${countSentence(list.count)}，本页 ${list.rows.length} 家，${companyOrderWords[list.order]}`}
          </Pager>
          <LiveRegion message={filter.q ? `查找“${filter.q}”：${countSentence(list.count)}` : ""} />
        </Card>
      </PageBody>
    </>
  );
}
