import { requireViewer } from "@/auth";
import { GapFilters } from "@/components/gaps/gap-filters";
import { GapList, GapTable } from "@/components/gaps/gap-table";
import { BusinessOnly } from "@/components/shell/business-only";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { CardFoot } from "@/components/ui/card-foot";
import { CardScroll } from "@/components/ui/card-scroll";
import { EmptyState } from "@/components/ui/empty-state";
import { ExportButton } from "@/components/ui/export-button";
import { NothingFound } from "@/components/ui/nothing-found";
import { listGaps } from "@/db/gaps";
import {
  contactDays,
  countGaps,
  gapConditions,
  gapFilterSchema,
  gapsHref,
  ofOwn,
  shownGaps,
  signedLabel,
} from "@/domain/gap";
import { can, refusalFor, seesAllProjects } from "@/domain/permission";

export const metadata = { title: "缺链环节 - 产业链" };

export default async function GapsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const viewer = await requireViewer();
  const crumbs = [{ label: "产业链", href: "/chains" }];
  if (!can(viewer, "readBusiness")) return <BusinessOnly title="缺链环节" crumbs={crumbs} />;
  const { rows, today, filter, options, hasOwn } = await listGaps(viewer, gapFilterSchema.parse(await searchParams));
  const counts = countGaps(ofOwn(rows, filter.of, hasOwn));
  const shown = shownGaps(rows, filter, hasOwn);
  const seesAll = seesAllProjects(viewer);
  const conditions = gapConditions(filter, options, seesAll);
  const fileHref = gapsHref(filter, {}, "/chains/gaps/sheet");
  return (
    <>
      <PageHead
        crumbs={crumbs}
        title="缺链环节"
        meta={`${shown.length} 个环节等待办理`}
        actions={
          <ExportButton
            key={fileHref}
            href={fileHref}
            refusal={can(viewer, "exportList") ? null : refusalFor("exportList", viewer)}
          />
        }
      />
      <PageBody isFixed>
        <Card label="缺链环节" className="lg:max-h-full">
          <GapFilters
            filter={filter}
            unitName={hasOwn ? viewer.unitShortName : null}
            counts={counts}
            choices={options}
            seesAll={seesAll}
          />
          <CardScroll>
            {shown.length > 0 ? (
              <>
                <GapTable rows={shown} seesAll={seesAll} />
                <GapList rows={shown} seesAll={seesAll} />
              </>
            ) : conditions.length > 0 || (hasOwn && filter.of !== "all" && rows.length > 0) ? (
              <NothingFound
                noun="缺链环节"
                conditions={conditions.length > 0 ? conditions : [viewer.unitShortName]}
                clearHref={gapsHref({ of: "all" })}
              />
            ) : (
              <EmptyState title="没有等待办理的环节" actions={<ButtonLink href="/chains">查看产业链</ButtonLink>}>
                有目标企业、{contactDays} 日内有接触、需求已有产能和签约覆盖的环节不列在这里。
              </EmptyState>
            )}
          </CardScroll>
          <CardFoot>
            数据截至 {today}。在办企业为在本环节有在办项目的企业；项目、接触和签约按您可见的在办项目统计
            {filter.banner ? "，只计所选旗县市区承办或落地的" : ""}
            ；产能缺口＝需求－现有－{signedLabel(seesAll)}（同单位），未录入的按未计。
          </CardFoot>
        </Card>
      </PageBody>
    </>
  );
}
