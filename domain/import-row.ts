import { type Capital, parseCapital } from "@/domain/capital";
import { joinCapital } from "@/domain/capital-cells";
import { normaliseName } from "@/domain/company-name";
import { type CodeCheck, checkCreditCode } from "@/domain/credit-code";
import { isHeadingText } from "@/domain/form-words";
import { plainHeading, unitOfHeading } from "@/domain/heading-text";
import { headingWords, longestHeading } from "@/domain/heading-words";
import { isErrorValue, notACompany } from "@/domain/not-a-company";
import { joinOtherNames, readOtherNames } from "@/domain/other-names";
import { isColumnNumbers } from "@/domain/print-line";
import { capitalWarnings, codeWarnings, dayWarnings } from "@/domain/row-warning";
import { readScopeCell } from "@/domain/scope-cell";
import { guardCell } from "@/domain/sheet";
import { isMasked, isProvinceCell, strayColumns } from "@/domain/shifted-row";
import { foldWidth, isBlankCell } from "@/domain/width";
import { readDay } from "@/domain/written-day";

/** What a list of companies may carry. */
export const companyFields = [
  "name",
  "otherNames",
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

/** The county is kept as written only: it tells the banner and helps the region. */
export const listedFields = [...companyFields, "county"] as const;
export type ListedField = (typeof listedFields)[number];

/** What any list may carry: a product list also the stock code, an honours list the honour and its batch. */
export const importFields = [
  ...listedFields,
  "capitalUnit",
  "capitalCurrency",
  "productShare",
  "stockCode",
  "honour",
  "honourDetail",
] as const;
export type ImportField = (typeof importFields)[number];

export const importFieldLabels = {
  name: "企业名称",
  otherNames: "其他名称",
  creditCode: "统一社会信用代码",
  foreignNo: "境外注册号",
  foundedOn: "成立日期",
  companyType: "企业类型",
  capital: "注册资本",
  capitalUnit: "注册资本单位",
  capitalCurrency: "注册资本币种",
  scope: "经营范围",
  products: "主营产品",
  productShare: "产品占比",
  province: "所在省份",
  city: "地区",
  address: "注册地址",
  county: "旗县市区",
  stockCode: "股票代码",
  honour: "荣誉名称",
  honourDetail: "批次",
} satisfies Record<ImportField, string>;

/** The fields each kind of list is mapped to; the first is always needed. */
export const fieldsOfKind = {
  companies: listedFields.flatMap((field) =>
    field === "capital" ? ([field, "capitalUnit", "capitalCurrency"] as const) : [field],
  ),
  products: ["name", "creditCode", "products", "productShare", "stockCode", "province"],
  honours: ["name", "creditCode", "honour", "honourDetail", "province"],
} as const satisfies Record<string, readonly ImportField[]>;

/** Column number of each field; a field without a column is absent. */
export type Mapping = Partial<Record<ImportField, number>>;

/** 万元 of “注册资本（单位：万元）”: the unit of bare numbers below; empty where the heading names none. */
export const unitIn = (heading: string): string => unitOfHeading(heading, headingWords.capital);

export type ImportCompany = {
  name: string;
  normalisedName: string;
  /** As `joinOtherNames` keeps them. */
  otherNames: string;
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
  county: string;
  address: string;
  /** Every mapped cell as the file has it, but for the apostrophe that guarded it. */
  raw: Partial<Record<ListedField, string>>;
  warnings: string[];
};

export type ReadRow = { ok: true; company: ImportCompany } | { ok: false; reason: string };

/**
 * Cleans one row without losing what was written: a cell that cannot be read is left out with a warning, a row whose
 * columns have shifted is refused with the reason. `capitalUnit` holds for bare numbers, `width` is the number of
 * headings, `today` an ISO day.
 */
export function readRow(
  cells: readonly string[],
  mapping: Mapping,
  { capitalUnit = "", width = cells.length, today }: { capitalUnit?: string; width?: number; today: string },
): ReadRow {
  const { raw, plain, errors } = readCells(cells, mapping);
  const reason = refuse(plain, cells, mapping);
  if (reason !== null) return { ok: false, reason };
  const strays = strayColumns((field) => plain[field]);
  if (strays.length > 1) return { ok: false, reason: shifted(strays) };
  const unread = unreadFields(plain, strays);
  for (const field of unread) plain[field] = "";
  const name = plain.name.replace(/\s+/g, " ");
  const code = checkCreditCode(plain.creditCode);
  const day = readDay(plain.foundedOn);
  const foundedOn = day !== null && day <= today ? day : null;
  const { scope, isScopeCut } = readScopeCell(plain.scope);
  const [unit, currency] = [beside(cells, mapping.capitalUnit), beside(cells, mapping.capitalCurrency)];
  const capital = parseCapital(joinCapital({ amount: plain.capital, headingUnit: capitalUnit, unit, currency }));
  if (plain.capital !== "") raw.capital = [raw.capital, unit, currency].filter((cell) => cell !== "").join(" ");
  return {
    ok: true,
    company: {
      name,
      normalisedName: normaliseName(name),
      otherNames: joinOtherNames(name, readOtherNames(plain.otherNames)),
      code,
      foreignNo: plain.foreignNo,
      foundedOn,
      companyType: plain.companyType,
      capital,
      scope,
      isScopeCut,
      products: plain.products,
      province: plain.province,
      city: plain.city,
      county: plain.county,
      address: foldWidth(plain.address),
      raw,
      warnings: [
        ...codeWarnings(code, plain.creditCode),
        ...dayWarnings(plain.foundedOn, day, foundedOn),
        ...capitalWarnings(capital),
        ...unread.map((field) => `${importFieldLabels[field]}“${raw[field]?.trim()}”无法识别，未导入。`),
        ...errors.map((field) => `${importFieldLabels[field]}是公式的错误值“${raw[field]}”，未导入。`),
        ...(isScopeCut ? ["经营范围在来源文件中已被截断。"] : []),
        ...listedFields.filter((field) => raw[field]?.includes(lostCharacter)).map(damaged),
        ...besideWarnings(cells.slice(width)),
      ],
    },
  };
}

/** What stands for bytes that are no character of the file's encoding. */
const lostCharacter = "\uFFFD";
const damaged = (field: ListedField) => `${importFieldLabels[field]}含有无法识别的字符，请核对原文件。`;

function besideWarnings(cells: readonly string[]): string[] {
  const filled = cells.map((cell) => cell.trim().slice(0, 40)).filter((cell) => cell !== "");
  return filled.length === 0 ? [] : [`表头右侧的${filled.map((cell) => `“${cell}”`).join("")}没有表头，未导入。`];
}

type PlainCells = Record<ListedField, string>;

/** `raw` is what was written, `plain` what it says; `errors` are the fields whose formula had failed. */
function readCells(cells: readonly string[], mapping: Mapping) {
  const raw: Partial<PlainCells> = {};
  const plain = {} as PlainCells;
  const errors: ListedField[] = [];
  for (const field of listedFields) {
    const column = mapping[field];
    const written = column === undefined ? "" : unguarded(cells[column] ?? "");
    if (column !== undefined) raw[field] = written;
    const isError = field !== "name" && isErrorValue(written);
    if (isError) errors.push(field);
    plain[field] = isError ? "" : plainCell(written);
  }
  return { raw, plain, errors };
}

/** What is in the wrong column or names no place; a capital, a code and a day that cannot be read speak for themselves. */
function unreadFields(plain: PlainCells, strays: readonly CompanyField[]): CompanyField[] {
  const unread = strays.filter((field) => field !== "creditCode" && field !== "foundedOn" && field !== "capital");
  const isOdd = plain.province !== "" && !isProvinceCell(plain.province, plain.city);
  return isOdd && !unread.includes("province") ? [...unread, "province"] : unread;
}

/** A cell without marks around it; blanks in words are blank. */
export function plainCell(written: string): string {
  const text = unguarded(written.replace(/^\uFEFF/, "").trim()).trim();
  return isBlankCell(text) ? "" : text;
}

/** Without the apostrophe that keeps a spreadsheet from running a cell; it was put there when the cell left. */
const unguarded = (written: string) =>
  written.startsWith("'") && guardCell(written.slice(1)) === written ? written.slice(1) : written;

const beside = (cells: readonly string[], column: number | undefined) =>
  column === undefined ? "" : plainCell(cells[column] ?? "");

const nameHeadings = new Set([...headingWords.name, "序号", "编号", "栏次"]);

/** Why a row of any list names no company: a total, a note, a repeated heading, an empty or running name. */
export function refuseName(name: string, cells: readonly string[]): string | null {
  if (name.includes(lostCharacter)) return "企业名称含有无法识别的字符，请改正后重新导入";
  if (name.length <= longestHeading && nameHeadings.has(plainHeading(name))) return "重复的表头";
  const reason = notACompany(name, cells.find((cell) => cell.trim() !== "") ?? "");
  if (reason !== null) return reason;
  if (name.length > 200) return shifted(["name"]);
  if (name.length <= 4 && isColumnNumbers(cells)) return "栏次行，不是企业";
  return isHeadingText(name) ? "表头文字，不是企业" : null;
}

function refuse({ name }: PlainCells, cells: readonly string[], mapping: Mapping): string | null {
  if (mapping.name === undefined) return "未找到企业名称列";
  const unnamed = refuseName(name, cells);
  if (unnamed !== null) return unnamed;
  if (cells.length <= Math.max(...Object.values(mapping)) && cells.length < Object.keys(mapping).length)
    return "列数不足，各列可能错位";
  return isMasked(name) ? shifted(["name"]) : null;
}

const shifted = (fields: readonly CompanyField[]) =>
  `${fields.map((field) => `“${importFieldLabels[field]}”`).join("")}列的内容不像该列，各列可能错位`;

/** A column as a spreadsheet names it: 0 is A, 26 is AA. */
export const columnLetter = (column: number): string =>
  (column >= 26 ? columnLetter(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + (column % 26));
