import { expect, test } from "./fixtures";
import { buffersOf, fileOf, rawWorkbook, rowsOf, zipOf } from "./sheet-files";

test("a text is what stands in its cell: no pinyin over it, no character written by its number, no day cut to its year, every stretch of its styles", async () => {
  const guide = (text: string) => `<rPh sb="0" eb="1"><t>${text.repeat(30_000)}</t></rPh><phoneticPr fontId="1"/>`;
  const strings = [
    "<si><t>企业名称</t></si><si><t>成立日期</t></si><si><t>主营产品</t></si>",
    `<si><t>审拼音有限公司</t>${guide("shen")}</si>`,
    `<si><r><t>乙</t></r><r><t>公司</t></r>${guide("yi")}</si>`,
    "<si><t>甲_x000D_\n乙_x005F_x000D__x0000_</t></si>",
  ];
  const cells = [
    `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>`,
    `<row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2" s="0" t="d"><v>2020-05-01T00:00:00</v></c><c r="C2" t="s"><v>5</v></c></row>`,
    `<row r="3"><c r="A3" t="s"><v>4</v></c><c t='d' r="B3"><v>2021-06-02</v></c></row>`,
    `<row r="4"><c r="A4" t="inlineStr"><is><t>丙公司</t><rPh sb="0" eb="1"><t>bing</t></rPh></is></c></row>`,
    `<row r="5"><c r="A5" t="inlineStr"><is><r><rPr><b/></rPr><t>丁</t></r><r><t xml:space="preserve">（集团）</t></r><r><t>公司</t></r></is></c></row>`,
  ];
  const { rows } = await rowsOf(fileOf("拼音.xlsx", rawWorkbook({ strings, rows: cells })));
  expect(rows.map((row) => row.cells)).toEqual([
    ["审拼音有限公司", "2020-05-01T00:00:00", "甲\r\n乙_x000D_"],
    ["乙公司", "2021-06-02", ""],
    ["丙公司", "", ""],
    ["丁（集团）公司", "", ""],
  ]);
});

test("a text in a CDATA section is whole, also where what is read at once ends inside it", async () => {
  const long = "塔筒<b>]] & ".repeat(20_000);
  const cells = [
    `<row r="1"><c r="A1" t="inlineStr"><is><t>企业名称</t></is></c><c r="B1" t="inlineStr"><is><t>经营范围</t></is></c></row>`,
    `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="inlineStr"><is><t>甲<![CDATA[风电<b>]]>乙<![CDATA[]]]]></t></is></c></row>`,
    `<row r="3"><c r="A3" t="inlineStr"><is><t>乙公司</t></is></c><c r="B3" t="inlineStr"><is><t><![CDATA[${long.slice(0, 30_000)}]]></t></is></c></row>`,
  ];
  const strings = [`<si><t><![CDATA[甲<公司>]]></t></si>`, `<si><t><![CDATA[${long}]]></t></si>`];
  const { rows } = await rowsOf(fileOf("原文.xlsx", rawWorkbook({ strings, rows: cells })));
  expect(rows.map((row) => row.cells)).toEqual([
    ["甲<公司>", "甲风电<b>乙]]"],
    ["乙公司", long.slice(0, 30_000)],
  ]);
});

test("rows and cells without their numbers stand one after another, also beside numbered ones", async () => {
  const text = (words: string, at = "") => `<c${at} t="inlineStr"><is><t>${words}</t></is></c>`;
  const filler = Array.from({ length: 2000 }, (_, no) => `<row r="${no + 6}"><c r="A${no + 6}"/></row>`);
  const cells = [
    `<row>${text("企业名称")}${text("所在省份")}${text("注册资本（万元）")}</row>`,
    `<row spans="1:3">${text("甲公司")}<c/><c><v>500</v></c></row>`,
    `<row r="5">${text("乙公司")}${text("800", ' r="C5"')}${text("备注")}</row>`,
    ...filler,
    `<row>${text("丙公司")}${text("江苏")}</row>`,
  ];
  const { rows } = await rowsOf(fileOf("无坐标.xlsx", rawWorkbook({ rows: cells })));
  expect(rows).toEqual([
    { line: 2, cells: ["甲公司", "", "500"] },
    { line: 5, cells: ["乙公司", "", "800", "备注"] },
    { line: 2006, cells: ["丙公司", "江苏", ""] },
  ]);
});

test("a workbook whose tags carry a prefix and whose sheet's file has another name is read", async () => {
  const row = (no: number, [name, strings]: [string, number]) =>
    `<x:row r="${no}"><x:c r="A${no}" t="inlineStr"><x:is><x:t>${name}</x:t></x:is></x:c><x:c r="B${no}" t="s"><x:v>${strings}</x:v></x:c></x:row>`;
  const merge = `<x:mergeCells><x:mergeCell ref="B2:B3"/></x:mergeCells>`;
  const parts = {
    "xl/_rels/workbook.xml.rels": `<p:Relationships xmlns:p="p"><p:Relationship Id="r1" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/><p:Relationship Id="r2" Type="x/worksheet" Target="/xl/worksheets/sheet.xml"/></p:Relationships>`,
    "xl/workbook.xml": `<x:workbook xmlns:x="m" xmlns:q="o"><x:sheets><x:sheet name="图" q:id="r1"/><x:sheet name="名单" q:id="r2"/></x:sheets></x:workbook>`,
    "xl/sharedStrings.xml": `<?xml version="1.0"?><!-- <a> --><x:sst><x:si><x:t>地区</x:t></x:si><x:si><x:t>盐城</x:t></x:si></x:sst>`,
    "xl/chartsheets/sheet1.xml": `<x:chartsheet/>`,
    "xl/worksheets/sheet.xml": `<x:worksheet><x:sheetData>${row(1, ["企业名称", 0])}${row(2, ["甲公司", 1])}<x:row r="3"><x:c r="A3" t="inlineStr"><x:is><x:t>乙公司</x:t></x:is></x:c></x:row></x:sheetData>${merge}</x:worksheet>`,
  };
  const { outline, rows } = await rowsOf(fileOf("前缀.xlsx", zipOf(buffersOf(parts))));
  expect(outline.sheets).toEqual(["名单"]);
  expect(rows.map(({ cells }) => cells)).toEqual([
    ["甲公司", "盐城"],
    ["乙公司", "盐城"],
  ]);
});

test("days of a workbook that counts from 1904 are those it shows, in Chinese formats and as bare numbers", async () => {
  const formats = [0, 31, 57, 14].map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0"/>`);
  const looks = `<fonts><font><sz val="11"/></font></fonts><fills><fill/></fills><borders><border/></borders>`;
  const styles = `<styleSheet>${looks}<cellXfs>${formats.join("")}</cellXfs></styleSheet>`;
  const day = (no: number, style: number) =>
    `<row r="${no}"><c r="A${no}" t="inlineStr"><is><t>公司${no}</t></is></c><c r="B${no}" s="${style}"><v>41538</v></c><c r="C${no}"><v>41538</v></c></row>`;
  const headings = `<row r="1">${["企业名称", "成立日期", "注册资本（万元）"].map((words, at) => `<c r="${"ABC"[at]}1" t="inlineStr"><is><t>${words}</t></is></c>`).join("")}</row>`;
  const rows = [headings, ...[0, 1, 2, 3].map((style, at) => day(at + 2, style))];
  const read = async (properties: string) =>
    (await rowsOf(fileOf("日期.xlsx", rawWorkbook({ rows, styles, properties })))).rows.map(({ cells }) =>
      cells.slice(1),
    );
  const is1904 = ["2017-09-22", "41538"];
  expect(await read(`<workbookPr date1904="1"/>`)).toEqual([is1904, is1904, is1904, is1904]);
  expect(await read(`<workbookPr date1904="true"/>`)).toEqual([is1904, is1904, is1904, is1904]);
  const is1900 = ["2013-09-21", "41538"];
  expect(await read(`<workbookPr date1904="0"/>`)).toEqual([["41538", "41538"], is1900, is1900, is1900]);
});

test("a code that a workbook holds as a number keeps its exponent", async () => {
  const cells = [
    `<row r="1"><c r="A1" t="inlineStr"><is><t>企业名称</t></is></c><c r="B1" t="inlineStr"><is><t>统一社会信用代码</t></is></c></row>`,
    `<row r="2"><c r="A2" t="inlineStr"><is><t>甲公司</t></is></c><c r="B2"><v>9.1310115696412301E+17</v></c></row>`,
    `<row r="3"><c r="A3" t="inlineStr"><is><t>乙公司</t></is></c><c r="B3"><v>913101156964123010</v></c></row>`,
    `<row r="4"><c r="A4" t="inlineStr"><is><t>丙公司</t></is></c><c r="B4"><v>310115696412301</v></c></row>`,
  ];
  const { rows } = await rowsOf(fileOf("代码.xlsx", rawWorkbook({ rows: cells })));
  expect(rows.map((row) => [row.line, row.cells[1]])).toEqual([
    [2, "9.13101156964123E+17"],
    [3, "9.13101156964123E+17"],
    [4, "310115696412301"],
  ]);
});

test("a number under a percent format is the percent its cell shows; an amount or a code under one stays a number", async () => {
  const codes = ["0.0%", "0.00&quot;%&quot;", "0.00\\%"].map(
    (code, at) => `<numFmt numFmtId="${at + 164}" formatCode="${code}"/>`,
  );
  const formats = [0, 9, 10, 164, 165, 166].map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0"/>`);
  const looks = `<fonts><font><sz val="11"/></font></fonts><fills><fill/></fills><borders><border/></borders>`;
  const styles = `<styleSheet><numFmts>${codes.join("")}</numFmts>${looks}<cellXfs>${formats.join("")}</cellXfs></styleSheet>`;
  const text = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;
  const cases: [number, string, string][] = [
    [2, "0.6", "60%"],
    [1, "1", "100%"],
    [1, "0", "0%"],
    [2, "0.28999999999999998", "29%"],
    [3, "7.0000000000000007E-2", "7%"],
    [2, "-1.2345E-2", "-1.2345%"],
    [2, "500", "500"],
    [1, "310115696412301", "310115696412301"],
    [0, "0.6", "0.6"],
    [4, "60", "60"],
    [4, "0.6", "0.6"],
    [5, "0.6", "0.6"],
  ];
  const lines = cases.map(
    ([style, value], at) =>
      `<row r="${at + 2}">${text(`A${at + 2}`, `公司${at}`)}<c r="B${at + 2}" s="${style}"><v>${value}</v></c></row>`,
  );
  const rows = [`<row r="1">${text("A1", "企业名称")}${text("B1", "注册资本（万元）")}</row>`, ...lines];
  const read = await rowsOf(fileOf("占比.xlsx", rawWorkbook({ rows, styles })));
  expect(read.rows.map(({ cells }) => cells[1])).toEqual(cases.map(([, , shown]) => shown));
});
