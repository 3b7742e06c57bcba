import { latestSigningMonth } from "@/domain/ramp";
import type { Rules } from "@/domain/setting";

export type SigningWindowWords = {
  /** 2027 年窗口已过 */
  readonly title: string;
  readonly isPast: boolean;
  readonly sentence: string;
};

const firstShare = 20;
const lateShare = 85;
const monthWords = (month: string) => `${month.slice(0, 4)} 年 ${Number(month.slice(5, 7))} 月`;

/** Until when signing still helps (practice.md §3.3): a fifth of full output in the chosen year, most of it in the last. */
export function signingWindow(year: number, lastYear: number, rules: Rules, today: string): SigningWindowWords {
  const latest = (targetYear: number, sharePercent: number) =>
    latestSigningMonth({
      targetYear,
      sharePercent,
      preMonths: rules.preMonths,
      buildMonths: rules.buildMonths,
      ramp: rules.ramp,
    });
  const first = latest(year, firstShare);
  const late = latest(lastYear, lateShare);
  const isPast = first === null || first < today.slice(0, 7);
  const parts = [
    first === null
      ? `按现行爬坡，达产产值的 ${firstShare}% 不能计入 ${year} 年`
      : `要使达产产值的 ${firstShare}% 计入 ${year} 年，最迟${isPast ? "应在" : "在"} ${monthWords(first)}签约`,
    ...(late === null ? [] : [`要使 ${lateShare}% 计入 ${lastYear} 年，最迟 ${monthWords(late)}`]),
  ];
  return {
    title: isPast ? `${year} 年窗口已过` : `${year} 年窗口至 ${first === null ? "" : monthWords(first)}`,
    isPast,
    sentence: `${parts.join("；")}。`,
  };
}
