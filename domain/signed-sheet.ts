import { type AgreementType, agreementTypeLabels, type Nature, natureLabels } from "@/domain/dossier";
import type { Yuan } from "@/domain/money";
import { type Column, type Total, totalsOf } from "@/domain/sheet";
import { type Stage, stageLabels } from "@/domain/stage";

/** One signed project as the official list tells it; null is not reported, never zero. */
export type SignedRow = {
  /** 1-based place in the list. */
  readonly serial: number;
  readonly code: string;
  readonly name: string;
  readonly investorName: string;
  readonly investorCode: string | null;
  readonly investorOrigin: string | null;
  readonly clusterName: string | null;
  readonly industryName: string | null;
  readonly linkName: string | null;
  readonly bannerName: string | null;
  readonly parkName: string | null;
  readonly nature: Nature | null;
  readonly content: string | null;
  readonly investmentYuan: Yuan | null;
  readonly fixedInvestmentYuan: Yuan | null;
  readonly outputYuan: Yuan | null;
  readonly taxYuan: Yuan | null;
  readonly jobs: number | null;
  readonly signedOn: string | null;
  readonly signingEvent: string | null;
  readonly agreementType: AgreementType | null;
  readonly plannedStartOn: string | null;
  readonly plannedProductionOn: string | null;
  readonly plannedCapacityOn: string | null;
  readonly stage: Stage;
  readonly progress: string | null;
  readonly receivedYuan: Yuan | null;
  readonly receivedOutsideYuan: Yuan | null;
  readonly claimUnitName: string | null;
  readonly landingUnitName: string | null;
  readonly responsibleName: string | null;
  readonly cooperatingName: string | null;
  readonly leaderName: string | null;
  readonly contactName: string | null;
  readonly problems: string | null;
  readonly requests: string | null;
  readonly note: string | null;
};

/** 招商引资签约项目清单: 37 columns, hidden at will, never renamed nor reordered. Source: practice.md §2.8. */
export const signedColumns: readonly Column<SignedRow>[] = [
  { heading: "序号", value: (row) => row.serial, kind: "int", width: 6 },
  { heading: "项目编号", value: (row) => row.code, kind: "code", width: 15 },
  { heading: "项目名称", value: (row) => row.name, kind: "text", width: 30 },
  { heading: "投资方(全称)", value: (row) => row.investorName, kind: "text", width: 30 },
  { heading: "统一社会信用代码", value: (row) => row.investorCode, kind: "code", width: 22 },
  { heading: "投资方来源地(省/市)", value: (row) => row.investorOrigin, kind: "text", width: 14 },
  { heading: "所属集群", value: (row) => row.clusterName, kind: "text", width: 16 },
  { heading: "所属产业", value: (row) => row.industryName, kind: "text", width: 14 },
  { heading: "补链环节", value: (row) => row.linkName, kind: "text", width: 14 },
  { heading: "建设地点(旗县市区)", value: (row) => row.bannerName, kind: "text", width: 16 },
  { heading: "落地园区", value: (row) => row.parkName, kind: "text", width: 18 },
  {
    heading: "建设性质(新建/扩建/技改/增资)",
    value: (row) => (row.nature === null ? null : natureLabels[row.nature]),
    kind: "text",
    width: 12,
  },
  { heading: "主要建设内容及规模", value: (row) => row.content, kind: "text", width: 40 },
  { heading: "协议总投资(亿元)", value: (row) => row.investmentYuan, kind: "yi", width: 12, total: true },
  { heading: "其中固定资产投资(亿元)", value: (row) => row.fixedInvestmentYuan, kind: "yi", width: 12, total: true },
  { heading: "达产年产值(亿元)", value: (row) => row.outputYuan, kind: "yi", width: 12, total: true },
  { heading: "预计年税收(万元)", value: (row) => row.taxYuan, kind: "wan", width: 12, total: true },
  { heading: "带动就业(人)", value: (row) => row.jobs, kind: "int", width: 10, total: true },
  { heading: "签约时间", value: (row) => row.signedOn, kind: "day", width: 12 },
  { heading: "签约活动", value: (row) => row.signingEvent, kind: "text", width: 20 },
  {
    heading: "协议类型",
    value: (row) => (row.agreementType === null ? null : agreementTypeLabels[row.agreementType]),
    kind: "text",
    width: 14,
  },
  { heading: "计划开工时间", value: (row) => row.plannedStartOn, kind: "day", width: 12 },
  { heading: "计划投产时间", value: (row) => row.plannedProductionOn, kind: "day", width: 12 },
  { heading: "计划达产时间", value: (row) => row.plannedCapacityOn, kind: "day", width: 12 },
  { heading: "当前阶段", value: (row) => stageLabels[row.stage], kind: "text", width: 10 },
  { heading: "形象进度", value: (row) => row.progress, kind: "text", width: 24 },
  { heading: "累计到位资金(亿元)", value: (row) => row.receivedYuan, kind: "yi", width: 12, total: true },
  { heading: "其中区外到位资金(亿元)", value: (row) => row.receivedOutsideYuan, kind: "yi", width: 12, total: true },
  { heading: "首谈单位", value: (row) => row.claimUnitName, kind: "text", width: 16 },
  { heading: "落地单位", value: (row) => row.landingUnitName, kind: "text", width: 16 },
  { heading: "责任部门", value: (row) => row.responsibleName, kind: "text", width: 12 },
  { heading: "配合部门", value: (row) => row.cooperatingName, kind: "text", width: 12 },
  { heading: "包联领导", value: (row) => row.leaderName, kind: "text", width: 10 },
  { heading: "专班联系人", value: (row) => row.contactName, kind: "text", width: 12 },
  { heading: "存在问题", value: (row) => row.problems, kind: "text", width: 30 },
  { heading: "需协调事项", value: (row) => row.requests, kind: "text", width: 30 },
  { heading: "备注", value: (row) => row.note, kind: "text", width: 20 },
];

/** The line every sheet ends with. */
export const closingLabels = ["填报单位(盖章)", "填报人", "审核人", "联系电话", "填报时间"] as const;

/** 合计（13 个） and the sums below it, each telling how many rows leave it unreported. */
export function signedTotals(rows: readonly SignedRow[]): { label: string; totals: Total[] } {
  return { label: `合计（${rows.length} 个）`, totals: totalsOf(signedColumns, rows) };
}
