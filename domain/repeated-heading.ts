import { detectColumns } from "@/domain/detect-columns";
import { headingTexts } from "@/domain/heading-words";
import { type ImportField, type Mapping, unitIn } from "@/domain/import-row";

/** A list's long texts are not looked up: there are some for every row. */
const longest = 20;

/**
 * Tells a heading that stands again among the rows of a list from one under which the columns hold something else;
 * null for any other row.
 */
export function repeatedHeadings(headings: readonly string[], fields: readonly ImportField[]) {
  const texts = new Set([...headings, ...headingTexts].filter((text) => text !== ""));
  const first = detectColumns(headings, fields);
  return (cells: readonly string[]): "same" | "other" | null => {
    if (!cells.some((cell) => cell.length <= longest && texts.has(cell))) return null;
    const columns = detectColumns(cells, fields);
    if (columns.name === undefined || Object.keys(columns).length < 2) return null;
    const hasOtherUnit = unitOf(columns, cells) !== "" && unitOf(columns, cells) !== unitOf(first, headings);
    return hasOtherUnit || fields.some((field) => isMoved(field, columns, first)) ? "other" : "same";
  };
}

const unitOf = ({ capital }: Mapping, headings: readonly string[]) =>
  capital === undefined ? "" : unitIn(headings[capital] ?? "");

/** The field stands in another column than before, or in one that held another field. */
function isMoved(field: ImportField, columns: Mapping, first: Mapping): boolean {
  const column = columns[field];
  if (column === undefined || column === first[field]) return false;
  return first[field] !== undefined || Object.values(first).includes(column);
}
