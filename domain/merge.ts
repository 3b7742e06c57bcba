import { z } from "zod";
import { type CodeVerdict, codeVerdictLabels } from "@/domain/credit-code";
import { inWan, yuan } from "@/domain/money";

export const mergeFields = [
  "name",
  "creditCode",
  "foreignNo",
  "place",
  "address",
  "capital",
  "foundedOn",
  "companyType",
  "products",
  "scope",
  "isProspect",
] as const;
export type MergeField = (typeof mergeFields)[number];

export const mergeFieldLabels = {
  name: "企业全称",
  creditCode: "统一社会信用代码",
  foreignNo: "境外注册号",
  place: "所在地",
  address: "注册地址",
  capital: "注册资本",
  foundedOn: "成立日期",
  companyType: "企业类型",
  products: "主营产品",
  scope: "经营范围",
  isProspect: "招商对象",
} satisfies Record<MergeField, string>;

/** The stored columns that make up one choice; they are taken together or not at all. */
export const mergeColumns = {
  name: ["name"],
  creditCode: ["credit_code", "code_verdict", "code_override_reason"],
  foreignNo: ["foreign_no"],
  place: ["province", "city", "banner_id"],
  address: ["address"],
  capital: ["capital_raw", "capital_yuan", "capital_currency", "capital_flag"],
  foundedOn: ["founded_on"],
  companyType: ["company_type"],
  products: ["products"],
  scope: ["scope"],
  isProspect: ["is_prospect"],
} as const satisfies Record<MergeField, readonly string[]>;

/** The names under which an edit by hand is remembered, so that no import overwrites what was chosen here. */
export const handFields = {
  name: ["name"],
  creditCode: ["creditCode"],
  foreignNo: ["foreignNo"],
  place: ["province", "city", "bannerId"],
  address: ["address"],
  capital: ["capital"],
  foundedOn: ["foundedOn"],
  companyType: ["companyType"],
  products: ["products"],
  scope: ["scope"],
  isProspect: ["isProspect"],
} as const satisfies Record<MergeField, readonly string[]>;

/** How much the reader sees hanging on a company, in lines. */
export type Hanging = Record<
  "projects" | "visits" | "files" | "confirmed" | "dismissed" | "suggested" | "products" | "honours" | "relations",
  number
>;
export const hangingLabels = {
  projects: "招商项目",
  visits: "活动记录（随项目）",
  files: "佐证（随项目）",
  confirmed: "已确认的匹配",
  dismissed: "已排除的匹配",
  suggested: "待确认的匹配",
  products: "产品",
  honours: "荣誉",
  relations: "集团关系",
} satisfies Record<keyof Hanging, string>;

/** One of the two companies of a merge. */
export type MergeSide = {
  id: string;
  version: number;
  name: string;
  creditCode: string | null;
  codeVerdict: CodeVerdict;
  foreignNo: string | null;
  place: string;
  address: string | null;
  capitalRaw: string | null;
  capitalYuan: number | null;
  foundedOn: string | null;
  companyType: string | null;
  products: string;
  scope: string;
  isProspect: boolean;
  dataOn: string | null;
  handEdited: string[];
  /** Minutes, Beijing time. */
  updatedAt: string;
  hanging: Hanging;
  /** Projects of other units hang on it too; how many is not said. */
  hasHiddenWork: boolean;
};

/** What a side says of a field, in the words of the screen; empty when it says nothing. */
export function wordsOf(side: MergeSide, field: MergeField): string {
  if (field === "isProspect") return side.isProspect ? "是" : "否";
  if (field === "creditCode")
    return side.creditCode ? `${side.creditCode}（${codeVerdictLabels[side.codeVerdict]}）` : "";
  if (field === "capital")
    return side.capitalYuan === null ? (side.capitalRaw ?? "") : `${inWan(yuan(side.capitalYuan))} 万元`;
  return side[field] ?? "";
}

export const differingFields = (kept: MergeSide, gone: MergeSide): MergeField[] =>
  mergeFields.filter((field) => wordsOf(kept, field) !== wordsOf(gone, field));

/** Fields to take from the company that goes unless somebody chooses otherwise: the filled, the hand-edited, the newer. */
export const fieldsToTake = (kept: MergeSide, gone: MergeSide): MergeField[] =>
  differingFields(kept, gone).filter((field) => {
    const [ours, theirs] = [wordsOf(kept, field), wordsOf(gone, field)];
    if (ours === "" || theirs === "") return ours === "";
    const isByHand = (side: MergeSide) => handFields[field].some((name) => side.handEdited.includes(name));
    if (isByHand(kept) !== isByHand(gone)) return isByHand(gone);
    if (field === "creditCode" && (kept.codeVerdict === "valid") !== (gone.codeVerdict === "valid"))
      return gone.codeVerdict === "valid";
    return (gone.dataOn ?? "") > (kept.dataOn ?? "");
  });

export const mergeSchema = z.strictObject({
  keptId: z.uuid(),
  goneId: z.uuid(),
  seenKept: z.int().positive(),
  seenGone: z.int().positive(),
  /** The pair had been settled as two companies when it was looked at, and is merged all the same. */
  seenDistinct: z.boolean().optional(),
  /** Fields whose content comes from the company that goes. */
  take: z.array(z.enum(mergeFields)).max(mergeFields.length),
});
export type MergeCompanies = z.infer<typeof mergeSchema>;

export const unmergeSchema = z.strictObject({ mergeId: z.uuid() });

/** One merge in the history of the company that was kept. */
export type MergeRecord = {
  id: string;
  goneName: string;
  goneCode: string | null;
  mergedBy: string;
  mergedAt: string;
  takenFields: MergeField[];
  /** Projects that moved, as many of them as the reader sees. */
  projectCount: number;
  hasHiddenWork: boolean;
  undone: { by: string; at: string } | null;
};

export type MergeObstacle = { kind: string; detail: string };

/** Why a merge cannot be taken back as things stand, and what to do first. */
export function obstacleSentence(obstacles: readonly MergeObstacle[]): string {
  const of = (kind: string) => obstacles.filter((obstacle) => obstacle.kind === kind).map(({ detail }) => detail);
  const fields = mergeFields.filter((field) => of("field").some((name) => columnsOf(field).includes(name)));
  if (of("undone").length > 0) return "这次合并已经撤销。请刷新页面。";
  const sentences = [
    ...of("folded").map((name) => `本企业后来并入“${name}”，请先撤销那次合并。`),
    ...of("later").map((name) => `之后又并入了“${name}”，请先撤销那次合并。`),
    ...(fields.length > 0
      ? [
          `合并后有人改过${fields.map((field) => mergeFieldLabels[field]).join("、")}，撤销会覆盖这些修改，请先改回合并时的内容。`,
        ]
      : []),
    ...[...new Set(of("code"))].map((name) => `原统一社会信用代码现由“${name}”使用，请先更正。`),
    ...of("project").map(() => "合并时移来的项目已改了投资方，请先改回；涉及其他单位的，请联系盟招商主管部门。"),
  ];
  return sentences.length > 0 ? `不能撤销：${sentences.join("")}` : "没有这次合并。请刷新页面。";
}

export const columnsOf = (field: MergeField): readonly string[] => mergeColumns[field];
