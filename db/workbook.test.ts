import ExcelJS from "exceljs";
import { expect, test } from "./fixtures";
import { columnLetters, type Sheet, type SheetRow, writeWorkbook } from "./workbook";
import type { CellStyle } from "./workbook-styles";

const plain: CellStyle = { font: "宋体", size: 10, side: "left" };
const writtenAt = new Date("2026-11-24T08:00:00Z");

async function readBack(sheets: readonly Partial<Sheet>[]) {
  const whole = sheets.map((sheet, index) => ({
    name: `表${index}`,
    widths: [10, 20],
    frozen: { columns: 0, rows: 1 },
    rows: [],
    footer: "",
    ...sheet,
  }));
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await writeWorkbook(whole, writtenAt)) as unknown as ArrayBuffer);
  return workbook;
}

const rowOf = (values: SheetRow["values"], more: Partial<SheetRow> = {}): SheetRow => ({
  values,
  styles: values.map(() => plain),
  ...more,
});
const valuesIn = (workbook: ExcelJS.Workbook, sheet: number, row: number, count: number) =>
  Array.from({ length: count }, (_, index) => workbook.worksheets[sheet]?.getRow(row).getCell(index + 1).value);

test("every text comes back as it was, marks, spaces, line breaks and rare characters with it", async () => {
  const texts = ["<b>&amp;</b> \"双引\" '单引'", "  两端空格  ", "第一行\n第二行", "𠮷野家😀", "=1+1", "&lt;"];
  const workbook = await readBack([{ rows: [rowOf(texts)] }]);
  expect(valuesIn(workbook, 0, 1, texts.length)).toEqual(texts);
});

test("characters XML cannot hold are left out, and the file still opens", async () => {
  const workbook = await readBack([{ rows: [rowOf(["甲\u0000乙\u001f丙\ufffe丁"])] }]);
  expect(valuesIn(workbook, 0, 1, 1)).toEqual(["甲乙丙丁"]);
});

test("numbers stay numbers, a zero stays a zero, and a text of digits stays text", async () => {
  const workbook = await readBack([{ rows: [rowOf([0, -1.5, 12.6, 1e15, "0012"])] }]);
  expect(valuesIn(workbook, 0, 1, 5)).toEqual([0, -1.5, 12.6, 1e15, "0012"]);
});

test("an empty cell is written for its looks or left out, as the row asks", async () => {
  const workbook = await readBack([{ rows: [rowOf(["甲", null], { keepsEmpty: true }), rowOf(["乙", null])] }]);
  const sheet = workbook.worksheets[0];
  expect(sheet?.getRow(1).cellCount).toBe(2);
  expect(sheet?.getRow(1).getCell(2).font?.name).toBe("宋体");
  expect(sheet?.getRow(2).cellCount).toBe(1);
});

test("a cell keeps font, side, wrap, rules, shade and its own number format", async () => {
  const style: CellStyle = { ...plain, isBold: true, side: "right", wraps: true, isRuled: true, isShaded: true };
  const starred = { ...style, format: '0.00"*"' };
  const workbook = await readBack([{ rows: [{ values: [1, 2], styles: [starred, { ...plain, format: "@" }] }] }]);
  const [first, second] = [1, 2].map((at) => workbook.worksheets[0]?.getRow(1).getCell(at));
  expect(first?.font).toMatchObject({ name: "宋体", size: 10, bold: true });
  expect(first?.alignment).toMatchObject({ horizontal: "right", vertical: "middle", wrapText: true });
  expect(first?.border?.left?.style).toBe("thin");
  expect(first?.fill).toMatchObject({ type: "pattern", fgColor: { argb: "FFEDEDED" } });
  expect(first?.numFmt).toBe('0.00"*"');
  expect(second?.numFmt).toBe("@");
  expect(second?.border?.left).toBeUndefined();
});

test("sheets keep their names, widths, frozen panes, merges, filters, print titles and footers", async () => {
  const workbook = await readBack([
    { name: "打印 & 版", rows: [rowOf(["题"])], frozen: { columns: 3, rows: 3 }, merged: "A1:B1", printedTitleRows: 3 },
    { rows: [rowOf(["头"], { heightPoints: 42 })], filtered: "A1:B9", footer: "&L甲&R第 &P 页" },
  ]);
  const [printed, listed] = workbook.worksheets;
  expect(printed?.name).toBe("打印 & 版");
  expect(printed?.views[0]).toMatchObject({ state: "frozen", xSplit: 3, ySplit: 3, topLeftCell: "D4" });
  expect(printed?.model.merges).toEqual(["A1:B1"]);
  expect(printed?.pageSetup).toMatchObject({
    orientation: "landscape",
    printTitlesRow: "1:3",
    horizontalCentered: true,
  });
  expect(listed?.getColumn(2).width).toBe(20);
  expect(listed?.autoFilter).toBe("A1:B9");
  expect(listed?.headerFooter.oddFooter).toBe("&L甲&R第 &P 页");
  expect(listed?.getRow(1).height).toBe(42);
  expect(workbook.created).toEqual(writtenAt);
});

test("sheets written side by side share their texts, over many chunks", async () => {
  const count = 6_000;
  const rows = () => Array.from({ length: count }, (_, index) => rowOf([`企业${index}`, "同一产业", index]));
  const workbook = await readBack([{ rows: rows() }, { rows: rows().reverse() }]);
  expect(valuesIn(workbook, 0, count, 3)).toEqual([`企业${count - 1}`, "同一产业", count - 1]);
  expect(valuesIn(workbook, 1, 1, 3)).toEqual([`企业${count - 1}`, "同一产业", count - 1]);
  expect(valuesIn(workbook, 1, count, 3)).toEqual(["企业0", "同一产业", 0]);
});

test("a row that cannot be made fails the file", async () => {
  const rows = function* (): Generator<SheetRow> {
    yield rowOf(["甲"]);
    throw new Error("no such row");
  };
  await expect(readBack([{ rows: rows() }])).rejects.toThrow("no such row");
});

test("columns are lettered as a spreadsheet letters them", () => {
  expect([0, 25, 26, 36, 701, 702].map(columnLetters)).toEqual(["A", "Z", "AA", "AK", "ZZ", "AAA"]);
});
