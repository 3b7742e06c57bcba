import { chipOf, type Dossier, type FieldKey, type FieldKind, fieldKeys, fieldOf, labelOf } from "@/domain/dossier";
import { isImplausible, ratioWords } from "@/domain/sanity";
import { checkShares } from "@/domain/share";
import { isFrom, type Stage, stageOrder, stages } from "@/domain/stage";

/** The stage from which a field is required, cumulatively. Source: practice.md §2.2, entry evidence. */
export const requiredFrom = {
  name: "lead",
  companyId: "lead",
  linkId: "lead",
  source: "lead",
  ownerUnitId: "lead",
  studyOpinion: "studied",
  investorFileId: "studied",
  investmentYuan: "studied",
  outputYuan: "studied",
  taxYuan: "studied",
  landMilliMu: "studied",
  energyTce: "studied",
  ownerUserId: "talks",
  contactName: "talks",
  contactPhone: "talks",
  visitCount: "talks",
  nextStep: "talks",
  nextStepOn: "talks",
  landingUnitId: "signed",
  nature: "signed",
  content: "signed",
  fixedInvestmentYuan: "signed",
  jobs: "signed",
  powerKw: "signed",
  waterM3PerYear: "signed",
  admissionOpinion: "signed",
  fairCompetitionNo: "signed",
  uniquenessCheckedOn: "signed",
  agreementFileId: "signed",
  agreementType: "signed",
  signedOn: "signed",
  plannedStartOn: "signed",
  plannedProductionOn: "signed",
  plannedCapacityOn: "signed",
  industryShares: "signed",
  bannerShares: "signed",
  projectCompanyName: "registered",
  projectCompanyCode: "registered",
  licenceFileId: "registered",
  shareholdingFileId: "registered",
  registeredOn: "registered",
  filingNo: "building",
  landApproval: "building",
  environmentalFileId: "building",
  constructionPermit: "building",
  startedOn: "building",
  sitePhotoFileId: "building",
  productionProof: "producing",
  producedOn: "producing",
  capacityReachedOn: "capacity",
} as const satisfies Partial<Record<FieldKey, Stage>>;

/** Papers of a stage that may be passed over: asked on entering that stage only, not later. */
export const requiredAt = {
  intentFileId: "intent",
  frameworkFileId: "framework",
  statisticsNo: "counted",
  countedOn: "counted",
} as const satisfies Partial<Record<FieldKey, Stage>>;

/** 固定资产投资项目节能审查: from this yearly energy use the opinion is required. 默认值（待确认） */
const energyReviewFromTce = 1_000;

export type Condition = {
  readonly field: FieldKey;
  readonly from: Stage;
  /** The sentence when the condition is broken, else null. */
  readonly broken: (dossier: Dossier) => string | null;
};

const emptyUnless =
  (isNeeded: (dossier: Dossier) => boolean, field: FieldKey, sentence: string) => (dossier: Dossier) =>
    isNeeded(dossier) && !isFilled(dossier, field) ? sentence : null;

export const conditions: readonly Condition[] = [
  {
    field: "outputBasis",
    from: "studied",
    broken: (d) => (isImplausible(d) && !isFilled(d, "outputBasis") ? `${ratioWords(d)}，请填写说明。` : null),
  },
  {
    field: "agreementType",
    from: "signed",
    broken: (d) => (d.agreementType === "framework" ? "框架协议不计入签约数。签订正式投资协议后再移到“签约”。" : null),
  },
  {
    field: "isChemicalParkRecognised",
    from: "signed",
    broken: (d) =>
      d.isChemical === true && d.isChemicalParkRecognised !== true
        ? "该园区未登记为化工园区，化工项目不能落地。如已认定，请先更新园区信息。"
        : null,
  },
  {
    field: "replacementFileId",
    from: "signed",
    broken: emptyUnless(
      (d) => d.isCapacityControlled === true,
      "replacementFileId",
      "须产能置换的项目，请上传产能置换方案。",
    ),
  },
  {
    field: "industryShares",
    from: "signed",
    broken: (d) => checkShares(d.industryShares ?? []),
  },
  {
    field: "bannerShares",
    from: "signed",
    broken: (d) => checkShares(d.bannerShares ?? []),
  },
  {
    field: "energyReviewFileId",
    from: "building",
    broken: emptyUnless(
      (d) => (d.energyTce ?? 0) >= energyReviewFromTce,
      "energyReviewFileId",
      "年综合能耗达到 1,000 吨标准煤，请上传节能审查意见。",
    ),
  },
  {
    field: "safetyFileId",
    from: "building",
    broken: emptyUnless((d) => d.isChemical === true, "safetyFileId", "化工项目请上传安全评价。"),
  },
  {
    field: "trailingOutputYuan",
    from: "capacity",
    broken: (d) =>
      d.trailingOutputYuan === null || d.outputYuan === null || d.trailingOutputYuan * 10 < d.outputYuan * 9
        ? "近 12 个月产值须达到达产年产值的 90%。请先填报产值。"
        : null,
  },
];

export type Missing = {
  readonly field: FieldKey;
  readonly label: string;
  /** The short words of the chip on a card. */
  readonly chip: string;
  readonly sentence: string;
};

/** True when somebody has given a value; a true zero counts, except a count of visits. */
export function isFilled(dossier: Dossier, field: FieldKey): boolean {
  const value: unknown = dossier[field];
  if (value === null || value === undefined) return false;
  if (typeof value === "string") return value.trim() !== "";
  if (Array.isArray(value)) return value.length > 0;
  return field === "visitCount" ? value !== 0 : true;
}

const verbOf = {
  file: "上传",
  choice: "选择",
  unit: "选择",
  park: "选择",
  company: "选择",
  link: "选择",
  user: "选择",
};
const askedBy = (kind: FieldKind) => (kind in verbOf ? verbOf[kind as keyof typeof verbOf] : "填写");

function sentenceFor(field: FieldKey): string {
  if (field === "visitCount") return "请先记录至少 1 次拜访或来访。";
  if (field === "fairCompetitionNo") return "请填写审查意见号，没有意见号不能确认签约。";
  return `请${askedBy(fieldOf(field).kind)}${labelOf(field)}。`;
}

const missing = (field: FieldKey, sentence: string): Missing => ({
  field,
  label: labelOf(field),
  chip: chipOf(field),
  sentence,
});

const fromOf: Partial<Record<FieldKey, Stage>> = requiredFrom;
const atOf: Partial<Record<FieldKey, Stage>> = requiredAt;

/** The stage a form marks a field with (签约前必填), or null when it is never required by itself. */
export const stageRequiring = (field: FieldKey): Stage | null => fromOf[field] ?? atOf[field] ?? null;

type Check = {
  readonly field: FieldKey;
  /** What is said when the field is asked for and empty; null when it is not asked for by itself. */
  readonly ifEmpty: Missing | null;
  readonly conditions: readonly Condition[];
};

/** For each stage the fields it looks at, in the order of the form; worked out once, because boards ask by the thousand. */
const checksAt = new Map(
  stages.map((target): [Stage, Check[]] => [
    target,
    fieldKeys
      .map((field) => {
        const from = fromOf[field];
        const isAsked = (from !== undefined && isFrom(target, from)) || atOf[field] === target;
        return {
          field,
          ifEmpty: isAsked ? missing(field, sentenceFor(field)) : null,
          conditions: conditions.filter((each) => each.field === field && isFrom(target, each.from)),
        };
      })
      .filter(({ ifEmpty, conditions: held }) => ifEmpty || held.length > 0),
  ]),
);

function gapIn(dossier: Dossier, { field, ifEmpty, conditions: held }: Check): Missing | null {
  if (ifEmpty && !isFilled(dossier, field)) return ifEmpty;
  for (const condition of held) {
    const sentence = condition.broken(dossier);
    if (sentence !== null) return missing(field, sentence);
  }
  return null;
}

/** What the dossier lacks to stand at `target`, one line a field, in the order of the form. */
export function missingFor(dossier: Dossier, target: Stage): Missing[] {
  const gaps: Missing[] = [];
  for (const check of checksAt.get(target) ?? []) {
    const gap = gapIn(dossier, check);
    if (gap) gaps.push(gap);
  }
  return gaps;
}

/** The stage the card's 缺 chips look at; a framework agreement is never waited for. Null at full capacity. */
export function nextStageOf(stage: Stage): Stage | null {
  if (stage === "intent") return "signed";
  return stages[stageOrder(stage) + 1] ?? null;
}
