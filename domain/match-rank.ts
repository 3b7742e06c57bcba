import type { Entry, ReadScope, Tier } from "@/domain/scope";

export type MatchSource = "product" | "scope" | "name";

/** A word of a link found in a text. */
export type Hit = {
  link: number;
  kind: "strong" | "weak" | "class";
  word: string;
  /** 铁合金 where 铁合金冶炼 is weak: it finds the firm and ranks as a weak word. */
  isGeneral: boolean;
  /** The word is the name of a GB/T 4754 class or one of those a class lists: it names the trade, not the thing. */
  isClassName: boolean;
  /** It stands in a list that lost its marks. */
  isDoubtful: boolean;
  start: number;
  end: number;
  entry: Entry;
};
export type Reading = { source: MatchSource; read: ReadScope; hits: Hit[] };

export const tierRank = { make: 3, service: 2, trade: 1 } as const satisfies Record<Tier, number>;
export const serviceRank = { ...tierRank, service: tierRank.make };
const sourceRank = { product: 4, scope: 0, name: 0 } satisfies Record<MatchSource, number>;

/** A reported product outranks the scope by a strong word only; by a weak one it stands over weak words of a scope. */
export const rankOf = (source: MatchSource, hit: Hit, ranks: Readonly<Record<Tier, number>>, tier: Tier) =>
  (isWeak(hit) ? 0 : sourceRank[source]) + ranks[tier];

export const isWeak = (hit: Hit) => hit.kind === "weak" || hit.isGeneral;

const tradersName = /贸易|商贸|经贸|供应链|供销|经营部|经销|销售|商行|商社|出口/;
const makersName = /制造|生产|加工|厂/;

/** A maker by the scope alone who only develops the thing or whose own name is a trader's stands behind the others. */
export const isDoubtfulMaker = (
  { reading: { source }, hit: { entry }, tier }: { reading: Reading; hit: Hit; tier: Tier },
  readings: readonly Reading[],
) => tier === "make" && source !== "product" && (entry.isOnlyPlanned || isNamedTrader(readings));

function isNamedTrader(readings: readonly Reading[]): boolean {
  const name = readings.find(({ source }) => source === "name")?.read.original ?? "";
  return tradersName.test(name) && !makersName.test(name);
}

/** The words of a match with what each says; where the firm makes one thing, what it only sells says little. */
export function strengths<One extends { hit: Hit }>(
  held: readonly One[],
  isDone: (one: One) => boolean,
): Map<string, number> {
  const found = new Map<string, number>();
  for (const one of held) {
    const { word } = one.hit;
    found.set(word, Math.max(isDone(one) ? strength(one.hit) : 1, found.get(word) ?? 0));
  }
  return found;
}

/** Longer words say more; a weak word or the mere name of a class says little. */
export const strength = (hit: Hit) => (isWeak(hit) || hit.isClassName ? 1 : 2 + Math.min(hit.word.length, 8));

const income = /^(?:(?!贸易|代理|批发|零售|经销|采购|收购|进口|出口|销售).)+销售$/;

export function tierOf(reading: Reading, hit: Hit, readings: readonly Reading[], isService: boolean): Tier {
  const { activities, start, end } = hit.entry;
  if (activities.has("make")) return "make";
  if (activities.has("service")) return "service";
  // 铝棒销售 in a report is the income from what the firm makes; 铝棒贸易 and 销售铝棒 are not.
  const isIncome = reading.source === "product" && income.test(reading.read.text.slice(start, end));
  if (activities.has("trade") && !isIncome) return "trade";
  if (reading.source === "product") return "make";
  if (isNamedTrader(readings)) return "trade";
  // 空中游览、航空护林: the service says itself what is done.
  if (isService) return "service";
  const name = readings.find(({ source }) => source === "name")?.read.original ?? "";
  const scope = readings.find(({ source }) => source === "scope");
  if (scope?.read.entries.some((e) => e.activities.has("make")) || /厂|制造/.test(name)) return "make";
  return scope?.read.entries.some((e) => e.activities.has("service")) ? "service" : "trade";
}
