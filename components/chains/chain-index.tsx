"use client";

import Link from "next/link";
import { useCoverageLabels } from "@/components/coverage/coverage-words";
import { HeatStrip } from "@/components/coverage/heat-strip";
import { NoNumber } from "@/components/ui/no-number";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import type { ChainRow } from "@/domain/chain-map";

/** Chains under their clusters, each with its strip of squares and its gap. */
export function ChainIndex({ chains }: { chains: readonly ChainRow[] }) {
  const { none } = useCoverageLabels();
  const clusters = [...new Map(chains.map((chain) => [chain.clusterId, chain.clusterName]))];
  return (
    <>
      <div className="max-lg:hidden">
        <Table caption="产业链" isRuled>
          <thead>
            <tr>
              <HeadCell>产业链</HeadCell>
              <HeadCell>产业</HeadCell>
              <HeadCell>各环节覆盖</HeadCell>
              <HeadCell isNumber second="个">
                环节
              </HeadCell>
              <HeadCell isNumber second="个">
                政策点名
              </HeadCell>
              <HeadCell isNumber second="个">
                {none}
              </HeadCell>
              <HeadCell isNumber second="个">
                未评估
              </HeadCell>
            </tr>
          </thead>
          {clusters.map(([clusterId, clusterName]) => (
            <tbody key={clusterId}>
              <tr>
                <th colSpan={7} scope="rowgroup" className="bg-page text-ink-2">
                  <span className="text-xs font-medium">{clusterName}</span>
                </th>
              </tr>
              {chains
                .filter((chain) => chain.clusterId === clusterId)
                .map((chain) => (
                  <tr key={chain.chainId}>
                    <RowHead>
                      <Link href={`/chains/${chain.chainId}`}>{chain.name}</Link>
                    </RowHead>
                    <Cell isQuiet>{chain.industryName}</Cell>
                    <Cell className="w-80">
                      <HeatStrip chain={chain} />
                    </Cell>
                    <Cell isNumber>{chain.linkCount}</Cell>
                    <Cell isNumber>{chain.namedCount}</Cell>
                    <Cell isNumber isKey>
                      <Gap chain={chain} />
                    </Cell>
                    <Cell isNumber isQuiet>
                      {chain.unassessedCount}
                    </Cell>
                  </tr>
                ))}
            </tbody>
          ))}
        </Table>
      </div>
      <div className="lg:hidden print:hidden">
        {clusters.map(([clusterId, clusterName]) => (
          <section key={clusterId} aria-label={clusterName}>
            <h2 className="bg-page px-3 py-1.5 text-xs font-medium text-ink-2">{clusterName}</h2>
            <ul>
              {chains
                .filter((chain) => chain.clusterId === clusterId)
                .map((chain) => (
                  <li key={chain.chainId} className="border-b border-line-2 px-3 py-2">
                    <Link href={`/chains/${chain.chainId}`} className="flex min-h-6 gap-2">
                      <span className="min-w-0 flex-1">{chain.name}</span>
                      <span className="text-xs text-ink-2">
                        {none} {chain.noLeadCount}，共 {chain.linkCount}
                      </span>
                    </Link>
                    <HeatStrip chain={chain} />
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

const Gap = ({ chain }: { chain: ChainRow }) =>
  chain.noLeadCount > 0 || chain.namedCount > 0 ? chain.noLeadCount : <NoNumber kind="unassessed" />;
