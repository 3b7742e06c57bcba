import { expect, test } from "@playwright/test";
import type { Yuan } from "@/domain/money";
import { closingLabels, type SignedRow, signedColumns, signedTotals } from "@/domain/signed-sheet";

const official =
  "序号 | 项目编号 | 项目名称 | 投资方(全称) | 统一社会信用代码 | 投资方来源地(省/市) | 所属集群 | 所属产业 | 补链环节 | 建设地点(旗县市区) | 落地园区 | 建设性质(新建/扩建/技改/增资) | 主要建设内容及规模 | 协议总投资(亿元) | 其中固定资产投资(亿元) | 达产年产值(亿元) | 预计年税收(万元) | 带动就业(人) | 签约时间 | 签约活动 | 协议类型 | 计划开工时间 | 计划投产时间 | 计划达产时间 | 当前阶段 | 形象进度 | 累计到位资金(亿元) | 其中区外到位资金(亿元) | 首谈单位 | 落地单位 | 责任部门 | 配合部门 | 包联领导 | 专班联系人 | 存在问题 | 需协调事项 | 备注";

test("the signed list has the thirty-seven official headings, in order and unrenamed", () => {
  expect(signedColumns).toHaveLength(37);
  expect(signedColumns.map(({ heading }) => heading).join(" | ")).toBe(official);
});

test("a heading in 亿元 or 万元 stands over a column of that unit", () => {
  for (const { heading, kind } of signedColumns) {
    expect(kind === "yi", heading).toBe(heading.endsWith("(亿元)"));
    expect(kind === "wan", heading).toBe(heading.endsWith("(万元)"));
  }
});

test("codes are text, so that no spreadsheet eats a zero", () => {
  const codes = signedColumns.filter(({ kind }) => kind === "code").map(({ heading }) => heading);
  expect(codes).toEqual(["项目编号", "统一社会信用代码"]);
});

test("every sheet closes with the five signatures", () => {
  expect(closingLabels.join(" | ")).toBe("填报单位(盖章) | 填报人 | 审核人 | 联系电话 | 填报时间");
});

const blank = {
  serial: 1,
  code: "2026-LX-0147",
  name: "示例叶片",
  investorName: "示例公司",
  stage: "signed",
  nature: "increase",
  agreementType: "investment",
  investmentYuan: 1_260_000_000 as Yuan,
  ...Object.fromEntries(
    "investorCode investorOrigin clusterName industryName linkName bannerName parkName content fixedInvestmentYuan outputYuan taxYuan jobs signedOn signingEvent plannedStartOn plannedProductionOn plannedCapacityOn progress receivedYuan receivedOutsideYuan claimUnitName landingUnitName responsibleName cooperatingName leaderName contactName problems requests note"
      .split(" ")
      .map((key) => [key, null]),
  ),
} as unknown as SignedRow;

test("labels are written out and what is not reported stays empty", () => {
  const cells = Object.fromEntries(signedColumns.map((column) => [column.heading, column.value(blank)]));
  expect(cells).toMatchObject({
    "建设性质(新建/扩建/技改/增资)": "增资",
    协议类型: "正式投资协议",
    当前阶段: "签约",
    "协议总投资(亿元)": 1_260_000_000,
    "达产年产值(亿元)": null,
    备注: null,
  });
  const unlabelled = { ...blank, nature: null, agreementType: null };
  expect(signedColumns.map((column) => column.value(unlabelled)).filter((value) => value !== null)).toHaveLength(6);
});

test("totals count the projects, sum to the 元 and tell what is unreported", () => {
  const { label, totals } = signedTotals([blank, { ...blank, outputYuan: 1 as Yuan }]);
  expect(label).toBe("合计（2 个）");
  expect(totals.find(({ heading }) => heading === "协议总投资(亿元)")).toMatchObject({
    sum: 2_520_000_000,
    unreported: 0,
  });
  expect(totals.find(({ heading }) => heading === "达产年产值(亿元)")).toMatchObject({ sum: 1, unreported: 1 });
  expect(totals.find(({ heading }) => heading === "带动就业(人)")).toMatchObject({ sum: null, unreported: 2 });
});
