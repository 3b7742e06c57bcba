import { expect, test } from "@playwright/test";
import { projectsNote } from "@/domain/link-page";

test("projects without an amount have no sum, and blanks beside amounts are counted", () => {
  expect(projectsNote({ projectCount: 0, investmentYi: "0.00", blankAmountCount: 0 })).toBe("0 个");
  expect(projectsNote({ projectCount: 1, investmentYi: "0.00", blankAmountCount: 1 })).toBe("1 个，金额未录入");
  expect(projectsNote({ projectCount: 3, investmentYi: "1.20", blankAmountCount: 1 })).toBe(
    "3 个，1.20 亿元*（1 个未录入）",
  );
  expect(projectsNote({ projectCount: 2, investmentYi: "0.00", blankAmountCount: 0 })).toBe("2 个，0.00 亿元");
});
