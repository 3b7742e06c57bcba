import { expect, test } from "@playwright/test";
import { sizeFault } from "@/domain/submission";

test("content is measured in bytes, three for a Chinese character", () => {
  expect(sizeFault("字".repeat(1_000_000))).toBeNull();
  expect(sizeFault("字".repeat(1_000_001))).toContain("上限 3 MB");
  expect(sizeFault("a".repeat(3_000_000))).toBeNull();
});
