/** The eleven stages L0…L10 of one project, from lead to full capacity, in order. Source: practice.md §2.2. */
export const stages = [
  "lead",
  "studied",
  "talks",
  "intent",
  "framework",
  "signed",
  "registered",
  "building",
  "counted",
  "producing",
  "capacity",
] as const;
export type Stage = (typeof stages)[number];

export const stageLabels = {
  lead: "线索",
  studied: "已研判",
  talks: "在谈",
  intent: "意向",
  framework: "框架",
  signed: "签约",
  registered: "注册",
  building: "开工",
  counted: "入库",
  producing: "投产",
  capacity: "达产",
} satisfies Record<Stage, string>;

export const stageOrder = (stage: Stage) => stages.indexOf(stage);

/** True when `stage` is at or past `from`. */
export const isFrom = (stage: Stage, from: Stage) => stageOrder(stage) >= stageOrder(from);

export const stagesFrom = (from: Stage): Stage[] => stages.filter((stage) => isFrom(stage, from));

/** Status is the second axis: a project keeps the stage it reached (X1 流失, X2 终止, X3 暂停). */
export const statuses = ["active", "lost", "terminated", "suspended"] as const;
export type Status = (typeof statuses)[number];

export const statusLabels = {
  active: "正常推进",
  lost: "流失",
  terminated: "终止",
  suspended: "暂停",
} satisfies Record<Status, string>;

/** Columns of the board: groups of stages, in order. */
export const boardColumns = [
  { key: "lead", label: "线索", stages: ["lead"] },
  { key: "studied", label: "已研判", stages: ["studied"] },
  { key: "talks", label: "在谈", stages: ["talks"] },
  { key: "paper", label: "意向、框架", stages: ["intent", "framework"] },
  { key: "signed", label: "签约、注册", stages: ["signed", "registered"] },
  { key: "building", label: "开工、入库", stages: ["building", "counted"] },
  { key: "producing", label: "投产、达产", stages: ["producing", "capacity"] },
] as const satisfies readonly { key: string; label: string; stages: readonly Stage[] }[];
