import { isHeadingText } from "@/domain/form-words";
import type { Mapping } from "@/domain/import-row";

const firm = /[\p{L}\p{N})）]{2}(?:有限公司|有限责任公司|股份公司|合作社)(?:[(（][^()（）]*[)）])?$/u;

/**
 * Whether the rows are a form about one company, or a list turned on its side, rather than a list under the row at
 * `headingAt`: half of what else stands in a column are headings too, or the name's heading has a firm beside it.
 */
export function isFilledForm(rows: readonly (readonly string[])[], headingAt: number, { name }: Mapping): boolean {
  const headings = rows[headingAt] ?? [];
  const others = rows.filter((_, at) => at !== headingAt);
  const isFormColumn = (_: string, column: number) => {
    const filled = others.map((cells) => cells[column]?.trim() ?? "").filter((cell) => cell !== "");
    const words = filled.filter(isHeadingText);
    return new Set(words.filter(isFullWord)).size > 1 && words.length * 2 >= filled.length;
  };
  return (name !== undefined && namesFirm(headings)) || headings.some(isFormColumn);
}

/** 企业, 公司 and 产品 may be what a list's column of kinds holds. */
const isFullWord = (word: string) => word.length > 2;

/** Headings name no firm; 集团公司 and 是否上市公司 are none. */
export const namesFirm = (cells: readonly string[]) => cells.some((cell) => firm.test(cell.trim()));
