import type { Dossier, FieldKey } from "@/domain/dossier";
import { labelOf } from "@/domain/dossier";
import { inYi, type Yuan } from "@/domain/money";

/** 产值/投资 outside this band needs a written reason. Source: practice.md §3.1. */
export const plausibleRatio = { least: 0.15, most: 5 } as const;

/** Below this a total investment was probably typed in the wrong unit. */
const leastInvestmentYuan = 100_000;
/** Above this likewise: a thousand 亿元 exceeds every project of the league. */
const mostInvestmentYuan = 100_000_000_000;

export type Warning = { readonly field: FieldKey; readonly sentence: string };

type Amounts = Pick<Dossier, "investmentYuan" | "outputYuan">;

/** Output over investment; null when either is blank, investment is zero, or output is a true zero (文旅, 储能). */
export function ratioOf({ investmentYuan, outputYuan }: Amounts): number | null {
  return investmentYuan === null || outputYuan === null || investmentYuan <= 0 || outputYuan === 0
    ? null
    : outputYuan / investmentYuan;
}

export function isImplausible(dossier: Amounts): boolean {
  const ratio = ratioOf(dossier);
  return ratio !== null && (ratio > plausibleRatio.most || ratio < plausibleRatio.least);
}

/** 产值是投资的 44 倍; a ratio that cannot be computed says so. */
export function ratioWords(dossier: Amounts): string {
  const ratio = ratioOf(dossier);
  if (ratio === null) return "产值与投资之比无法计算";
  if (ratio >= 10) return `产值是投资的 ${Math.round(ratio)} 倍`;
  return `产值是投资的 ${ratio.toFixed(ratio < 1 ? 2 : 1)} 倍`;
}

/** A part and the whole it may not exceed. */
const partOf: readonly (readonly [part: "fixedInvestmentYuan" | "taxYuan", whole: "investmentYuan" | "outputYuan"])[] =
  [
    ["fixedInvestmentYuan", "investmentYuan"],
    ["taxYuan", "outputYuan"],
  ];

/** Days that follow one another, actual and planned apart. */
const dayOrder: readonly (readonly [earlier: FieldKey, later: FieldKey])[] = [
  ["plannedStartOn", "plannedProductionOn"],
  ["plannedProductionOn", "plannedCapacityOn"],
  ["signedOn", "plannedStartOn"],
  ["startedOn", "countedOn"],
  ["startedOn", "producedOn"],
  ["producedOn", "capacityReachedOn"],
];

const day = (dossier: Dossier, field: FieldKey) => {
  const value = dossier[field];
  return typeof value === "string" ? value : null;
};

const exceeds = (part: Yuan | null, whole: Yuan | null) => part !== null && whole !== null && whole > 0 && part > whole;

/** What looks wrong but is not forbidden: a unit slip, an odd ratio, days out of order. */
export function sanityOf(dossier: Dossier): Warning[] {
  const warnings: Warning[] = [];
  const { investmentYuan } = dossier;
  for (const [part, whole] of partOf) {
    const wholeYuan = dossier[whole];
    if (wholeYuan === null || !exceeds(dossier[part], wholeYuan)) continue;
    warnings.push({ field: part, sentence: `大于${labelOf(whole)} ${inYi(wholeYuan)} 亿元，单位是否应为万元？` });
  }
  if (investmentYuan !== null && investmentYuan > 0 && investmentYuan < leastInvestmentYuan)
    warnings.push({ field: "investmentYuan", sentence: "总投资不足 10 万元，单位是否应为亿元？" });
  if (investmentYuan !== null && investmentYuan > mostInvestmentYuan)
    warnings.push({ field: "investmentYuan", sentence: "总投资超过 1,000 亿元，单位是否应为万元？" });
  if (isImplausible(dossier)) warnings.push({ field: "outputYuan", sentence: `${ratioWords(dossier)}，请填写说明。` });
  for (const [earlier, later] of dayOrder) {
    const [first, second] = [day(dossier, earlier), day(dossier, later)];
    if (first !== null && second !== null && second < first)
      warnings.push({ field: later, sentence: `早于${labelOf(earlier)} ${first}，请核对。` });
  }
  return warnings;
}
