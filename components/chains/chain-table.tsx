"use client";

import Link from "next/link";
import { CoverageTag } from "@/components/coverage/coverage-tag";
import { NoNumber } from "@/components/ui/no-number";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import { linkStageLabels } from "@/domain/chain";
import type { LinkRow } from "@/domain/chain-map";
import { capacityWords, demandOf, situationOf } from "@/domain/link-words";

const Count = ({ count }: { count: number }) => (count > 0 ? count : <NoNumber kind="notApplicable" />);

/** The chain as rows, what is missing first; also its printed form. */
export function ChainTable({
  name,
  links,
  responsible,
  assessable,
}: {
  name: string;
  links: readonly LinkRow[];
  responsible: readonly string[];
  /** Links the viewer may assess get 去评估. */
  assessable: boolean;
}) {
  return (
    <Table caption={`${name}各环节`} isRuled>
      <thead>
        <tr>
          <HeadCell>覆盖</HeadCell>
          <HeadCell>环节</HeadCell>
          <HeadCell>位置</HeadCell>
          <HeadCell>政策要求</HeadCell>
          <HeadCell>条款</HeadCell>
          <HeadCell>现状、缺口</HeadCell>
          <HeadCell isNumber second="家">
            本地企业
          </HeadCell>
          <HeadCell>本地产能</HeadCell>
          <HeadCell isNumber second="家">
            目标企业
          </HeadCell>
          <HeadCell isNumber second="个">
            在谈
          </HeadCell>
          <HeadCell isNumber second="个">
            签约以后
          </HeadCell>
          <HeadCell>责任部门</HeadCell>
          <HeadCell className="print:hidden">
            <span className="sr-only">办理</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {links.map((link) => (
          <Row key={link.linkId} link={link} responsible={responsible} assessable={assessable} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({
  link,
  responsible,
  assessable,
}: {
  link: LinkRow;
  responsible: readonly string[];
  assessable: boolean;
}) {
  const page = `/chains/${link.chainId}/${link.linkId}`;
  const isUnassessed = link.coverage === "unassessed";
  const situation = situationOf(link.assessment);
  return (
    <tr>
      <Cell>
        <CoverageTag coverage={link.coverage} />
      </Cell>
      <RowHead isWrapping className="min-w-36">
        <Link href={page} className={isUnassessed ? "text-ink-2" : undefined}>
          {link.name}
        </Link>
      </RowHead>
      <Cell isQuiet>{linkStageLabels[link.stage]}</Cell>
      <Cell isQuiet={link.source === "general"} isWrapping>
        {demandOf(link)}
      </Cell>
      <Cell isQuiet>{link.clause ?? <NoNumber kind="notApplicable" />}</Cell>
      <Cell>{situation === "未评估" ? <NoNumber kind="unassessed" /> : situation}</Cell>
      <Cell isNumber>
        <Count count={link.localCount} />
      </Cell>
      <Cell>
        {capacityWords(link.assessment?.localCapacityMilli, link.assessment?.capacityUnit) ?? (
          <NoNumber kind={isUnassessed ? "notApplicable" : "notRecorded"} />
        )}
      </Cell>
      <Cell isNumber>
        <Count count={link.prospectCount} />
      </Cell>
      <Cell isNumber>
        <Count count={link.talksCount} />
      </Cell>
      <Cell isNumber>
        <Count count={link.signedCount} />
      </Cell>
      <Cell isQuiet>{responsible.join("、") || <NoNumber kind="notSet" />}</Cell>
      <Cell className="text-right print:hidden">
        <Link href={isUnassessed && assessable ? `${page}?tab=assessment` : page}>
          {isUnassessed && assessable
            ? "去评估"
            : link.coverage === "none" && link.prospectCount > 0
              ? "找企业"
              : "打开"}
        </Link>
      </Cell>
    </tr>
  );
}
