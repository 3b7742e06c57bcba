import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import ExcelJS from "exceljs";
import { runMatches } from "@/db/matches";
import { signedColumns } from "@/domain/signed-sheet";
import { expect, test } from "./fixtures";

const brakes = "CH-302-H";
const pdf = { name: "示例.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 示例") };

/** Opens the panel of the next stage from the project page. */
const openMove = async (page: Page, stage: string) => {
  await page.getByRole("link", { name: `移到${stage}`, exact: true }).click();
  return page.getByRole("complementary").or(page.getByRole("dialog")).filter({ hasText: stage }).first();
};

const fill = async (panel: Locator, fields: Record<string, string>) => {
  for (const [label, value] of Object.entries(fields))
    await panel
      .getByRole("textbox", { name: new RegExp(`^${label}`) })
      .first()
      .fill(value);
};

test("the loop: missing link, prospect, lead, gates, signing by two people, credit, export, termination", async ({
  colleague,
  founder,
}) => {
  test.setTimeout(240_000);
  const bannerName = `试验旗${Date.now() % 100_000}`;
  const bannerId = await founder.foundBanner(bannerName);
  const companyId = await founder.foundCompany(
    "示例北衡制动器（沈阳）有限公司",
    "风电制动器、偏航制动器的研发、制造；货物进出口",
  );
  await runMatches(founder.driver);

  const head = await colleague("dept-gongxin", ["department_head"]);
  await head.page.goto(`/chains/CH-302/${brakes}?tab=assessment`);
  await test.step("the department head assesses the missing link", async () => {
    await head.page.getByRole("group", { name: "有无本地企业" }).getByText("无", { exact: true }).click();
    await head.page.getByRole("group", { name: "有无产能缺口" }).getByText("有缺口").click();
    await head.page.getByRole("button", { name: "记录评估" }).click();
    await expect
      .poll(
        async () =>
          (
            await founder.driver`select presence, shortfall from link_assessments where link_id = ${brakes} order by assessed_at desc limit 1`
          )[0],
      )
      .toEqual({ presence: "none", shortfall: "yes" });
  });

  const clerk = await colleague(bannerId, ["clerk"]);
  await test.step("the clerk finds the prospect by the sentence its scope says and turns it into a lead", async () => {
    await clerk.page.goto(`/chains/CH-302?link=${brakes}`);
    await expect(clerk.page.getByText("示例北衡制动器（沈阳）有限公司")).toBeVisible();
    await expect(clerk.page.locator("mark").filter({ hasText: "制动器" }).first()).toBeVisible();
    await clerk.page.goto(`/projects/new?link=${brakes}&company=${companyId}`);
    await clerk.page.getByLabel("线索来源").fill("目标企业筛选");
    await clerk.page.getByRole("button", { name: "登记线索" }).click();
    await clerk.page.waitForURL(/\/projects\/[0-9a-f-]{36}$/);
  });
  const projectId = clerk.page.url().split("/").at(-1) ?? "";
  const stageOf = async () => (await founder.driver`select stage from projects where id = ${projectId}`)[0]?.stage;

  await test.step("a move with things missing opens exactly those fields, and goes through once they are filled", async () => {
    const panel = await openMove(clerk.page, "已研判");
    await expect(panel.getByText(/还不能移到“已研判”，缺 \d+ 项/)).toBeVisible();
    await panel.getByLabel("投资方介绍").setInputFiles(pdf);
    await expect(panel.getByText("已上传：示例.pdf").first()).toBeVisible();
    await fill(panel, {
      研判意见: "符合产业方向",
      协议总投资: "10.00",
      达产年产值: "12.00",
      预计年税收: "3000",
      用地需求: "210",
      年综合能耗: "800",
    });
    await panel.getByRole("button", { name: "移到已研判" }).click();
    await expect.poll(stageOf).toBe("studied");
  });

  await test.step("talks need a visit and start the protection", async () => {
    await clerk.page.goto(`/visits/new?project=${projectId}`);
    await expect(async () => {
      await clerk.page.getByLabel("谈了什么").fill("赴企业对接用地和接入");
      await expect(clerk.page.getByText(/已存本机/)).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await clerk.page.getByLabel("下一步").fill("补充可研");
    await clerk.page.getByRole("textbox", { name: "时限" }).fill("2026-12-20");
    await clerk.page.getByRole("button", { name: "提交" }).click();
    await expect
      .poll(
        async () => (await founder.driver`select count(*)::int as n from visits where project_id = ${projectId}`)[0]?.n,
      )
      .toBe(1);
    await clerk.page.goto(`/projects/${projectId}`);
    const panel = await openMove(clerk.page, "在谈");
    await fill(panel, { 联系人: "示例王某", 联系电话: "13800000147" });
    await panel.getByRole("button", { name: "移到在谈" }).click();
    await expect.poll(stageOf).toBe("talks");
    await clerk.page.goto(`/projects/${projectId}`);
    await expect(clerk.page.getByText("138****0147")).toBeVisible();
  });

  await test.step("the intent needs its paper", async () => {
    const panel = await openMove(clerk.page, "意向");
    await panel.getByLabel("意向文本").setInputFiles(pdf);
    await expect(panel.getByText("已上传：示例.pdf").first()).toBeVisible();
    await panel.getByRole("button", { name: "移到意向" }).click();
    await expect.poll(stageOf).toBe("intent");
  });

  await test.step("the clerk submits the signing, and cannot confirm it", async () => {
    await clerk.page.goto(`/projects/${projectId}`);
    const panel = await openMove(clerk.page, "签约");
    await panel.getByLabel(/^协议正本/).setInputFiles(pdf);
    await expect(panel.getByText("已上传：示例.pdf").first()).toBeVisible();
    await panel.getByLabel("建设地点").first().selectOption({ label: bannerName });
    await panel.getByLabel("建设性质").first().selectOption({ label: "新建" });
    await panel.getByLabel("协议类型").first().selectOption({ label: "正式投资协议" });
    await fill(panel, {
      主要建设内容及规模: "年产 5 万套制动器",
      其中固定资产投资: "7.50",
      带动就业: "260",
      用电负荷: "8000",
      用水需求: "20000",
      联审通过意见: "联审纪要第 8 期",
      公平竞争审查意见号: "锡公审〔2026〕15号",
      唯一性核验日期: "2026-11-12",
      签约日期: "2026-11-20",
      计划开工时间: "2026-12-01",
      计划投产时间: "2027-07-01",
      计划达产时间: "2029-07-01",
    });
    await clerk.page
      .getByRole("group", { name: /产业份额/ })
      .getByRole("combobox")
      .selectOption({ label: "现代装备制造" });
    await clerk.page
      .getByRole("group", { name: /产业份额/ })
      .getByRole("textbox")
      .fill("100");
    await clerk.page
      .getByRole("group", { name: /旗县份额/ })
      .getByRole("combobox")
      .selectOption({ label: bannerName });
    await clerk.page
      .getByRole("group", { name: /旗县份额/ })
      .getByRole("textbox")
      .fill("100");
    await panel.getByRole("button", { name: "移到签约" }).click();
    await expect
      .poll(
        async () =>
          (
            await founder.driver`select count(*)::int as n from signings where project_id = ${projectId} and decision is null`
          )[0]?.n,
      )
      .toBe(1);
    expect(await stageOf()).toBe("intent");
    await clerk.page.goto(`/projects/${projectId}`);
    await expect(clerk.page.getByText("由您提交，等待他人确认").first()).toBeVisible();
    await expect(clerk.page.getByRole("button", { name: "确认签约" })).toHaveCount(0);
  });

  const promoter = await colleague("dept-zhaoshang", ["promoter"]);
  await test.step("the promoter confirms, and the target year 2027 is credited with 3.60", async () => {
    await promoter.page.goto(`/projects/${projectId}`);
    await promoter.page.getByRole("button", { name: "确认签约" }).click();
    await expect.poll(stageOf).toBe("signed");
    await head.page.goto("/targets/lines?industry=I301&year=2027&bucket=committed");
    const line = head.page.getByRole("row").filter({ hasText: "北衡制动器" });
    await expect(line.first()).toContainText("3.60");
  });

  const exporter = await colleague("dept-zhaoshang", ["exporter"]);
  await test.step("the exporter's workbook says what the screen says, cell by cell", async () => {
    await exporter.page.goto("/signed");
    await expect(exporter.page.getByRole("row").filter({ hasText: "北衡制动器" })).toContainText("10.00");
    const download = exporter.page.waitForEvent("download");
    await exporter.page
      .getByRole("link", { name: "导出" })
      .or(exporter.page.getByRole("button", { name: "导出" }))
      .first()
      .click();
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(readFileSync(await (await download).path()) as never);
    const sheet = workbook.getWorksheet("数据版");
    const headings = ((sheet?.getRow(1).values ?? []) as string[]).slice(1);
    expect(headings).toEqual(signedColumns.map((column) => column.heading));
    const rows = (sheet?.getSheetValues() ?? []).slice(2) as unknown[][];
    const row = rows.find((values) => String(values?.[3]).includes("北衡制动器")) ?? [];
    const cell = (heading: string) => row[headings.indexOf(heading) + 1];
    expect(cell("协议总投资(亿元)")).toBe(10);
    expect(cell("达产年产值(亿元)")).toBe(12);
    expect(cell("签约时间")).toBe("2026-11-20");
    expect(cell("建设地点(旗县市区)")).toBe(bannerName);
    expect(cell("累计到位资金(亿元)") ?? null).toBeNull();
    const [logged] = await founder.driver`select row_count from exports where exported_by = ${exporter.viewer.userId}`;
    expect(Number(logged?.row_count)).toBeGreaterThan(0);
  });

  await test.step("a termination reverses the credit and the history stays", async () => {
    await promoter.page.goto(`/projects/${projectId}?panel=terminate`);
    await promoter.page.getByLabel("终止文件").setInputFiles(pdf);
    await expect(promoter.page.getByText(/已上传/)).toBeVisible();
    await promoter.page.getByLabel("终止原因").or(promoter.page.getByLabel("原因")).first().fill("投资方退出");
    await promoter.page.getByRole("button", { name: "终止并冲销" }).click();
    await expect
      .poll(async () => (await founder.driver`select status from projects where id = ${projectId}`)[0]?.status)
      .toBe("terminated");
    const [sums] =
      await founder.driver`select sum(amount_yuan)::bigint as yuan, count(*)::int as lines from credits where project_id = ${projectId}`;
    expect(Number(sums?.yuan)).toBe(0);
    expect(Number(sums?.lines)).toBeGreaterThan(0);
    await exporter.page.goto("/signed");
    await expect(exporter.page.getByRole("row").filter({ hasText: "北衡制动器" })).toHaveCount(0);
  });

  const stranger = await colleague(await founder.foundBanner(), ["clerk"]);
  await test.step("a clerk of another banner sees neither the project nor a share of any total", async () => {
    await stranger.page.goto(`/projects/${projectId}`);
    await expect(stranger.page.getByText("北衡制动器")).toHaveCount(0);
    await stranger.page.goto("/signed");
    await expect(stranger.page.getByText("北衡制动器")).toHaveCount(0);
  });
});
