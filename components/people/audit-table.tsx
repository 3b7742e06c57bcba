import { AuditDifference } from "@/components/people/audit-difference";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell } from "@/components/ui/table-cells";
import { type AuditEntry, operationLabels, subjectLabel } from "@/domain/audit-entry";
import { showMoment } from "@/domain/moment";

/** Entries newest first; what changed opens under a short list of the fields. */
export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  return (
    <Table caption="审计记录" rows={28}>
      <thead className="max-lg:hidden">
        <tr>
          <HeadCell>序号</HeadCell>
          <HeadCell>时间</HeadCell>
          <HeadCell>经手人</HeadCell>
          <HeadCell>操作</HeadCell>
          <HeadCell>对象</HeadCell>
          <HeadCell>改动</HeadCell>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <Cell className="max-lg:hidden" isQuiet>
              {entry.id}
            </Cell>
            <Cell className="max-lg:hidden">{showMoment(entry.at)}</Cell>
            <Cell className="max-lg:hidden">{entry.personName ?? "系统"}</Cell>
            <Cell className="max-lg:hidden">{operationLabels[entry.operation] ?? entry.operation}</Cell>
            <Cell className="max-lg:hidden">{subjectLabel(entry.subject)}</Cell>
            <Cell isWrapping className="lg:w-1/2">
              <span className="block text-xs text-ink-2 lg:hidden">
                {showMoment(entry.at)} · {entry.personName ?? "系统"} ·{" "}
                {operationLabels[entry.operation] ?? entry.operation}
                {subjectLabel(entry.subject)}
              </span>
              <AuditDifference entry={entry} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
