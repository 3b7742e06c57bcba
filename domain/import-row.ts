import { type Capital, parseCapital } from "@/domain/capital";
import { normaliseName } from "@/domain/company-name";
import { type CodeCheck, checkCreditCode } from "@/domain/credit-code";
import { isProvince, listedCity } from "@/domain/region";
import { foldCase, foldWidth, isBlankCell } from "@/domain/width";

/** What a list of companies may carry. */
export const companyFields = [
  "name",
  "creditCode",
  "foreignNo",
  "foundedOn",
  "companyType",
  "capital",
  "scope",
  "products",
  "province",
  "city",
  "address",
] as const;
export type CompanyField = (typeof companyFields)[number];

/** What any list may carry: a product list also the stock code, an honours list the honour and its batch. */
export const importFields = [...companyFields, "stockCode", "honour", "honourDetail"] as const;
export type ImportField = (typeof importFields)[number];

export const importFieldLabels = {
  name: "企业名称",
  creditCode: "统一社会信用代码",
  foreignNo: "境外注册号",
  foundedOn: "成立日期",
  companyType: "企业类型",
  capital: "注册资本",
  scope: "经营范围",
  products: "主营产品",
  province: "所在省份",
  city: "地区",
  address: "注册地址",
  stockCode: "股票代码",
  honour: "荣誉名称",
  honourDetail: "批次",
} satisfies Record<ImportField, string>;

/** The fields each kind of list is mapped to; the first is always needed. */
export const fieldsOfKind = {
  companies: companyFields,
  products: ["name", "creditCode", "products", "stockCode", "province"],
  honours: ["name", "creditCode", "honour", "honourDetail", "province"],
} as const satisfies Record<string, readonly ImportField[]>;

const headingWords = {
  name: [
    ...["企业名称", "公司名称", "单位名称", "企业全称", "公司全称", "名称", "市场主体名称", "工厂名称", "企业", "公司"],
    ...["fullname", "companyname", "company", "name"],
  ],
  creditCode: [
    ...["统一社会信用代码", "社会信用代码", "信用代码", "统一信用代码", "注册号", "工商注册号", "统一代码", "机构代码"],
    ...["uscc", "creditcode"],
  ],
  foreignNo: ["境外注册号", "境外登记号"],
  foundedOn: ["注册日期", "成立日期", "成立时间", "注册时间", "登记日期", "核准日期", "regdate"],
  companyType: ["企业类型", "公司类型", "主体类型", "登记类型"],
  capital: ["注册资金", "注册资本", "注册资本金", "认缴资本", "registeredcapitalraw", "capitalraw"],
  scope: ["经营范围", "经营业务范围", "业务范围", "businessscope"],
  products: ["主营产品", "主要产品", "产品", "主营业务", "产品名称", "mainproducts"],
  province: ["region", "所在省份", "省份", "省", "所属省份", "所在省", "province"],
  city: ["地区", "城市", "所在城市", "所属城市", "所在地区", "市", "地市", "盟市", "city"],
  address: ["注册地址", "地址", "住所", "企业地址", "经营场所", "公司地址"],
  stockCode: ["股票代码", "证券代码", "上市代码", "stockcode"],
  honour: ["荣誉名称", "荣誉", "称号", "认定类型", "资质名称"],
  honourDetail: ["批次", "认定批次", "认定年度", "年度", "batch"],
} satisfies Record<ImportField, string[]>;

/** Column number of each field; a field without a column is absent. */
export type Mapping = Partial<Record<ImportField, number>>;

/** Finds the columns by their headings, whatever the order; units and marks in the heading are ignored. */
export function detectColumns(headings: readonly string[], fields: readonly ImportField[] = companyFields): Mapping {
  const plain = headings.map((heading) => foldCase(heading).replace(/\([^)]*\)|[\s*:_\uFEFF]/g, ""));
  const mapping: Mapping = {};
  for (const field of fields) {
    const column = headingWords[field].map((word) => plain.indexOf(word)).find((at) => at >= 0);
    if (column !== undefined) mapping[field] = column;
  }
  return mapping;
}

/** 万元 of “注册资本（万元）”: the unit of bare numbers below; empty where the heading names none. */
export const unitIn = (heading: string): string =>
  /[((]\s*(?:单位[::]?)?\s*([万亿]?[一-鿿]*元|万|亿)\s*[))]/.exec(foldWidth(heading))?.[1] ?? "";

export type ImportCompany = {
  name: string;
  normalisedName: string;
  code: CodeCheck;
  foreignNo: string;
  /** ISO day, or null when the cell is empty or cannot be read (`warnings` then says so). */
  foundedOn: string | null;
  companyType: string;
  capital: Capital;
  scope: string;
  isScopeCut: boolean;
  products: string;
  province: string;
  city: string;
  address: string;
  /** Every mapped cell as the file has it. */
  raw: Partial<Record<CompanyField, string>>;
  warnings: string[];
};

export type ReadRow = { ok: true; company: ImportCompany } | { ok: false; reason: string };

/** Cleans one row without losing what was written; a row whose columns have shifted is refused with the reason. */
export function readRow(cells: readonly string[], mapping: Mapping, capitalUnit = ""): ReadRow {
  const raw: Partial<Record<CompanyField, string>> = {};
  for (const field of companyFields) {
    const column = mapping[field];
    if (column !== undefined) raw[field] = cells[column] ?? "";
  }
  const plain: Partial<Record<CompanyField, string>> = {};
  const cell = (field: CompanyField) => {
    plain[field] ??= plainCell(raw[field] ?? "");
    return plain[field];
  };
  const reason = refuse(cell, cells, mapping);
  if (reason !== null) return { ok: false, reason };
  const name = cell("name").replace(/\s+/g, " ");
  const code = checkCreditCode(cell("creditCode"));
  const founded = readDay(cell("foundedOn"));
  const { scope, isScopeCut } = readScopeCell(cell("scope"));
  const capital = parseCapital(withUnit(cell("capital"), capitalUnit));
  return {
    ok: true,
    company: {
      name,
      normalisedName: normaliseName(name),
      code,
      foreignNo: cell("foreignNo"),
      foundedOn: founded,
      companyType: cell("companyType"),
      capital,
      scope,
      isScopeCut,
      products: cell("products"),
      province: cell("province"),
      city: cell("city"),
      address: foldWidth(cell("address")),
      raw,
      warnings: [
        ...(code.sentence === null ? [] : [code.sentence]),
        ...(founded === null && cell("foundedOn") !== "" ? [`成立日期“${cell("foundedOn")}”无法识别，未导入。`] : []),
        ...(capital.flag === "unit_missing" ? [`注册资本“${capital.raw}”单位不明，金额未导入。`] : []),
        ...(capital.flag === "unreadable" ? [`注册资本“${capital.raw}”无法识别，金额未导入。`] : []),
        ...(capital.flag === "implausible" ? [`注册资本“${capital.raw}”数额存疑，请核对单位。`] : []),
        ...(isScopeCut ? ["经营范围在来源文件中已被截断。"] : []),
      ],
    },
  };
}

/**
 * One company however often it is listed: the 18-character code, else the old or foreign number, else name and
 * region. A malformed code identifies nobody.
 */
export function identityOf(company: ImportCompany): string {
  const { code, verdict } = company.code;
  if (verdict !== "empty" && verdict !== "malformed") return `code:${code}`;
  if (company.foreignNo !== "") return `foreign:${foldWidth(company.foreignNo).replace(/\s/g, "").toUpperCase()}`;
  return `name:${company.normalisedName}|${company.province.slice(0, 2)}|${company.city.replace(/市$/, "")}`;
}

/** `2002-07-10`, `2002/7/10`, `20020710`, `2002年7月10日`, with or without a time, or an Excel serial; else null. */
export function readDay(text: string): string | null {
  const plain = foldWidth(text).trim();
  if (/^\d{5}(?:\.\d+)?$/.test(plain)) return excelDay(Math.floor(Number(plain)));
  const found =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (!found) return null;
  return realDay(Number(found[1]), Number(found[2]), Number(found[3]));
}

/** A cell without marks around it; the apostrophe that keeps a spreadsheet from running it goes, blanks in words are blank. */
export function plainCell(written: string): string {
  const text = written
    .replace(/^\uFEFF/, "")
    .trim()
    .replace(/^'(?=[=+\-@＝＋－＠])/, "");
  return isBlankCell(text) ? "" : text;
}

const withUnit = (capital: string, unit: string) =>
  unit !== "" && /^[\d,]+(?:\.\d+)?$/.test(foldWidth(capital)) ? `${capital}${unit}` : capital;

/** Why a row of any list names no company: a total, a repeated heading, an empty or running name. */
export function refuseName(name: string, cells: readonly string[]): string | null {
  const first = cells.find((cell) => cell.trim() !== "") ?? "";
  if (/^(?:合计|小计|总计|共计|累计)/.test((name || first).replace(/\s/g, ""))) return "合计行，不是企业";
  if (name === "") return "企业名称为空";
  if (headingWords.name.includes(name)) return "重复的表头";
  if (/^[=+@＝＋＠]/.test(name)) return "企业名称是公式，请改为文字";
  return null;
}

function refuse(cell: (field: CompanyField) => string, cells: readonly string[], mapping: Mapping): string | null {
  const name = cell("name");
  const width = cells.length;
  if (mapping.name === undefined) return "未找到企业名称列";
  const unnamed = refuseName(name, cells);
  if (unnamed !== null) return unnamed;
  if (width <= Math.max(...Object.values(mapping)) && width < Object.keys(mapping).length)
    return "列数不足，各列可能错位";
  const isMasked = (text: string) => /^(?:X{3,}|某某)$/i.test(text);
  const misplaced = (field: CompanyField) => `“${importFieldLabels[field]}”列的内容不像该列，各列可能错位`;
  if (isMasked(name) || /^[\d,.]+$/.test(name) || name.length > 200) return misplaced("name");
  const cityAlone = cell("city") === "" ? listedCity(cell("province")) : null;
  if (cell("province") !== "" && !isProvince(cell("province")) && !cityAlone) return misplaced("province");
  const capital = cell("capital");
  if (capital !== "" && !/\d/.test(capital) && !/^万?元?人民币/.test(capital)) return misplaced("capital");
  if (/\d{4}-\d{2}-\d{2}/.test(capital)) return misplaced("capital");
  const scope = cell("scope");
  if (isMasked(scope) || isProvince(scope) || /^[\d,.]+\(?万?元?[^,;、]{0,5}\)?$/.test(scope))
    return misplaced("scope");
  if (isMasked(cell("city")) || cell("city").length > 20) return misplaced("city");
  return null;
}

/** Registers end a scope that did not fit with `...`, and many with stars or 〓; the words before are all kept. */
function readScopeCell(text: string): { scope: string; isScopeCut: boolean } {
  const scope = text.replace(/[\s*〓]+$/, "");
  const whole = scope.replace(/(?:\.{3,}|…+)$/, "");
  return { scope: whole, isScopeCut: whole.length < scope.length };
}

/** Days since 1899-12-30, Excel's own zero. */
const excelDay = (serial: number): string | null => {
  const day = new Date(Date.UTC(1899, 11, 30 + serial));
  return day.toISOString().slice(0, 10);
};

function realDay(year: number, month: number, date: number): string | null {
  const day = new Date(Date.UTC(year, month - 1, date));
  const isReal = year >= 1850 && day.getUTCMonth() === month - 1 && day.getUTCDate() === date;
  return isReal ? day.toISOString().slice(0, 10) : null;
}

/** A column as a spreadsheet names it: 0 is A, 26 is AA. */
export const columnLetter = (column: number): string =>
  (column >= 26 ? columnLetter(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + (column % 26));
