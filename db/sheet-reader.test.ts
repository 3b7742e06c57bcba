import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDeflateRaw, deflateRawSync } from "node:zlib";
import ExcelJS from "exceljs";
import iconv from "iconv-lite";
import { bringIn } from "./brought-in";
import { expect, test } from "./fixtures";
import { readOutline, readSheet, readWhole } from "./sheet-reader";

const headings = ["企业名称", "统一社会信用代码", "注册日期", "注册资金", "经营范围", "所在省份", "地区", "注册地址"];
const row = ["示例㐂镕公司", "", "2002-07-10", "50(万元人民币)", "甲乙丙丁戊".repeat(6000), "江苏", "盐城", "示例路"];

function fileOf(name: string, content: string | Buffer): string {
  const path = join(mkdtempSync(join(tmpdir(), "sheet-")), name);
  writeFileSync(path, content);
  return path;
}

async function rowsOf(path: string) {
  const { sheetNo, outline } = await readOutline(path, "companies", null);
  const rows = [];
  for await (const one of readSheet(path, sheetNo, outline.headingLine)) rows.push(one);
  return { outline, rows };
}

async function workbookFile(sheets: Record<string, unknown[][]>): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) workbook.addWorksheet(name).addRows(rows);
  return fileOf("名单.xlsx", Buffer.from(await workbook.xlsx.writeBuffer()));
}

/** The sentence a file is refused with. */
const refusalOf = (path: string): Promise<string> =>
  readOutline(path, "companies", null).then(
    () => "taken",
    (error: { sentence?: string }) => error.sentence ?? String(error),
  );

test("one reading gives the headings and rows that two give", async () => {
  const lines = [["2026年名单"], headings, row, row.map((cell) => `${cell}二`)].map((cells) => cells.join(","));
  const path = fileOf("名单.csv", lines.join("\r\n"));
  const whole = await readWhole(path, "companies");
  const rows = [];
  for await (const one of whole.rows) rows.push(one);
  expect({ outline: whole.outline, rows }).toEqual(await rowsOf(path));
  expect(rows).toHaveLength(2);
  expect(await readWhole(fileOf("空.csv", ""), "companies").catch((error) => error.sentence)).toBe("文件是空的。");
});

test("the same rows leave a GB18030 file, a UTF-8 file and a workbook", async () => {
  test.slow();
  const csv = [headings, row].map((cells) => cells.join(",")).join("\r\n");
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet("企业").addRows([headings, row]);
  const files = [
    fileOf("a.csv", iconv.encode(csv, "gb18030")),
    fileOf("b.csv", `\uFEFF${csv}`),
    fileOf("c.xlsx", Buffer.from(await workbook.xlsx.writeBuffer())),
  ];
  for (const file of files) {
    const { outline, rows } = await rowsOf(file);
    expect(outline, file).toMatchObject({ headingLine: 1, headings });
    expect(rows, file).toEqual([{ line: 2, cells: row }]);
  }
});

test("a workbook's title and unit rows are passed over, merged cells filled down, dates read and formulas marked", async () => {
  test.slow();
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet("封面").addRow(["企业名单"]);
  const sheet = workbook.addWorksheet("A&B 名单");
  sheet.addRows([
    ["示例旗企业名单（2025 年）"],
    ["", "", "单位：万元"],
    ["所在省份", "企业名称", "成立日期", "注册资本（万元）"],
    ["江苏", "示例甲公司", new Date("2015-03-02"), 500],
    ["", "示例乙公司", "2016年4月1日", { formula: "D4*2", result: 1000 }],
    [],
    ["", "合计", "", 1500],
  ]);
  sheet.mergeCells("A1:D1");
  sheet.mergeCells("A4:A5");
  const { outline, rows } = await rowsOf(fileOf("名单.xlsx", Buffer.from(await workbook.xlsx.writeBuffer())));
  expect(outline).toMatchObject({ sheets: ["封面", "A&B 名单"], headingLine: 3 });
  expect(rows).toEqual([
    { line: 4, cells: ["江苏", "示例甲公司", "2015-03-02", "500"] },
    { line: 5, cells: ["江苏", "示例乙公司", "2016年4月1日", "1000"], formulas: [3] },
    { line: 7, cells: ["", "合计", "", "1500"] },
  ]);
});

test("a workbook's row that ends in blank cells comes in, and so does one left out of a csv once its name is entered", async ({
  database: { url },
}) => {
  const wide = ["企业名称", "统一社会信用代码", "注册资本（万元）", "成立日期", "所在省份"];
  const [short, mended] = [0, 1].map(() => `示例${randomBytes(4).toString("hex")}公司`);
  const list = await workbookFile({ 名单: [wide, [short, "", 500, "2015-03-02", null], [short]] });
  const read = await rowsOf(list);
  expect(read.rows.map(({ cells }) => cells.length)).toEqual([5, 5]);
  const sentBack = await workbookFile({
    未导入的行: [
      ["行号", "原因", ...wide],
      [2, "企业名称为空", mended, "", "1000万元"],
    ],
  });
  const { outline, rows } = await rowsOf(sentBack);
  expect(await bringIn(url, { headings: wide, rows: read.rows })).toMatchObject({
    created: 1,
    duplicates: 1,
    rejected: 0,
  });
  expect(await bringIn(url, { headings: outline.headings, rows })).toMatchObject({ created: 1, rejected: 0 });
});

test("lines may end in any way and in several ways in one file; a line break in quotes stays in its cell", async () => {
  const [crlf, lf, cr] = ["\r\n", "\n", "\r"];
  for (const [first, second, third] of [
    [crlf, lf, cr],
    [lf, crlf, crlf],
    [cr, lf, crlf],
  ]) {
    const text = `企业名称,主营产品${first}甲公司,"一${lf}二"${second}"乙公司","三"${third}丙公司,四${second}`;
    const { rows } = await rowsOf(fileOf("换行.csv", text));
    expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [2, "甲公司", "一\n二"],
      [3, "乙公司", "三"],
      [4, "丙公司", "四"],
    ]);
  }
});

test("a line break cut by the edge of what is read at once is one line break", async () => {
  const rows = Array.from({ length: 40_000 }, (_, no) => `示例${no}公司,"产品"`);
  const read = await rowsOf(fileOf("长.csv", ["企业名称,主营产品", ...rows, ""].join("\r\n")));
  expect(read.rows).toHaveLength(40_000);
  expect(read.rows.at(-1)).toEqual({ line: 40_001, cells: ["示例39999公司", "产品"] });
});

test("the separator is told by the line of headings, whatever stands in the texts below or in the title above", async () => {
  const texts = Array.from({ length: 15 }, (_, no) => `示例${no}公司,甲产品(0.5);乙产品(0.2);丙产品`);
  const comma = await rowsOf(fileOf("a.csv", ["名单；一;二;三;四", "企业名称,主营产品", ...texts].join("\n")));
  expect(comma.rows[0]?.cells).toEqual(["示例0公司", "甲产品(0.5);乙产品(0.2);丙产品"]);
  const semicolon = await rowsOf(fileOf("b.csv", '"企业名称";"主营产品"\n示例公司;甲,乙,丙,丁'));
  expect(semicolon.rows[0]?.cells).toEqual(["示例公司", "甲,乙,丙,丁"]);
  const tab = await rowsOf(fileOf("c.csv", "企业名称\t主营产品\n示例公司\t甲,乙;丙"));
  expect(tab.rows[0]?.cells).toEqual(["示例公司", "甲,乙;丙"]);
});

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

test("a few bad bytes leave a UTF-8 file one, and a text in no known encoding is refused by its cause", async () => {
  const csv = Buffer.from(
    "name,capital_raw,business_scope\n示例截断甲有限公司,500万元,风力发电\n示例截断乙有限公司,600万元,光伏发电制造\n",
  );
  const cut = Buffer.concat([csv.subarray(0, -2), csv.subarray(-1)]);
  const { outline, rows } = await rowsOf(fileOf("截断.csv", cut));
  expect(outline.encoding).toBe("utf8");
  expect(rows.map(({ cells }) => cells)).toEqual([
    ["示例截断甲有限公司", "500万元", "风力发电"],
    ["示例截断乙有限公司", "600万元", "光伏发电制\uFFFD"],
  ]);
  const damaged = iconv.encode(csv.toString(), "gb18030").map((byte, at) => (at % 3 === 0 && byte > 127 ? 255 : byte));
  const marked = Buffer.concat([Buffer.from("\uFEFF"), iconv.encode(csv.toString(), "gb18030")]);
  for (const content of [Buffer.from(damaged), marked])
    expect(await refusalOf(fileOf("乱码.csv", content))).toContain("文字编码无法识别");
});

test("a filled cell beyond the last heading rejects a csv's row; a workbook's note beside the table does not", async () => {
  const { rows } = await rowsOf(fileOf("多列.csv", "企业名称,经营范围\n甲公司,风电,光伏,储能\n乙公司,风电,, \n"));
  expect(rows).toEqual([
    { line: 2, cells: ["甲公司", "风电", "光伏", "储能"], rejected: "列数多于表头，各列可能错位" },
    { line: 3, cells: ["乙公司", "风电", "", " "] },
  ]);
  const beside = await rowsOf(
    await workbookFile({
      名单: [
        ["企业名称", "经营范围"],
        ["甲公司", "风电", "待核"],
      ],
    }),
  );
  expect(beside.rows).toEqual([{ line: 2, cells: ["甲公司", "风电", "待核"] }]);
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

test("blank columns at the end do not count, and a list of names needs no second heading", async () => {
  const wide = ",".repeat(250);
  const { outline, rows } = await rowsOf(fileOf("宽.csv", `企业名称,地区${wide}\n甲公司,${wide}\n乙公司,盐城${wide}`));
  expect(outline.headings).toEqual(["企业名称", "地区"]);
  expect(rows.map(({ cells }) => cells)).toEqual([
    ["甲公司", ""],
    ["乙公司", "盐城"],
  ]);
  const lone = await rowsOf(fileOf("名.csv", "公司名单\n序号,企业名称,联系人,联系电话\n1,甲公司,张三,13812345678"));
  expect(lone.outline).toMatchObject({ headingLine: 2, headings: ["序号", "企业名称", "联系人", "联系电话"] });
  expect(lone.rows).toHaveLength(1);
  const sure = await rowsOf(fileOf("表.csv", "公司,示例旗,2024年\n公司名称,地区,电话\n甲公司,盐城,1"));
  expect(sure.outline.headingLine).toBe(2);
  expect(await refusalOf(fileOf("长.csv", `企业名称,${"说明".repeat(20)}\n甲公司,x`))).toContain("没有找到表头");
});

test("the file's own headings in the middle are no row", async () => {
  const { rows } = await rowsOf(fileOf("续.csv", "重点单位,地区,产品\n甲公司,盐城,塔筒\n重点单位,地区,产品"));
  expect(rows).toMatchObject([{ cells: ["甲公司", "盐城", "塔筒"] }, { rejected: "重复的表头" }]);
});

test("sheets in sight are read before hidden ones, and a sheet with more headings before one with a lone name", async () => {
  test.slow();
  const workbook = new ExcelJS.Workbook();
  const list = [
    ["企业名称", "地区"],
    ["甲公司", "盐城"],
  ];
  workbook.addWorksheet("封面").addRows([["单位名称", "示例局"]]);
  workbook.addWorksheet("隐藏", { state: "hidden" }).addRows(list);
  workbook.addWorksheet("一季度").addRows(list);
  workbook.addWorksheet("深藏", { state: "veryHidden" }).addRows(list);
  const { sheetNo, outline } = await readOutline(
    fileOf("隐藏.xlsx", Buffer.from(await workbook.xlsx.writeBuffer())),
    "companies",
    null,
  );
  expect({ sheetNo, hidden: outline.hiddenSheets }).toEqual({ sheetNo: 3, hidden: [2, 4] });
});

test("a formula in a mapped column, a total and a repeated heading are rejected with their reasons, bare numbers take the heading's unit", async ({
  database: { url },
}) => {
  const name = `示例${randomBytes(4).toString("hex")}公司`;
  const answer = await bringIn(url, {
    headings: ["企业名称", "注册资本（万元）"],
    rows: [
      { line: 2, cells: [name, "500"] },
      { line: 3, cells: ["示例乙公司", "1000"], formulas: [1] },
      { line: 4, cells: ["合 计", "1500"] },
      { line: 5, cells: ["企业名称", "注册资本（万元）"] },
    ],
    isDryRun: true,
  });
  expect(answer).toMatchObject({ read: 4, created: 1, rejected: 3 });
  expect(answer.samples).toMatchObject([
    { verdict: "rejected", line: 3, name: "示例乙公司，1000" },
    { verdict: "rejected", line: 4 },
    { verdict: "rejected", line: 5 },
    { verdict: "new", name, warnings: [] },
  ]);
  expect(answer.rejects.map(({ reason }) => reason)).toEqual([
    "“注册资本（万元）”列是公式，请粘贴为数值后重新导入",
    "合计行，不是企业",
    "重复的表头",
  ]);
});

test("hostile and foreign files are refused with a sentence, and the process that asked stays small", async () => {
  test.setTimeout(150_000);
  const before = process.memoryUsage().rss;
  const sheetOf = (xml: Buffer) => zipOf({ "xl/worksheets/sheet1.xml": xml });
  const merged = `<worksheet><sheetData><row r="1"/></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>`;
  const program = execFileSync("head", ["-c", "70000", process.execPath]);
  const many = Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`xl/media/${i}.xml`, Buffer.from("x")]));
  const files: [string, Buffer | string, string][] = [
    ["old.xlsx", Buffer.from("d0cf11e0a1b11ae1", "hex"), "旧版 xls"],
    ["renamed.csv", program, "不是 csv 或 xlsx"],
    ["renamed.xlsx", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200)]), "不是 csv 或 xlsx"],
    ["cut.xlsx", Buffer.from("504b030400000000", "hex"), "不是完整的 xlsx"],
    ["merged.xlsx", sheetOf(Buffer.from(merged)), "合并单元格范围过大"],
    ["dtd.xlsx", zipOf({ "xl/sharedStrings.xml": Buffer.from("<!DOCTYPE x [<!ENTITY a 'b'>]><x/>") }), "外部定义"],
    ["bomb.xlsx", sheetOf(Buffer.alloc(30_000_000, " ")), "展开后过大"],
    ["rows.xlsx", sheetOf(Buffer.alloc(60_000_000, "<row></row>")), "展开后过大"],
    ["many.xlsx", zipOf(many), "展开后过大"],
    ["rows.csv", Buffer.concat([Buffer.from("企业名称,地区\n"), Buffer.alloc(10_000_000, "a\n")]), "超过 100 万行"],
    ["columns.csv", `企业名称,地区${",".repeat(1_000_000)}\n`, "超过 200 列"],
    ["quote.csv", `企业名称,地区\n"${"甲".repeat(2_100_000)}\n`, "前 20 行没有找到表头|一行过长"],
    ["proto.csv", "企业名称,__proto__,地区\n示例公司,1,2\n", "程序保留字"],
    ["twice.csv", "企业名称,企业名称\n甲公司,乙公司\n", "表头“企业名称”出现了两次"],
    ["line.xlsx", rawWorkbook({ rows: [`<row r="99999999999"/>`] }), "行号超出表格的限度"],
    ["quoted.xlsx", sheetOf(Buffer.from(merged.replaceAll(/"(A1.*?)"/g, "'$1'"))), "合并单元格范围过大"],
    ["fixed.xlsx", sheetOf(Buffer.from(merged.replace("A1:XFD1048576", "$A$1:$XFD$1048576"))), "合并单元格范围过大"],
    ["empty.csv", "", "文件是空的"],
  ];
  for (const [name, content, words] of files)
    expect(await refusalOf(fileOf(name, content)), name).toMatch(new RegExp(words));
  const packed = await deflateCell(400);
  expect(await refusalOf(fileOf("cell.xlsx", zipOf({}, { "xl/worksheets/sheet1.xml": packed })))).toContain(
    "展开后过大",
  );
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
});

/** A sheet whose only cell holds so many million letters, packed without ever holding them. */
function deflateCell(millions: number): Promise<Buffer> {
  const packer = createDeflateRaw({ level: 1 });
  const parts: Buffer[] = [];
  packer.on("data", (part: Buffer) => parts.push(part));
  const done = new Promise<Buffer>((resolve) => packer.once("end", () => resolve(Buffer.concat(parts))));
  const million = Buffer.alloc(1_000_000, "a");
  packer.write(`<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>`);
  for (let i = 0; i < millions; i += 1) packer.write(million);
  packer.end("</t></is></c></row></sheetData></worksheet>");
  return done;
}

/** A workbook of one sheet from its XML. */
function rawWorkbook(xml: { strings?: string[]; rows: string[]; styles?: string; properties?: string }): Buffer {
  const { strings = [], rows, styles = "<styleSheet/>", properties = "<workbookPr/>" } = xml;
  const relations = `<Relationships><Relationship Id="r1" Type="x" Target="worksheets/sheet1.xml"/></Relationships>`;
  const parts = {
    "xl/_rels/workbook.xml.rels": relations,
    "xl/workbook.xml": `<workbook>${properties}<sheets><sheet name="名单" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/styles.xml": styles,
    "xl/sharedStrings.xml": `<sst>${strings.join("")}</sst>`,
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${rows.join("")}</sheetData></worksheet>`,
  };
  return zipOf(buffersOf(parts));
}

const buffersOf = (parts: Record<string, string>): Record<string, Buffer> =>
  Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, Buffer.from(xml)]));

/** A zip with what an xlsx must hold and the given entries, lying about no size: the reader counts for itself. */
function zipOf(extra: Record<string, Buffer>, ready: Record<string, Buffer> = {}): Buffer {
  const entries = { "[Content_Types].xml": Buffer.from("<x/>"), "xl/workbook.xml": Buffer.from("<x/>"), ...extra };
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  const packings = Object.entries(entries).map(([name, content]): [string, Buffer] => [name, deflateRawSync(content)]);
  const all = [...packings, ...Object.entries(ready)];
  for (const [name, packed] of all) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    bodies.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const tail = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(all.length, 10);
  end.writeUInt32LE(tail.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, tail, end]);
}
