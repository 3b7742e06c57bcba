import type { Capital } from "@/domain/capital";
import { type ImportCompany, type ListedField, listedFields, type Mapping, plainCell } from "@/domain/import-row";
import { productParts } from "@/domain/product-list";
import { foldCase } from "@/domain/width";

/** A row as it was written and as it was read; `place` is its normalised name and region. */
export type ReadListRow = { cells: readonly string[]; company: ImportCompany; place: string };

/** Cells that say one thing together: an amount without its currency would be another amount. */
const columnsOf = (field: ListedField, mapping: Mapping) =>
  [mapping[field], ...(field === "capital" ? [mapping.capitalUnit, mapping.capitalCurrency] : [])].filter(
    (column) => column !== undefined,
  );

/**
 * A company's first row with what a later row of the same company adds: its blanks `filled`, its products joined.
 * `differing` are the fields in which the two contradict each other, read and not merely written; there the first stands.
 */
export function addRepeated(first: ReadListRow, later: ReadListRow, mapping: Mapping) {
  const cells = [...first.cells];
  const [differing, filled]: [ListedField[], ListedField[]] = [[], []];
  for (const field of listedFields) {
    const column = mapping[field];
    if (column === undefined || field === "name") continue;
    const [held, given] = [plainCell(first.cells[column] ?? ""), plainCell(later.cells[column] ?? "")];
    const isWrittenAlike = bareText(held) === bareText(given) && (field !== "capital" || isSame(field, first, later));
    if (given === "" || isWrittenAlike) continue;
    if (held === "") {
      for (const each of columnsOf(field, mapping)) cells[each] = later.cells[each] ?? "";
      filled.push(field);
    } else if (field === "products") cells[column] = withProducts(held, given);
    else if (field === "otherNames") cells[column] = `${held}；${given}`;
    else if (!isSame(field, first, later)) differing.push(field);
  }
  return { cells, differing, filled };
}

/** Whether a field that is written otherwise in the two rows says the same. */
function isSame(field: ListedField, first: ReadListRow, later: ReadListRow): boolean {
  const [one, other] = [first.company, later.company];
  if (field === "capital") return isSameCapital(one.capital, other.capital);
  if (field === "creditCode") return one.code.code === other.code.code;
  if (field === "foundedOn") return one.foundedOn !== null && one.foundedOn === other.foundedOn;
  return ["province", "city", "county"].includes(field) && first.place === later.place;
}

const isSameCapital = (one: Capital, other: Capital) =>
  one.flag === other.flag &&
  one.currency === other.currency &&
  amountOf(one) === amountOf(other) &&
  (amountOf(one) !== null || bareText(one.raw) === bareText(other.raw));

const amountOf = ({ amountYuan, amountForeignUnits }: Capital) => amountYuan ?? amountForeignUnits;

const withProducts = (held: string, given: string) => {
  const there = productParts(held);
  return [held, ...productParts(given).filter((part) => !there.includes(part))].join("；");
};

const bareText = (cell: string) => foldCase(cell).replace(/\s/g, "");
