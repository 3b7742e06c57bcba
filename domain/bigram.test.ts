import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { bigrams, cutAtSpans, highlight, lettersTogether, queryWords, wordsLeftOut } from "@/domain/bigram";

const spelt = (text: string) => bigrams(text).map((gram) => String.fromCharCode(gram >>> 16, gram & 0xffff));

test("grams are distinct pairs, small letters, and stop at punctuation", () => {
  expect(spelt("风电，电机电机")).toEqual(["风电", "电机", "机电"]);
  expect(spelt("ＰＣＳ")).toEqual(["pc", "cs"]);
});

test("the words of a query are those of two characters or more, and no gram stands between two of them", () => {
  expect(queryWords("示例 风 叶片")).toEqual(["示例", "叶片"]);
  expect(spelt("示例 风 叶片")).toEqual(["示例", "叶片"]);
});

test("what is not looked for is said: one character beside words, and the seventh word", () => {
  expect(wordsLeftOut("锂 江苏")).toEqual(["锂"]);
  expect(wordsLeftOut("一二 三四 五六 七八 九十 百千 万亿 一二")).toEqual(["万亿"]);
  expect(wordsLeftOut("江苏 叶片")).toEqual([]);
  expect(wordsLeftOut("锂")).toEqual([]);
});

test("an apostrophe between syllables parts no word", () => {
  expect(queryWords("xi'an")).toEqual(["xian"]);
  expect(queryWords("Xi’An ＇ xi＇an")).toEqual(["xian"]);
  expect(wordsLeftOut("a'ba'ga 叶片")).toEqual([]);
});

test("pinyin typed syllable by syllable is one word when put together; anything but letters is not", () => {
  expect(lettersTogether("Tian  jin")).toBe("tianjin");
  expect(lettersTogether("a ba ga")).toBe("abaga");
  for (const query of ["tianjin", "xi'an", "天津 xi an", "P-2026", ""]) expect(lettersTogether(query)).toBe("");
});

test("every text that holds a word holds the grams of that word", () => {
  const letter = fc.constantFrom("风", "电", "叶", "片", "A", "b", "１", "𬭁");
  const word = fc.array(letter, { minLength: 2, maxLength: 5 }).map((c) => c.join(""));
  fc.assert(
    fc.property(word, word, word, (before, sought, after) => {
      const held = new Set(bigrams(before + sought + after));
      expect(bigrams(sought).every((gram) => held.has(gram))).toBe(true);
    }),
  );
});

test("marks stand where the words stand, overlaps joined, and the pieces make the text again", () => {
  expect(highlight("生产PVC、风电叶片", ["pvc", "风电", "电叶"])).toEqual([
    { text: "生产", isHit: false },
    { text: "PVC", isHit: true },
    { text: "、", isHit: false },
    { text: "风电叶", isHit: true },
    { text: "片", isHit: false },
  ]);
  const spans = fc.array(
    fc.tuple(fc.nat(10), fc.nat(10)).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]),
  );
  fc.assert(
    fc.property(spans, (given) => {
      expect(
        cutAtSpans("风电叶片制造及安装服务", given)
          .map((p) => p.text)
          .join(""),
      ).toBe("风电叶片制造及安装服务");
    }),
  );
});
