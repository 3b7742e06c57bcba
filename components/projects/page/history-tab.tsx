import { StateBlock } from "@/components/ui/state-block";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import type { HistoryEntry } from "@/domain/project-page";

/** 变更记录: moves, status changes, signings, amendments and reports, newest first. */
export function HistoryTab({ entries }: { entries: readonly HistoryEntry[] }) {
  if (entries.length === 0) return <StateBlock title="还没有变更记录">登记线索后，每一步都记在这里。</StateBlock>;
  return (
    <>
      <ul className="px-4 py-2 lg:hidden">
        {entries.map((entry) => (
          <li key={entry.id} className="border-b border-line-2 py-2 text-sm">
            <p>{entry.words}</p>
            {entry.reason && <p className="text-ink-2">{entry.reason}</p>}
            <p className="text-xs text-ink-3">
              {entry.at}，{entry.personName}
            </p>
          </li>
        ))}
      </ul>
      <div className="max-lg:hidden">
        <Table caption="变更记录">
          <thead>
            <tr>
              <HeadCell>时间</HeadCell>
              <HeadCell>类别</HeadCell>
              <HeadCell>内容</HeadCell>
              <HeadCell>原因或来源</HeadCell>
              <HeadCell>办理人</HeadCell>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.id}>
                <RowHead>{entry.at}</RowHead>
                <Cell isQuiet>{entry.kind}</Cell>
                <Cell isWrapping>{entry.words}</Cell>
                <Cell isWrapping isQuiet>
                  {entry.reason}
                </Cell>
                <Cell>{entry.personName}</Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </>
  );
}
