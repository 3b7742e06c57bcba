import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import ExcelJS from "exceljs";
import postgres from "postgres";
import { createCompany } from "@/db/companies";
import { locks } from "@/db/locks";
import { companySchema } from "@/domain/company";
import { cookieOf, expect, test } from "./fixtures";
import { counted, expectNoAxeFaults, upload } from "./import-page";

const mark = () => randomBytes(4).toString("hex");

/** A list as bureaus send it: merged title, unit line, a column nobody would guess, dates as text, a subtotal. */
async function defectiveList(heading: string, names: { good: string; changed: string; badCode: string }) {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("名单");
  sheet.addRows([
    ["示例旗规模以上企业名单"],
    ["单位：万元"],
    ["序号", heading, "统一社会信用代码", "注册资本（万元）", "成立日期", "所在省份"],
    [1, names.good, "", 500, "2015年3月2日", "江苏"],
    [2, names.badCode, "91110000MA00ABCD9X", "1,200", "2018.06.01", "浙江"],
    [3, "", "", 300, "2019-01-01", "江苏"],
    [4, names.changed, "", "风电叶片制造", "20200105", "不是省份"],
    ["小计", "", "", 2800],
  ]);
  sheet.mergeCells("A1:F1");
  workbook.addWorksheet("说明").addRow(["填表说明"]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const current = (page: Page) => page.locator('[aria-current="step"]');
test("a defective list is mapped by hand, checked, imported, its left-out rows mended and imported, and all taken back", async ({
  colleague,
  founder,
}) => {
  test.setTimeout(240_000);
  const names = { good: `示例${mark()}有限公司`, changed: `示例${mark()}有限公司`, badCode: `示例${mark()}有限公司` };
  const heading = `本旗重点单位${mark()}`;
  const { page } = await colleague(await founder.foundBanner(), ["clerk"]);
  const { page: phone } = await colleague("dept-zhaoshang", ["promoter"], { width: 390, height: 844 });
  const existing = async () =>
    (
      await founder.driver<
        { name: string }[]
      >`select name from companies where name in ${founder.driver(Object.values(names))} order by name`
    ).map(({ name }) => name);

  await test.step("the directory leads to the import, which takes the file and shows what it read", async () => {
    await page.goto("/companies");
    await page.getByRole("link", { name: "导入", exact: true }).click();
    await expect(page).toHaveURL(/\/companies\/import$/);
    await upload(page, "名单.xlsx", await defectiveList(heading, names));
    await page.waitForURL(/\/companies\/import\/[0-9a-f-]{36}$/);
    await expect(current(page)).toHaveText(/对应列/);
    await expect(page.getByText("表头在第 3 行，共 6 列")).toBeVisible();
    await expect(page.getByText("工作表“名单”，共 2 张")).toBeVisible();
  });
  const address = new URL(page.url()).pathname;

  await test.step("without the company's name the check says so in place; the column is chosen by hand", async () => {
    await page.getByRole("button", { name: "检查文件" }).click();
    await expect(page.getByText("请指定“企业名称”列。")).toBeVisible();
    await expect(page.getByLabel("企业名称", { exact: false }).first()).toBeFocused();
    await page
      .getByLabel("企业名称", { exact: false })
      .first()
      .selectOption({ label: `B 列 ${heading}` });
    await expect(page.getByText("请指定“企业名称”列。")).toHaveCount(0);
    await expect(page.getByText(`例：${names.good}`)).toBeVisible();
    await page.getByRole("textbox", { name: /^数据日期/ }).fill("20261031");
    await expectNoAxeFaults(page);
    await page.getByRole("button", { name: "检查文件" }).click();
  });

  await test.step("the check counts every row once and says why rows cannot come in", async () => {
    await expect(page.getByRole("heading", { name: "检查结果" })).toBeVisible();
    await expect(current(page)).toHaveText(/检查/);
    expect(await counted(page)).toEqual(["5", "2", "0", "0", "0", "3"]);
    await page.getByRole("link", { name: "不能导入 3" }).click();
    const reasons = page.getByRole("table", { name: "不能导入" });
    await expect(reasons.getByText("企业名称为空")).toBeVisible();
    await expect(reasons.getByText("合计行，不是企业")).toBeVisible();
    await expect(reasons.getByText(/所在省份.*列的内容不像该列/)).toBeVisible();
    expect(await existing()).toEqual([]);
    await expectNoAxeFaults(page);
  });

  await test.step("a reload keeps the step", async () => {
    await page.goto(address);
    await expect(current(page)).toHaveText(/检查/);
    await page.getByRole("button", { name: "导入 2 行" }).click();
    await expect(page.getByRole("heading", { name: "导入结果" })).toBeVisible();
    expect(await existing()).toEqual([names.good, names.badCode].sort());
    const [company] = await founder.driver`
      select founded_on::text as founded, capital_yuan::int as capital, data_on::text as data_on from companies where name = ${names.good}`;
    expect(company).toEqual({ founded: "2015-03-02", capital: 5_000_000, data_on: "2026-10-31" });
    await expectNoAxeFaults(page);
  });

  await test.step("one overlong cell of a left-out row is cut, and the reasons keep their width", async () => {
    const long = "长".repeat(33_000);
    await founder.driver`update import_rejects set cells = cells || jsonb_build_array(${long}::text)
      where import_id = ${address.split("/").at(-1) ?? ""} and reason = '企业名称为空'`;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.reload();
    const reason = page.getByRole("table", { name: "未导入的行" }).getByText("企业名称为空");
    expect((await reason.boundingBox())?.width).toBeGreaterThanOrEqual(160);
    expect(await page.content()).not.toContain("长".repeat(201));
    await page.setViewportSize({ width: 1366, height: 768 });
    await founder.driver`update import_rejects set cells = cells - -1 where import_id = ${address.split("/").at(-1) ?? ""} and reason = '企业名称为空'`;
  });

  let sentBack = Buffer.alloc(0);
  await test.step("the left-out rows leave as a workbook with their reasons, and that is on record", async () => {
    await expect(page.getByRole("table", { name: "未导入的行" }).getByText("企业名称为空")).toBeVisible();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "下载未导入的行" }).click();
    sentBack = readFileSync(await (await download).path());
    const id = address.split("/").at(-1);
    await expect
      .poll(async () => founder.driver`select row_count from exports where conditions ->> 'importId' = ${id ?? ""}`)
      .toEqual([{ row_count: 3 }]);
  });

  await test.step("mended, the row comes in with the columns as they were mapped before", async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(sentBack as unknown as ArrayBuffer);
    const sheet = workbook.worksheets[0];
    sheet?.eachRow((row) => {
      if (row.getCell(4).value !== names.changed) return;
      row.getCell(6).value = 800;
      row.getCell(8).value = "江苏";
    });
    await upload(page, "改正.xlsx", Buffer.from(await workbook.xlsx.writeBuffer()));
    await expect(page.getByText("已按上次同样表头的对应关系填好，请核对。")).toBeVisible();
    await page.getByRole("button", { name: "检查文件" }).click();
    await page.getByRole("button", { name: "导入 1 行" }).click();
    await expect(page.getByRole("heading", { name: "导入结果" })).toBeVisible();
    expect(await existing()).toEqual(Object.values(names).sort());
  });

  await test.step("the first import is taken back; what somebody has changed since stays and is listed", async () => {
    await founder.driver`update companies set address = '示例路 1 号', version = version + 1 where name = ${names.badCode}`;
    await phone.goto(address);
    await expect(phone.getByRole("heading", { name: "导入结果" })).toBeVisible();
    await expectNoAxeFaults(phone);
    await phone.getByRole("button", { name: "撤销整批导入" }).click();
    const dialog = phone.getByRole("alertdialog");
    await expect(dialog.getByText(/有人修改过.*保留不动/)).toBeVisible();
    await dialog.getByRole("button", { name: "撤销整批导入" }).click();
    await expect(phone.getByRole("heading", { name: "撤销结果" })).toBeVisible();
    const kept = phone.getByRole("table", { name: "保留的企业" });
    await expect(kept.getByRole("link", { name: names.badCode })).toBeVisible();
    await expect(kept.getByText("导入后已修改")).toBeVisible();
    expect(await existing()).toEqual([names.badCode, names.changed].sort());
    await phone.goto("/companies/import");
    await expect(phone.getByRole("link", { name: "改正.xlsx" }).last()).toBeVisible();
    await expectNoAxeFaults(phone);
  });
});

test("a file that is not a list is refused in its place and the kind chosen stays", async ({ colleague, founder }) => {
  const { page } = await colleague(await founder.foundBanner(), ["clerk"]);
  await page.goto("/companies/import");
  await page.getByText("荣誉名单", { exact: true }).click();
  const legacy = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0]);
  await page.getByLabel("文件").setInputFiles({ name: "旧.xls", mimeType: "application/vnd.ms-excel", buffer: legacy });
  await page.getByRole("button", { name: "上传", exact: true }).click();
  await expect(
    page.locator("form p").getByText("旧版 xls 文件不能导入。请用表格软件另存为 xlsx 或 csv。"),
  ).toBeVisible();
  await expect(page.getByRole("radio", { name: "荣誉名单" })).toBeChecked();
  await expect(page).toHaveURL(/\/companies\/import$/);
});

test("an import under way survives a reload, and stopped it leaves nothing and can be started again", async ({
  colleague,
  founder,
  office,
}) => {
  const { page } = await colleague(await founder.foundBanner(), ["clerk"]);
  const name = `示例${mark()}有限公司`;
  await upload(page, "停.csv", Buffer.from(`企业名称,所在省份\r\n${name},江苏\r\n`));
  await page.getByRole("button", { name: "检查文件" }).click();
  await expect(page.getByRole("button", { name: "导入 1 行" })).toBeVisible();
  const other = postgres(office.databaseUrl, { max: 1, onnotice: () => {} });
  // Held by whoever imports; held by a test, an import waits at its start.
  await other`select pg_advisory_lock(${locks.directory})`;
  await page.getByRole("button", { name: "导入 1 行" }).click();
  await expect(page.getByRole("progressbar", { name: "进度" })).toBeVisible();
  await page.reload();
  await expect(current(page)).toHaveText(/导入/);
  await expect(page.getByRole("progressbar", { name: "进度" })).toBeVisible();
  await page.getByRole("button", { name: "停止" }).click();
  await expect(page.getByRole("button", { name: "正在停止" })).toBeVisible();
  await other.end();
  await expect(page.getByText("已停止，没有留下任何改动。可核对后重新开始。")).toBeVisible();
  expect(await founder.driver`select 1 from companies where name = ${name}`).toHaveLength(0);
  await page.getByRole("button", { name: "导入 1 行" }).click();
  await expect(page.getByRole("heading", { name: "导入结果" })).toBeVisible();
  expect(await founder.driver`select 1 from companies where name = ${name}`).toHaveLength(1);
});

test("a field's rule decides whether a hand-edited value is overwritten, and the check shows it", async ({
  colleague,
  founder,
}) => {
  const { page, viewer } = await colleague(await founder.foundBanner(), ["clerk"]);
  const name = `示例${mark()}有限公司`;
  await createCompany(viewer, companySchema.parse({ name, province: "江苏", address: "示例路 1 号" }));
  await upload(page, "地址.csv", Buffer.from(`企业名称,所在省份,注册地址\r\n${name},江苏,示例路 2 号\r\n`));
  await expect(page.getByText("文本文件，编码 UTF-8")).toBeVisible();
  await page.getByRole("button", { name: "检查文件" }).click();
  await page.getByRole("link", { name: "无变化 1" }).click();
  await expect(page.getByText("保留原值")).toBeVisible();
  await page.getByRole("link", { name: "返回改对应列" }).click();
  await page.getByLabel("注册地址的更新规则").selectOption({ label: "一律更新，包括人工填写的" });
  await page.getByRole("button", { name: "检查文件" }).click();
  await page.getByRole("link", { name: "有变化 1" }).click();
  await expect(page.getByText("注册地址：示例路 1 号 → 示例路 2 号")).toBeVisible();
  await page.getByRole("button", { name: "导入 1 行" }).click();
  await expect(page.getByRole("heading", { name: "导入结果" })).toBeVisible();
  expect(await founder.driver`select address from companies where name = ${name}`).toEqual([
    { address: "示例路 2 号" },
  ]);
});

test("who may not import is told who does, on the page and at the door", async ({ colleague, founder, office }) => {
  const { page, viewer } = await colleague("152500", ["leader"]);
  await page.goto("/companies");
  await expect(page.getByRole("heading", { name: "企业" })).toBeVisible();
  await expect(page.getByRole("link", { name: "导入", exact: true })).toHaveCount(0);
  for (const path of ["/companies/import", `/companies/import/${crypto.randomUUID()}`]) {
    await page.goto(path);
    await expect(
      page.getByText("企业名录由招商专员、单位负责人和盟招商主管部门导入，您可以查看企业名录。"),
    ).toBeVisible();
  }
  const send = (person: typeof viewer, site: string) =>
    cookieOf(person).then((cookie) =>
      fetch(`${office.url}/api/v1/imports?kind=companies&name=a.csv`, {
        method: "POST",
        headers: { cookie: `lianzhao-session=${cookie}`, origin: office.url, "sec-fetch-site": site },
        body: "企业名称,省份\r\n",
      }),
    );
  expect((await send(viewer, "same-origin")).status).toBe(403);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  expect((await send(clerk, "cross-site")).status).toBe(403);
  const [count] =
    await founder.driver`select count(*)::int as n from imports where started_by in (${viewer.userId}, ${clerk.userId})`;
  expect(count?.n).toBe(0);
});
