import { type CompanyRow, localLabel } from "@/domain/company";
import type { Column } from "@/domain/sheet";

export type CompanySheetRow = CompanyRow & {
  companyType: string | null;
  address: string | null;
  scope: string;
  products: string;
  links: string[];
  honours: string[];
};

/** 企业名录 as a file: what the list shows and the facts behind it, codes as text, capital in 万元 with its original words. */
export const companySheetColumns: readonly Column<CompanySheetRow>[] = [
  { heading: "企业名称", value: (row) => row.name, kind: "text", width: 34 },
  { heading: "其他名称", value: (row) => row.otherNames || null, kind: "text", width: 24 },
  { heading: "统一社会信用代码", value: (row) => row.creditCode, kind: "code", width: 22 },
  { heading: "企业类型", value: (row) => row.companyType, kind: "text", width: 18 },
  { heading: "成立日期", value: (row) => row.foundedOn, kind: "day", width: 12 },
  { heading: "注册资本(万元)", value: (row) => row.capitalYuan, kind: "wan", width: 14 },
  { heading: "注册资本(原文)", value: (row) => row.capitalRaw, kind: "text", width: 18 },
  { heading: "省份", value: (row) => row.province, kind: "text", width: 10 },
  { heading: "地区", value: (row) => row.city, kind: "text", width: 12 },
  { heading: "旗县市区", value: (row) => row.bannerName, kind: "text", width: 12 },
  { heading: "注册地址", value: (row) => row.address, kind: "text", width: 30 },
  { heading: "关系", value: localLabel, kind: "text", width: 14 },
  { heading: "主营产品", value: (row) => row.products || null, kind: "text", width: 24 },
  { heading: "经营范围", value: (row) => row.scope || null, kind: "text", width: 44 },
  { heading: "匹配环节", value: (row) => row.links.join("、") || null, kind: "text", width: 20 },
  { heading: "荣誉", value: (row) => row.honours.join("、") || null, kind: "text", width: 20 },
  { heading: "数据日期", value: (row) => row.dataOn, kind: "day", width: 12 },
];

/** The conditions and the days of the data, under the rows. */
export function companySheetWords(conditions: readonly string[], rows: readonly Pick<CompanyRow, "dataOn">[]): string {
  const days = rows.flatMap(({ dataOn }) => (dataOn ? [dataOn] : [])).sort();
  const [first, last] = [days[0], days.at(-1)];
  const span = first && last ? (first === last ? `企业数据截至 ${last}` : `企业数据截至 ${first} 至 ${last}`) : "";
  return [
    `筛选条件：${conditions.join("，") || "无"}`,
    span || "企业数据未注明日期",
    "匹配环节未经人确认的为系统建议",
  ].join("；");
}
