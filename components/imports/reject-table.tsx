import { Table } from "@/components/ui/table";
import { Cell, HeadCell } from "@/components/ui/table-cells";
import type { RejectRow } from "@/domain/company-import";

/** Rows left out, with why and what they say. */
export function RejectTable({ rows }: { rows: readonly RejectRow[] }) {
  return (
    <Table caption="未导入的行">
      <thead>
        <tr>
          <HeadCell isNumber>行号</HeadCell>
          <HeadCell>原因</HeadCell>
          <HeadCell>内容</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ line, reason, cells }) => (
          <tr key={line}>
            <Cell isNumber isQuiet>
              {line}
            </Cell>
            <Cell isWrapping className="min-w-44">
              {reason}
            </Cell>
            <Cell isWrapping isQuiet>
              <span className="line-clamp-2 wrap-anywhere">
                {cells.filter((cell) => cell.trim() !== "").join("，")}
              </span>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
