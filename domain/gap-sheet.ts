import { priorityLabels } from "@/domain/chain";
import { type GapRow, shortWords, signedLabel } from "@/domain/gap";
import { capacityWords, demandOf } from "@/domain/link-words";
import type { Column } from "@/domain/sheet";

const unitOf = (row: GapRow) => row.assessment?.capacityUnit;

/** 缺链环节清单, as the departments exchange it. Source: practice.md §2.8. */
export const gapColumns: readonly Column<GapRow>[] = [
  { heading: "集群", value: (row) => row.clusterName, kind: "text", width: 20 },
  { heading: "产业", value: (row) => row.industryName, kind: "text", width: 16 },
  { heading: "产业链", value: (row) => row.chainName, kind: "text", width: 16 },
  { heading: "环节", value: (row) => row.name, kind: "text", width: 22 },
  { heading: "状态(原文)", value: (row) => demandOf(row), kind: "text", width: 20 },
  { heading: "现有企业(家)", value: (row) => row.localCount, kind: "int", width: 10 },
  {
    heading: "现有产能",
    value: (row) => capacityWords(row.assessment?.localCapacityMilli, unitOf(row)),
    kind: "text",
    width: 14,
  },
  {
    heading: "目标产能/产值",
    value: (row) => capacityWords(row.assessment?.neededCapacityMilli, unitOf(row)),
    kind: "text",
    width: 14,
  },
  { heading: "缺口", value: shortWords, kind: "text", width: 14 },
  { heading: "目标企业(家)", value: (row) => row.prospectCount, kind: "int", width: 10 },
  { heading: "已接触", value: (row) => row.activeFirmCount, kind: "int", width: 8 },
  { heading: "在谈", value: (row) => row.talksCount, kind: "int", width: 8 },
  { heading: "签约", value: (row) => row.signedCount, kind: "int", width: 8 },
  { heading: "责任部门", value: (row) => row.responsible.join("、") || null, kind: "text", width: 18 },
  {
    heading: "优先级",
    value: (row) => (row.assessment?.priority ? priorityLabels[row.assessment.priority] : null),
    kind: "text",
    width: 10,
  },
];

/** The conditions and what is counted, under the rows. */
export const gapSheetWords = (conditions: readonly string[], isOfBanner: boolean, seesAll: boolean): string =>
  [
    `筛选条件：${[...conditions, ...(isOfBanner ? ["项目、接触和签约只计该旗县市区承办或落地的"] : [])].join("，") || "无"}`,
    gapWords(signedLabel(seesAll)),
  ].join("；");

const gapWords = (signed: string) =>
  `列入口径：政策点名、已评估或已有项目的环节中，没有匹配到目标企业的、30 日内没有接触记录的、需求减去现有产能和${signed}产能后仍有缺口的；评估为无缺口的不列；已签产能与评估的单位不同的不计入，全部不同的缺口无法计算。现有企业为经确认的本地企业；已接触为在本环节有在办项目的企业，屏幕上称在办企业；项目、接触和签约按导出人可见的项目统计；空白为未录入。`;
