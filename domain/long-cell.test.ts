import { expect, test } from "@playwright/test";
import { type Mapping, readRow } from "@/domain/import-row";
import { readScope } from "@/domain/scope";

const longest = 32_000;

/** The shortest of some runs, in ms: what else the machine does only adds to it. */
function shortestRun(work: () => void): number {
  const runs = Array.from({ length: 4 }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return Math.min(...runs);
}

/** Sixteen times the length may take some sixteen times as long, not 256 times; a few ms say nothing. */
function expectLinear(read: (cell: string) => void, cellOf: (length: number) => string, name: string) {
  const whole = shortestRun(() => read(cellOf(longest)));
  if (whole > 20) expect(whole / shortestRun(() => read(cellOf(longest / 16))), name).toBeLessThan(100);
}

const fields = [
  "name",
  "capital",
  "scope",
  "products",
  "province",
  "city",
  "address",
  "foundedOn",
  "creditCode",
] as const;
const mapping: Mapping = Object.fromEntries(fields.map((field, at) => [field, at]));

test("a cell padded with any sign is read in steps that grow with its length", () => {
  for (const [at, field] of fields.entries())
    for (const sign of [" ", "　", "*", "〓", ".", "…", "。", "-", "1", ",", "(", "）", "（依法须经批准的项目"]) {
      const rowOf = (length: number) =>
        fields.map((_, other) =>
          other === at ? `甲${sign.repeat(length / sign.length)}乙` : other === 0 ? "示例有限公司" : "",
        );
      const read = (length: number) => readRow(rowOf(length), mapping, { today: "2026-12-01" });
      expectLinear(
        (cell) => read(cell.length),
        (length) => "甲".repeat(length),
        `${field} ${sign}`,
      );
    }
});

test("a scope of one endless clause is read in steps that grow with its length", () => {
  for (const word of [
    "市",
    "服务",
    "管理服务",
    "批发兼零售",
    "国家",
    "除",
    "以上",
    "企业所需",
    "（",
    "制造、",
    "依法须经",
  ]) {
    const read = (cell: string) => readScope(cell).entries;
    expectLinear(read, (length) => `${word.repeat(length / word.length)}甲`, word);
  }
});
