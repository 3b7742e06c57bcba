import { parseCapital } from "@/domain/capital";
import { type League, regionOf } from "@/domain/region";

type Typed = {
  capitalRaw: string;
  foundedOn: string | null;
  province: string;
  city: string;
  bannerId: string | null;
};
/** A field of the form and what to do about it. */
type Fault = { field: keyof Typed; sentence: string };

const capitalSentences = {
  unit_missing: "请写明单位，如 5000万元。",
  unreadable: "无法识别这个金额，请写成 5000万元、36万美元 的样子。",
  implausible: "数额存疑，请核对数字和单位。百亿元以上请写成 120亿元 的样子。",
} as const;

/**
 * The first thing a person may not leave as typed, or null. Lists may hold such values, marked; what the company held
 * before is therefore not asked about again.
 */
export function typedFault(
  typed: Typed,
  held: { capitalRaw: string | null; foundedOn: string | null } | null,
  { today, league }: { today: string; league: League },
): Fault | null {
  const isNew = (field: "capitalRaw" | "foundedOn") => (typed[field] || null) !== (held?.[field] ?? null);
  const { flag } = parseCapital(typed.capitalRaw);
  if (flag !== null && flag in capitalSentences && isNew("capitalRaw"))
    return { field: "capitalRaw", sentence: capitalSentences[flag as keyof typeof capitalSentences] };
  if (typed.foundedOn !== null && typed.foundedOn > today && isNew("foundedOn"))
    return { field: "foundedOn", sentence: "成立日期不能晚于今天。" };
  return placeFault(typed, league);
}

/** A banner lies in the league: another province or city beside it contradicts it. */
function placeFault({ province, city, bannerId }: Typed, league: League): Fault | null {
  const banner = league.banners.find(({ id }) => id === bannerId);
  if (!banner) return null;
  const written = regionOf({ province, city, address: "", creditCode: "" }, league);
  const sentence = `${banner.name}属于${league.province}${league.city}，请核对后改其中一项。`;
  if (written.province !== null && written.province !== league.province) return { field: "province", sentence };
  if (written.city !== null && written.city !== league.city) return { field: "city", sentence };
  return null;
}
