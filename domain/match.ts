import {
  type Hit,
  isDoubtfulMaker,
  isWeak,
  type MatchSource,
  type Reading,
  rankOf,
  serviceRank,
  strength,
  strengths,
  tierOf,
  tierRank,
} from "@/domain/match-rank";
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

export type { MatchSource };
export type MatchText = { name?: string | null; scope: string; products: string };
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

type Use = { link: number; kind: "strong" | "weak" | "negative" | "class"; isGeneral: boolean };
type Candidate = Omit<Hit, "entry"> & { entry: Entry | null };
type Stretch = Pick<Hit, "link" | "start" | "end">;

/** A weak word makes the strong one it begins with general: 铁合金冶炼 says that 铁合金 alone is not enough. */
const makesGeneral = (weak: string, strong: string) => strong.length > 1 && weak !== strong && weak.startsWith(strong);

/** The words whose firms a change of a link's words can touch: those changed, and strong ones they may make general. */
export const wordsTouched = (
  changed: readonly { word: string; kind: "strong" | "weak" | "negative" }[],
  strong: readonly string[],
): string[] => {
  const longer = changed.filter(({ kind }) => kind !== "negative").map(({ word }) => normaliseWord(word));
  const general = strong.map(normaliseWord).filter((word) => longer.some((weak) => makesGeneral(weak, word)));
  return [...new Set([...changed.map(({ word }) => normaliseWord(word)), ...general])];
};

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
      const weakWords = kind === "strong" ? (links[link]?.weakKeywords ?? []) : [];
      const isGeneral = weakWords.some((weak) => makesGeneral(normaliseWord(weak), key));
      uses.set(key, [...(uses.get(key) ?? []), { link, kind, isGeneral }]);
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
    for (const { link, kind, isGeneral } of usesByWord[word] ?? []) {
      if (kind === "negative") negatives.push({ link, start, end });
      else {
        const isClassName = isClass(word) || lists.some((name) => name.start <= start && end <= name.end);
        candidates.push({ link, kind, word: text, isGeneral, isClassName, isDoubtful, start, end, entry });
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
  const ranks = isService ? serviceRank : tierRank;
  const ranked = proof
    .map((one) => {
      const placed = { ...one, tier: tierOf(one.reading, one.hit, readings, isService) };
      const rank = rankOf(one.reading.source, one.hit, ranks, placed.tier);
      // Half a rank: still before who serves or trades.
      return { ...placed, rank: !isService && isDoubtfulMaker(placed, readings) ? rank - 0.5 : rank };
    })
    .sort((a, b) => b.rank - a.rank || strength(b.hit) - strength(a.hit));
  const best = ranked[0];
  if (!best) throw new Error("a match without a hit");
  const words = new Map<string, MatchWord>();
  for (const { hit } of proof) {
    if (hit.kind !== "class") words.set(hit.word, { word: hit.word, strength: hit.kind });
  }
  const isAgreed = hasClass && proof.some(({ hit }) => !hit.isClassName);
  const isStrong = proof.some(({ hit }) => !isWeak(hit) && !hit.isClassName);
  const isWeaklyReported = best.reading.source === "product" && isWeak(best.hit);
  const isDone = ({ tier }: { tier: Tier }) => ranks[tier] === ranks[best.tier];
  const evidence = [...strengths(ranked, isDone).values()].reduce((a, b) => a + b, 0);
  return {
    linkId,
    tier: best.tier,
    score:
      Math.floor(best.rank) * 1000 +
      Math.min(999, evidence * 10 + (isAgreed ? (isStrong ? 50 : 5) : 0) + (isWeaklyReported ? 25 : 0)),
    words: [...words.values()],
    source: best.reading.source,
    ...quote(best.reading, best.hit),
  };
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
