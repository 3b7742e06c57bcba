"use client";

import { Table } from "@/components/ui/table";
import { HeadCell } from "@/components/ui/table-cells";

const barWidths = ["w-28", "w-20", "w-32", "w-24"];

/** A list on its way: the head at once, grey bars after 0.3 s. */
export function TableSkeleton({
  caption,
  headings,
  rowCount = 8,
}: {
  caption: string;
  headings: readonly string[];
  rowCount?: number;
}) {
  return (
    <div aria-busy="true">
      <output className="sr-only">正在读取{caption}</output>
      <Table caption={caption} className="table-fixed">
        <thead>
          <tr>
            {headings.map((heading) => (
              <HeadCell key={heading}>{heading}</HeadCell>
            ))}
          </tr>
        </thead>
        <tbody className="animate-late">
          {Array.from({ length: rowCount }, (_, row) => row).map((row) => (
            <tr key={row}>
              {headings.map((heading, column) => (
                <td key={heading}>
                  <span
                    className={`my-1.25 block h-2.5 max-w-full rounded-sm bg-line-2 ${barWidths[(row + column) % barWidths.length]}`}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
