import { z } from "zod";
import { requireViewer } from "@/auth";
import { ChainIndex } from "@/components/chains/chain-index";
import { CoverageLegend } from "@/components/coverage/coverage-legend";
import { BusinessOnly } from "@/components/shell/business-only";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { CardFoot } from "@/components/ui/card-foot";
import { CardScroll } from "@/components/ui/card-scroll";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { NothingFound } from "@/components/ui/nothing-found";
import { listChains } from "@/db/chains";
import { coverageLabels } from "@/domain/coverage";
import { can, seesAllProjects } from "@/domain/permission";

export const metadata = { title: "产业链" };

const query = z.object({
  of: z.enum(["own", "all"]).optional().catch(undefined),
  gap: z.literal("1").optional().catch(undefined),
});

export default async function ChainsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const viewer = await requireViewer();
  if (!can(viewer, "readBusiness")) return <BusinessOnly title="产业链" />;
  const asked = query.parse(await searchParams);
  const chains = await listChains(viewer);
  const seesAll = seesAllProjects(viewer);
  const { none } = coverageLabels(seesAll);
  const hasOwn = chains.some((chain) => chain.isOwn);
  const isOwn = hasOwn && asked.of !== "all";
  const hasGap = asked.gap === "1";
  const shown = chains.filter((chain) => (!isOwn || chain.isOwn) && (!hasGap || chain.noLeadCount > 0));
  const total = (of: (chain: (typeof shown)[number]) => number) => shown.reduce((sum, chain) => sum + of(chain), 0);
  const to = (of: "own" | "all", gap: boolean) => `/chains?of=${of}${gap ? "&gap=1" : ""}`;
  return (
    <>
      <PageHead
        title="产业链"
        meta={`${shown.length} 条产业链，按集群排列`}
        actions={
          <>
            <ButtonLink href="/chains/words" className="max-lg:hidden">
              关键词复核
            </ButtonLink>
            <ButtonLink href="/chains/gaps">缺链环节</ButtonLink>
          </>
        }
      />
      <PageBody isFixed>
        <Card label="产业链" className="lg:max-h-full">
          <div className="flex shrink-0 flex-wrap items-center gap-1.5 border-b border-line-2 px-3 py-1.5 print:hidden">
            {hasOwn && (
              <>
                <Chip label={viewer.unitShortName} href={to("own", hasGap)} isOn={isOwn} />
                <Chip label="全部" href={to("all", hasGap)} isOn={!isOwn} />
              </>
            )}
            <Chip
              label={`只看有“${none}”环节的`}
              href={to(isOwn ? "own" : "all", !hasGap)}
              {...(hasGap && { clearHref: to(isOwn ? "own" : "all", false) })}
            />
            <span className="flex-1" />
            <CoverageLegend />
          </div>
          <CardScroll>
            {shown.length > 0 ? (
              <ChainIndex chains={shown} />
            ) : chains.length === 0 ? (
              <EmptyState title="还没有产业链">由系统管理员装入政策包后显示。</EmptyState>
            ) : (
              <NothingFound
                noun="产业链"
                conditions={[...(isOwn ? [viewer.unitShortName] : []), ...(hasGap ? [`有“${none}”环节`] : [])]}
                clearHref="/chains?of=all"
              />
            )}
          </CardScroll>
          <CardFoot>
            合计 {total((chain) => chain.linkCount)} 个环节，政策点名 {total((chain) => chain.namedCount)} 个，{none}{" "}
            {total((chain) => chain.noLeadCount)} 个，未评估 {total((chain) => chain.unassessedCount)}{" "}
            个。覆盖按您可见的在办项目中最远的阶段显示{seesAll ? "" : "，他方首谈在保护期内的显示为在谈"}。
          </CardFoot>
        </Card>
      </PageBody>
    </>
  );
}
