import ExcelJS from "exceljs";
import postgres from "postgres";
import { inYi, yuan } from "@/domain/money";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";
import { listSigned } from "./signed";
import { exportSigned, exportSignedAsOwner } from "./signed-export";
import { foundSigner, samplePhone, todayOf } from "./walked-project";

const official =
  "序号 | 项目编号 | 项目名称 | 投资方(全称) | 统一社会信用代码 | 投资方来源地(省/市) | 所属集群 | 所属产业 | 补链环节 | 建设地点(旗县市区) | 落地园区 | 建设性质(新建/扩建/技改/增资) | 主要建设内容及规模 | 协议总投资(亿元) | 其中固定资产投资(亿元) | 达产年产值(亿元) | 预计年税收(万元) | 带动就业(人) | 签约时间 | 签约活动 | 协议类型 | 计划开工时间 | 计划投产时间 | 计划达产时间 | 当前阶段 | 形象进度 | 累计到位资金(亿元) | 其中区外到位资金(亿元) | 首谈单位 | 落地单位 | 责任部门 | 配合部门 | 包联领导 | 专班联系人 | 存在问题 | 需协调事项 | 备注".split(
    " | ",
  );

async function readWorkbook(content: Buffer) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(content as unknown as ArrayBuffer);
  const [printed, data] = ["打印版", "数据版"].map((name) => workbook.getWorksheet(name));
  if (!printed || !data) throw new Error("a sheet is missing");
  const rowOf = (sheet: ExcelJS.Worksheet, at: number) =>
    official.map((_, index) => sheet.getRow(at).getCell(index + 1).value);
  const column = (heading: string) => official.indexOf(heading) + 1;
  return { printed, data, rowOf, column };
}

test("both sheets carry the thirty-seven official headings, read back cell by cell", async ({ database }) => {
  const founder = founderOf(database.url);
  const { head, sign } = await foundSigner(founder);
  await sign();
  const { content, fileName, asOf } = await exportSigned(head, {});
  const { printed, data, rowOf } = await readWorkbook(content);
  expect(fileName).toBe(`签约项目清单_截至${asOf}.xlsx`);
  expect(rowOf(data, 1)).toEqual(official);
  expect(data.getRow(1).cellCount).toBe(37);
  expect(rowOf(printed, 3)).toEqual(official);
  expect(data.autoFilter).toBe("A1:AK2");
  expect(printed.model.merges).toEqual(["A1:AK1"]);
  expect(data.model.merges).toEqual([]);
  expect(printed.pageSetup).toMatchObject({ paperSize: 8, orientation: "landscape", fitToWidth: 1, fitToHeight: 0 });
  expect(printed.pageSetup.printTitlesRow).toBe("1:3");
  expect(printed.getRow(2).getCell(37).value).toBe("单位：亿元");
  const closing = printed.lastRow?.values as unknown[];
  expect(closing.filter(Boolean)).toEqual(["填报单位(盖章)：", "填报人：", "审核人：", "联系电话：", "填报时间："]);
  await founder.end();
});

test("a row holds codes and days as text, amounts as numbers, and nothing where nothing is reported", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const { head, sign } = await foundSigner(founder);
  await sign({}, "示例叶片项目", "0115250OMAOOOOOOOO");
  const { content } = await exportSigned(head, {});
  const { data, column } = await readWorkbook(content);
  const cell = (heading: string) => data.getRow(2).getCell(column(heading));
  expect(cell("统一社会信用代码").value).toBe("0115250OMAOOOOOOOO");
  expect(cell("统一社会信用代码").numFmt).toBe("@");
  expect(cell("项目编号").value).toEqual(expect.any(String));
  expect(cell("签约时间").value).toBe("2026-10-20");
  expect(cell("协议总投资(亿元)").value).toBe(12.6);
  expect(cell("协议总投资(亿元)").numFmt).toBe("0.00");
  expect(cell("预计年税收(万元)").value).toBe(5200);
  for (const heading of ["累计到位资金(亿元)", "其中区外到位资金(亿元)", "包联领导", "形象进度"])
    expect(cell(heading).value, heading).toBeNull();
  expect(JSON.stringify(data.getRow(2).values)).not.toContain(samplePhone);
  await founder.end();
});

test("the totals foot: what stands in the rows sums to the total shown, on screen and in the file", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const { head, sign } = await foundSigner(founder);
  for (const name of ["示例甲", "示例乙", "示例丙"])
    await sign({ investmentYuan: yuan(100_400_000), fixedInvestmentYuan: yuan(0) }, name);
  const { content } = await exportSigned(head, {});
  const { printed, column } = await readWorkbook(content);
  const at = (row: number, heading: string) => printed.getRow(row).getCell(column(heading)).value;
  const hundredths = [4, 5, 6].map((row) => Math.round(Number(at(row, "协议总投资(亿元)")) * 100));
  expect(hundredths).toEqual([101, 100, 100]);
  expect(at(7, "项目名称")).toBe("合计（3 个）");
  expect(at(7, "协议总投资(亿元)")).toBe(3.01);
  expect(at(7, "其中固定资产投资(亿元)")).toBe(0);
  expect(at(7, "累计到位资金(亿元)")).toBeNull();
  expect(at(7, "带动就业(人)")).toBe(1260);
  const list = await listSigned(head, {});
  expect(list.lines.map(({ investmentYuan }) => investmentYuan && inYi(investmentYuan))).toEqual([
    "1.01",
    "1.00",
    "1.00",
  ]);
  expect(list.totals.find(({ heading }) => heading === "协议总投资(亿元)")?.sum).toBe(301_000_000);
  await founder.end();
});

test("a name that could start a formula is written as text, whatever the prefix", async ({ database }) => {
  const founder = founderOf(database.url);
  const { head, sign } = await foundSigner(founder);
  const formulas = ["=", "+", "-", "@", "\t=", "＝"].map((prefix) => `${prefix}HYPERLINK("x")`);
  await sign({ content: formulas[0] ?? "", signingEvent: formulas[1] ?? "" }, formulas[2]);
  await sign({ content: formulas[3] ?? "", signingEvent: formulas[4] ?? "" }, formulas[5]);
  const { content } = await exportSigned(head, {});
  const { printed, data } = await readWorkbook(content);
  let guarded = 0;
  for (const sheet of [printed, data])
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        expect(cell.formula).toBeUndefined();
        if (typeof cell.value === "string") expect(cell.value).not.toMatch(/^[\s\p{Cc}]*[=+\-@＝]/u);
        if (typeof cell.value === "string" && cell.value.startsWith("'")) guarded += 1;
      }),
    );
  expect(guarded).toBe(2 * formulas.length);
  await founder.end();
});

test("another banner's project is in neither list, nor totals, nor file; its department sees both", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const own = await foundSigner(founder);
  const other = await foundSigner(founder);
  await own.sign({}, "示例本旗");
  await other.sign({}, "示例他旗");
  const list = await listSigned(own.head, {});
  expect(list.lines.map(({ name }) => name)).toEqual(["示例本旗"]);
  expect(list.count).toBe(1);
  expect(list.totals.find(({ heading }) => heading === "协议总投资(亿元)")?.sum).toBe(1_260_000_000);
  const { content, rowCount, contentHash } = await exportSigned(own.head, {});
  expect(rowCount).toBe(1);
  expect(contentHash).toBe(list.contentHash);
  const { data } = await readWorkbook(content);
  expect(JSON.stringify(data.getSheetValues())).not.toContain("示例他旗");
  const department = await founder.foundViewer("dept-gongxin", "department_head");
  const seen = await Promise.all([own, other].map(({ bannerId }) => listSigned(department, { banner: bannerId })));
  expect(seen.map(({ count }) => count)).toEqual([1, 1]);
  await founder.end();
});

test("an export is on record before the first row is read", async ({ database }) => {
  const founder = founderOf(database.url);
  const { head, sign } = await foundSigner(founder);
  await sign();
  const holder = postgres(database.url, { max: 1, onnotice: () => {} });
  const release = await new Promise<() => void>((resolve) => {
    holder.begin(async (tx) => {
      await tx`lock table project_links in access exclusive mode`;
      await new Promise<void>((done) => resolve(done));
    });
  });
  const running = exportSigned(head, {});
  const recordOf = async () =>
    (await founder.driver`select row_count, content_hash, as_of from exports where exported_by = ${head.userId}`)[0];
  await expect.poll(recordOf).toMatchObject({ row_count: null, content_hash: null });
  release();
  const { rowCount, contentHash, asOf } = await running;
  expect(await recordOf()).toEqual({ row_count: rowCount, content_hash: contentHash, as_of: asOf });
  const notes =
    await founder.driver`select subject from audit.entries where user_id = ${head.userId} and operation = 'EVENT'`;
  expect(notes.map(({ subject }) => subject)).toContain("export");
  await holder.end();
  await founder.end();
});

test("the same cut-off gives the same hash for the clerk's file and for the command line's", async ({ database }) => {
  const founder = founderOf(database.url);
  const { head, sign } = await foundSigner(founder);
  await sign();
  const asOf = await todayOf(founder);
  const hashes = [await exportSigned(head, { asOf }), await exportSigned(head, { asOf })].map(
    (file) => file.contentHash,
  );
  expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(hashes[1]).toBe(hashes[0]);
  const whole = [await exportSignedAsOwner(database.url, asOf), await exportSignedAsOwner(database.url, asOf)];
  expect(whole[1]?.contentHash).toBe(whole[0]?.contentHash);
  expect(whole[0]?.rowCount).toBeGreaterThan(0);
  await founder.end();
});
