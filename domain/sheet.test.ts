import { expect, test } from "@playwright/test";
import * as fc from "fast-check";
import { type Column, guardCell, totalsFoot, totalsOf } from "@/domain/sheet";

const before = ["", " ", "  ", "\t", "\r", "\n", "\r\n", "\u0000", "\u00a0", "\u3000", "\u200b", "\ufeff", " \u0001"];
const signs = ["=", "+", "-", "@", "＝", "＋", "－", "＠"];

test("104 openings that a spreadsheet could run are all guarded, whatever stands before the sign", () => {
  for (const prefix of before)
    for (const sign of signs) {
      const text = `${prefix}${sign}HYPERLINK("x")`;
      expect(guardCell(text), JSON.stringify(text)).toBe(`'${text}`);
    }
});

test("a leading tab or line break is guarded whatever follows", () => {
  for (const text of ["\t示例", "\r示例", "\n示例"]) expect(guardCell(text)).toBe(`'${text}`);
});

test("ordinary text stays as it came: names, codes, dates, signs inside", () => {
  for (const text of ["", "示例蓝穹叶片", "91152500MA0N1234XX", "2026-11-24", "a=b", " 示例 ", "（一）", "0147"])
    expect(guardCell(text)).toBe(text);
});

test("whatever the text, what is written never begins as a formula and loses nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const written = guardCell(text);
      expect(written).not.toMatch(/^[\s\p{Cc}]*[=+\-@]/u);
      expect(written.endsWith(text)).toBe(true);
    }),
  );
});

type Row = { jobs: number | null; name: string };
const columns: Column<Row>[] = [
  { heading: "名称", value: (row) => row.name, kind: "text", width: 10 },
  { heading: "带动就业(人)", value: (row) => row.jobs, kind: "int", width: 10, total: true },
];
const row = (jobs: number | null): Row => ({ jobs, name: "示例" });

test("a total sums what is reported and counts what is not", () => {
  expect(totalsOf(columns, [row(3), row(null), row(0)])).toEqual([{ heading: "带动就业(人)", sum: 3, unreported: 1 }]);
});

test("no rows total a true zero, rows that report nothing total nothing", () => {
  expect(totalsOf(columns, [])).toEqual([{ heading: "带动就业(人)", sum: 0, unreported: 0 }]);
  expect(totalsOf(columns, [row(null)])).toEqual([{ heading: "带动就业(人)", sum: null, unreported: 1 }]);
});

test("parts of any cut foot to the whole, and a lost row is named by its column", () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.option(fc.nat(1_000_000)))), (cut) => {
      const parts = cut.map((jobs) => totalsOf(columns, jobs.map(row)));
      expect(totalsFoot(parts, totalsOf(columns, cut.flat().map(row)))).toBeNull();
    }),
  );
  expect(totalsFoot([totalsOf(columns, [row(1)])], totalsOf(columns, [row(1), row(2)]))).toBe(
    "“带动就业(人)”分项之和与合计不等，请重新生成。",
  );
});
