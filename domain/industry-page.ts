import type { Shown } from "@/domain/figure";
import { shownAs, shownBlank } from "@/domain/figure";
import type { IndicatorKind, Operator, TargetSource } from "@/domain/plan";
import { showTarget } from "@/domain/quantity";

export type PrintedTarget = {
  readonly year: number;
  readonly operator: Operator;
  readonly valueMilli: number | null;
  readonly maxMilli: number | null;
  readonly isStrive: boolean;
  readonly clause: string | null;
};

export type IndustryIndicator = {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly kind: IndicatorKind;
  readonly source: TargetSource;
  readonly targets: readonly PrintedTarget[];
};

export type IndustryMilestone = {
  readonly id: string;
  readonly year: number;
  readonly name: string;
  readonly isStrive: boolean;
  readonly clause: string;
};

/** A difference of the document that touches an industry, as the pack lists it. */
export type Discrepancy = { readonly id: string; readonly topic: string; readonly text: string };

/** The figure as printed, sign before it: ≥1,620; a cell the document left empty is 未设定, a year without a row empty. */
export function printedTarget(targets: readonly PrintedTarget[], year: number): Shown & { isStrive: boolean } {
  const row = targets.find((target) => target.year === year);
  if (!row) return { ...shownBlank("notApplicable", "文件未列此年目标。"), isStrive: false };
  if (row.operator === "blank" || row.valueMilli === null)
    return { ...shownBlank("notSet", "附件此格为空。"), isStrive: row.isStrive };
  const { operator, valueMilli, maxMilli, isStrive } = row;
  return { ...shownAs(showTarget({ operator, valueMilli, maxMilli })), isStrive };
}

export type BodyAgainstAnnexRow = {
  readonly year: number;
  readonly body: Shown & { isStrive: boolean };
  readonly annex: Shown & { isStrive: boolean };
  /** 一致, 数值一致，修饰不同, 仅附件列出, 附件为空, or the two figures that differ. */
  readonly verdict: string;
  readonly isDifferent: boolean;
};

/** Output as the body says it beside what the annex prints, year by year; the annex figure is the one counted. */
export function bodyAgainstAnnex(
  indicators: readonly IndustryIndicator[],
  years: readonly number[],
): BodyAgainstAnnexRow[] {
  const money = indicators.filter((row) => row.kind === "output" && row.unit === "亿元");
  const body = money.find((row) => row.source === "body")?.targets ?? [];
  const annex = money.find((row) => row.source === "annex")?.targets ?? [];
  return years.map((year) => {
    const inBody = body.find((row) => row.year === year);
    const inAnnex = annex.find((row) => row.year === year);
    const values = [inBody?.valueMilli ?? null, inAnnex?.valueMilli ?? null];
    const isDifferent = values[0] !== null && values[1] !== null && values[0] !== values[1];
    return {
      year,
      body: printedTarget(body, year),
      annex: printedTarget(annex, year),
      isDifferent,
      verdict: verdictOf(inBody, inAnnex, isDifferent),
    };
  });
}

function verdictOf(body: PrintedTarget | undefined, annex: PrintedTarget | undefined, isDifferent: boolean): string {
  if (!annex) return "附件未列本产业";
  if (annex.valueMilli === null) return "附件为空";
  if (!body || body.valueMilli === null) return "仅附件列出";
  if (isDifferent) return "数值不一致，按附件计";
  return body.operator === annex.operator && body.isStrive === annex.isStrive ? "一致" : "数值一致，修饰词不同";
}
