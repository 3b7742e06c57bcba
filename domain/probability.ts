import type { Bucket } from "@/domain/credit";
import { proportionOf, type Yuan } from "@/domain/money";
import { isFrom, type Stage } from "@/domain/stage";

/** Percent of the nominal credited in the forecast. Defaults of practice.md §3.2, until the bureau's own rates exist. */
export type Probabilities = {
  readonly talks: number;
  readonly intent: number;
  readonly framework: number;
  readonly signed: number;
  /** Signed, idle beyond the first clock. */
  readonly signedIdle: number;
  /** Signed, idle beyond the second clock. */
  readonly signedDormant: number;
  readonly building: number;
};

export const defaultProbabilities: Probabilities = {
  talks: 10,
  intent: 20,
  framework: 30,
  signed: 60,
  signedIdle: 40,
  signedDormant: 0,
  building: 90,
};

const judged = "建议取值，运行 12 个月后按本盟历年转化率校准";
const started = "参照外地公布的签约项目开工率 41%—67%";
export const probabilityLabels = {
  talks: { label: "在谈", source: judged },
  intent: { label: "意向", source: judged },
  framework: { label: "框架", source: judged },
  signed: { label: "签约未开工", source: started },
  signedIdle: { label: "签约后超 6 个月未开工", source: started },
  signedDormant: { label: "签约后超 18 个月未开工", source: "超过 18 个月建议解约，不再计入预测" },
  building: { label: "在建按期系数（另行列示，不乘入保底）", source: judged },
} as const satisfies Record<keyof Probabilities, { label: string; source: string }>;

/** Months without a start after which a signing weighs less, then nothing. */
export const idleMonths = { idle: 6, dormant: 18 } as const;

export type Weighed = {
  readonly bucket: Bucket;
  readonly stage: Stage;
  readonly signedOn: string | null;
  /** ISO day. */
  readonly today: string;
};

/** What part of a line the forecast believes in. Without a signing day the idle rate holds: nobody can say it is fresh. */
export function weightPercent(
  line: Weighed,
  probabilities: Probabilities = defaultProbabilities,
  clock: { readonly idle: number; readonly dormant: number } = idleMonths,
): number {
  switch (line.bucket) {
    case "realised":
      return 100;
    case "under_construction":
      return probabilities.building;
    case "committed":
      if (line.signedOn === null) return probabilities.signedIdle;
      if (line.today > monthsAfter(line.signedOn, clock.dormant)) return probabilities.signedDormant;
      return line.today > monthsAfter(line.signedOn, clock.idle) ? probabilities.signedIdle : probabilities.signed;
    case "pipeline":
      if (isFrom(line.stage, "framework")) return probabilities.framework;
      if (isFrom(line.stage, "intent")) return probabilities.intent;
      return isFrom(line.stage, "talks") ? probabilities.talks : 0;
  }
}

/** A signing before this day, compared as text, is older than the clock allows. */
export const agedBefore = (today: string, months: number) => monthsAfter(today, -months);

/** The same day some months later, as text that compares with ISO days: 08-31 and six months is 02-31, after 02-28. */
function monthsAfter(day: string, months: number): string {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const year = String(Math.floor(month / 12)).padStart(4, "0");
  return `${year}-${String((month % 12) + 1).padStart(2, "0")}${day.slice(7)}`;
}

export const weighted = (amountYuan: Yuan, percent: number): Yuan => proportionOf(amountYuan, percent, 100);
