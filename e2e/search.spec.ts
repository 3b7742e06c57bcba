import type { CDPSession, Page } from "@playwright/test";
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
  await expect(page.getByRole("option", { name: "记拜访" })).toHaveAttribute("aria-selected", "true");
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
  await page.keyboard.press("Enter");
  expect(asked.filter((q) => q !== "")).toEqual([]);
  await session.send("Input.insertText", { text: "肉牛" });
  await expect(page.getByRole("option", { name: /^肉牛：/ })).toBeVisible();
  expect(asked.filter((q) => q !== "")).toEqual(["肉牛"]);

  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/api/v1/search?q=*", async (route) => {
    if (route.request().url().includes(encodeURIComponent("肉羊"))) await held;
    await route.continue().catch(() => {});
  });
  const late = page.waitForEvent("requestfailed", (request) => request.url().includes(encodeURIComponent("肉羊")));
  await page.getByRole("combobox").fill("肉羊");
  await page.waitForRequest((request) => request.url().includes(encodeURIComponent("肉羊")));
  await page.getByRole("combobox").fill("马铃薯");
  await expect(page.getByRole("option", { name: /^马铃薯：/ })).toBeVisible();
  await late;
  release();
  await expect(page.getByRole("option", { name: /^肉羊：/ })).toHaveCount(0);
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
