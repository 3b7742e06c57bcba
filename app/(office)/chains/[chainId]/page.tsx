import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { requireViewer } from "@/auth";
import { ChainMap } from "@/components/chains/chain-map";
import { ChainTable } from "@/components/chains/chain-table";
import { layOut } from "@/components/chains/layout";
import { LinkList } from "@/components/chains/link-list";
import { MapPrint } from "@/components/chains/map-print";
import { addressOf, conditionsOf, filterLinks, sortByGap, TableFilters } from "@/components/chains/table-filters";
import { CoverageLegend } from "@/components/coverage/coverage-legend";
import { LinkPanel, linkTabs } from "@/components/links/link-panel";
import { BusinessOnly } from "@/components/shell/business-only";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { Card } from "@/components/ui/card";
import { CardScroll } from "@/components/ui/card-scroll";
import { NothingFound } from "@/components/ui/nothing-found";
import { Segmented } from "@/components/ui/segmented";
import { findChainMap } from "@/db/chains";
import { findLink } from "@/db/links";
import { listProspects } from "@/db/prospects";
import { linkSources, linkStages } from "@/domain/chain";
import { type ChainMap as Chain, chainWords, countCoverages } from "@/domain/chain-map";
import { type CoverageLabels, coverageLabels, coverages } from "@/domain/coverage";
import { can, canForIndustry, seesAllProjects } from "@/domain/permission";

const query = z.object({
  view: z.enum(["map", "table"]).catch("map"),
  link: z.string().max(40).optional().catch(undefined),
  tab: z.enum(linkTabs).catch("prospects"),
  coverage: z.enum(coverages).optional().catch(undefined),
  source: z.enum(linkSources).optional().catch(undefined),
  stage: z.enum(linkStages).optional().catch(undefined),
});

const readChain = cache(async (chainId: string) => findChainMap(await requireViewer(), chainId));

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const viewer = await requireViewer();
  const chain = can(viewer, "readBusiness") ? await readChain((await params).chainId) : null;
  return { title: `${chain?.name ?? "环节图"} - 产业链` };
}

type PageProps = { params: Promise<{ chainId: string }>; searchParams: Promise<Record<string, string | string[]>> };

export default async function ChainPage({ params, searchParams }: PageProps) {
  const viewer = await requireViewer();
  if (!can(viewer, "readBusiness")) return <BusinessOnly title="产业链" />;
  const [{ chainId }, asked] = [await params, query.parse(await searchParams)];
  const chain = await readChain(chainId);
  if (!chain) notFound();
  const href = `/chains/${chain.chainId}`;
  const layout = await layOut(chain);
  const opened = chain.links.find((link) => link.linkId === asked.link)?.linkId ?? null;
  const [link, prospects] = opened
    ? await Promise.all([findLink(viewer, opened), listProspects(viewer, opened, {}, 10)])
    : [null, null];
  const filter = { coverage: asked.coverage, source: asked.source, stage: asked.stage };
  const rows = filterLinks(sortByGap(chain.links), filter);
  const labels = coverageLabels(seesAllProjects(viewer));
  const words = wordsOf(chain, labels);
  const isTable = asked.view === "table";
  return (
    <>
      <PageHead
        crumbs={[{ label: "产业链", href: "/chains" }, { label: chain.clusterName }]}
        title={chain.name}
        meta={words}
        actions={
          <span className="contents max-lg:hidden">
            <Segmented
              label="看法"
              segments={[
                { href, label: "图", isCurrent: !isTable },
                { href: `${href}?view=table`, label: "表", isCurrent: isTable },
              ]}
            />
          </span>
        }
      />
      <PageBody isFixed className="flex flex-col gap-2 print:block">
        <h1 className="hidden text-center font-title text-xl print:block">{chain.fullName}产业链</h1>
        <p className="hidden pb-2 text-sm print:block">{words}</p>
        <div className="lg:hidden print:hidden">
          <LinkList links={rows} />
        </div>
        {isTable ? (
          <Card label={`${chain.name}各环节`} className="max-lg:hidden lg:max-h-full">
            <div className="flex shrink-0 flex-wrap items-center gap-1.5 border-b border-line-2 px-3 py-1.5 print:hidden">
              <TableFilters href={href} filter={filter} labels={labels} />
              <span className="flex-1" />
              <span className="text-xs text-ink-3">按“先缺后有”排序；未评估不计缺链</span>
            </div>
            <CardScroll>
              {rows.length > 0 ? (
                <ChainTable
                  name={chain.name}
                  links={rows}
                  responsible={chain.responsible}
                  assessable={canForIndustry(viewer, "assessLink", chain.industryId)}
                />
              ) : (
                <NothingFound noun="环节" conditions={conditionsOf(filter, labels)} clearHref={addressOf(href, {})} />
              )}
            </CardScroll>
          </Card>
        ) : (
          <>
            <div
              className={`-mx-4 -my-3 flex min-h-0 flex-1 flex-col max-lg:hidden print:hidden ${opened ? "lg:mr-96 xl:mr-106" : ""}`}
            >
              <div className="px-4 pt-2">
                <CoverageLegend variant="plain" counts={countCoverages(chain.links)} />
              </div>
              <ChainMap name={chain.name} links={chain.links} layout={layout} openLinkId={opened} href={href} />
            </div>
            <div className="hidden print:block">
              <MapPrint name={chain.name} links={chain.links} layout={layout} labels={labels} />
              <ChainTable
                name={chain.name}
                links={sortByGap(chain.links)}
                responsible={chain.responsible}
                assessable={false}
              />
            </div>
          </>
        )}
      </PageBody>
      {link && prospects && (
        <LinkPanel
          link={link}
          prospects={prospects}
          tab={asked.tab}
          href={isTable ? addressOf(href, filter) : href}
          canLead={can(viewer, "createLead")}
          seesAll={seesAllProjects(viewer)}
        />
      )}
    </>
  );
}

const wordsOf = (chain: Chain, labels: CoverageLabels) =>
  chainWords(
    {
      linkCount: chain.links.length,
      namedCount: chain.links.filter((link) => link.source === "policy").length,
      noLeadCount: countCoverages(chain.links).none,
    },
    labels,
  );
