import { expect, test } from "@playwright/test";
import * as fc from "fast-check";
import { type Dossier, emptyDossier, type FieldKey, fieldKeys, fieldOf } from "@/domain/dossier";
import { conditions, isFilled, missingFor, nextStageOf, requiredAt, requiredFrom, stageRequiring } from "@/domain/gate";
import type { Yuan } from "@/domain/money";
import { sanityOf } from "@/domain/sanity";
import { stageOrder, stages } from "@/domain/stage";

const yi = (amount: number) => (amount * 100_000_000) as Yuan;

const full: Dossier = {
  ...Object.fromEntries(fieldKeys.map((key) => [key, "已填"])),
  isChemical: false,
  isChemicalParkRecognised: false,
  isCapacityControlled: false,
  visitCount: 2,
  investmentYuan: yi(12),
  fixedInvestmentYuan: yi(9),
  outputYuan: yi(16),
  trailingOutputYuan: yi(15),
  taxYuan: yi(1),
  jobs: 420,
  landMilliMu: 210_000,
  powerKw: 24_000,
  energyTce: 11_000,
  waterM3PerYear: 0,
  nature: "new",
  agreementType: "investment",
  signedOn: "2026-12-10",
  plannedStartOn: "2027-04-01",
  plannedProductionOn: "2028-03-01",
  plannedCapacityOn: "2029-03-01",
  startedOn: "2027-04-02",
  countedOn: "2027-05-01",
  producedOn: "2028-03-01",
  capacityReachedOn: "2029-06-01",
  industryShares: [{ id: "equipment", basisPoints: 10_000 }],
  bannerShares: [
    { id: "a", basisPoints: 3000 },
    { id: "b", basisPoints: 7000 },
  ],
  capacities: [{ indicatorId: "blades", quantityMilli: 800_000 }],
} as unknown as Dossier;

const fieldsOf = (dossier: Dossier, stage: (typeof stages)[number]) =>
  missingFor(dossier, stage).map(({ field }) => field);
const sentenceOf = (dossier: Dossier, stage: (typeof stages)[number], field: FieldKey) =>
  missingFor(dossier, stage).find((gap) => gap.field === field)?.sentence;

test("a complete dossier lacks nothing at any stage", () => {
  for (const stage of stages) expect(missingFor(full, stage)).toEqual([]);
});

test("a lead needs its source, investor, link, name and responsible unit", () => {
  expect(fieldsOf(emptyDossier, "lead")).toEqual(["name", "companyId", "linkId", "source", "ownerUnitId"]);
});

test("a studied project needs the opinion, the investor's profile and the estimates", () => {
  const lead = { ...emptyDossier, name: "x", companyId: "c", linkId: "l", source: "s", ownerUnitId: "u" };
  expect(fieldsOf(lead, "studied")).toEqual([
    "investorFileId",
    "studyOpinion",
    "investmentYuan",
    "outputYuan",
    "taxYuan",
    "landMilliMu",
    "energyTce",
  ]);
});

for (const [field, stage] of Object.entries(requiredFrom) as [FieldKey, (typeof stages)[number]][]) {
  test(`${fieldOf(field).label} is asked from ${stage} on and not before`, () => {
    const dossier = { ...full, [field]: null };
    for (const target of stages)
      expect(fieldsOf(dossier, target).includes(field)).toBe(stageOrder(target) >= stageOrder(stage));
  });
}

for (const [field, stage] of Object.entries(requiredAt) as [FieldKey, (typeof stages)[number]][]) {
  test(`${fieldOf(field).label} is asked on entering ${stage} only, because the stage may be passed over`, () => {
    const dossier = { ...full, [field]: null };
    for (const target of stages) expect(fieldsOf(dossier, target).includes(field)).toBe(target === stage);
  });
}

test("four papers missing before signing are four lines with what to do", () => {
  const dossier = { ...full, fairCompetitionNo: null, agreementFileId: null, signedOn: null, admissionOpinion: " " };
  expect(missingFor(dossier, "signed")).toEqual([
    { field: "admissionOpinion", label: "联审通过意见", chip: "会审", sentence: "请填写联审通过意见。" },
    {
      field: "fairCompetitionNo",
      label: "公平竞争审查意见号",
      chip: "公平竞争",
      sentence: "请填写审查意见号，没有意见号不能确认签约。",
    },
    { field: "agreementFileId", label: "协议正本", chip: "正本", sentence: "请上传协议正本。" },
    { field: "signedOn", label: "签约日期", chip: "签约日期", sentence: "请填写签约日期。" },
  ]);
});

test("a true zero is filled, an empty text, an empty list and no visit are not", () => {
  expect(isFilled({ ...full, outputYuan: yi(0) }, "outputYuan")).toBe(true);
  expect(isFilled({ ...full, waterM3PerYear: 0 }, "waterM3PerYear")).toBe(true);
  expect(isFilled({ ...full, source: "  " }, "source")).toBe(false);
  expect(isFilled({ ...full, industryShares: [] }, "industryShares")).toBe(false);
  expect(isFilled({ ...full, visitCount: 0 }, "visitCount")).toBe(false);
});

test("output forty-four times the investment needs a written reason", () => {
  const dossier = { ...full, investmentYuan: yi(2.5), outputYuan: yi(110), outputBasis: null };
  expect(sentenceOf(dossier, "studied", "outputBasis")).toBe("产值是投资的 44 倍，请填写说明。");
  expect(sentenceOf({ ...dossier, outputBasis: "外购铝水加工" }, "studied", "outputBasis")).toBeUndefined();
});

test("the ratio is judged outside 0.15 to 5 only, and a project without output is not judged", () => {
  const asks = (investment: number, output: number) =>
    sentenceOf(
      { ...full, investmentYuan: yi(investment), outputYuan: yi(output), outputBasis: null },
      "studied",
      "outputBasis",
    ) !== undefined;
  expect([asks(1, 5), asks(100, 15), asks(10, 0), asks(0, 10)]).toEqual([false, false, false, false]);
  expect([asks(1, 5.01), asks(100, 14)]).toEqual([true, true]);
});

test("a chemical project lands only in a recognised chemical park", () => {
  const dossier = { ...full, isChemical: true };
  expect(sentenceOf(dossier, "signed", "isChemicalParkRecognised")).toBe(
    "该园区未登记为化工园区，化工项目不能落地。如已认定，请先更新园区信息。",
  );
  expect(sentenceOf(dossier, "intent", "isChemicalParkRecognised")).toBeUndefined();
  expect(fieldsOf({ ...dossier, isChemicalParkRecognised: true }, "signed")).toEqual([]);
});

test("a framework agreement is no signing", () => {
  expect(sentenceOf({ ...full, agreementType: "framework" }, "signed", "agreementType")).toBe(
    "框架协议不计入签约数。签订正式投资协议后再移到“签约”。",
  );
});

test("shares that do not foot stop the signing and say how much is missing", () => {
  const dossier = { ...full, bannerShares: [{ id: "a", basisPoints: 9950 }] };
  expect(sentenceOf(dossier, "signed", "bannerShares")).toBe("份额合计为 99.50%，须为 100.00%，还差 0.50%。");
});

test("an absent share set is asked for once, not judged as well", () => {
  expect(fieldsOf({ ...full, industryShares: null }, "signed")).toEqual(["industryShares"]);
});

test("a project under capacity control shows its replacement plan before signing", () => {
  const dossier = { ...full, isCapacityControlled: true, replacementFileId: null };
  expect(fieldsOf(dossier, "signed")).toEqual(["replacementFileId"]);
});

test("from 1,000 tonnes of standard coal the energy review is asked before building, below it is not", () => {
  const dossier = { ...full, energyReviewFileId: null };
  expect(fieldsOf({ ...dossier, energyTce: 1000 }, "building")).toEqual(["energyReviewFileId"]);
  expect(fieldsOf({ ...dossier, energyTce: 999 }, "building")).toEqual([]);
  expect(fieldsOf({ ...dossier, energyTce: 1000 }, "registered")).toEqual([]);
});

test("a chemical project shows its safety assessment before building", () => {
  const dossier = { ...full, isChemical: true, isChemicalParkRecognised: true, safetyFileId: null };
  expect(fieldsOf(dossier, "building")).toEqual(["safetyFileId"]);
});

test("full capacity is twelve months at 90 % of the agreed output", () => {
  expect(fieldsOf({ ...full, outputYuan: yi(10), trailingOutputYuan: yi(9) }, "capacity")).toEqual([]);
  const short = { ...full, outputYuan: yi(10), trailingOutputYuan: (yi(9) - 1) as Yuan };
  expect(fieldsOf(short, "capacity")).toEqual(["trailingOutputYuan"]);
  expect(fieldsOf({ ...full, trailingOutputYuan: null }, "capacity")).toEqual(["trailingOutputYuan"]);
});

test("the card looks past an optional framework to the signing", () => {
  expect(stages.map(nextStageOf)).toEqual([
    "studied",
    "talks",
    "intent",
    "signed",
    "signed",
    "registered",
    "building",
    "counted",
    "producing",
    "capacity",
    null,
  ]);
});

test("a form can mark every field with the stage that asks for it", () => {
  expect(stageRequiring("agreementFileId")).toBe("signed");
  expect(stageRequiring("frameworkFileId")).toBe("framework");
  expect(stageRequiring("signingEvent")).toBeNull();
});

test("whatever is filled, later stages never ask less of the lasting fields, and no field is named twice", () => {
  const lasting = (dossier: Dossier, target: (typeof stages)[number]) =>
    fieldsOf(dossier, target).filter((field) => !(field in requiredAt));
  fc.assert(
    fc.property(fc.subarray(fieldKeys), (blank) => {
      const dossier = { ...full, ...Object.fromEntries(blank.map((key) => [key, null])) } as Dossier;
      let before: FieldKey[] = [];
      for (const stage of stages) {
        const now = lasting(dossier, stage);
        expect(before.every((field) => now.includes(field))).toBe(true);
        expect(new Set(now).size).toBe(now.length);
        before = now;
      }
    }),
    { numRuns: 60 },
  );
});

test("every condition answers for an empty dossier", () => {
  for (const condition of conditions) expect(() => condition.broken(emptyDossier)).not.toThrow();
});

test("an empty and a sound dossier raise no warning", () => {
  expect(sanityOf(emptyDossier)).toEqual([]);
  expect(sanityOf(full)).toEqual([]);
});

test("fixed investment above the total asks whether 万元 was meant", () => {
  expect(sanityOf({ ...full, investmentYuan: yi(12.6), fixedInvestmentYuan: yi(9800) })).toEqual([
    { field: "fixedInvestmentYuan", sentence: "大于协议总投资 12.60 亿元，单位是否应为万元？" },
  ]);
});

test("amounts far outside the league's projects are suspected of a wrong unit", () => {
  const of = (investmentYuan: number) =>
    sanityOf({ ...emptyDossier, investmentYuan: investmentYuan as Yuan }).map(({ field }) => field);
  expect([of(99_999), of(100_000), of(yi(1000)), of(yi(1000) + 1)]).toEqual([
    ["investmentYuan"],
    [],
    [],
    ["investmentYuan"],
  ]);
});

test("days out of order are pointed out on the later one", () => {
  expect(sanityOf({ ...full, plannedProductionOn: "2027-03-31" })).toEqual([
    { field: "plannedProductionOn", sentence: "早于计划开工时间 2027-04-01，请核对。" },
  ]);
});
