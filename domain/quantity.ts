import { thousands } from "@/domain/money";
import type { Operator } from "@/domain/plan";
import { foldWidth } from "@/domain/width";

export type QuantityReading =
  | { readonly ok: true; readonly quantityMilli: number }
  | { readonly ok: false; readonly sentence: string };
const refused = (sentence: string): QuantityReading => ({ ok: false, sentence });

/** Reads a physical quantity as a decimal string into thousandths; its unit is the indicator's and is not typed. */
export function parseQuantity(text: string): QuantityReading {
  const typed = foldWidth(text).replaceAll("。", ".").replace(/\s+/g, "");
  if (typed === "") return refused("请填写数量。");
  if (/^[-−—–]/.test(typed)) return refused("数量不能为负数。");
  const match = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(typed);
  if (!match) return refused("请只填写数字，单位以指标为准。");
  const decimals = (match[2] ?? "").replace(/0+$/, "");
  if (decimals.length > 3) return refused("数量最多 3 位小数。");
  const quantityMilli = Number((match[1] ?? "").replaceAll(",", "") + decimals.padEnd(3, "0"));
  return Number.isSafeInteger(quantityMilli) ? { ok: true, quantityMilli } : refused("数量过大，请核对单位。");
}

/** 1,620 or 1.5: as many decimals as the figure has. */
export function showQuantity(milli: number): string {
  const digits = String(Math.abs(milli)).padStart(4, "0");
  const decimals = digits.slice(-3).replace(/0+$/, "");
  return `${milli < 0 ? "−" : ""}${thousands(digits.slice(0, -3))}${decimals === "" ? "" : `.${decimals}`}`;
}

/** An operator with a figure; a cell the document left empty has none and shows 未设定. */
export type TargetOperator = Exclude<Operator, "blank">;
export type TargetFigure = {
  readonly valueMilli: number;
  readonly maxMilli?: number | null;
  readonly operator: TargetOperator;
};

const signs = { ge: "≥", approx: "≈", gt: ">", eq: "", hold: "稳定在 ", range: "" } satisfies Record<
  TargetOperator,
  string
>;

/** The figure with the words of the document turned into a sign before it: ≥1,620, ≈470, >400, 1—2. */
export function showTarget({ valueMilli, maxMilli, operator }: TargetFigure): string {
  const shown = `${signs[operator]}${showQuantity(valueMilli)}`;
  return operator === "range" && typeof maxMilli === "number" ? `${shown}—${showQuantity(maxMilli)}` : shown;
}
