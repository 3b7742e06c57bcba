import { parseCapital } from "@/domain/capital";
import { type ListedField, listedFields, type Mapping, plainCell } from "@/domain/import-row";
import { foldCase } from "@/domain/width";
import { readDay } from "@/domain/written-day";

/** Two cells say the same: a day or an amount however it is written, other texts but for width, case and spaces. */
function isSame(field: ListedField, one: string, other: string): boolean {
  if (bareText(one) === bareText(other)) return true;
  if (field === "foundedOn") return readDay(one) !== null && readDay(one) === readDay(other);
  if (field !== "capital") return false;
  const [first, second] = [parseCapital(one), parseCapital(other)];
  return (
    first.currency !== null &&
    first.currency === second.currency &&
    first.amountYuan === second.amountYuan &&
    first.amountForeignUnits === second.amountForeignUnits
  );
}

const entries = (products: string) => products.split(/[;；、\n]/).map((entry) => entry.trim());
const withProducts = (held: string, given: string) =>
  [held, ...entries(given).filter((entry) => !entries(held).includes(entry))].join("；");

const bareText = (cell: string) => foldCase(cell).replace(/\s/g, "");

/**
 * A company's first row with what a later row of the same company adds: its blanks filled, its products joined.
 * `differing` are the fields in which the two contradict each other; there the first row stands.
 */
export function addRepeated(first: readonly string[], later: readonly string[], mapping: Mapping) {
  const cells = [...first];
  const differing: ListedField[] = [];
  for (const field of listedFields) {
    const column = mapping[field];
    if (column === undefined) continue;
    const [held, given] = [plainCell(first[column] ?? ""), plainCell(later[column] ?? "")];
    if (given === "" || isSame(field, held, given)) continue;
    if (held === "") cells[column] = later[column] ?? "";
    else if (field === "products") cells[column] = withProducts(held, given);
    else if (field !== "name") differing.push(field);
  }
  return { cells, differing };
}
