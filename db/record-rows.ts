import { listedHonour } from "@/domain/company-list";
import { checkCreditCode, identifyingCode } from "@/domain/credit-code";
import { batchIn, honoursOfList } from "@/domain/honour";
import { plainCell, refuseName } from "@/domain/import-row";
import { type ListedProduct, readProducts, readShare } from "@/domain/product-list";
import { Refusal } from "@/domain/refusal";
import type { Listing } from "./import-passing";
import type { Named } from "./record-known";
import type { ParsedRow } from "./sheet-reader";

export type Honour = { kind: string; detail: string };
/** A row of a products or honours list: whom it names, and what it brings. */
export type RecordRow = Named & {
  source: ParsedRow;
  products: ListedProduct[];
  honours: Honour[];
  warnings: string[];
};

/** Reads the rows of such a list, a sentence for what is none. Throws Refusal where nothing says which honour it is of. */
export function recordReader(listing: Listing): (row: ParsedRow) => RecordRow | string {
  const { mapping, kind, headings } = listing;
  const fileHonour = kind === "honours" ? honourOf(listing) : "";
  return (source) => {
    const cell = (column: number | undefined) => (column === undefined ? "" : plainCell(source.cells[column] ?? ""));
    const name = cell(mapping.name);
    const unnamed = refuseName(name, source.cells);
    if (unnamed !== null) return unnamed;
    const code = identifyingCode(checkCreditCode(cell(mapping.creditCode))) ?? "";
    const formula = source.formulas?.find((column) => Object.values(mapping).includes(column));
    if (formula !== undefined) return `“${headings[formula] ?? ""}”列是公式，请粘贴为数值后重新导入`;
    const known = { source, name, code, province: cell(mapping.province) };
    if (kind === "honours") {
      const honour = cell(mapping.honour) || fileHonour;
      if (honour === "") return "荣誉名称为空";
      const detail = batchIn(cell(mapping.honourDetail), headings[mapping.honourDetail ?? -1] ?? "");
      return { ...known, products: [], honours: [{ kind: honour, detail }], warnings: [] };
    }
    const shareHeading = headings[mapping.productShare ?? -1] ?? "";
    const listed = withShare(readProducts(cell(mapping.products)), cell(mapping.productShare), shareHeading);
    const stockCode = cell(mapping.stockCode);
    if (listed.products.length === 0 && stockCode === "") return "主营产品为空";
    return { ...known, ...listed, honours: stockCode === "" ? [] : [{ kind: listedHonour, detail: stockCode }] };
  };
}

/** The honour of rows that name none; empty where only their column can. */
function honourOf({ mapping, fileName, headings }: Listing): string {
  const [honour = "", ...others] = honoursOfList(fileName, headings);
  if (honour !== "" && others.length === 0) return honour;
  if (mapping.honour !== undefined) return "";
  const told =
    honour === ""
      ? "未找到荣誉名称。请加一列“荣誉名称”，或在文件名中写明，如“绿色工厂名单.xlsx”。"
      : `文件名或表头写了几项荣誉：${[honour, ...others].join("、")}。请加一列“荣誉名称”，或把文件名改为其中一项。`;
  throw new Refusal(told);
}

/** The share of a column of its own is that of the one product in its row. */
function withShare(products: ListedProduct[], cell: string, heading: string) {
  const [product] = products;
  if (cell === "" || product === undefined) return { products, warnings: [] };
  if (products.length > 1) return { products, warnings: [`一格有多个产品，产品占比“${cell}”未导入。`] };
  const share = readShare(cell, heading);
  if (share === null) return { products, warnings: [`产品占比“${cell}”没有百分号或超过 1,000%，未导入。`] };
  return { products: [{ ...product, shareBasisPoints: share }], warnings: [] };
}
