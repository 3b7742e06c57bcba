import { expect, test } from "@playwright/test";
import { changesOf, subjectLabel } from "@/domain/audit-entry";

test("a changed row shows only the fields that differ, with both values", () => {
  const before = { id: "u", name: "旧名", is_promotion_body: false, note: null };
  expect(changesOf({ before, after: { ...before, name: "新名", is_promotion_body: true } })).toEqual([
    { field: "name", label: "名称", before: "旧名", after: "新名" },
    { field: "is_promotion_body", label: "招商主管部门", before: "否", after: "是" },
  ]);
});

test("a new row shows what it holds and a deleted one what it held; what was never filled stays out", () => {
  const row = { role: "auditor", note: null, conditions: { year: 2027 } };
  expect(changesOf({ before: null, after: row })).toEqual([
    { field: "role", label: "角色", before: null, after: "审计管理员" },
    { field: "conditions", label: "conditions", before: null, after: '{"year":2027}' },
  ]);
  expect(changesOf({ before: { role: "clerk" }, after: null })).toEqual([
    { field: "role", label: "角色", before: "招商专员", after: null },
  ]);
});

test("zero, false and an empty text are values and not nothing", () => {
  expect(changesOf({ before: null, after: { a: 0, b: false, c: "" } }).map((change) => change.after)).toEqual([
    "0",
    "否",
    "",
  ]);
});

test("a table without a Chinese name is shown under its own", () => {
  expect(subjectLabel("users")).toBe("人员");
  expect(subjectLabel("something_new")).toBe("something_new");
});
