import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import type { LedgerRow } from "@/domain/project-page";

const stateWords = { live: "有效", reversed: "已冲销", reversal: "冲销" } satisfies Record<LedgerRow["state"], string>;

/** The project's lines of the ledger; a reversed line stays in view with its reversal beneath. */
export function LedgerTable({ lines, sentence }: { lines: readonly LedgerRow[]; sentence: string }) {
  const live = lines.filter((line) => line.state === "live").length;
  return (
    <section aria-label="计入明细">
      <h3 className="mb-1 text-sm font-semibold">
        计入明细{" "}
        <span className="text-xs font-normal text-ink-3">
          {lines.length} 笔，其中有效 {live} 笔
        </span>
      </h3>
      {lines.length === 0 ? (
        <p className="text-sm text-ink-2">还没有计入。{sentence}</p>
      ) : (
        <div className="overflow-x-auto">
          <Table caption="计入明细" rows={28} isRuled>
            <thead>
              <tr>
                <HeadCell>年份</HeadCell>
                <HeadCell>类别</HeadCell>
                <HeadCell>产业</HeadCell>
                <HeadCell>旗县市区</HeadCell>
                <HeadCell>指标</HeadCell>
                <HeadCell isNumber>数值</HeadCell>
                <HeadCell>单位</HeadCell>
                <HeadCell>状态</HeadCell>
                <HeadCell>事由</HeadCell>
                <HeadCell>记账</HeadCell>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.id}>
                  <RowHead>{line.year}</RowHead>
                  <Cell>{line.bucketWords}</Cell>
                  <Cell>{line.industryName}</Cell>
                  <Cell>{line.bannerName}</Cell>
                  <Cell isWrapping>{line.measure}</Cell>
                  <Cell isNumber isKey={line.state === "live"} isQuiet={line.state !== "live"}>
                    {line.figure}
                  </Cell>
                  <Cell isQuiet>{line.unit}</Cell>
                  <Cell isQuiet={line.state !== "live"}>{stateWords[line.state]}</Cell>
                  <Cell isQuiet>{line.eventWords}</Cell>
                  <Cell isQuiet>{line.postedOn}</Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </section>
  );
}
