import { footYuan, shownStepYuan } from "@/domain/footing";
import { idleStateOf } from "@/domain/light";
import { inWan, inYi, thousands, type Yuan, yuan } from "@/domain/money";
import type { Column, Total } from "@/domain/sheet";
import { type SignedRow, signedColumns } from "@/domain/signed-sheet";
import type { Status } from "@/domain/stage";

type Amounts = Pick<
  SignedRow,
  "investmentYuan" | "fixedInvestmentYuan" | "outputYuan" | "taxYuan" | "receivedYuan" | "receivedOutsideYuan"
>;
const { yi, wan } = shownStepYuan;
const stepOf = {
  investmentYuan: yi,
  fixedInvestmentYuan: yi,
  outputYuan: yi,
  taxYuan: wan,
  receivedYuan: yi,
  receivedOutsideYuan: yi,
} satisfies Record<keyof Amounts, number>;

/** The rows of a whole query with amounts as they are shown, so that what stands in a column sums to its total. */
export function footRows<Row extends Amounts>(rows: readonly Row[]): Row[] {
  const keys = Object.keys(stepOf) as (keyof Amounts)[];
  const columns = keys.map((key) => {
    const amounts = rows.map((row) => row[key]);
    return [key, footYuan(amounts, stepOf[key])] as const;
  });
  return rows.map((row, index) => {
    const shown: Row = { ...row };
    for (const [key, footed] of columns) (shown as Record<keyof Amounts, Yuan | null>)[key] = footed[index] ?? null;
    return shown;
  });
}

/** One line of the screen: the official row, and what the screen shows beside it. */
export type SignedLine = SignedRow & {
  readonly id: string;
  readonly status: Status;
  readonly industryShortName: string | null;
  readonly bannerShortName: string | null;
};

/** A cell as the screen and the print show it; empty when not reported. */
export function showCell(column: Pick<Column<SignedRow>, "kind">, value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  const write = { yi: inYi, wan: inWan } as Partial<Record<string, (amount: Yuan) => string>>;
  return write[column.kind]?.(yuan(value)) ?? thousands(String(value));
}

/** The heading as printed, and its bracket where that is a unit: 协议总投资, 亿元. */
export function headingParts(heading: string): { name: string; unit: string | null } {
  const match = /^(.+)\((亿元|万元|人)\)$/.exec(heading);
  return match ? { name: match[1] ?? heading, unit: match[2] ?? null } : { name: heading, unit: null };
}

/** 口径, as the foot of the screen, the print and both sheets say it. */
export const countingWords = {
  live: "首次签订正式投资协议、通过会审并经确认的项目；框架协议、意向书不计，增资只计增量，终止的不计。",
  ended: "签约后终止的项目，不计入签约数。",
} as const;

/** Why a cell may differ by one step from plain rounding. */
export const footingWords = "各行金额取至 0.01 亿元（税收取至 1 万元），分项之和与合计相等。";

/** What the foot of every form of the list says of its making. */
export const cutOffSentence = (asOf: string, isClosed: boolean) =>
  `数据截至 ${asOf} 24:00${isClosed ? `（${Number(asOf.slice(5, 7))} 月已月结）` : ""}`;

/** 7C1E 4A90 B2D5: enough of a content hash to compare two papers by eye. */
export const shownHash = (contentHash: string) =>
  (contentHash.slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join(" ");

export const sheetFileName = (asOf: string, isDemo: boolean) =>
  `签约项目清单_截至${asOf}${isDemo ? "_演示数据" : ""}.xlsx`;

/** The whole list, finished: amounts as shown, totals over every row, and the hash of what stands in the cells. */
export type SignedSheet = {
  readonly asOf: string;
  /** The cut-off is the last day of a month that has been closed. */
  readonly isClosed: boolean;
  readonly isEnded: boolean;
  readonly rows: readonly SignedRow[];
  readonly totals: readonly Total[];
  readonly contentHash: string;
};

/** One page of the screen with the totals of the whole query. */
export type SignedList = Pick<SignedSheet, "asOf" | "isClosed" | "totals"> & {
  readonly today: string;
  readonly lines: readonly SignedLine[];
  readonly count: number;
  /** Known where every row stands on the page; a longer list gets its hash when it is exported. */
  readonly contentHash: string | null;
  readonly previous: string | null;
  readonly next: string | null;
};

/** A line as the screen draws it: the words of each column, and what the list says beside them. */
export type ShownLine = Pick<
  SignedLine,
  "id" | "name" | "stage" | "status" | "signedOn" | "investmentYuan" | "industryShortName" | "bannerShortName"
> & { readonly cells: readonly string[] };

export const shownLines = (lines: readonly SignedLine[], columns: readonly Column<SignedRow>[]): ShownLine[] =>
  lines.map((line) => {
    const { id, name, stage, status, signedOn, investmentYuan, industryShortName, bannerShortName } = line;
    const cells = columns.map((column) => showCell(column, column.value(line)));
    return { id, name, stage, status, signedOn, investmentYuan, industryShortName, bannerShortName, cells };
  });

/** The total of a column as shown; it carries a star when rows report nothing there. */
export const showTotal = (column: Column<SignedRow>, totals: readonly Total[]): string => {
  const total = totals.find(({ heading }) => heading === column.heading);
  if (!total || total.sum === null) return "";
  return `${showCell(column, total.sum)}${total.unreported > 0 ? "*" : ""}`;
};

/** * 带动就业 2 个未填报，合计未含; null when every total is whole. A column nobody reports has no total to qualify. */
export function unreportedSentence(totals: readonly Total[]): string | null {
  const partial = totals.filter(({ sum, unreported }) => sum !== null && unreported > 0);
  if (partial.length === 0) return null;
  return `* 合计未含未填报的：${partial.map(({ heading, unreported }) => `${headingParts(heading).name} ${unreported} 个`).join("，")}。`;
}

const idleWords = { warned: "超 6 个月", dormant: "超 12 个月", cancel: "超 18 个月" } as const;

/** 超 6 个月 beside the stage of a project that has not started building; null when nothing is wrong or it is paused. */
export function overdueWords(line: Pick<SignedLine, "stage" | "signedOn" | "status">, asOf: string): string | null {
  if (line.status !== "active") return null;
  const state = idleStateOf({ stage: line.stage, signedOn: line.signedOn, today: asOf });
  return state && idleWords[state];
}

const usual = [
  "序号",
  "项目编号",
  "项目名称",
  "所属产业",
  "补链环节",
  "建设地点(旗县市区)",
  "建设性质(新建/扩建/技改/增资)",
  "协议总投资(亿元)",
  "其中固定资产投资(亿元)",
  "达产年产值(亿元)",
  "预计年税收(万元)",
  "带动就业(人)",
  "签约时间",
  "当前阶段",
];
const usualOnPaper = [
  "序号",
  "项目编号",
  "项目名称",
  "投资方(全称)",
  "所属产业",
  "建设地点(旗县市区)",
  "协议总投资(亿元)",
  "其中固定资产投资(亿元)",
  "达产年产值(亿元)",
  "签约时间",
  "当前阶段",
];
const among = (headings: readonly string[]) => signedColumns.filter(({ heading }) => headings.includes(heading));

/** 常用列 of the screen, in the official order. */
export const usualColumns = among(usual);
export const columnsOf = (showsAll: boolean) => (showsAll ? signedColumns : usualColumns);
/** The sheets of a print: one of the columns most asked for, or all thirty-seven on two with 序号 and 项目名称 repeated. */
export const printedColumns = {
  usual: [among(usualOnPaper)],
  all: [signedColumns.slice(0, 18), [...among(["序号", "项目名称"]), ...signedColumns.slice(18)]],
} as const;
