import { expect, test } from "@playwright/test";
import { fileOf, refusalOf, rowsOf, workbookFile } from "./sheet-files";
import { readOutline } from "./sheet-reader";

const csvOf = (...lines: string[]) => fileOf("名单.csv", lines.join("\n"));
const headingLine = async (...lines: string[]) => (await readOutline(csvOf(...lines), "companies")).outline.headingLine;

test("headings are found below a page of notes and beside a long one", async () => {
  const notes = Array.from({ length: 40 }, (_, no) => `填报说明第${no}条`);
  expect(await headingLine(...notes, "企业名称,注册资本（万元）", "甲公司,100")).toBe(41);
  const long = "法定代表人姓名及联系电话，请务必填写手机号码便于联系";
  expect(await headingLine("名单", `序号,企业名称（盖章）,"${long}"`, "1,甲公司,张三")).toBe(2);
  expect(await headingLine("填报单位：,示例局", "单位名称：,示例局", "序号,纳税人名称,备注", "1,甲公司,无")).toBe(3);
});

test("a list whose headings nobody knows is taken, with the first full row for its headings and the others to choose from", async () => {
  const { outline, rows } = await rowsOf(csvOf("示例旗重点名单", "编号,重点对象,负责人", "1,甲公司,张三", "2,乙公司,"));
  expect(outline).toMatchObject({ headingLine: 2, headings: ["编号", "重点对象", "负责人"] });
  expect(outline.headingChoices).toEqual([
    { line: 1, begin: "示例旗重点名单" },
    { line: 2, begin: "编号，重点对象，负责人" },
    { line: 3, begin: "1，甲公司，张三" },
    { line: 4, begin: "2，乙公司" },
  ]);
  expect(rows).toHaveLength(2);
  const kinds = await rowsOf(csvOf("全名,类别,负责人", "示例甲有限公司,企业,张三", "示例乙有限公司,企业,李四"));
  expect(kinds.outline.headingLine).toBe(1);
  const tabs = await rowsOf(csvOf("重点对象\t负责人", "甲公司\t张三，李四", "乙公司\t王五"));
  expect(tabs.outline.headings).toEqual(["重点对象", "负责人"]);
});

test("the row a person points out holds the headings, and one that does not stand near the top is refused", async () => {
  const file = await workbookFile({
    名单: [["企业名称", "地区"], [], ["全称", "企业名称", "地区"], ["甲公司", "甲", "盐城"]],
  });
  const pointed = await readOutline(file, "companies", { sheetNo: 1, headingLine: 3 });
  expect(pointed.outline).toMatchObject({ headingLine: 3, firstRows: [["甲公司", "甲", "盐城"]] });
  for (const line of [2, 60])
    expect(
      await readOutline(file, "companies", { sheetNo: 1, headingLine: line }).catch(({ sentence }) => sentence),
    ).toBe(`第 ${line} 行是空行，或不在前 50 行之内，不能作为表头。请另选一行。`);
});

test("a form about one company and a list on its side are refused with what to do, and a list in another sheet is read", async () => {
  const form = [
    ["企业基本情况表"],
    ["企业名称", "示例科技有限公司", "统一社会信用代码", "91150102MA0N000011"],
    ["注册资本", "1000万元", "成立日期", "2015-03-02"],
    ["经营范围", "风电设备制造", "注册地址", "新城区"],
    ["联系人", "张三", "联系电话", "0479-8211111"],
  ];
  const onItsSide = [
    ["企业名称", "甲商行", "乙商行"],
    ["统一社会信用代码", "", ""],
    ["注册资本", "100万元", "200万元"],
  ];
  const unnamed = [
    ["全称", "示例商行"],
    ["统一社会信用代码", ""],
    ["注册资本", "100万元"],
  ];
  for (const rows of [form, form.map((cells) => cells.slice(0, 2)), onItsSide, unnamed])
    expect(await refusalOf(await workbookFile({ 表: rows }))).toContain("每家企业占一行");
  const list = [
    ["企业名称", "地区"],
    ["甲公司", "盐城"],
  ];
  expect((await readOutline(await workbookFile({ 填报: form, 名单: list }), "companies")).sheetNo).toBe(2);
});

test("a row chosen by hand is no form, and a sheet of instructions hides no list with unknown headings", async () => {
  const notes = [["字段", "说明"], ...["企业名称", "联系电话", "法定代表人"].map((field) => [field, "必填"])];
  const list = [
    ["编号", "重点对象", "负责人"],
    ["1", "甲商行", "张三"],
  ];
  expect(await refusalOf(await workbookFile({ 填写说明: notes }))).toContain("每家企业占一行");
  const file = await workbookFile({ 填写说明: notes, 名单: list });
  expect(await readOutline(file, "companies")).toMatchObject({ sheetNo: 2, outline: { headingLine: 1 } });
  const form = await workbookFile({
    表: [
      ["企业名称", "国网内蒙古东部电力有限公司"],
      ["甲公司", "100"],
    ],
  });
  expect(await refusalOf(form)).toContain("每家企业占一行");
  expect((await readOutline(form, "companies", { headingLine: 1 })).outline.headingLine).toBe(1);
});
