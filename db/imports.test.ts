import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import ExcelJS from "exceljs";
import { bringIn } from "./brought-in";
import { rootSecret } from "./environment";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";
import { findImport, findUndoReport, listImports, listRejects, listSamples } from "./import-reading";
import { checkImport, runImport, undoImport } from "./imports";
import { chooseSheet, receiveImport } from "./imports-files";
import { writeRejectsWorkbook } from "./rejects-workbook";
import { startWorker, untilWorked, type WorkerProcess } from "./worker-process";

test.beforeAll(({ database }) => {
  process.env.LIANZHAO_SECRET ??= rootSecret();
  process.env.LIANZHAO_DATA_DIR = mkdtempSync(join(tmpdir(), "data-"));
  worker = startWorker(database.url, process.env.LIANZHAO_DATA_DIR);
});
test.afterAll(() => worker.kill());

const mark = () => randomBytes(4).toString("hex");

let worker: WorkerProcess;

async function workbookOf(sheets: Record<string, unknown[][]>): Promise<Readable> {
  const workbook = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) workbook.addWorksheet(name).addRows(rows);
  return Readable.from(Buffer.from(await workbook.xlsx.writeBuffer()));
}

test("a file goes from upload through check and run to being taken back, and its rejects come back mended", async ({
  database,
}) => {
  test.slow();
  const founder = founderOf(database.url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const [a, b] = [`示例${mark()}有限公司`, `示例${mark()}有限公司`];
  const headings = ["序号", "企业名称", `信用代码${mark()}`, "注册资本（万元）", "成立日期", "所在省份"];
  const stream = await workbookOf({
    说明: [["填表说明"]],
    名单: [
      ["示例旗企业名单"],
      ["单位：万元"],
      headings,
      [1, a, "", 500, new Date("2015-03-02"), "江苏"],
      [2, b, "", "风电叶片制造", "", "不是省份"],
      ["合计", "", "", 500],
    ],
  });
  const { importId } = await receiveImport(clerk, "companies", { name: "名单.xlsx", stream });
  const received = await findImport(clerk, importId);
  expect(received).toMatchObject({ state: "uploaded", sheetNo: 2, isRemembered: false, canChange: true });
  expect(received?.outline).toMatchObject({ sheets: ["说明", "名单"], headingLine: 3, headings });
  const mapping = { name: 1, capital: 3, foundedOn: 4, province: 5 };
  await checkImport(clerk, { importId, mapping, fieldRules: {}, dataOn: null });
  await untilWorked(database.url, importId);
  expect(await findImport(clerk, importId)).toMatchObject({
    state: "checked",
    isRemembered: true,
    task: { state: "done" },
    preview: { read: 3, created: 1, rejected: 2, reasons: { "合计行，不是企业": 1 } },
  });
  expect(await listSamples(clerk, importId)).toMatchObject([
    { line: 5, verdict: "rejected", warnings: [expect.stringContaining("所在省份")] },
    { line: 6, verdict: "rejected", name: "合计，500", warnings: ["合计行，不是企业"] },
    { line: 4, verdict: "new", name: a },
  ]);
  expect(await founder.driver`select 1 from companies where name = ${a}`).toHaveLength(0);

  await runImport(clerk, importId);
  await untilWorked(database.url, importId);
  expect(await findImport(clerk, importId)).toMatchObject({ state: "done", counts: { created: 1, rejected: 2 } });
  const [company] = await founder.driver`
    select capital_yuan::int as capital, founded_on::text as founded, raw ->> 'capital' as written, created_by from companies where name = ${a}`;
  expect(company).toEqual({ capital: 5_000_000, founded: "2015-03-02", written: "500", created_by: clerk.userId });

  const rejects = await listRejects(clerk, importId, 0);
  expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
    [5, expect.stringContaining("所在省份")],
    [6, "合计行，不是企业"],
  ]);
  const mending = new ExcelJS.Workbook();
  await mending.xlsx.read((await writeRejectsWorkbook(clerk, importId)).stream);
  const sheet = mending.worksheets[0];
  expect(sheet?.getRow(1).values).toEqual([undefined, "行号", "原因", ...headings]);
  for (const [column, value] of [
    [6, null],
    [8, "浙江"],
  ] as const) {
    const cell = sheet?.getRow(2).getCell(column);
    if (cell) cell.value = value;
  }
  const mended = Readable.from(Buffer.from(await mending.xlsx.writeBuffer()));
  const second = await receiveImport(clerk, "companies", { name: "改正.xlsx", stream: mended });
  await checkImport(clerk, {
    importId: second.importId,
    mapping: { name: 3, capital: 5, foundedOn: 6, province: 7 },
    fieldRules: {},
    dataOn: null,
  });
  await untilWorked(database.url, second.importId);
  await runImport(clerk, second.importId);
  await untilWorked(database.url, second.importId);
  expect(await findImport(clerk, second.importId)).toMatchObject({ counts: { read: 2, created: 1, rejected: 1 } });

  await undoImport(clerk, importId);
  await untilWorked(database.url, importId);
  expect(await findUndoReport(clerk, importId)).toMatchObject({ removed: 1, restored: 0, keptCount: 0 });
  expect(await founder.driver`select name from companies where name in ${founder.driver([a, b])}`).toEqual([
    { name: b },
  ]);
  expect((await listImports(clerk, null)).rows.map(({ id }) => id)).toEqual(
    expect.arrayContaining([importId, second.importId]),
  );
  await founder.end();
});

test("a mapping is remembered for its headings, another sheet can be chosen, and a stranger may not change the import", async ({
  database,
}) => {
  test.slow();
  const founder = founderOf(database.url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const stranger = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const headings = ["企业名称", "备注", `说明${mark()}`, "所在省份"];
  const rows = [headings, [`示例${mark()}有限公司`, "江苏", "", ""]];
  const first = await receiveImport(clerk, "companies", { name: "甲.xlsx", stream: await workbookOf({ 一: rows }) });
  await checkImport(clerk, { ...first, mapping: { name: 0, province: 1 }, fieldRules: {}, dataOn: null });
  const sheets = {
    一: rows,
    二: [
      ["公司名称", "地区"],
      [`示例${mark()}有限公司`, "盐城"],
    ],
  };
  const again = await receiveImport(stranger, "companies", { name: "乙.xlsx", stream: await workbookOf(sheets) });
  expect(await findImport(stranger, again.importId)).toMatchObject({
    mapping: { name: 0, province: 1 },
    isRemembered: true,
  });
  await chooseSheet(stranger, again.importId, 2);
  expect(await findImport(stranger, again.importId)).toMatchObject({ sheetNo: 2, mapping: { name: 0, city: 1 } });
  await expect(
    checkImport(clerk, { ...again, mapping: { name: 0 }, fieldRules: {}, dataOn: null }),
  ).rejects.toMatchObject({ sentence: expect.stringContaining("不是您发起的") });
  expect((await findImport(stranger, again.importId))?.outline?.firstRows).toHaveLength(1);
  expect(await findImport(clerk, again.importId)).toMatchObject({ canChange: false, outline: { firstRows: [] } });
  await founder.end();
});

test("a list dated after today is refused on the field of the date", async ({ database }) => {
  const founder = founderOf(database.url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const stream = Readable.from(Buffer.from(`企业名称,所在省份\r\n示例${mark()}有限公司,江苏\r\n`));
  const { importId } = await receiveImport(clerk, "companies", { name: "日.csv", stream });
  await expect(
    checkImport(clerk, { importId, mapping: { name: 0 }, fieldRules: {}, dataOn: "2999-01-01" }),
  ).rejects.toMatchObject({ sentence: "数据日期不能晚于今天。", field: "dataOn" });
  await founder.end();
});

test("rows sent back for mending find the columns of the file they came from", async ({ database }) => {
  const founder = founderOf(database.url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const headings = ["所在省份", `重点单位${mark()}`, "注册资本", ""];
  const row = ["江苏", `示例${mark()}有限公司`, "500万元", ""];
  const first = await receiveImport(clerk, "companies", {
    name: "名单.xlsx",
    stream: await workbookOf({ 名单: [headings, row] }),
  });
  expect((await findImport(clerk, first.importId))?.mapping).toEqual({ province: 0, capital: 2 });
  await expect(
    checkImport(clerk, { ...first, mapping: { province: 0 }, fieldRules: {}, dataOn: null }),
  ).rejects.toMatchObject({ sentence: "请指定“企业名称”列。", field: "mapping.name" });
  await checkImport(clerk, { ...first, mapping: { province: 0, name: 1 }, fieldRules: {}, dataOn: null });
  const mended = [
    ["行号", "原因", ...headings.slice(0, 3)],
    ["2", "", ...row],
  ];
  const second = await receiveImport(clerk, "companies", {
    name: "改正.xlsx",
    stream: await workbookOf({ 未导入的行: mended }),
  });
  expect(await findImport(clerk, second.importId)).toMatchObject({
    mapping: { province: 2, name: 3 },
    isRemembered: true,
  });
  await founder.end();
});

test("a mapping is found again when the same headings stand in another order, and as it was kept before", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const firm = `重点单位${mark()}`;
  const received = async (headings: readonly string[]) => {
    const stream = await workbookOf({ 名单: [[...headings], headings.map(() => "示例")] });
    const { importId } = await receiveImport(clerk, "companies", { name: "名单.xlsx", stream });
    return { importId, file: await findImport(clerk, importId) };
  };
  const { importId } = await received([firm, "注册资本", "说明", "说明", "所在省份"]);
  const mapping = { name: 0, scope: 3, province: 4 };
  await checkImport(clerk, { importId, mapping, fieldRules: {}, dataOn: null });
  expect((await received(["所在省份", "说明", "注册资本", firm, "说明"])).file).toMatchObject({
    mapping: { name: 3, scope: 4, province: 0 },
    isRemembered: true,
  });
  expect((await received([firm, "注册资本", "说明", "所在省份"])).file?.isRemembered).toBe(false);

  const before = [`企业${mark()}`, "注册资本", "所在省份"];
  const key = createHash("sha256").update(JSON.stringify(before)).digest("hex");
  await founder.driver`insert into import_mappings (kind, heading_key, mapping, used_by)
    values ('companies', ${key}, '{"name": 0}', ${clerk.userId})`;
  expect((await received(before)).file).toMatchObject({ mapping: { name: 0 }, isRemembered: true });
  await founder.end();
});

test("rows of an honours list that was named by its file come back mended under its name, without a second line and reason", async ({
  database,
}) => {
  test.slow();
  const founder = founderOf(database.url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const [known, unknown] = [`示例${mark()}有限公司`, `示例${mark()}有限公司`];
  const brought = async (file: { name: string; stream: Readable }) => {
    const { importId } = await receiveImport(clerk, "honours", file);
    const { mapping = {} } = (await findImport(clerk, importId)) ?? {};
    await checkImport(clerk, { importId, mapping, fieldRules: {}, dataOn: null });
    await untilWorked(database.url, importId);
    await runImport(clerk, importId);
    await untilWorked(database.url, importId);
    expect(await findImport(clerk, importId)).toMatchObject({ state: "done" });
    return writeRejectsWorkbook(clerk, importId);
  };
  const stream = Readable.from(Buffer.from(`企业名称\r\n${known}\r\n${unknown}\r\n`));
  const first = await brought({ name: "第三批绿色工厂.csv", stream });
  expect(first.name).toBe("第三批绿色工厂-未导入的行.xlsx");
  await bringIn(database.url, { headings: ["企业名称", "所在省份"], rows: [[known, "江苏"]] });
  const second = await brought(first);
  expect(second.name).toBe(first.name);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.read(second.stream);
  expect(workbook.worksheets[0]?.getSheetValues().slice(1)).toEqual([
    [undefined, "行号", "原因", "企业名称"],
    [undefined, 3, expect.stringContaining("企业名录中没有这家企业"), unknown],
  ]);
  const honours = await founder.driver`
    select h.kind from company_honours h join companies c on c.id = h.company_id where c.name = ${known}`;
  expect(honours).toEqual([{ kind: "绿色工厂" }]);
  await founder.end();
});
