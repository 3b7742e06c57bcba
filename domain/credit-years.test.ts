import { expect, test } from "@playwright/test";
import type { CreditedProject } from "@/domain/credit";
import { creditSentence, creditYears, firstMissedYear } from "@/domain/credit-years";
import { yuan } from "@/domain/money";
import { defaultRamp } from "@/domain/ramp";

const project: CreditedProject = {
  stage: "signed",
  status: "active",
  outputYuan: yuan(1_200_000_000),
  capacities: [],
  industryShares: [{ id: "I301", basisPoints: 10_000 }],
  bannerShares: [{ id: "152526", basisPoints: 10_000 }],
  plannedProductionOn: "2027-07-01",
  producedOn: null,
  reportedOutputs: [],
};
const years = [2026, 2027, 2028, 2029, 2030];
const shown = (asked: CreditedProject) =>
  creditYears(asked, years, defaultRamp).map(({ nominal }) => nominal.text ?? nominal.blank);

test("a year before production is not applicable and later years follow the ramp", () => {
  expect(shown(project)).toEqual(["notApplicable", "3.60", "8.70", "11.10", "12.00"]);
});

test("without an output or a day nothing can be computed, which is no zero", () => {
  expect(new Set(shown({ ...project, outputYuan: null }))).toEqual(new Set(["cannotCompute"]));
  expect(new Set(shown({ ...project, plannedProductionOn: null }))).toEqual(new Set(["cannotCompute"]));
});

test("a reported year shows what was reported, and a reported zero is 0.00", () => {
  const producing = {
    ...project,
    stage: "producing",
    producedOn: "2026-03-01",
    reportedOutputs: [{ year: 2026, outputYuan: yuan(0) }],
  } as const;
  const [first] = creditYears(producing, [2026], defaultRamp);
  expect(first).toMatchObject({ nominal: { text: "0.00" }, bucket: "realised", bucketWords: "已投产新增" });
});

test("the page says where a project counts, or what keeps it out", () => {
  expect(creditSentence({ ...project, stage: "intent" }, 20)).toBe("意向加权 20%，只计入展望。");
  expect(creditSentence(project, 60)).toBe("已签约未开工，按 60% 计入“含已签”，不计入保底。");
  expect(creditSentence({ ...project, stage: "building" }, 90)).toBe("在建，按名义值计入保底。");
  expect(creditSentence({ ...project, stage: "studied" }, 0)).toBe("项目尚未在谈，不计入。");
  expect(creditSentence({ ...project, status: "terminated" }, 60)).toContain("其余已冲销");
});

test("the target year a project comes too late for is named", () => {
  const late = creditYears({ ...project, plannedProductionOn: "2028-03-01" }, years, defaultRamp);
  expect(firstMissedYear(late, [2025, 2027, 2030], 2026)).toBe(2027);
  expect(firstMissedYear(creditYears(project, years, defaultRamp), [2025, 2027, 2030], 2026)).toBeNull();
});
