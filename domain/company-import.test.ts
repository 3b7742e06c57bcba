import { expect, test } from "@playwright/test";
import { driftOf, noCounts } from "@/domain/company-import";

test("where the directory changed between check and import the result says what differs", () => {
  const preview = { ...noCounts(), read: 3000, created: 3000 };
  expect(driftOf(preview, { ...noCounts(), read: 3000, updated: 3000 })).toBe(
    "检查之后企业名录有变动，结果与检查时不同：新增 3,000 变为 0，有变化 0 变为 3,000。",
  );
  expect(driftOf(preview, preview)).toBeNull();
  expect(driftOf(null, preview)).toBeNull();
});
