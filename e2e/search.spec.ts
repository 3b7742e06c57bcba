import type { CDPSession, Page } from "@playwright/test";
import ExcelJS from "exceljs";
import { createCompany } from "@/db/companies";
import { companySchema } from "@/domain/company";
import { expect, test } from "./fixtures";

/** Types through an input method: the text under composition changes several times before it is taken over. */
async function compose(page: Page, ...steps: string[]): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  for (const text of steps)
    await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  return session;
}

const askedOf = (page: Page, path: string) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.pathname === path) asked.push(url.searchParams.get("q") ?? "");
  });
  return asked;
};

/** Answers of the menu, to questions that hold a text, that come when they are released. */
async function heldAnswers(page: Page, text = "") {
  let release = () => {};
  let free = Promise.resolve();
  const hold = () => {
    free = new Promise((resolve) => {
      release = resolve;
    });
  };
  await page.route("**/api/v1/search?q=*", async (route) => {
    if (route.request().url().includes(encodeURIComponent(text))) await free;
    await route.continue().catch(() => {});
  });
  return { hold, release: () => release() };
}

test("Ctrl K finds a company and an act by keyboard alone, and gives the focus back", async ({
  colleague,
  founder,
}) => {
  const bannerId = await founder.foundBanner();
  const { page, viewer } = await colleague(bannerId, ["clerk"]);
  const { id } = await createCompany(viewer, companySchema.parse({ name: "示例蓝穹叶片有限公司" }));
  await page.goto("/targets");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Control+k");
  const box = page.getByRole("combobox");
  await expect(box).toBeFocused();
  await expect(page.getByRole("option", { name: "记拜访" })).toBeVisible();
  await page.keyboard.type("qxqx");
  await expect(page.getByText("没有与“qxqx”相符的内容")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("sllqyp");
  await expect(page.getByRole("option", { name: "示例蓝穹叶片有限公司" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/companies/${id}`);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("jbf");
  // The list of before is still there; Enter waits for the answer to what is typed.
  await page.keyboard.press("Enter");
  await page.waitForURL("**/visits/new");
  await page.goto("/targets");
  const opener = page.getByRole("button", { name: "搜企业、项目、环节、代码" });
  await opener.focus();
  await page.keyboard.press("Enter");
  await expect(box).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(opener).toBeFocused();
});

test("the menu asks nothing while an input method is composing and drops answers that come late", async ({
  colleague,
  founder,
}) => {
  const { page } = await colleague(await founder.foundBanner(), ["clerk"]);
  await page.goto("/targets");
  const asked = askedOf(page, "/api/v1/search");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("option", { name: "记拜访" })).toBeVisible();
  const session = await compose(page, "r", "rou", "rou'niu", "肉牛");
  await session.send("Input.insertText", { text: "肉牛" });
  await expect(page.getByRole("option", { name: /^肉牛：/ })).toBeVisible();
  expect(asked.filter((q) => q !== "")).toEqual(["肉牛"]);

  const answers = await heldAnswers(page, "肉羊");
  answers.hold();
  const late = page.waitForEvent("requestfailed", (request) => request.url().includes(encodeURIComponent("肉羊")));
  await page.getByRole("combobox").fill("肉羊");
  await page.waitForRequest((request) => request.url().includes(encodeURIComponent("肉羊")));
  await page.getByRole("combobox").fill("马铃薯");
  await expect(page.getByRole("option", { name: /^马铃薯：/ })).toBeVisible();
  await late;
  answers.release();
  await expect(page.getByRole("option", { name: /^肉羊：/ })).toHaveCount(0);
});

test("Enter before the answer waits for it, and typing on calls it off", async ({ colleague, founder }) => {
  const { page, viewer } = await colleague(await founder.foundBanner(), ["clerk"]);
  const { id } = await createCompany(viewer, companySchema.parse({ name: "示例苜蓿草业有限公司" }));
  await page.goto("/targets");
  const answers = await heldAnswers(page);
  const typeAndEnter = async (text: string) => {
    answers.hold();
    await page.getByRole("combobox").fill(text);
    await page.keyboard.press("Enter");
  };
  await page.keyboard.press("Control+k");
  await typeAndEnter("记拜访");
  await page.getByRole("combobox").fill("示例苜蓿草业");
  answers.release();
  await expect(page.getByRole("option", { name: "示例苜蓿草业有限公司" })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe("/targets");
  await typeAndEnter("示例苜蓿草");
  await expect(page.getByRole("listbox")).toHaveAttribute("aria-busy", "true");
  answers.release();
  await page.waitForURL(`**/companies/${id}`);
});

test("a menu that cannot ask says so and asks again", async ({ colleague, founder }) => {
  const { page } = await colleague(await founder.foundBanner(), ["clerk"]);
  await page.goto("/targets");
  await page.route("**/api/v1/search?q=*", (route) => route.abort());
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog").getByRole("alert")).toHaveText("暂时查不到，请检查网络后重试。");
  await page.unroute("**/api/v1/search?q=*");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("option", { name: "记拜访" })).toBeVisible();
});

test("the directory searches while one types, not while one composes, and keeps what was typed", async ({
  colleague,
  founder,
}) => {
  const { page, viewer } = await colleague(await founder.foundBanner(), ["clerk"]);
  await createCompany(viewer, companySchema.parse({ name: "示例蕁麻纤维有限公司", scope: "纤维制造" }));
  await createCompany(viewer, companySchema.parse({ name: "示例蔺草编织有限公司", scope: "蕁麻加工" }));
  await page.goto("/companies");
  const asked: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.pathname === "/companies" && url.searchParams.has("_rsc")) asked.push(url.searchParams.get("q") ?? "");
  });
  const box = page.getByRole("searchbox", { name: "搜索企业" });
  await box.focus();
  const session = await compose(page, "x", "xun", "xun'ma", "蕁麻");
  await session.send("Input.insertText", { text: "蕁麻" });
  await page.waitForURL((url) => url.searchParams.get("q") === "蕁麻");
  const words = asked.filter((q) => q !== "");
  expect(words, "nothing but the finished word was asked for").toEqual(["蕁麻"]);
  const rows = page.getByRole("table", { name: "企业名录" }).getByRole("rowheader");
  await expect(rows).toHaveText(["示例蕁麻纤维有限公司", "示例蔺草编织有限公司"]);
  await expect(rows.first().locator("mark")).toHaveText("蕁麻");
  await box.fill("sllcbz");
  await expect(rows).toHaveText(["示例蔺草编织有限公司"]);
  await expect(box).toHaveValue("sllcbz");
  await expect(box).toBeFocused();
});

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
  await panel.getByLabel("地区").fill("盐城市");
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
  expect(sheet?.getRow(4).getCell(4).value).toBe("2012-05-01");
  expect(sheet?.getRow(5).getCell(1).value).toContain("筛选条件：“薜荔”，地区：盐城市，2010 年以后成立；");
  await expect(page.getByText("已生成 1 条")).toBeVisible();

  await page.getByRole("button", { name: "视图：盐城新企业", exact: true }).click();
  await page.getByRole("menuitem", { name: "删除视图" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "删除" }).click();
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
