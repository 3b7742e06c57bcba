import { type Capacity, type FieldKey, fieldOf, type Share } from "@/domain/dossier";
import { inWan, inYi, thousands, type Yuan } from "@/domain/money";
import { showQuantity } from "@/domain/quantity";
import { showPercent } from "@/domain/share";

/** What an id is called; an indicator's name carries its unit in brackets. */
export type NameOf = (id: string) => string;

const named = new Set(["unit", "company", "link", "user", "file"]);

/** A dossier value in finished words with its unit, for facts, amendments and conflicts; null where nothing is filled. */
export function showField(key: FieldKey, value: unknown, nameOf: NameOf): string | null {
  if (value === null || value === undefined || value === "") return null;
  const { kind, unit, options } = fieldOf(key);
  if (kind === "check") return value === true ? "是" : "否";
  if (kind === "yi") return `${inYi(Number(value) as Yuan)} 亿元`;
  if (kind === "wan") return `${inWan(Number(value) as Yuan)} 万元`;
  if (kind === "int") return `${thousands(String(value))} ${unit ?? ""}`.trim();
  if (kind === "quantity") return `${showQuantity(Number(value))} ${unit ?? ""}`.trim();
  if (kind === "choice") return options?.[String(value)] ?? String(value);
  if (kind === "shares")
    return list(value as readonly Share[], (row) => `${nameOf(row.id)} ${showPercent(row.basisPoints)}%`);
  if (kind === "capacities")
    return list(value as readonly Capacity[], (row) => `${nameOf(row.indicatorId)} ${showQuantity(row.quantityMilli)}`);
  return named.has(kind) ? nameOf(String(value)) : String(value);
}

const list = <Row>(rows: readonly Row[], show: (row: Row) => string) =>
  rows.length === 0 ? null : rows.map(show).join("，");
