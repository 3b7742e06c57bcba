import {
  type Activity,
  activityOf,
  innerVerb,
  isVerbs,
  prefixVerbs,
  thingsNamedByVerbs,
  wholeVerb,
  withoutStore,
} from "@/domain/scope-verbs";
import { foldCase } from "@/domain/width";

/** What a firm does with a thing: makes it (growing and mining included), serves it, or trades in it. */
export const tiers = ["make", "service", "trade"] as const;
export type Tier = (typeof tiers)[number];

export const tierLabels = { make: "制造", service: "服务", trade: "仅贸易" } satisfies Record<Tier, string>;

/** One thing named in a 经营范围, with what the firm does with it; positions are those of `ReadScope.text`. */
export type Entry = {
  start: number;
  end: number;
  activities: ReadonlySet<Tier>;
  /** The firm develops the thing or prepares to make it, and makes it not yet: 无人机研发、销售, 无人机制造（筹建）. */
  isOnlyPlanned: boolean;
  clauseStart: number;
  clauseEnd: number;
};

export type ReadScope = {
  original: string;
  /** `text` before anything is blanked. */
  folded: string;
  /** Folded to half-width small letters, spaces only between words; excluded stretches are blanked, never shifted. */
  text: string;
  /** For each position of `text`, its position in `original`. */
  at: readonly number[];
  entries: readonly Entry[];
};

const blank = "\uE000";

/**
 * Reads a 经营范围: folds it, blanks what the firm does not do, cuts it into entries and gives each entry its
 * activities. A verb before or after a list speaks for the whole list (`生产、销售：A、B`, `A、B的制造`).
 */
export function readScope(original: string): ReadScope {
  const { text: folded, at } = squeeze(original);
  let text: string | undefined;
  let entries: Entry[] | undefined;
  // Blanked and cut only when asked for: in most scopes of a directory no word of any link stands.
  return {
    original,
    folded,
    get text() {
      text ??= blankExclusions(folded);
      return text;
    },
    at,
    get entries() {
      entries ??= clauses(this.text).flatMap((clause) => readClause(clause, folded.slice(clause.start, clause.end)));
      return entries;
    },
  };
}

/** Whether a stretch of a scope was blanked, in part or as a whole. */
export const isBlanked = (scope: ReadScope, start: number, end: number) => scope.text.slice(start, end).includes(blank);

const inPlace: number[] = [];

/** Every position as its own. */
function unmoved(length: number): readonly number[] {
  while (inPlace.length < length) inPlace.push(inPlace.length);
  return inPlace;
}

/** Runs of spaces become one, and none stands beside punctuation: a space between words separates them. */
function squeeze(original: string): { text: string; at: readonly number[] } {
  const folded = foldCase(original);
  if (!/\s/.test(folded)) return { text: folded, at: unmoved(folded.length) };
  const at: number[] = [];
  let text = "";
  for (let i = 0; i < folded.length; i += 1) {
    const character = folded.charAt(i);
    const isSpace = character.trim() === "";
    if (isSpace && !(/[\p{L}\p{N}]$/u.test(text) && /^\s+[\p{L}\p{N}]/u.test(folded.slice(i, i + 4)))) continue;
    text += isSpace ? " " : character;
    at.push(i);
  }
  return { text, at };
}

/**
 * A word in the writing of a read text. Between Latin words the blank stays (wind blade); beside a Chinese character it
 * parts two things in a text and is none of a word's.
 */
export const normaliseWord = (word: string) => squeeze(word).text.replace(/(?<![a-z0-9]) | (?![a-z0-9])/g, "");

const bracketed = /[([【〔][^()[\]【】〔〕]*[)\]】〕]/g;
const wholeBracket =
  /依法须|须经批准|须经|凭|按|涉及|有效期|许可证|资质|审批|国家|法律|法规|除外|除.*外|均除|限制|禁止|以上|上述|限.*(?:经营|销售|使用|项目)|后方可/;
/** No stretch begins again within itself, and none is longer than 200: a cell of 32,000 characters is passed over once. */
const exclusions = [
  /(?:不含|不包括|不得|不涉及|未取得|严禁|禁止)[^;。)\]】]*/g,
  /(?:国家|法律|法规|国务院)[^,;。()]{0,200}(?:除外|不得经营)/g,
  /(?<![^,、;。:()\uE000])[^,、;。:()\uE000]*除外/g,
  /除(?!尘|湿|臭|草|锈|油|雪|冰|氧|磷|铁|渣|四害|虫)[^,;。()\uE000]{1,200}?外/g,
  /(?:以上|上述)[^;。()]{0,200}?(?:不得|除外|均除|须)[^;。()]*/g,
  /依法须经[^;。()]*/g,
  /本?企业(?:所需|生产|科研)[^;。]{0,200}?(?:进口|进出口)业务/g,
];

function blankExclusions(folded: string): string {
  const noBrackets = folded.replace(bracketed, (bracket) => {
    const inner = /^.(?:含|包括)/.test(bracket) ? -1 : bracket.search(wholeBracket);
    return inner < 0 ? bracket : blank.repeat(bracket.length);
  });
  return exclusions.reduce((text, pattern) => text.replace(pattern, (part) => blank.repeat(part.length)), noBrackets);
}

type Clause = { start: number; end: number; text: string };

/** 天然气[含甲烷的;压缩的]: a mark inside a short bracket ends nothing. */
const shortBracket = /[([【〔][^()[\]【】〔〕]{1,20}[)\]】〕]/g;

/** Clauses end at ；。 and at a heading such as 一般项目：, which says nothing of what the firm does. */
function clauses(text: string): Clause[] {
  const found: Clause[] = [];
  const boundary = /[;。\n]|(?:许可|一般|前置|后置)(?:经营)?项目[:]?|$/g;
  const marked = text.replace(shortBracket, (bracket) => bracket.replace(/[;。]/g, ","));
  let start = 0;
  for (const match of marked.matchAll(boundary)) {
    if (match.index > start) found.push({ start, end: match.index, text: text.slice(start, match.index) });
    start = match.index + match[0].length;
  }
  return found;
}

type Piece = {
  start: number;
  end: number;
  own: Set<Activity>;
  role: "bare" | "prefix" | "suffix" | "none";
  endsInColon: boolean;
  /** The piece before the bracket this one stands in. */
  before: number | null;
};

function readPiece(text: string, start: number, endsInColon: boolean, before: number | null): Piece {
  const plain = text.replace(withoutStore, "").replace(thingsNamedByVerbs, (part) => "\uE001".repeat(part.length));
  const own = new Set<Activity>();
  addActivities(own, plain, innerVerb);
  const piece: Piece = { start, end: start + text.length, own, role: "none", endsInColon, before };
  if (isVerbs.test(plain)) {
    addActivities(own, plain, wholeVerb);
    return own.size > 0 ? { ...piece, role: "bare" } : piece;
  }
  const lead = prefixVerbs.exec(plain)?.[1];
  if (lead) addActivities(own, lead, wholeVerb);
  return { ...piece, role: lead ? "prefix" : own.size > 0 ? "suffix" : "none" };
}

function addActivities(own: Set<Activity>, text: string, verb: RegExp): void {
  for (const [found] of text.matchAll(verb)) {
    const activity = activityOf.get(found);
    if (activity) own.add(activity);
  }
}

/** 压缩气体和液化气体：A、B and 无储存：A、B are how a licence to deal in chemicals words its list. */
const dealersList = new RegExp(
  [
    "(?:不带|带|无|有|禁止|不得|租赁)有?(?:自有)?(?:储存|仓储|存储)",
    "储存使用",
    "票据(?:式|往来|买卖|交易|贸易|经营)|票面经营|直拨直销",
    "(?:液化气体|易燃(?:液体|气体|固体)|易制爆(?:品|化学品)?|危化品|毒害品|有毒品|剧毒品|腐蚀品|氧化剂|过氧化物):",
    "第\\d(?:\\.\\d)?[类项][^、:;]{0,6}(?:毒害品|腐蚀品|易燃|氧化剂|气体|液体)",
  ].join("|"),
);

const planned = /筹建|仅限办理|不得用于生产经营/;

/** `whole` is the clause before anything was blanked. */
function readClause(clause: Clause, whole: string): Entry[] {
  const pieces: Piece[] = [];
  const separator =
    /[,、:·()[\]【】〔〕\uE000]|(?<=\p{Script=Han})[./](?=\p{Script=Han})|(?<![a-z0-9]) | (?![a-z0-9])|$/gu;
  let from = 0;
  let before: number | null = null;
  for (const match of clause.text.matchAll(separator)) {
    const [mark] = match;
    if (match.index > from) {
      pieces.push(readPiece(clause.text.slice(from, match.index), clause.start + from, mark === ":", before));
    }
    if (/[([【〔]/.test(mark)) before = pieces.length > 0 ? pieces.length - 1 : null;
    if (/[)\]】〕]/.test(mark)) before = null;
    from = match.index + mark.length;
  }
  const spread = spreadVerbs(pieces);
  const isDealers = dealersList.test(whole);
  const isPlanned = planned.test(whole);
  return pieces.map(({ start, end, before: held }, i) => {
    const own = spread[i] ?? new Set<Activity>();
    const done = new Set(own.size > 0 || held === null ? own : spread[held]);
    if (done.size === 0 && isDealers) done.add("trade");
    return {
      start,
      end,
      activities: new Set([...done].map((activity) => (activity === "develop" ? "make" : activity))),
      isOnlyPlanned: done.has("make") ? isPlanned : done.has("develop"),
      clauseStart: clause.start,
      clauseEnd: clause.end,
    };
  });
}

/**
 * Gives each piece its own verbs; a piece without any takes those that opened its list (`生产、销售：A、B`), and verbs
 * that close a list speak for all of it (`A、B的制造、销售`).
 */
function spreadVerbs(pieces: readonly Piece[]): Set<Activity>[] {
  const spread = pieces.map(({ own }) => new Set(own));
  const give = (to: readonly number[], verbs: Iterable<Activity>) => {
    for (const verb of verbs) for (const i of to) spread[i]?.add(verb);
  };
  let lead = new Set<Activity>();
  let list: number[] = [];
  let isOpening = true;
  let isClosed = false;
  let isHeaded = false;
  let isFollowing = false;
  /** Verbs that close a list; without a heading, one begun after a closed list owes nothing to the first verb. */
  const close = (verbs: Iterable<Activity>, unnamed: readonly number[]) => {
    if (isFollowing) for (const i of unnamed) spread[i]?.clear();
    give(unnamed, verbs);
    isClosed = true;
  };
  pieces.forEach((piece, i) => {
    if (piece.role === "bare" && (list.length === 0 || piece.endsInColon)) {
      lead = new Set([...(isOpening ? lead : bareBefore(pieces, i)), ...piece.own]);
      list = [];
      isOpening = true;
      isClosed = false;
      isHeaded = true;
      isFollowing = false;
      return;
    }
    if (piece.role === "bare") {
      if (isClosed) give(list, piece.own);
      else close(piece.own, list);
      return;
    }
    if (isClosed || piece.role === "prefix") list = [];
    if (isClosed) isFollowing = !isHeaded;
    if (piece.role === "prefix") {
      lead = new Set([...(isOpening ? lead : []), ...piece.own]);
      isHeaded = false;
      isFollowing = false;
    }
    isClosed = false;
    if (piece.role === "suffix") {
      const unnamed = list.filter((earlier) => isFollowing || spread[earlier]?.size === 0);
      close(piece.own, unnamed);
    } else give([i], lead);
    list.push(i);
    isOpening = false;
  });
  return spread;
}

/** Verbs standing bare right before a heading: `A制造，批发、零售：B`. */
function bareBefore(pieces: readonly Piece[], i: number): Activity[] {
  const before = pieces[i - 1];
  return before?.role === "bare" ? [...bareBefore(pieces, i - 1), ...before.own] : [];
}
