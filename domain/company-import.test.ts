import { expect, test } from "@playwright/test";
import { beginningOf, driftOf, noCounts } from "@/domain/company-import";

test("where the directory changed between check and import the result says what differs", () => {
  const preview = { ...noCounts(), read: 3000, created: 3000 };
  expect(driftOf(preview, { ...noCounts(), read: 3000, updated: 3000 })).toBe(
    "检查之后企业名录有变动，结果与检查时不同：新增 3,000 变为 0，有变化 0 变为 3,000。",
  );
  expect(driftOf(preview, preview)).toBeNull();
  expect(driftOf(null, preview)).toBeNull();
});

test("a long cell of a row left out is shown by its beginning, the others whole", () => {
  const row = { line: 3, reason: "缺企业名称", cells: ["甲".repeat(33_000), "乙".repeat(200)] };
  expect(beginningOf(row)).toEqual({ ...row, cells: [`${"甲".repeat(200)}…`, "乙".repeat(200)] });
});
