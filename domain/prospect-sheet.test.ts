import { expect, test } from "@playwright/test";
import { prospectWords } from "@/domain/prospect-sheet";

test("the list of prospects says by what it is ordered, and otherwise for a link that names a service", () => {
  expect(prospectWords(false, [])).toContain("排序为层级、主营产品和词、荣誉、注册资本；");
  expect(prospectWords(true, [])).toContain("排序为制造和服务在前、主营产品和词、荣誉、注册资本；");
});

test("the list of prospects says first by what it was narrowed", () => {
  expect(prospectWords(false, ["制造", "已确认"])).toMatch(/^筛选条件：制造，已确认；列入口径：/);
  expect(prospectWords(false, [])).toMatch(/^筛选条件：无；/);
});
