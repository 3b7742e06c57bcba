import {
  contactOf,
  matchSourceLabels,
  matchStateLabels,
  type ProspectRow,
  prospectOrder,
  protectedSentence,
} from "@/domain/prospect";
import { tierLabels } from "@/domain/scope";
import type { Column } from "@/domain/sheet";

type Open = Extract<ProspectRow, { kind: "open" }>;
const ofOpen = (value: (row: Open) => string | number | null) => (row: ProspectRow) =>
  row.kind === "open" ? value(row) : null;

/** 目标企业清单 of one link: why each firm stands there, what has been decided, who is in talks with it. */
export const prospectColumns = (seesAll: boolean): readonly Column<ProspectRow>[] => [
  { heading: "序号", value: (row) => row.rank, kind: "int", width: 6 },
  {
    heading: "企业名称",
    value: (row) => (row.kind === "open" ? row.name : protectedSentence(row.protectedUntil)),
    kind: "text",
    width: 34,
  },
  { heading: "统一社会信用代码", value: ofOpen((row) => row.creditCode), kind: "code", width: 22 },
  { heading: "所在地", value: ofOpen((row) => row.place || null), kind: "text", width: 16 },
  { heading: "注册资本(万元)", value: ofOpen((row) => row.capital.capitalYuan), kind: "wan", width: 14 },
  { heading: "注册资本(原文)", value: ofOpen((row) => row.capital.capitalRaw), kind: "text", width: 18 },
  { heading: "层级", value: ofOpen((row) => tierLabels[row.tier]), kind: "text", width: 8 },
  { heading: "匹配词", value: ofOpen((row) => row.words.map(({ word }) => word).join("、")), kind: "text", width: 18 },
  { heading: "依据", value: ofOpen((row) => matchSourceLabels[row.source]), kind: "text", width: 10 },
  {
    heading: "依据原文",
    value: ofOpen((row) => row.parts.map(({ text }) => text).join("")),
    kind: "text",
    width: 44,
  },
  { heading: "荣誉", value: ofOpen((row) => row.honours.join("、") || null), kind: "text", width: 20 },
  { heading: "本地企业", value: ofOpen((row) => (row.isLocal ? "是" : "否")), kind: "text", width: 8 },
  { heading: "判定", value: ofOpen((row) => matchStateLabels[row.state]), kind: "text", width: 9 },
  { heading: "判定说明", value: ofOpen((row) => row.reason), kind: "text", width: 18 },
  {
    heading: "接触状态",
    value: (row) => contactOf(row, seesAll),
    kind: "text",
    width: 24,
  },
];

/** A longer list is asked for by tier. */
export const longestProspectList = 5_000;
export const prospectWords = (isService: boolean, conditions: readonly string[]) =>
  `筛选条件：${conditions.join("，") || "无"}；列入口径：企业名称、经营范围或主营产品中有本环节关键词的企业，排序为${prospectOrder(isService).join("、")}；待确认的为系统匹配，尚未经人工判定。`;
