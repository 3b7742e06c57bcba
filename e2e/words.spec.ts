import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import ExcelJS from "exceljs";
import { runMatches } from "@/db/matches";
import { gapColumns } from "@/domain/gap-sheet";
import { prospectColumns } from "@/domain/prospect-sheet";
import { expect, test } from "./fixtures";

const link = "CH-302-H";
const page = `/chains/CH-302/${link}`;

/** Presses 导出 and reads the sheet that arrives, row by row as text. */
async function exported(from: Page, button: string): Promise<string[][]> {
  const arriving = from.waitForEvent("download");
  await from.getByRole("button", { name: button, exact: true }).click();
  const workbook = new ExcelJS.Workbook();
  const file = readFileSync(await (await arriving).path());
  await workbook.xlsx.load(file as unknown as ArrayBuffer);
  const rows: string[][] = [];
  workbook.worksheets[0]?.eachRow({ includeEmpty: true }, (row) => {
    rows.push((row.values as unknown[]).slice(1).map((value) => String(value ?? "")));
  });
  return rows;
}

test("a dismissed firm puts its word up for review, a better word brings and hides firms at once", async ({
  colleague,
  founder,
}) => {
  test.setTimeout(180_000);
  const word = `示例${Date.now() % 100_000}卡钳`;
  const wrong = `示例${word}修理有限公司`;
  const right = `示例${word}装备有限公司`;
  await founder.foundCompany(wrong, `风电制动器${word}制造`);
  await founder.foundCompany(right, `${word}的研发、制造；=HYPERLINK("x")`);
  await runMatches(founder.driver);

  const clerk = await colleague(await founder.foundBanner(), ["clerk"]);
  await test.step("the clerk dismisses a firm with a reason", async () => {
    await clerk.page.goto(page);
    const row = clerk.page.getByRole("row").filter({ hasText: wrong });
    await row.getByRole("button", { name: "判定" }).click();
    await clerk.page.getByRole("menuitem", { name: "排除并说明原因" }).click();
    await clerk.page.getByText("经营范围有，实际不做").click();
    await clerk.page.getByRole("button", { name: /^排除/ }).click();
    await expect(row).toHaveCount(0);
    await clerk.page.goto(`${page}?tab=words`);
    await expect(clerk.page.getByText("关键词由工信局修改，您可以查看。")).toBeVisible();
    await expect(clerk.page.getByRole("button", { name: "保存并重新匹配" })).toHaveCount(0);
  });

  const head = await colleague("dept-gongxin", ["department_head"]);
  await test.step("the department finds the word, mends it, and only then the other firm stands in the list", async () => {
    await head.page.goto("/chains/words");
    await expect(head.page.getByRole("row").filter({ hasText: "经营范围有，实际不做" }).first()).toBeVisible();
    await head.page.goto(page);
    await expect(head.page.getByText(right)).toHaveCount(0);
    await head.page.goto(`${page}?tab=words`);
    const strong = head.page.getByLabel("强词");
    const held = await strong.inputValue();
    await head.page.getByRole("button", { name: "保存并重新匹配" }).click();
    await expect(head.page.getByText("请填写修改原因")).toBeVisible();
    await strong.fill(`${held}、${word}、片`);
    await head.page.getByRole("button", { name: "保存并重新匹配" }).click();
    await expect(head.page.getByText("“片”太短，至少两个字")).toBeVisible();
    await expect(strong).toHaveValue(`${held}、${word}、片`);
    await strong.fill(`${held}、${word}`);
    await head.page.getByLabel("修改原因").fill("示例：卡钳即制动器");
    await head.page.getByRole("button", { name: "保存并重新匹配" }).click();
    await expect(head.page.getByText(/按环节重新匹配已完成：2 家/)).toBeVisible({ timeout: 30_000 });
    await expect(head.page.getByText(`强词加入“${word}”：示例：卡钳即制动器`)).toBeVisible();
    await head.page.goto(page);
    await expect(head.page.getByRole("link", { name: right })).toBeVisible();
  });

  await test.step("the list of target firms goes out as it stands on the screen, no cell runs", async () => {
    const rows = await exported(head.page, "导出目标企业");
    expect(rows[2]).toEqual(prospectColumns(false).map(({ heading }) => heading));
    const row = rows.find((cells) => cells[1] === right);
    expect(row).toBeDefined();
    expect(rows.flat().every((cell) => !cell.startsWith("="))).toBe(true);
    expect(rows.some((cells) => cells[1] === wrong)).toBe(false);
    const [logged] = await founder.driver`select kind, row_count from exports order by exported_at desc limit 1`;
    expect(logged).toMatchObject({
      kind: "prospects",
      row_count: rows.filter((cells) => /^\d+$/.test(cells[0] ?? "")).length,
    });
  });

  await test.step("the queue shows the link that nobody has contacted, and hands out the official list", async () => {
    await head.page.goto("/chains/gaps?kind=no_contact");
    await expect(head.page.getByRole("row").filter({ hasText: "无可见接触记录" }).first()).toBeVisible();
    const shown = await head.page.getByRole("table").getByRole("row").count();
    const rows = await exported(head.page, "导出");
    expect(rows[2]).toEqual(gapColumns.map(({ heading }) => heading));
    expect(rows[1]?.[0]).toContain(`共 ${shown - 1} 条`);
  });
});

test("the promoter has the whole directory matched anew, and nobody else is offered it", async ({
  colleague,
  founder,
}) => {
  const clerk = await colleague(await founder.foundBanner(), ["clerk"]);
  await clerk.page.goto("/chains/words");
  await expect(clerk.page.getByRole("heading", { name: "关键词复核" })).toBeVisible();
  await expect(clerk.page.getByRole("button", { name: "全部重新匹配" })).toHaveCount(0);
  const promoter = await colleague("dept-zhaoshang", ["promoter"]);
  await promoter.page.goto("/chains/words");
  await promoter.page.getByRole("button", { name: "全部重新匹配" }).click();
  await promoter.page.getByRole("button", { name: "开始" }).click();
  await expect(promoter.page.getByText(/全部重新匹配已完成：[\d,]+ 家/)).toBeVisible({ timeout: 30_000 });
});
