import { expect, test } from "@playwright/test";
import {
  decidedWords,
  decideMatchesSchema,
  decideMatchSchema,
  prospectConditions,
  prospectFilterSchema,
  protectedSentence,
  takenBackWords,
  undecidedSentence,
} from "@/domain/prospect";

const matchId = "0b6f9a64-1f0c-4c8f-9a3e-1f2d3c4b5a69";

test("a dismissal needs a reason, a confirmation does not", () => {
  const dismissal = decideMatchSchema.safeParse({
    matchId,
    seenState: "suggested",
    decision: "dismissed",
    reason: "  ",
  });
  expect(dismissal.error?.issues[0]).toMatchObject({ path: ["reason"], message: "请填写排除原因" });
  expect(decideMatchSchema.safeParse({ matchId, seenState: "suggested", decision: "confirmed" }).success).toBe(true);
});

test("junk in the address shows the whole list", () => {
  const filter = prospectFilterSchema.parse({
    tier: "x",
    state: ["a", "b"],
    untouched: "yes",
    cursor: "c".repeat(500),
  });
  expect(Object.values(filter).every((value) => value === undefined)).toBe(true);
});

test("at most 200 chosen matches are decided at once, and never none; a dismissal of many needs a reason too", () => {
  const issue = (decision: "confirmed" | "dismissed", matchIds: string[]) =>
    decideMatchesSchema.safeParse({ linkId: "L", decision, which: { by: "ids", matchIds } }).error?.issues[0]?.message;
  expect(issue("confirmed", [matchId])).toBeUndefined();
  expect(issue("confirmed", [])).toBe("请先选择企业");
  expect(issue("confirmed", Array(201).fill(matchId))).toBe("一次最多选 200 家");
  expect(issue("dismissed", [matchId])).toBe("请填写排除原因");
});

test("a protected row says until when and whom to ask, nothing else", () => {
  expect(protectedSentence("2027-01-18")).toBe("已由他方首谈，保护期至 2027-01-18。请联系盟招商主管部门。");
});

test("who could not decide is told who did and when, or what else has become of the match", () => {
  const standing = { decidedBy: "示例甲", decidedAt: "2026-11-24 09:38", protectedUntil: null, keptName: null };
  expect(undecidedSentence({ ...standing, state: "confirmed" })).toBe("已由示例甲于 2026-11-24 09:38 确认。");
  expect(undecidedSentence({ ...standing, state: "dismissed" })).toBe("已由示例甲于 2026-11-24 09:38 排除。");
  expect(undecidedSentence({ ...standing, state: "suggested" })).toBe("原结论已由他人撤销，现为待确认。");
  expect(undecidedSentence({ ...standing, state: "suggested", protectedUntil: "2027-01-18" })).toBe(
    protectedSentence("2027-01-18"),
  );
  expect(undecidedSentence({ ...standing, state: null, keptName: "示例乙有限公司" })).toBe(
    "已与“示例乙有限公司”合并，请在该企业下判定。",
  );
  expect(undecidedSentence({ ...standing, state: null })).toBe("企业资料或关键词已变化，不再匹配本环节。");
});

test("of several decided or taken back at once those somebody else has settled are counted apart", () => {
  expect(decidedWords("confirmed", 3, 3)).toBe("已确认 3 家");
  expect(decidedWords("dismissed", 2, 3)).toBe("已排除 2 家，1 家已由他人办理");
  expect(takenBackWords(3, 3)).toBe("已撤回 3 家");
  expect(takenBackWords(2, 3)).toBe("已撤回 2 家，1 家已由他人改动");
});

test("the chosen conditions are told in words, the last as far as the reader sees", () => {
  const filter = prospectFilterSchema.parse({ tier: "make", state: "confirmed", untouched: "1" });
  expect(prospectConditions(filter, false)).toEqual(["制造", "已确认", "无可见在办项目"]);
  expect(prospectConditions({}, true)).toEqual([]);
});
