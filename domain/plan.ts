import { z } from "zod";

/** How a figure is meant: 达到、以上、左右、超、稳定在、区间, or a cell the document left empty. */
export const operators = ["eq", "ge", "approx", "gt", "hold", "range", "blank"] as const;
export type Operator = (typeof operators)[number];

export const operatorLabels = {
  eq: "达到",
  ge: "以上",
  approx: "左右",
  gt: "超过",
  hold: "稳定在",
  range: "区间",
  blank: "空",
} satisfies Record<Operator, string>;

export const indicatorKinds = ["output", "capacity", "volume", "stock", "count"] as const;
export type IndicatorKind = (typeof indicatorKinds)[number];

export const indicatorKindLabels = {
  output: "产值",
  capacity: "产能或装机",
  volume: "产量",
  stock: "存栏或面积",
  count: "数量",
} satisfies Record<IndicatorKind, string>;

export const targetSources = ["body", "annex"] as const;
export type TargetSource = (typeof targetSources)[number];

const text = z.string().trim().min(1);
const note = text.nullable();
const year = z.int().min(2000).max(2100);
const milli = z.int().nonnegative();
/** 附件 output by target year in thousandths of 亿元; null is a cell the document left empty, never zero. */
const annexMilli = z.record(z.string().regex(/^\d{4}$/), milli.nullable());

const document = z.strictObject({
  title: text,
  issuer: text,
  issuedOn: z.iso.date(),
  approvedBy: text.nullable(),
  number: text.nullable(),
});

const cluster = z.strictObject({
  id: text,
  name: text,
  fullName: text,
  lead: text,
  clause: text,
  /** total: the annex prints 合计; single: one industry stands for the cluster; blank: nothing printed. */
  annexRow: z.enum(["total", "single", "blank"]),
  annexMilli,
});

const industry = z.strictObject({
  id: text,
  clusterId: text,
  name: text,
  shortName: text,
  fullName: text,
  annexName: text.nullable(),
  responsible: z.array(text).min(1),
  cooperating: z.array(text),
  clause: text,
  /** null: the industry has no row of its own in the annex. */
  annexMilli: annexMilli.nullable(),
  note,
});

const indicator = z.strictObject({
  id: text,
  /** The industry or cluster it measures. */
  refId: text,
  name: text,
  unit: text,
  kind: z.enum(indicatorKinds),
  source: z.enum(targetSources),
  years: z.array(year).min(1),
  note,
});

const target = z.strictObject({
  id: text,
  indicatorId: text,
  year,
  op: z.enum(operators),
  /** Thousandths of the indicator's unit: 1.5 亿吨 is 1500. */
  valueMilli: milli.nullable(),
  maxMilli: milli.nullable(),
  /** 力争 */
  strive: z.boolean(),
  qualifier: text.nullable(),
  source: z.enum(targetSources),
  clause: text,
  note,
});

const milestone = z.strictObject({
  id: text,
  industryId: text,
  year,
  name: text,
  strive: z.boolean(),
  clause: text,
});

const rung = z.strictObject({ year, thresholdMilli: milli.positive(), statedCount: z.int().positive(), clause: text });
const slot = z.strictObject({ id: text, name: text, verb: text, clause: text });
const department = z.strictObject({
  unitId: text,
  name: text,
  leadClusterIds: z.array(text),
  responsibleIndustryIds: z.array(text),
  cooperatingIndustryIds: z.array(text),
  clause: text,
});
const policyLink = z.strictObject({
  id: text,
  industryId: text,
  chain: text,
  name: text,
  status: text,
  verb: text,
  clause: text,
  note,
});

/** The policy document as data (db/seed/…/plan.json); unknown keys are refused. */
export const planPackSchema = z.strictObject({
  document,
  years: z.array(year).min(1),
  clusters: z.array(cluster).min(1),
  industries: z.array(industry).min(1),
  indicators: z.array(indicator),
  targets: z.array(target),
  milestones: z.array(milestone),
  rungs: z.array(rung),
  slots: z.array(slot),
  departments: z.array(department).min(1),
  parties: z.array(z.strictObject({ name: text, role: text, clause: text })),
  places: z.array(
    z.strictObject({
      id: text,
      name: text,
      kind: text,
      role: text,
      unitId: text.nullable(),
      unitNote: note,
      clause: text,
    }),
  ),
  anchors: z.array(
    z.strictObject({
      name: text,
      isNamed: z.boolean(),
      role: text,
      status: text,
      industryId: text.nullable(),
      clause: text,
    }),
  ),
  mechanisms: z.array(z.strictObject({ id: text, name: text, items: z.array(text), clause: text, note })),
  keyTasks: z.array(z.strictObject({ id: text, name: text, keypoints: z.array(text), clause: text })),
  policyLinks: z.array(policyLink),
  discrepancies: z.array(z.strictObject({ id: text, topic: text, text })),
});

export type Plan = z.infer<typeof planPackSchema>;
export type Industry = z.infer<typeof industry>;
export type Indicator = z.infer<typeof indicator>;
export type Target = z.infer<typeof target>;
export type Rung = z.infer<typeof rung>;

/** Thousandths of 亿元 to whole 元; exact, since 0.001 亿元 is 100,000 元. */
export const yiToYuan = (milliYi: number) => milliYi * 100_000;

/** The money target of a cluster or industry in a target year: what the annex prints, in 元; null is 空, not zero. */
export type OutputTarget = { targetId: string; refId: string; year: number; outputYuan: number | null };

export function outputTargets(plan: Pick<Plan, "indicators" | "targets">): OutputTarget[] {
  const annexRef = new Map(
    plan.indicators.filter((row) => row.source === "annex" && row.kind === "output").map((row) => [row.id, row.refId]),
  );
  return plan.targets.flatMap((row) => {
    const refId = annexRef.get(row.indicatorId);
    if (refId === undefined) return [];
    const outputYuan = row.valueMilli === null ? null : yiToYuan(row.valueMilli);
    return [{ targetId: row.id, refId, year: row.year, outputYuan }];
  });
}

export type BodyAgainstAnnex = {
  industryId: string;
  year: number;
  bodyMilli: number;
  bodyOperator: Operator;
  annexMilli: number;
  /** Body less annex, thousandths of 亿元; zero where they agree. */
  differenceMilli: number;
};

/** Output of an industry where the body and the annex both print one. Qualifiers (以上、左右、超) differ by design. */
export function compareBodyAndAnnex(plan: Pick<Plan, "industries" | "indicators" | "targets">): BodyAgainstAnnex[] {
  const bodyRef = new Map(
    plan.indicators
      .filter((row) => row.source === "body" && row.kind === "output" && row.unit === "亿元")
      .map((row) => [row.id, row.refId]),
  );
  const industries = new Map(plan.industries.map((row) => [row.id, row]));
  return plan.targets.flatMap((row) => {
    const printed = industries.get(bodyRef.get(row.indicatorId) ?? "");
    const annex = printed?.annexMilli?.[row.year] ?? null;
    if (!printed || annex === null || row.valueMilli === null) return [];
    return [
      {
        industryId: printed.id,
        year: row.year,
        bodyMilli: row.valueMilli,
        bodyOperator: row.op,
        annexMilli: annex,
        differenceMilli: row.valueMilli - annex,
      },
    ];
  });
}
