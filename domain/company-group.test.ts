import { expect, test } from "@playwright/test";
import { groupSentence, joinGroupSchema } from "@/domain/company-group";

test("a group with nothing in hand is not spoken of", () => {
  expect(groupSentence({ projects: [], protectedUntil: null })).toBeNull();
});

test("projects of the group and a stranger's first talk are said together, the stranger without a name", () => {
  const sentence = groupSentence({
    projects: [{ id: "", name: "甲项目", companyName: "示例" }],
    protectedUntil: "2026-12-31",
  });
  expect(sentence).toBe("同一集团的企业有 1 个在办项目；同一集团的企业在本环节已由他方首谈，保护期至 2026-12-31。");
});

test("a parent is asked for by sentence", () => {
  const read = joinGroupSchema.safeParse({
    companyId: crypto.randomUUID(),
    parentId: "",
    kind: "branch",
    seenParentId: null,
  });
  expect(read.error?.issues[0]?.message).toBe("请选择上级企业。");
});
