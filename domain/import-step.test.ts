import { expect, test } from "@playwright/test";
import { type ImportState, importStates, mappingProblems, noCounts } from "./company-import";
import { columnLetter } from "./import-row";
import { importsFilterSchema, isUnderWay, mayRun, standingSentence, stepOf } from "./import-step";
import type { TaskKind, TaskRow, TaskState } from "./task";

const taskOf = (kind: TaskKind, state: TaskState, done = 0, total: number | null = null): TaskRow => ({
  id: "1",
  kind,
  subject: "1",
  state,
  done,
  total,
  message: null,
  isStopAsked: false,
  askedByName: null,
  askedAt: "",
  finishedAt: null,
});
const standing = (state: ImportState, task: TaskRow | null = null, isChecked = true) => ({
  state,
  task,
  preview: isChecked ? noCounts() : null,
});

test("a file taken in stands at its columns, a checked one at the check, a written or taken back one at the result", () => {
  expect(stepOf(standing("uploaded", null, false))).toBe("columns");
  expect(stepOf(standing("checked", taskOf("import_check", "done")))).toBe("check");
  expect(stepOf(standing("done", taskOf("import_run", "done")))).toBe("result");
  expect(stepOf(standing("undone", taskOf("import_undo", "done")))).toBe("result");
});

test("work shows at its own step until its answer can be read, even when the state is ahead", () => {
  expect(stepOf(standing("checked", taskOf("import_check", "running")))).toBe("check");
  expect(isUnderWay(standing("checked", taskOf("import_check", "running")))).toBe(true);
  expect(stepOf(standing("running", taskOf("import_run", "waiting")))).toBe("run");
  expect(stepOf(standing("undoing", taskOf("import_undo", "running")))).toBe("result");
});

test("a stopped check goes back to the columns, a stopped import may be started again", () => {
  const check = standing("stopped", taskOf("import_check", "stopped"));
  const run = standing("stopped", taskOf("import_run", "stopped"));
  expect([stepOf(check), mayRun(check)]).toEqual(["columns", false]);
  expect([stepOf(run), mayRun(run)]).toEqual(["check", true]);
  expect(mayRun(standing("uploaded", taskOf("import_run", "stopped")))).toBe(false);
});

test("every state has a step", () => {
  for (const state of importStates) expect(stepOf(standing(state)), state).toBeTruthy();
});

test("a listener hears of long work every quarter only", () => {
  const at = (done: number) => standingSentence(standing("running", taskOf("import_run", "running", done, 1000)));
  expect([at(10), at(249), at(250), at(499), at(1000)]).toEqual([
    "正在导入",
    "正在导入",
    "正在导入，已完成 25%",
    "正在导入，已完成 25%",
    "正在导入，已完成 100%",
  ]);
});

test("a mapping needs the company's name, and a column serves one field", () => {
  expect(mappingProblems({ name: 0, city: 1 }, 2)).toEqual({});
  expect(mappingProblems({ city: 1 }, 2)).toEqual({ name: "请指定“企业名称”列。" });
  expect(mappingProblems({ name: 0, city: 0 }, 2).city).toContain("已对应“企业名称”");
  expect(mappingProblems({ name: 2 }, 2).name).toContain("不在文件中");
});

test("an address with a cursor nobody gave shows the newest imports", () => {
  const given = "2026-11-24 13:12:16.123+00|3f0f7a52-7a0e-4a53-9d0c-0f5d3b6a4c11";
  expect(importsFilterSchema.parse({ after: given }).after).toBe(given);
  expect(importsFilterSchema.parse({ after: "x|y" }).after).toBeNull();
});

test("columns are named as a spreadsheet names them", () => {
  expect([0, 25, 26, 701, 702].map(columnLetter)).toEqual(["A", "Z", "AA", "ZZ", "AAA"]);
});
