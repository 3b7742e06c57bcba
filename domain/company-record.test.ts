import { expect, test } from "@playwright/test";
import { recordCountWords, shareWords } from "@/domain/company-record";

test("a share is shown in percent, a negative one with its sign, one not reported not at all", () => {
  expect([6250, 0, -50, 12_000, null].map(shareWords)).toEqual(["62.50", "0.00", "−0.50", "120.00", null]);
});

test("a list cut short says of how many it shows the first", () => {
  expect(recordCountWords(3, 3, "项")).toBe("3 项");
  expect(recordCountWords(50, 80, "项")).toBe("共 80 项，显示前 50 项");
});
