import { isModifier, isRunOn } from "@/domain/modifier";
import { type Entry, isBlanked, normaliseWord, type ReadScope, readScope, type Tier } from "@/domain/scope";
import { buildAutomaton, type WordHit } from "@/domain/word-automaton";

/** Stored with every match; raised whenever a rule below or in scope.ts changes: the worker then matches all anew. */
export const ruleVersion = "2026-6";

export type MatchLink = {
  id: string;
  chainId: string;
  keywords: readonly string[];
  weakKeywords: readonly string[];
  negativeWords: readonly string[];
  gbtClasses: readonly { code: string; name: string }[];
  /** What the link names is a service: who serves stands beside who makes. */
  isService?: boolean;
};

export type MatchText = { name?: string | null; scope: string; products: string };
export type MatchSource = "product" | "scope" | "name";
export type MatchWord = { word: string; strength: "strong" | "weak" };

/** A proposal for a person to confirm. `sentence` is a stretch of the original text and `spans` are positions in it. */
export type Match = {
  linkId: string;
  tier: Tier;
  /** For ordering only, never shown: source, then tier, then words. */
  score: number;
  words: MatchWord[];
  sentence: string;
  spans: [number, number][];
  source: MatchSource;
};

export type Matcher = { match: (company: MatchText) => Match[] };

type Use = { link: number; kind: "strong" | "weak" | "negative" | "class" };
type Hit = {
  link: number;
  kind: "strong" | "weak" | "class";
  word: string;
  /** The word is the name of a GB/T 4754 class or one of those a class lists: it names the trade, not the thing. */
  isClassName: boolean;
  /** It stands in a list that lost its marks. */
  isDoubtful: boolean;
  start: number;
  end: number;
  entry: Entry;
};
type Candidate = Omit<Hit, "entry"> & { entry: Entry | null };
type Stretch = Pick<Hit, "link" | "start" | "end">;
type Reading = { source: MatchSource; read: ReadScope; hits: Hit[] };

/**
 * Builds the matcher for all links once. `sameProducts` are pairs of links that name one product in two chains: there
 * a longer word of one does not silence a shorter word of the other.
 */
export function buildMatcher(
  links: readonly MatchLink[],
  sameProducts: readonly (readonly [string, string])[],
): Matcher {
  const uses = new Map<string, Use[]>();
  const put = (words: readonly string[], link: number, kind: Use["kind"]) => {
    for (const word of words) {
      const key = normaliseWord(word);
      uses.set(key, [...(uses.get(key) ?? []), { link, kind }]);
    }
  };
  links.forEach((link, i) => {
    put(link.keywords, i, "strong");
    put(link.weakKeywords, i, "weak");
    put(link.negativeWords, i, "negative");
    put(
      link.gbtClasses.map(({ name }) => name),
      i,
      "class",
    );
  });
  const words = [...uses.keys()];
  const usesByWord = [...uses.values()];
  const find = buildAutomaton(words);
  const order = new Map(links.map(({ id }, i) => [id, i]));
  const pairs = new Set(
    sameProducts.flatMap(([a, b]) => [`${order.get(a)} ${order.get(b)}`, `${order.get(b)} ${order.get(a)}`]),
  );

  const isStrong = usesByWord.map((held) => held.some(({ kind }) => kind === "strong"));
  const spot = (source: MatchSource, text: string) => {
    const scope = readScope(text);
    return { source, scope, found: find(scope.folded) };
  };

  return {
    match: ({ name, scope, products }) => {
      const spotted = [spot("product", products), spot("scope", scope), ...(name ? [spot("name", name)] : [])];
      // Without a strong word there is no match, whatever else stands there.
      if (!spotted.some(({ found }) => found.some(({ word }) => isStrong[word]))) return [];
      const readings = spotted.map(
        ({ source, scope: read, found }): Reading => ({
          source,
          read,
          hits: readHits(read, found, words, usesByWord, pairs),
        }),
      );
      return propose(links, readings);
    },
  };
}

function readHits(
  scope: ReadScope,
  found: readonly WordHit[],
  words: readonly string[],
  usesByWord: readonly (readonly Use[])[],
  pairs: ReadonlySet<string>,
): Hit[] {
  const negatives: Stretch[] = [];
  const candidates: Candidate[] = [];
  /** A word that says what a machine is for does so wherever its entry repeats it. */
  const modifiers = new Set<string>();
  const isClass = (word: number) => usesByWord[word]?.some(({ kind }) => kind === "class") ?? false;
  /** 变压器、整流器和电感器制造 quoted as a whole names none of the three. */
  const lists = found.filter(({ word }) => isClass(word) && /[、及和与]/.test(words[word] ?? ""));
  for (const { word, start, end } of found) {
    const text = words[word] ?? "";
    if (isBlanked(scope, start, end)) continue;
    if (!standsAlone(scope.text, text, start, end)) continue;
    const holding = scope.entries.find((e) => end <= e.end && end > e.start);
    const around = [scope.text.slice(holding?.start, start), text, scope.text.slice(end, holding?.end)] as const;
    const place = `${word} ${holding?.start}`;
    const isThing = !modifiers.has(place) && !isModifier(...around);
    if (!isThing) modifiers.add(place);
    const entry = holding && isThing ? holding : null;
    const isDoubtful = isRunOn(...around);
    for (const { link, kind } of usesByWord[word] ?? []) {
      if (kind === "negative") negatives.push({ link, start, end });
      else {
        const isClassName = isClass(word) || lists.some((name) => name.start <= start && end <= name.end);
        candidates.push({ link, kind, word: text, isClassName, isDoubtful, start, end, entry });
      }
    }
  }
  const isMasked = (hit: Candidate) => negatives.some((negative) => masks(negative, hit, scope.text));
  return candidates.filter(
    (hit): hit is Hit =>
      hit.entry !== null && !isMasked(hit) && !candidates.some((longer) => silences(longer, hit, pairs)),
  );
}

/** ASCII words need a boundary on both sides: EMS is not in SYSTEMS. */
function standsAlone(text: string, word: string, start: number, end: number): boolean {
  if (!/^[\x20-\x7e]+$/.test(word)) return true;
  return !/[a-z0-9]/.test(text.charAt(start - 1)) && !/[a-z0-9]/.test(text.charAt(end));
}

/**
 * A negative hides the words of its link in its own phrase (汽车工业配套的制动器), which a joining word ends; it does not
 * hide a longer word that holds it (石墨化 within 石墨化电极).
 */
function masks(negative: Stretch, hit: Candidate, text: string): boolean {
  if (negative.link !== hit.link) return false;
  if (negative.start < hit.end && hit.start < negative.end) return !isWithin(negative, hit);
  const { entry } = hit;
  if (!entry || negative.start < entry.start || negative.end > entry.end) return false;
  const between = negative.end <= hit.start ? text.slice(negative.end, hit.start) : text.slice(hit.end, negative.start);
  return !/[及和与或]/.test(between);
}

const isWithin = (part: Stretch, whole: Stretch) =>
  whole.start <= part.start && part.end <= whole.end && whole.end - whole.start > part.end - part.start;

function silences(longer: Candidate, hit: Candidate, pairs: ReadonlySet<string>): boolean {
  if (longer.kind === "class" || hit.kind === "class") return false;
  if (longer.kind === "weak" && hit.kind === "strong") return false;
  return isWithin(hit, longer) && !pairs.has(`${longer.link} ${hit.link}`);
}

const tierRank = { make: 3, service: 2, trade: 1 } as const satisfies Record<Tier, number>;
const serviceRank = { ...tierRank, service: tierRank.make };
const sourceRank = { product: 4, scope: 0, name: 0 } satisfies Record<MatchSource, number>;

function propose(links: readonly MatchLink[], readings: readonly Reading[]): Match[] {
  const strongChains = new Set<string>();
  const byLink = new Map<number, { reading: Reading; hit: Hit }[]>();
  for (const reading of readings) {
    for (const hit of reading.hits) {
      if (proves(hit, reading)) strongChains.add(links[hit.link]?.chainId ?? "");
      byLink.set(hit.link, [...(byLink.get(hit.link) ?? []), { reading, hit }]);
    }
  }
  const matches: Match[] = [];
  for (const [index, held] of byLink) {
    const link = links[index];
    if (!link || !strongChains.has(link.chainId)) continue;
    const proof = held.filter(({ hit }) => hit.kind !== "class");
    if (proof.length > 0) matches.push(proposeLink(link, proof, held.length > proof.length, readings));
  }
  return matches.sort((a, b) => b.score - a.score || a.linkId.localeCompare(b.linkId));
}

/** A strong word proves its chain; from a list that lost its marks only beside another word of its link. */
function proves(hit: Hit, { source, hits }: Reading): boolean {
  if (hit.kind !== "strong") return false;
  if (source === "name" || !hit.isDoubtful) return true;
  const standsApart = (other: Hit) => other.end <= hit.start || hit.end <= other.start;
  return hits.some((other) => other.kind === "strong" && other.link === hit.link && standsApart(other));
}

function proposeLink(
  { id: linkId, isService = false }: MatchLink,
  proof: readonly { reading: Reading; hit: Hit }[],
  hasClass: boolean,
  readings: readonly Reading[],
): Match {
  const ranked = proof
    .map((one) => ({ ...one, tier: tierOf(one.reading, one.hit, readings) }))
    .map((one) => ({ ...one, rank: rankOf(one.reading.source, one.hit, isService ? serviceRank : tierRank, one.tier) }))
    .sort((a, b) => b.rank - a.rank || strength(b.hit) - strength(a.hit));
  const best = ranked[0];
  if (!best) throw new Error("a match without a hit");
  const words = new Map<string, MatchWord>();
  for (const { hit } of proof) {
    if (hit.kind !== "class") words.set(hit.word, { word: hit.word, strength: hit.kind });
  }
  const isAgreed = hasClass && proof.some(({ hit }) => !hit.isClassName);
  const isWeaklyReported = best.reading.source === "product" && best.hit.kind === "weak";
  const evidence = [...new Map(proof.map(({ hit }) => [hit.word, strength(hit)])).values()].reduce((a, b) => a + b, 0);
  return {
    linkId,
    tier: best.tier,
    score: best.rank * 1000 + Math.min(999, evidence * 10 + (isAgreed ? 50 : 0) + (isWeaklyReported ? 25 : 0)),
    words: [...words.values()],
    source: best.reading.source,
    ...quote(best.reading, best.hit),
  };
}

/** A reported product outranks the scope by a strong word only; by a weak one it stands over weak words of a scope. */
const rankOf = (source: MatchSource, hit: Hit, ranks: Readonly<Record<Tier, number>>, tier: Tier) =>
  (hit.kind === "weak" ? 0 : sourceRank[source]) + ranks[tier];

/** Longer words say more; a weak word or the mere name of a class says little. */
const strength = (hit: Hit) => (hit.kind === "weak" || hit.isClassName ? 1 : 2 + Math.min(hit.word.length, 8));

const income = /^(?:(?!贸易|代理|批发|零售|经销|采购|收购|进口|出口|销售).)+销售$/;

function tierOf(reading: Reading, hit: Hit, readings: readonly Reading[]): Tier {
  const { activities, start, end } = hit.entry;
  if (activities.has("make")) return "make";
  if (activities.has("service")) return "service";
  // 铝棒销售 in a report is the income from what the firm makes; 铝棒贸易 and 销售铝棒 are not.
  const isIncome = reading.source === "product" && income.test(reading.read.text.slice(start, end));
  if (activities.has("trade") && !isIncome) return "trade";
  if (reading.source === "product") return "make";
  const name = readings.find(({ source }) => source === "name")?.read.original ?? "";
  if (/贸易|商贸|经营部|经销|销售|商行/.test(name)) return "trade";
  const scope = readings.find(({ source }) => source === "scope");
  if (scope?.read.entries.some((e) => e.activities.has("make")) || /厂|制造/.test(name)) return "make";
  return scope?.read.entries.some((e) => e.activities.has("service")) ? "service" : "trade";
}

const longestSentence = 120;

function quote(reading: Reading, hit: Hit): { sentence: string; spans: [number, number][] } {
  const { at, original } = reading.read;
  const { clauseStart, clauseEnd, start: entryStart, end: entryEnd } = hit.entry;
  const isLong = clauseEnd - clauseStart > longestSentence;
  const from = isLong ? Math.max(clauseStart, entryStart - 40) : clauseStart;
  const to = isLong ? Math.min(clauseEnd, Math.max(entryEnd, hit.end) + 40) : clauseEnd;
  const first = at[from] ?? 0;
  const last = (at[to - 1] ?? original.length - 1) + 1;
  const spans = reading.hits
    .filter((h) => h.link === hit.link && h.kind !== "class" && h.start >= from && h.end <= to)
    .map((h): [number, number] => [(at[h.start] ?? 0) - first, (at[h.end - 1] ?? 0) + 1 - first]);
  return { sentence: original.slice(first, last), spans };
}
