import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { createCompany } from "@/db/companies";
import { companySchema } from "@/domain/company";
import { expect, test } from "./fixtures";

/** The form is the browser's own until React has taken it over; what is typed before that is mixed with what it sets. */
const untilReady = (page: Page) =>
  page.waitForFunction(() =>
    Object.keys(document.querySelector("main form") ?? {}).some((key) => key.startsWith("__reactProps")),
  );

test("of two who change a company the later is told, keeps what was typed, and a field that is refused says why", async ({
  colleague,
  founder,
}) => {
  const { page, viewer } = await colleague(await founder.foundBanner(), ["clerk"]);
  const name = `${randomBytes(4).toString("hex").toUpperCase()}叶片有限公司`;
  const { id } = await createCompany(
    viewer,
    companySchema.parse({ name, province: "江苏", address: "甲路 1 号", distinctBecause: "试验" }),
  );
  await page.goto(`/companies/${id}/edit`);
  await untilReady(page);
  const address = page.getByRole("textbox", { name: "注册地址" });
  await address.fill("乙路 2 号");
  await founder.driver`update companies set products = '叶片', version = version + 1 where id = ${id}`;
  const save = page.getByRole("button", { name: "保存" });
  await save.click();
  await page.getByRole("button", { name: "用我的覆盖 1 处" }).click();
  await expect(page).toHaveURL(new RegExp(`/companies/${id}$`));
  const [kept] = await founder.driver`select address, products from companies where id = ${id}`;
  expect(kept).toEqual({ address: "乙路 2 号", products: "叶片" });

  await page.goto("/companies/new");
  await untilReady(page);
  await page.getByRole("textbox", { name: "企业全称" }).fill(name);
  await save.click();
  await expect(page.getByRole("textbox", { name: "不是同一企业的理由" })).toHaveAttribute("aria-invalid", "true");
  await expect(page).toHaveURL(/\/companies\/new$/);
});
