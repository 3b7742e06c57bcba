import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createDeflateRaw } from "node:zlib";
import ExcelJS from "exceljs";
import iconv from "iconv-lite";
import { bringIn } from "./brought-in";
import { expect, test } from "./fixtures";
import {
  fileOf,
  headings,
  lockedWorkbook,
  rawWorkbook,
  refusalOf,
  row,
  rowsOf,
  workbookFile,
  zipOf,
} from "./sheet-files";
import { readOutline, readWhole } from "./sheet-reader";

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
});

test("a row with a cell that is too long leaves with all its cells, the long one cut, for someone to mend", async () => {
  const cellsOf = (name: string, scope: string) => row.map((cell, at) => (at === 0 ? name : at === 4 ? scope : cell));
  const lines = [
    headings,
    cellsOf("示例甲公司", `甲乙${"😀".repeat(20_000)}`),
    cellsOf("示例乙公司", "甲".repeat(32_767)),
  ];
  const { rows } = await rowsOf(fileOf("名单.csv", lines.map((cells) => cells.join(",")).join("\r\n")));
  expect(rows).toEqual([
    {
      line: 2,
      cells: cellsOf("示例甲公司", `甲乙${"😀".repeat(16_382)}`),
      rejected: "“经营范围”超过 32,767 字，已截短，请改短后重新导入",
    },
    { line: 3, cells: cellsOf("示例乙公司", "甲".repeat(32_767)) },
  ]);
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
    ["locked.xlsx", lockedWorkbook(), "设有打开密码.*取消密码"],
    ["far.xlsx", Buffer.concat([lockedWorkbook().subarray(0, 512), Buffer.alloc(65_000), lockedWorkbook()]), "密码"],
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
    ["quote.csv", `企业名称,地区\n"${"甲".repeat(2_100_000)}\n`, "一行过长"],
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
