import { expect, test } from "@playwright/test";
import {
  bodyOfCode,
  type DuplicateSide,
  duplicateSentences,
  keepFirst,
  mayHaveBranches,
  parentNameOf,
} from "@/domain/duplicate";

test("a branch names its firm, a firm names none", () => {
  expect(parentNameOf("示例风电有限公司锡林浩特分公司")).toBe("示例风电有限公司");
  expect(parentNameOf("示例风电有限公司（锡林浩特）分公司")).toBe("示例风电有限公司");
  expect(parentNameOf("示例银行股份有限公司锡林郭勒分行")).toBe("示例银行股份有限公司");
  expect(parentNameOf("示例风电有限公司")).toBeNull();
  expect(parentNameOf("示例锡林浩特分公司"), "no firm stands in the name").toBeNull();
});

test("whoever a branch names may have branches, a branch and a person's trade may not", () => {
  expect(mayHaveBranches(parentNameOf("示例农村合作社第二分公司") ?? "")).toBe(true);
  expect(mayHaveBranches("示例风电有限公司锡林浩特分公司")).toBe(false);
  expect(mayHaveBranches("示例超市")).toBe(false);
});

test("the body of a code is the same under another office, in lower case and with letters misread", () => {
  expect(bodyOfCode("91152502MA0N123456")).toBe("MA0N12345");
  expect(bodyOfCode("91152500ma0n123450")).toBe(bodyOfCode("91152502MAON123456"));
  expect(bodyOfCode("152502000012345")).toBeNull();
});

const compared = (name: string, place: { province?: string; city?: string } = {}) => ({
  name,
  creditCode: null,
  codeVerdict: "empty" as const,
  province: place.province ?? null,
  city: place.city ?? null,
  bannerName: null,
});

test("of alike names only what is true is said: the whole name, its writing or its core", () => {
  const said = (first: string, second: string) => duplicateSentences(["core"], compared(first), compared(second))[0];
  expect(said("示例甲有限公司", "示例甲有限公司")).toContain("名称完全相同");
  expect(said("示例（甲）有限公司", "示例(甲)有限公司")).toContain("仅括号、空格或曾用名的写法不同");
  expect(said("示例甲有限公司", "北京示例甲有限责任公司")).toContain("名称去掉地名和组织形式后相同");
});

test("a place nobody has recorded is not called the same", () => {
  const said = (first: object, second: object) =>
    duplicateSentences(["core", "sound"], compared("示例甲", first), compared("示例甲", second));
  const [jiangsu, yancheng] = [{ province: "江苏" }, { province: "江苏", city: "盐城" }];
  const cases = [
    [{}, {}, "两家所在地均未录入"],
    [{}, jiangsu, "一家所在地未录入"],
    [yancheng, yancheng, "所在地相同"],
    [jiangsu, yancheng, "所在省份相同，市或旗县未录全"],
    [{ city: "盐城" }, yancheng, "一家所在省份未录入"],
  ] as const;
  for (const [first, second, words] of cases)
    expect(said(first, second)).toEqual([`名称完全相同，${words}。`, `名称读音相同、写法不同，${words}。`]);
});

test("each reason is said in one sentence, strongest first", () => {
  const first = { ...compared("示例甲有限公司"), creditCode: "91152502MA0N123456" };
  const second = { ...compared("示例甲有限公司二连分公司"), creditCode: "91152500MA0N123450" };
  const sentences = duplicateSentences(["branch", "code"], first, second);
  expect(sentences).toHaveLength(2);
  expect(sentences[0]).toContain("主体部分相同");
  expect(sentences[1]).toBe("“示例甲有限公司二连分公司”是另一家的分支机构。");
});

test("alike names of two bodies, each with a valid code, are said to be two firms as a rule", () => {
  const side = (creditCode: string, codeVerdict: "valid" | "bad_check") => ({
    ...compared("示例甲有限公司"),
    creditCode,
    codeVerdict,
  });
  const said = (...[first, second]: [ReturnType<typeof side>, ReturnType<typeof side>]) =>
    duplicateSentences(["core"], first, second).at(-1);
  expect(said(side("91150422581765908F", "valid"), side("91150425667320520C", "valid"))).toBe(
    "两家的信用代码均有效且不同，多为两家企业。",
  );
  expect(said(side("91150422581765908F", "valid"), side("91150425667320520C", "bad_check"))).toContain("名称完全相同");
  expect(
    duplicateSentences(["code"], side("91150422581765908F", "valid"), side("91150425667320520C", "valid")),
  ).toHaveLength(1);
});

test("the company somebody works on is kept before the one with a good code", () => {
  const side = (fields: Partial<DuplicateSide>) =>
    ({ hasWork: false, matchCount: 0, codeVerdict: "empty", ...fields }) as DuplicateSide;
  expect(keepFirst(side({ codeVerdict: "valid", matchCount: 258 }), side({ hasWork: true }))).toBe(false);
  expect(keepFirst(side({ projectCount: 0 }), side({ projectCount: 9 })), "what a reader sees decides nothing").toBe(
    true,
  );
  expect(keepFirst(side({ codeVerdict: "valid" }), side({}))).toBe(true);
  expect(keepFirst(side({}), side({}))).toBe(true);
});
