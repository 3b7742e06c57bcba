import { z } from "zod";
import type { MatchLink } from "@/domain/match";
import { normaliseWord } from "@/domain/scope";
import type { TaskRow } from "@/domain/task";

/** A strong word proves the link; a weak one counts only beside a strong one on the chain; a negative hides what it covers. */
export const wordKinds = ["strong", "weak", "negative"] as const;
export type WordKind = (typeof wordKinds)[number];
export const wordKindLabels = { strong: "强词", weak: "弱词", negative: "排除词" } satisfies Record<WordKind, string>;

/** The newest line for a word of a link holds: present in its kind, or taken out of all of them. */
export type WordChange = { linkId: string; word: string; kind: WordKind; isPresent: boolean };
export type LinkWords = Record<WordKind, string[]>;

const columnOf = {
  strong: "keywords",
  weak: "weakKeywords",
  negative: "negativeWords",
} as const satisfies Record<WordKind, keyof MatchLink>;

/** Links of the pack with what the office has changed since; one change a word, order does not matter. */
export function withChanges<Link extends MatchLink>(links: readonly Link[], changes: readonly WordChange[]): Link[] {
  const byLink = new Map<string, WordChange[]>();
  for (const change of changes) byLink.set(change.linkId, [...(byLink.get(change.linkId) ?? []), change]);
  return links.map((link) => {
    const changed = byLink.get(link.id);
    if (!changed) return link;
    const next = { ...link };
    for (const kind of wordKinds) {
      const kept = link[columnOf[kind]].filter(
        (word) => !changed.some((change) => change.word === normaliseWord(word)),
      );
      const added = changed.filter((change) => change.isPresent && change.kind === kind).map(({ word }) => word);
      next[columnOf[kind]] = [...kept, ...added];
    }
    return next;
  });
}

export const wordsOf = (link: MatchLink): LinkWords => ({
  strong: [...link.keywords],
  weak: [...link.weakKeywords],
  negative: [...link.negativeWords],
});

/** A blank is one too between Chinese characters alone: wind blade is one word. */
const wordBreak = /[\n、，,;；]|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u;

/** One word although a sign stands in it. */
const quoted = /(?<=^|[\s、，,;；])“([^”]+)”(?=$|[\s、，,;；])/u;

/** Words typed one a line or between 、，, signs, each once; one with such a sign inside stands in quotation marks. */
export const readWords = (text: string): string[] => [
  ...new Set(
    text
      .split(quoted)
      .flatMap((part, i) => (i % 2 === 1 ? [part] : part.split(wordBreak)))
      .map(normaliseWord)
      .filter((word) => word !== ""),
  ),
];

export const writeWords = (words: readonly string[]) =>
  words.map((word) => (wordBreak.test(word) ? `“${word}”` : word)).join("、");

const list = z.string().max(4000, { error: "不超过 4,000 字" });

/** The words of each kind as they stand in a form. */
export const readKinds = (texts: Record<WordKind, string>): LinkWords => ({
  strong: readWords(texts.strong),
  weak: readWords(texts.weak),
  negative: readWords(texts.negative),
});
const isBefore = (one: WordKind, other: WordKind) => wordKinds.indexOf(one) < wordKinds.indexOf(other);

/**
 * All words of a link as they shall be, with the words the editor saw, so that two editors do not undo each other. What
 * was there already is not judged anew: a pack may hold words of one character, and one word in two kinds.
 */
export const editWordsSchema = z
  .strictObject({
    linkId: z.string().min(1).max(60),
    strong: list,
    weak: list,
    negative: list,
    seen: z.strictObject({ strong: list, weak: list, negative: list }),
    note: z.string().trim().min(1, { error: "请填写修改原因" }).max(200, { error: "原因不超过 200 字" }),
  })
  .superRefine((edit, context) => {
    const refuse = (field: WordKind, message: string) => context.addIssue({ code: "custom", path: [field], message });
    const [kept, typed] = [readKinds(edit.seen), readKinds(edit)];
    for (const kind of wordKinds) {
      for (const word of typed[kind]) {
        if (kept[kind].includes(word)) continue;
        const size = Array.from(word).length;
        const other = wordKinds.find(
          (one) => one !== kind && typed[one].includes(word) && (kept[one].includes(word) || isBefore(one, kind)),
        );
        if (size < 2) refuse(kind, `“${word}”太短，至少两个字`);
        else if (size > 30) refuse(kind, `“${word.slice(0, 12)}…”太长，不超过 30 个字`);
        else if (other) refuse(kind, `“${word}”已是${wordKindLabels[other]}，一个词只能归一类`);
      }
    }
    if (typed.strong.length === 0) refuse("strong", "至少保留一个强词");
  });
export type EditWords = z.output<typeof editWordsSchema>;

/** What has to be written so that `now` becomes `next`. */
export function changesBetween(
  now: LinkWords,
  next: LinkWords,
): { word: string; kind: WordKind; isPresent: boolean }[] {
  const kindsIn = (words: LinkWords) => {
    const kinds = new Map<string, WordKind[]>();
    for (const kind of wordKinds)
      for (const word of new Set(words[kind].map(normaliseWord))) kinds.set(word, [...(kinds.get(word) ?? []), kind]);
    return kinds;
  };
  const [before, after] = [kindsIn(now), kindsIn(next)];
  return [
    ...[...after]
      .filter(([word, kinds]) => before.get(word)?.join() !== kinds.join())
      .flatMap(([word, kinds]) => kinds.slice(-1).map((kind) => ({ word, kind, isPresent: true }))),
    ...[...before]
      .filter(([word]) => !after.has(word))
      .flatMap(([word, kinds]) => kinds.slice(-1).map((kind) => ({ word, kind, isPresent: false }))),
  ];
}

/** A line of the words' history; the moment as people read it. */
export type ChangedWord = {
  id: string;
  word: string;
  kind: WordKind;
  isPresent: boolean;
  note: string;
  changedBy: string;
  changedAt: string;
};

/** What a link's page shows of its words. */
export type LinkWordsPage = { words: LinkWords; changes: ChangedWord[]; reviews: WordReview[]; task: TaskRow | null };

/** One word of a link with what people decided of the firms it brought. */
export type WordReview = {
  linkId: string;
  chainId: string;
  linkName: string;
  chainName: string;
  word: string;
  dismissed: number;
  confirmed: number;
  /** Reasons of the dismissals, the most frequent first. */
  reasons: string[];
};
