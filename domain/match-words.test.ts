import { expect, test } from "@playwright/test";
import chainJson from "@/db/seed/xilingol/chains.json" with { type: "json" };
import { chainPackSchema } from "@/domain/chain-pack";
import { buildMatcher, type MatchLink } from "@/domain/match";
import {
  changesBetween,
  editWordsSchema,
  readKinds,
  readWords,
  withChanges,
  wordsOf,
  writeWords,
} from "@/domain/match-words";

const link: MatchLink = {
  id: "L",
  chainId: "C",
  keywords: ["风电叶片", "Blade"],
  weakKeywords: ["玻璃钢"],
  negativeWords: ["叶片泵"],
  gbtClasses: [],
};
const seen = { strong: "", weak: "", negative: "" };
const edit = (words: { strong: string; weak?: string; negative?: string }) =>
  editWordsSchema.safeParse({ linkId: "L", weak: "", negative: "", seen, note: "示例", ...words });

test("an added word counts, a removed one does not, and a word moved to another kind leaves its old one", () => {
  const [next] = withChanges(
    [link],
    [
      { linkId: "L", word: "叶片模具", kind: "negative", isPresent: true },
      { linkId: "L", word: "blade", kind: "strong", isPresent: false },
      { linkId: "L", word: "玻璃钢", kind: "strong", isPresent: true },
      { linkId: "other", word: "风电叶片", kind: "strong", isPresent: false },
    ],
  );
  expect(next).toEqual({
    ...link,
    keywords: ["风电叶片", "玻璃钢"],
    weakKeywords: [],
    negativeWords: ["叶片泵", "叶片模具"],
  });
});

test("words are read from lines and lists, folded as the matcher folds them, each once", () => {
  expect(readWords("风电叶片、ＢＬＡＤＥ\n blade ，风电叶片；")).toEqual(["风电叶片", "blade"]);
});

test("a blank between Chinese characters parts two words, one inside or beside a Latin word does not", () => {
  expect(readWords("锰铁矿 锰铁贸易\u3000废锰铁\t锰渣")).toEqual(["锰铁矿", "锰铁贸易", "废锰铁", "锰渣"]);
  expect(readWords(" Wind\u3000 blade 、SiC 衬底、5 兆瓦")).toEqual(["wind blade", "sic衬底", "5兆瓦"]);
});

test("a word kept with its blank is found in a text that writes it so", () => {
  const [next] = withChanges([link], [{ linkId: "L", word: "wind blade", kind: "strong", isPresent: true }]);
  const { match } = buildMatcher(next ? [next] : [], []);
  const found = match({ scope: "Wind  Blade制造", products: "" });
  expect(found.map(({ words }) => words)).toEqual([[{ word: "wind blade", strength: "strong" }]]);
});

test("only what differs is written", () => {
  const now = wordsOf(link);
  expect(changesBetween(now, { ...now, strong: ["blade", "风电叶片"] })).toEqual([]);
  expect(changesBetween(now, { strong: ["风电叶片", "玻璃钢"], weak: [], negative: ["叶片泵"] })).toEqual([
    { word: "玻璃钢", kind: "strong", isPresent: true },
    { word: "blade", kind: "strong", isPresent: false },
  ]);
});

test("a word is in one kind only, of two characters or more, and a link keeps a strong word", () => {
  const issue = (words: Parameters<typeof edit>[0]) => edit(words).error?.issues[0]?.message;
  expect(edit({ strong: "风电叶片" }).success).toBe(true);
  expect(issue({ strong: "风电叶片、片" })).toBe("“片”太短，至少两个字");
  expect(issue({ strong: "风电叶片", weak: "风电叶片" })).toBe("“风电叶片”已是强词，一个词只能归一类");
  expect(issue({ strong: " " })).toBe("至少保留一个强词");
  expect(editWordsSchema.safeParse({ ...edit({ strong: "风电叶片" }).data, note: " " }).success).toBe(false);
});

test("words that were there already are not judged anew, new ones beside them are", () => {
  const held = { strong: "发电机、锗", weak: "发电机", negative: "禽" };
  const issues = (words: Partial<typeof held>) =>
    editWordsSchema
      .safeParse({ linkId: "L", ...held, ...words, seen: held, note: "示例" })
      .error?.issues.map(({ path, message }) => `${path} ${message}`);
  expect(issues({})).toBeUndefined();
  expect(issues({ strong: "发电机、锗、风电机组" })).toBeUndefined();
  expect(issues({ negative: "禽、猪" })).toEqual(["negative “猪”太短，至少两个字"]);
  expect(issues({ negative: "禽、发电机" })).toEqual(["negative “发电机”已是强词，一个词只能归一类"]);
  expect(issues({ strong: "发电机、锗、禽" })).toEqual(["strong “禽”太短，至少两个字"]);
  expect(issues({ weak: "发电机、锗" })).toEqual(["weak “锗”太短，至少两个字"]);
});

test("the words of every link of the pack are saved as they stand, and nothing of them is written", () => {
  for (const { id, keywords, weakKeywords, negatives } of chainPackSchema
    .parse(chainJson)
    .chains.flatMap(({ links }) => links)) {
    const words = { strong: keywords, weak: weakKeywords, negative: negatives };
    const held = { strong: writeWords(keywords), weak: writeWords(weakKeywords), negative: writeWords(negatives) };
    const saved = editWordsSchema.parse({ linkId: id, ...held, seen: held, note: "示例" });
    expect(changesBetween(words, readKinds(saved)), id).toEqual([]);
  }
});

test("a word with a mark inside stands between quotation marks", () => {
  const words = ["齿轮减、变速箱制造", "叶片"];
  expect(writeWords(words)).toBe("“齿轮减、变速箱制造”、叶片");
  expect(readWords(writeWords(words))).toEqual(words);
  expect(readWords("“叶片、叶片")).toEqual(["“叶片", "叶片"]);
});

test("a word of two kinds taken out of one stays in the other", () => {
  const now = { strong: ["发电机", "叶片"], weak: ["发电机"], negative: [] };
  expect(changesBetween(now, now)).toEqual([]);
  expect(changesBetween(now, { ...now, weak: [] })).toEqual([{ word: "发电机", kind: "strong", isPresent: true }]);
  expect(changesBetween(now, { ...now, strong: ["叶片"] })).toEqual([
    { word: "发电机", kind: "weak", isPresent: true },
  ]);
  expect(changesBetween(now, { strong: ["叶片"], weak: [], negative: [] })).toEqual([
    { word: "发电机", kind: "weak", isPresent: false },
  ]);
});

test("applying the changes between two sets of words gives the second set", () => {
  const now = wordsOf(link);
  const next = { strong: ["风电叶片", "玻璃钢"], weak: ["复合材料"], negative: [] };
  const changes = changesBetween(now, next).map((change) => ({ linkId: "L", ...change }));
  const [applied] = withChanges([link], changes);
  expect(applied && wordsOf(applied)).toEqual(next);
});
