import ExcelJS from "exceljs";
import { createCompany } from "@/db/companies";
import { findDefaultView, saveView } from "@/db/saved-views";
import { companySchema } from "@/domain/company";
import { companiesHref, companyFilterSchema } from "@/domain/company-list";
import { expect, test } from "./fixtures";

test("a word and a condition given one upon the other both stand in the list, and Enter asks again", async ({
  colleague,
  founder,
}) => {
  const { page, viewer } = await colleague(await founder.foundBanner(), ["clerk"]);
  for (const [name, province] of [
    ["示例茳芏一号有限公司", "江苏"],
    ["示例茳芏二号有限公司", "山东"],
  ])
    await createCompany(viewer, companySchema.parse({ name, province, distinctBecause: "试验" }));
  await page.goto("/companies?sort=name_desc");
  const held: (() => void)[] = [];
  await page.route("**/companies?*q=*", async (route) => {
    if (!route.request().url().includes("province")) await new Promise<void>((resolve) => held.push(resolve));
    await route.continue().catch(() => {});
  });
  const box = page.getByRole("searchbox", { name: "搜索企业" });
  await box.fill("茳芏");
  await expect.poll(() => held.length).toBeGreaterThan(0);
  await page.getByRole("button", { name: "所在省份" }).click();
  await page.getByRole("menuitem", { name: "江苏" }).click();
  await page.waitForURL((url) => url.searchParams.get("province") === "江苏" && url.searchParams.get("q") === "茳芏");
  const rows = page.getByRole("table", { name: "企业名录" }).getByRole("rowheader");
  await expect(rows).toHaveText(["示例茳芏一号有限公司"]);
  await expect(box).toHaveValue("茳芏");
  expect(new URL(page.url()).searchParams.get("sort"), "a chosen order stays").toBe("name_desc");
  for (const release of held) release();
  await box.fill("茳芏二号");
  await box.press("Enter");
  await expect(page.getByText("没有符合条件的企业")).toBeVisible();
  await page.goBack();
  await expect(box).toHaveValue("");
});

test("a link is looked for by its chain and its name, and a year that cannot be read is told at its field", async ({
  colleague,
  founder,
}) => {
  const { page } = await colleague(await founder.foundBanner(), ["clerk"]);
  await page.goto("/companies");
  await page.getByRole("button", { name: "匹配环节" }).press("Enter");
  await page.getByRole("combobox", { name: "匹配环节" }).fill("风电 叶片");
  await page.getByRole("option", { name: "风电装备 / 叶片", exact: true }).click();
  await page.waitForURL((url) => url.searchParams.get("link") === "CH-302-C");
  await expect(page.getByRole("link", { name: "清除条件“环节：风电装备 / 叶片”" })).toBeVisible();

  await page.getByRole("button", { name: "更多条件" }).click();
  const panel = page.getByRole("complementary", { name: "更多条件" });
  await panel.getByLabel("成立年份自").fill("两千");
  await panel.getByLabel("成立年份至").fill("2010");
  await panel.getByRole("button", { name: "应用" }).click();
  await expect(panel.getByText("请填写 1850—2100 之间的年份")).toHaveCount(1);
  await expect(panel.getByLabel("成立年份自")).toBeFocused();
  await expect(panel.getByLabel("成立年份自")).toHaveValue("两千");
  expect(new URL(page.url()).searchParams.has("foundedTo")).toBe(false);
  await panel.getByLabel("成立年份自").fill("2000");
  await panel.getByRole("button", { name: "应用" }).click();
  await page.waitForURL((url) => url.searchParams.get("foundedFrom") === "2000");

  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("P-2026");
  await expect(page.getByText("“p”未参与搜索")).toBeVisible();
});

test("by keyboard the focus stays with a condition that is set and cleared, and goes to what a lead lacks", async ({
  colleague,
  founder,
}) => {
  const { page, viewer } = await colleague(await founder.foundBanner(), ["clerk"]);
  await createCompany(viewer, companySchema.parse({ name: "示例茳芏三号有限公司", province: "江苏" }));
  await page.goto("/companies?q=茳芏三号");
  await page.getByRole("button", { name: "所在省份" }).press("Enter");
  await page.getByRole("menuitem", { name: "江苏" }).press("Enter");
  const clear = page.getByRole("link", { name: "清除条件“江苏”" });
  await expect(clear).toBeFocused();
  await clear.press("Enter");
  await expect(page.getByRole("button", { name: "所在省份" })).toBeFocused();

  await page.goto("/projects/new");
  await page.getByRole("button", { name: "登记线索" }).press("Enter");
  await expect(page.getByLabel("补链环节")).toBeFocused();
});

test("single keys go to the search, along the rows and to their legend, where they can be switched off", async ({
  colleague,
  founder,
}) => {
  const { page, viewer } = await colleague(await founder.foundBanner(), ["clerk"]);
  for (const name of ["示例茳芏四号有限公司", "示例茳芏五号有限公司"])
    await createCompany(viewer, companySchema.parse({ name, province: "江苏", distinctBecause: "试验" }));
  await page.goto("/companies?q=茳芏&sort=name");
  const rows = page.getByRole("table", { name: "企业名录" }).getByRole("rowheader").getByRole("link");
  await expect(rows.first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(rows.nth(0)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(rows.nth(0)).toBeFocused();
  await page.keyboard.press("/");
  const box = page.getByRole("searchbox", { name: "搜索企业" });
  await expect(box).toBeFocused();
  await page.keyboard.type("/");
  await expect(box, "in a field it is a character").toHaveValue("/");
  await page.goto("/companies");
  await page.keyboard.press("?");
  const legend = page.getByRole("dialog", { name: "快捷键" });
  await legend.getByLabel("启用单键快捷键（本机）").uncheck();
  await legend.getByRole("button", { name: "关闭" }).click();
  await expect(legend).toBeHidden();
  await page.keyboard.press("/");
  await page.keyboard.press("?");
  await expect(box).not.toBeFocused();
  await expect(legend).toBeHidden();
});

test("on the phone the list is put in another order", async ({ colleague, founder }) => {
  const { page, viewer } = await colleague(await founder.foundBanner(), ["clerk"], { width: 390, height: 844 });
  for (const [name, capitalRaw] of [
    ["示例菵草一号有限公司", "100万元人民币"],
    ["示例菵草二号有限公司", "900万元人民币"],
  ])
    await createCompany(viewer, companySchema.parse({ name, capitalRaw, distinctBecause: "试验" }));
  await page.goto("/companies?q=菵草");
  const rows = page.getByRole("list", { name: "企业名录" }).getByRole("listitem");
  const sort = page.getByRole("button", { name: "排序", exact: true });
  await expect(sort).toBeInViewport({ ratio: 1 });
  for (const [order, first] of [
    ["注册资本从高到低", "二号"],
    ["注册资本从低到高", "一号"],
  ] as const) {
    await sort.press("Enter");
    await page.getByRole("menuitem", { name: order }).press("Enter");
    await expect(rows.first()).toContainText(first);
  }
});

test("conditions, counts and columns make a view that opens again and is handed out as a file", async ({
  colleague,
  founder,
}) => {
  const { page, viewer } = await colleague(await founder.foundBanner(), ["clerk"]);
  const enter = (name: string, city: string, foundedOn: string) =>
    createCompany(viewer, companySchema.parse({ name, province: "江苏", city, foundedOn, distinctBecause: "试验" }));
  await enter("示例薜荔一号有限公司", "盐城", "2001-05-01");
  await enter("示例薜荔二号有限公司", "盐城", "2012-05-01");
  await enter("示例薜荔三号有限公司", "常州", "2003-05-01");
  await page.goto("/companies?q=薜荔");
  await page.getByRole("button", { name: "更多条件" }).click();
  const panel = page.getByRole("complementary", { name: "更多条件" });
  await expect(panel.getByRole("link", { name: "江苏 3" })).toBeVisible();
  await panel.getByRole("textbox", { name: "地区" }).fill("盐城市");
  await panel.getByLabel("成立年份自").fill("2010");
  await panel.getByRole("button", { name: "应用" }).click();
  const rows = page.getByRole("table", { name: "企业名录" }).getByRole("rowheader");
  await expect(rows).toHaveText(["示例薜荔二号有限公司"]);
  await expect(panel.getByRole("link", { name: "江苏 1" })).toBeVisible();
  await panel.getByRole("button", { name: "关闭" }).click();
  await page.getByRole("button", { name: "列", exact: true }).click();
  await page.getByRole("menuitem", { name: /^成立日期/ }).click();
  await expect(page.getByRole("cell", { name: "2012-05-01" })).toBeVisible();

  await page.getByRole("button", { name: "视图", exact: true }).click();
  await page.getByRole("menuitem", { name: "另存为视图" }).click();
  await page.getByLabel("视图名称").fill("盐城新企业");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("button", { name: "视图：盐城新企业", exact: true })).toBeVisible();
  await page.getByRole("link", { name: "清除条件“2010 年以后成立”" }).click();
  await expect(rows).toHaveCount(2);
  await page.goto("/companies");
  await page.getByRole("button", { name: "视图", exact: true }).click();
  await page.getByRole("menuitem", { name: /^盐城新企业/ }).click();
  await expect(rows).toHaveText(["示例薜荔二号有限公司"]);
  await expect(page.getByRole("searchbox", { name: "搜索企业" })).toHaveValue("薜荔");

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "导出" }).click(),
  ]);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(await download.path());
  const sheet = workbook.worksheets[0];
  expect(sheet?.getRow(4).getCell(1).value).toBe("示例薜荔二号有限公司");
  expect(sheet?.getRow(4).getCell(5).value).toBe("2012-05-01");
  expect(sheet?.getRow(5).getCell(1).value).toContain("筛选条件：“薜荔”，地区：盐城市，2010 年以后成立；");
  await expect(page.getByText("已生成 1 条")).toBeVisible();

  await page.getByRole("button", { name: "视图：盐城新企业", exact: true }).click();
  await page.getByRole("menuitem", { name: "删除视图" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "删除" }).click();
  await expect(page.getByRole("button", { name: "视图", exact: true })).toBeVisible();
});

test("a view made the default opens the directory with its conditions and columns, and all of it is one press away", async ({
  colleague,
  founder,
}) => {
  const { page, viewer } = await colleague(await founder.foundBanner(), ["clerk"]);
  for (const [name, province] of [
    ["示例蘘荷一号有限公司", "江苏"],
    ["示例蘘荷二号有限公司", "山东"],
  ])
    await createCompany(
      viewer,
      companySchema.parse({ name, province, foundedOn: "2012-05-01", distinctBecause: "试验" }),
    );
  const conditions = { q: "蘘荷", province: "江苏", cols: "place,founded" };
  const query = companiesHref(companyFilterSchema.parse(conditions)).replace("/companies?", "");
  const { id } = await saveView(viewer, { page: "companies", name: "常用", scope: "own", query });
  const rows = page.getByRole("table", { name: "企业名录" }).getByRole("rowheader");
  const views = page.getByRole("button", { name: "视图：常用", exact: true });
  await page.goto(`/companies?${query}&view=${id}`);
  await views.click();
  await page.getByRole("menuitem", { name: "设为默认" }).click();
  await expect.poll(async () => (await findDefaultView(viewer, "companies"))?.id).toBe(id);

  await page.goto("/targets");
  await page.getByRole("link", { name: "企业", exact: true }).first().click();
  await expect(rows).toHaveText(["示例蘘荷一号有限公司"]);
  await expect(page.getByRole("cell", { name: "2012-05-01" })).toBeVisible();
  await expect(views).toBeVisible();
  await page.getByRole("link", { name: "全部", exact: true }).click();
  await expect(page.getByRole("button", { name: "视图", exact: true })).toBeVisible();
  await expect(page.getByRole("searchbox", { name: "搜索企业" })).toHaveValue("");

  await page.goto("/companies?q=蘘荷");
  await expect(rows).toHaveCount(2);
  await page.getByRole("button", { name: "清除搜索词" }).click();
  await page.waitForURL("**/companies?view=all");

  await page.goto("/companies");
  await views.click();
  await page.getByRole("menuitem", { name: "取消默认" }).click();
  await expect.poll(() => findDefaultView(viewer, "companies")).toBeNull();
  await page.goto("/companies");
  await expect(page.getByRole("button", { name: "视图", exact: true })).toBeVisible();
});

for (const { width, height, word } of [
  { width: 390, height: 844, word: "萆薢" },
  { width: 820, height: 1180, word: "菝葜" },
]) {
  test(`at ${width} px the list is kept as a view, shows a chosen column and is handed out as a file`, async ({
    colleague,
    founder,
  }) => {
    const { page, viewer } = await colleague(await founder.foundBanner(), ["clerk"], { width, height });
    for (const [name, foundedOn] of [
      [`示例${word}一号有限公司`, "2012-05-01"],
      [`示例${word}二号有限公司`, "2001-05-01"],
    ])
      await createCompany(viewer, companySchema.parse({ name, foundedOn, distinctBecause: "试验" }));
    await page.goto(`/companies?q=${word}`);
    const rows = page.getByRole("list", { name: "企业名录" }).getByRole("listitem");
    const first = rows.filter({ hasText: `${word}一号` });
    const columns = page.getByRole("button", { name: "列", exact: true });
    const views = page.getByRole("button", { name: "视图", exact: true });
    const file = page.getByRole("button", { name: "导出" });
    await expect(rows).toHaveCount(2);
    for (const tool of [columns, views, file]) await expect(tool).toBeInViewport({ ratio: 1 });

    await columns.press("Enter");
    await page.keyboard.press("Escape");
    await expect(columns).toBeFocused();
    await columns.press("Enter");
    await page.getByRole("menuitem", { name: /^成立日期/ }).press("Enter");
    await expect(first).toContainText("成立日期2012-05-01");

    await views.press("Enter");
    await page.getByRole("menuitem", { name: "另存为视图" }).press("Enter");
    await page.getByLabel("视图名称").fill(`外出用${word}`);
    await page.getByLabel("视图名称").press("Enter");
    await expect(page.getByRole("button", { name: `视图：外出用${word}`, exact: true })).toBeInViewport({ ratio: 1 });
    await page.goto("/companies");
    await views.click();
    await page.getByRole("menuitem", { name: `外出用${word}` }).click();
    await expect(first).toContainText("成立日期2012-05-01");
    await expect(rows).toHaveCount(2);

    const [download] = await Promise.all([page.waitForEvent("download"), file.press("Enter")]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(await download.path());
    const names = [4, 5].map((at) => workbook.worksheets[0]?.getRow(at).getCell(1).value);
    expect(names.sort()).toEqual([`示例${word}一号有限公司`, `示例${word}二号有限公司`]);
    await expect(page.getByText("已生成 2 条")).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });
}
