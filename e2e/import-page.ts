import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export async function upload(page: Page, name: string, buffer: Buffer) {
  await page.goto("/companies/import");
  await page.getByLabel("文件").setInputFiles({ name, mimeType: xlsx, buffer });
  await page.getByRole("button", { name: "上传", exact: true }).click();
}

export const counted = (page: Page) => page.locator("dl").filter({ hasText: "读取行" }).locator("dd").allTextContents();

export async function expectNoAxeFaults(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag22aa"]).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
}
