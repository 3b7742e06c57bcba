import { expect, test } from "@playwright/test";
import { confirmMatchesSchema, decideMatchSchema, prospectFilterSchema, protectedSentence } from "@/domain/prospect";

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

test("at most 200 matches are confirmed at once, and never none", () => {
  expect(confirmMatchesSchema.safeParse({ matchIds: [] }).success).toBe(false);
  expect(confirmMatchesSchema.safeParse({ matchIds: Array(201).fill(matchId) }).success).toBe(false);
});

test("a protected row says until when and whom to ask, nothing else", () => {
  expect(protectedSentence("2027-01-18")).toBe("已由他方首谈，保护期至 2027-01-18。请联系盟招商主管部门。");
});
