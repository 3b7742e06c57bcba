import { isHeadingText } from "@/domain/form-words";
import type { Mapping } from "@/domain/import-row";

const firm = /[\p{L}\p{N})）]{2}(?:有限公司|有限责任公司|股份公司|合作社)(?:[(（][^()（）]*[)）])?$/u;

/**
 * Whether the rows are a form about one company, or a list turned on its side, rather than a list under the row at
 * `headingAt`: half of what else stands in a column are headings too, in rows that name no firm beside them, or the
 * name's heading has a firm beside it.
 */
export function isFilledForm(rows: readonly (readonly string[])[], headingAt: number, { name }: Mapping): boolean {
  const headings = rows[headingAt] ?? [];
  const others = rows.filter((_, at) => at !== headingAt);
  const isFormColumn = (_: string, column: number) => {
    const filled = others.filter((cells) => textAt(cells, column) !== "");
    const words = filled
      .filter((cells) => isHeadingText(textAt(cells, column)) && !isBesideFirm(cells, column, name))
      .map((cells) => textAt(cells, column));
    return new Set(words.filter(isFullWord)).size > 1 && words.length * 2 >= filled.length;
  };
  return (name !== undefined && namesFirm(nextFilled(headings, name))) || headings.some(isFormColumn);
}

const textAt = (cells: readonly string[], column: number) => cells[column]?.trim() ?? "";

/** The cell behind a heading, past those that were merged with it. */
const nextFilled = (cells: readonly string[], column: number) =>
  cells
    .slice(column + 1)
    .filter((cell) => cell.trim() !== "")
    .slice(0, 1);

/** A row of a list may hold a field's name, 联系电话 under 缺失信息: its firm stands in another column. */
function isBesideFirm(cells: readonly string[], column: number, name: number | undefined): boolean {
  const named = name === undefined || name === column ? "" : textAt(cells, name);
  return (named !== "" && !isHeadingText(named)) || namesFirm(cells.filter((_, at) => at !== column));
}

/** 企业, 公司 and 产品 may be what a list's column of kinds holds. */
const isFullWord = (word: string) => word.length > 2;

/** Headings name no firm; 集团公司 and 是否上市公司 are none. */
export const namesFirm = (cells: readonly string[]) => cells.some((cell) => firm.test(cell.trim()));
