import { detectColumns } from "@/domain/detect-columns";
import { importFields } from "@/domain/import-row";
import { type CsvShape, recordsOf } from "./csv-records";

/** Official files carry a title, a unit line and at times a page of notes above the headings. */
export const headingWithinRows = 50;

/**
 * The separator under which a line near the top names most columns, because the texts below may hold any of them; where
 * none names any, the one that makes most cells.
 */
export function shapeOf(top: string): CsvShape {
  const found = [",", "\t", ";"].map((delimiter) => look(top, delimiter));
  return found.reduce((best, one) => (isBetter(one, best) ? one : best));
}

type Look = CsvShape & { columns: number };

const isBetter = (one: Look, other: Look) =>
  one.columns > other.columns || (one.columns === 0 && other.columns === 0 && one.width > other.width);

/** The width of a list is what most of its rows have. */
function look(top: string, delimiter: string): Look {
  const times = new Map<number, number>();
  let columns = 0;
  let read = 0;
  for (const cells of recordsOf(top.replace(/^\uFEFF/, ""), { delimiter, width: 0 })) {
    if (read < headingWithinRows) columns = Math.max(columns, Object.keys(detectColumns(cells, importFields)).length);
    if (cells.length > 1) times.set(cells.length, (times.get(cells.length) ?? 0) + 1);
    read += 1;
  }
  const [[width] = [1]] = [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  return { delimiter, width, columns };
}
