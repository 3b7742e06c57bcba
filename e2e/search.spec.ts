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

/** Answers of the menu or another address, to questions that hold a text, that come when they are released. */
async function heldAnswers(page: Page, text = "", address = "**/api/v1/search?q=*") {
  let release = () => {};
  let free = Promise.resolve();
  const hold = () => {
    free = new Promise((resolve) => {
      release = resolve;
    });
  };
  await page.route(address, async (route) => {
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

/** Longer than any box waits before it asks. */
const letPausePass = (page: Page) => page.evaluate(() => new Promise((done) => setTimeout(done, 400)));

/** Types and lets the input method begin or end in one go: between two messages of a test the pause may pass by itself. */
const writeAndSend = (page: Page, text: string, event: "compositionstart" | "compositionend") =>
  page.evaluate(
    ([text, event]) => {
      const box = document.activeElement as HTMLInputElement;
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(box, text);
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
      box.dispatchEvent(new CompositionEvent(event, { bubbles: true, data: text }));
    },
    [text, event] as const,
  );

test("a search that waits is called off when an input method begins, in the directory and in a picker", async ({
  colleague,
  founder,
}) => {
  const { page, viewer } = await colleague(await founder.foundBanner(), ["clerk"]);
  await createCompany(viewer, companySchema.parse({ name: "示例葶苈蓠草有限公司" }));
  const asked: string[] = [];
  page.on("request", (request) => {
    const words = `${decodeURIComponent(request.url())} ${request.postData() ?? ""}`;
    if (words.includes("葶苈")) asked.push(words);
  });
  const typeAndCompose = async () => {
    await writeAndSend(page, "葶苈", "compositionstart");
    await letPausePass(page);
    expect(asked, "nothing is asked while the rest is composed").toEqual([]);
    await writeAndSend(page, "葶苈蓠", "compositionend");
  };
  await page.goto("/companies");
  await page.getByRole("searchbox", { name: "搜索企业" }).focus();
  await typeAndCompose();
  await page.waitForURL((url) => url.searchParams.get("q") === "葶苈蓠");
  await expect(page.getByRole("rowheader")).toHaveText(["示例葶苈蓠草有限公司"]);

  await page.goto("/projects/new?link=CH-302-C");
  asked.length = 0;
  await page.getByRole("combobox", { name: /^投资方/ }).focus();
  await typeAndCompose();
  await expect(page.getByRole("option", { name: /^示例葶苈蓠草有限公司/ })).toBeVisible();
});

test("Enter in a picker waits for the answer to what is typed, and typing on calls it off", async ({
  colleague,
  founder,
}) => {
  const { page, viewer } = await colleague(await founder.foundBanner(), ["clerk"]);
  for (const name of ["示例蒺藜蓝穹有限公司", "示例蓖麻叶片有限公司"])
    await createCompany(viewer, companySchema.parse({ name }));
  await page.goto("/projects/new?link=CH-302-C");
  const box = page.getByRole("combobox", { name: /^投资方/ });
  const list = page.getByRole("listbox", { name: "投资方" });
  const answers = await heldAnswers(page, "", "**/api/v1/choices/investors?*");
  await box.fill("蒺藜蓝穹");
  await expect(page.getByRole("option", { name: /^示例蒺藜蓝穹有限公司/ })).toBeVisible();
  answers.hold();
  await box.fill("蓖麻叶");
  await page.keyboard.press("Enter");
  await box.fill("蓖麻叶片");
  await expect(box, "the list of before was not taken from").toHaveValue("蓖麻叶片");
  answers.release();
  await expect(list.getByRole("option")).toHaveText([/^示例蓖麻叶片有限公司/]);
  await expect(box, "typing on called it off").toBeVisible();
  answers.hold();
  await box.fill("蒺藜蓝");
  await page.keyboard.press("Enter");
  await expect(list).toHaveAttribute("aria-busy", "true");
  answers.release();
  await expect(page.getByRole("status", { name: /^投资方/ })).toHaveText("示例蒺藜蓝穹有限公司");
});
