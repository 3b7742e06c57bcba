import { columnsOfSameHeading, plainHeading, unitBehind } from "@/domain/heading-text";
import { headingWords, longestHeading, placeHeadings } from "@/domain/heading-words";
import { fieldsOfKind, type ImportField, type Mapping, plainCell, unitIn } from "@/domain/import-row";

/** What is read with another field of its row: the unit and currency of the capital, the share of the product. */
const fieldsBeside = [
  ["capitalUnit", "capital"],
  ["capitalCurrency", "capital"],
  ["productShare", "products"],
] as const;

/**
 * Finds the columns by their headings, whatever the order; units and marks in the heading are ignored, and a heading of
 * several words gives way to one that is a word alone. Of columns with one heading the first is taken that is not blank
 * in `firstRows`.
 */
export function detectColumns(
  headings: readonly string[],
  fields: readonly ImportField[] = fieldsOfKind.companies,
  firstRows: readonly (readonly string[])[] = [],
): Mapping {
  const plain = headings.map(plainHeading);
  const parts = plain.map(partsOf);
  const mapping: Mapping = {};
  const isFilled = (at: number) => firstRows.some((cells) => plainCell(cells[at] ?? "") !== "");
  const take = (field: ImportField, words: readonly string[], isHeading: (at: number, word: string) => boolean) => {
    const taken = Object.values(mapping);
    const named = words.map((word) => plain.findIndex((_, at) => !taken.includes(at) && isHeading(at, word)));
    const column = named.find((at) => at >= 0);
    if (column !== undefined) mapping[field] = columnsOfSameHeading(headings, column).find(isFilled) ?? column;
  };
  for (const field of fields) take(field, headingWords[field], (at, word) => isNamed(plain[at] ?? "", word, field));
  const isPart = (at: number, word: string) => parts[at]?.includes(word) === true;
  for (const field of fields) if (mapping[field] === undefined) take(field, partWords(field), isPart);
  const [free, other] = (["city", "address"] as const).filter(
    (field) => fields.includes(field) && mapping[field] === undefined,
  );
  if (free) take(free, placeHeadings, isPart);
  const isAddress = (cells: readonly string[]) => looksLikeAddress(cells[mapping.city ?? -1] ?? "");
  if (other && mapping.city !== undefined && firstRows.some(isAddress)) {
    mapping.address = mapping.city;
    delete mapping.city;
  }
  for (const [field, of] of fieldsBeside) if (mapping[of] === undefined) delete mapping[field];
  if (plain[mapping.capitalUnit ?? -1] === "单位" && !isUnitOfCapital(mapping, headings)) delete mapping.capitalUnit;
  return mapping;
}

/** A mapping kept from before with what is found beside its columns: a currency left out would make them 人民币. */
export function withFieldsBeside(kept: Mapping, detected: Mapping): Mapping {
  const taken = Object.values(kept);
  const found = fieldsBeside.flatMap(([field, of]) => {
    const column = detected[field];
    const isNew = column !== undefined && !taken.includes(column) && kept[field] === undefined;
    return isNew && kept[of] === detected[of] ? [[field, column]] : [];
  });
  return { ...kept, ...Object.fromEntries(found) };
}

function isNamed(plain: string, word: string, field: ImportField): boolean {
  if (plain === word) return true;
  if (field === "productShare") return plain === `${word}%`;
  return field === "capital" && plain.startsWith(word) && unitBehind(plain, [word]) !== "";
}

/** The words of 统一社会信用代码/注册号; a text too long is no heading. */
const partsOf = (plain: string): string[] => (plain.length > 2 * longestHeading ? [] : plain.split(/[/\\|]/));

/** What stands beside another field, and 企业/个人, are not parted. */
function partWords(field: ImportField): readonly string[] {
  if (fieldsBeside.some(([beside]) => beside === field)) return [];
  return field === "name" ? headingWords.name.filter((word) => word.length > 3) : headingWords[field];
}

/** A bare 单位 may stand for a firm or measure something else: it must follow a capital whose heading names no unit. */
function isUnitOfCapital({ capital = -1, capitalUnit, capitalCurrency }: Mapping, headings: readonly string[]) {
  const next = capitalCurrency === capital + 1 ? capital + 2 : capital + 1;
  return capitalUnit === next && unitIn(headings[capital] ?? "") === "";
}

/** No region is that long or has a number. */
const looksLikeAddress = (cell: string) => cell.length > 20 || /[\d０-９路街巷号]/.test(cell);
