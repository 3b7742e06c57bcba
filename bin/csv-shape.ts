import { parse } from "csv-parse/sync";
import { detectColumns, importFields } from "@/domain/import-row";

/** Official files carry a title and a unit line above the headings. */
export const headingWithinRows = 20;

/** How any csv is read; lines of one file may end in several ways, the longest first. */
export const csvShape = {
  bom: true,
  record_delimiter: ["\r\n", "\n", "\r"],
  relax_column_count: true,
  relax_quotes: true,
};

/** The separator under which a line near the top names most columns: the texts below may hold any of them. */
export function delimiterOf(top: string): string {
  const found = [",", "\t", ";"].map((delimiter) => ({ delimiter, columns: mostColumnsNamed(top, delimiter) }));
  return found.reduce((best, one) => (one.columns > best.columns ? one : best)).delimiter;
}

function mostColumnsNamed(top: string, delimiter: string): number {
  let most = 0;
  const look = (cells: string[]) => {
    most = Math.max(most, Object.keys(detectColumns(cells, importFields)).length);
    return null;
  };
  try {
    parse(top, { ...csvShape, delimiter, to: headingWithinRows, on_record: look });
  } catch {
    // The head of a file may end inside a quoted cell; the lines before it have been looked at.
  }
  return most;
}
