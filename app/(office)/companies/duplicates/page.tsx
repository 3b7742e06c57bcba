import { keepDistinct } from "@/app/(office)/companies/duplicates/actions";
import { joinGroup } from "@/app/(office)/companies/group-actions";
import { requireViewer } from "@/auth";
import { DuplicateRow } from "@/components/companies/duplicate-row";
import { BusinessOnly } from "@/components/shell/business-only";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { CardScroll } from "@/components/ui/card-scroll";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { NothingFound } from "@/components/ui/nothing-found";
import { Pager } from "@/components/ui/pager";
import { listDuplicates } from "@/db/duplicates";
import { facetCountWords } from "@/domain/company-facet";
import { duplicateFilterSchema, duplicateReasonLabels, duplicateReasons, duplicatesHref } from "@/domain/duplicate";
import { can } from "@/domain/permission";

export const metadata = { title: "可能重复的企业 - 企业" };

export default async function DuplicatesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const viewer = await requireViewer();
  const title = "可能重复的企业";
  const crumbs = [{ label: "企业", href: "/companies" }];
  if (!can(viewer, "readBusiness")) return <BusinessOnly title={title} crumbs={crumbs} />;
  const filter = duplicateFilterSchema.parse(await searchParams);
  const { pairs, counts, previous, next } = await listDuplicates(viewer, filter);
  const shownOf = facetCountWords(counts[filter.reason ?? "all"]);
  return (
    <>
      <PageHead crumbs={crumbs} title={title} />
      <PageBody isFixed>
        <Card label="可能重复的企业" className="lg:h-full">
          <nav
            aria-label="按理由筛选"
            className="flex shrink-0 gap-1.5 overflow-x-auto border-b border-line-2 px-3 py-2"
          >
            <Chip
              label={`全部 ${facetCountWords(counts.all)}`}
              href={duplicatesHref({})}
              isOn={filter.reason === null}
            />
            {duplicateReasons.map((reason) => (
              <Chip
                key={reason}
                label={`${duplicateReasonLabels[reason]} ${facetCountWords(counts[reason])}`}
                href={duplicatesHref({ reason })}
                isOn={filter.reason === reason}
              />
            ))}
          </nav>
          <CardScroll>
            {pairs.length > 0 ? (
              <ol aria-label="可能重复的企业">
                {pairs.map((pair) => (
                  <DuplicateRow
                    key={`${pair.first.id} ${pair.second.id}`}
                    pair={pair}
                    keepDistinct={can(viewer, "mergeCompanies") ? keepDistinct : null}
                    joinGroup={can(viewer, "editCompany") ? joinGroup : null}
                  />
                ))}
              </ol>
            ) : filter.reason && counts.all !== 0 ? (
              <NothingFound
                noun="疑似重复"
                conditions={[duplicateReasonLabels[filter.reason]]}
                clearHref={duplicatesHref({})}
              />
            ) : (
              <EmptyState
                title="没有待核对的重复企业"
                actions={<ButtonLink href="/companies">查看企业名录</ButtonLink>}
              >
                新增、修改和导入企业后会自动比对，相像的企业列在这里。
              </EmptyState>
            )}
          </CardScroll>
          <Pager
            previousHref={previous && duplicatesHref({ reason: filter.reason, before: previous })}
            nextHref={next && duplicatesHref({ reason: filter.reason, after: next })}
          >
            {pairs.length > 0 && `待核对 ${shownOf} 对，本页 ${pairs.length} 对，理由强的在前`}
          </Pager>
        </Card>
      </PageBody>
    </>
  );
}
