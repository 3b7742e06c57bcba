import { randomBytes } from "node:crypto";
import ExcelJS from "exceljs";
import { expect, test } from "./fixtures";
import { counted, expectNoAxeFaults, upload } from "./import-page";

const mark = () => randomBytes(4).toString("hex");

test("another sheet of a workbook is read instead", async ({ colleague, founder }) => {
  const { page } = await colleague(await founder.foundBanner(), ["clerk"]);
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet("一季度").addRows([
    ["企业名称", "所在省份"],
    [`示例${mark()}有限公司`, "江苏"],
  ]);
  workbook.addWorksheet("二季度").addRows([
    ["公司名称", "地区"],
    [`示例${mark()}有限公司`, "盐城"],
  ]);
  workbook.addWorksheet("底稿", { state: "hidden" }).addRow(["企业名称"]);
  await upload(page, "三张.xlsx", Buffer.from(await workbook.xlsx.writeBuffer()));
  await expect(page.getByLabel("工作表").getByRole("option")).toHaveText(["1 一季度", "2 二季度", "3 底稿（隐藏）"]);
  await page.getByLabel("工作表").selectOption({ label: "2 二季度" });
  await page.getByRole("button", { name: "改读这张" }).click();
  await expect(page.getByText("工作表“二季度”，共 3 张")).toBeVisible();
  await expect(page.getByLabel("地区", { exact: true })).toHaveValue("1");
});

test("a list with unknown headings is read by the row pointed out from the keyboard, and so is the next one", async ({
  colleague,
  founder,
}) => {
  const { page } = await colleague(await founder.foundBanner(), ["clerk"]);
  const heading = `重点对象${mark()}`;
  const list = () =>
    Buffer.from(
      `填报要求,按实填写,逐行填写\r\n编号,${heading},地点\r\n1,示例${mark()}有限公司,江苏\r\n2,示例${mark()}有限公司,浙江\r\n`,
    );
  await upload(page, "重点.csv", list());
  await expect(page.getByText("没有认出表头。请先选定“表头所在行”，再在下面逐项选择各列。")).toBeVisible();
  const row = page.getByLabel("表头所在行");
  await expect(row.getByRole("option").nth(1)).toHaveText(`第 2 行 编号，${heading}，地点`);
  await expect(row).toHaveValue("1");

  await test.step("the row is chosen, the columns are read anew and the focus stays", async () => {
    await row.focus();
    await page.keyboard.press("ArrowDown");
    await expect(row).toHaveValue("2");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page.getByText("表头在第 2 行，共 3 列")).toBeVisible();
    await expect(page.getByRole("button", { name: "改用这行" })).toBeFocused();
    await expectNoAxeFaults(page);
  });

  await test.step("the check says in place that the name's column is missing, then counts the rows", async () => {
    await page.getByRole("button", { name: "检查文件" }).click();
    await expect(page.getByText("请指定“企业名称”列。", { exact: true })).toBeVisible();
    const name = page.getByLabel("企业名称", { exact: false }).first();
    await expect(name).toBeFocused();
    await name.selectOption({ label: `B 列 ${heading}` });
    await page.getByRole("button", { name: "检查文件" }).click();
    await expect(page.getByRole("heading", { name: "检查结果" })).toBeVisible();
    expect(await counted(page)).toEqual(["2", "2", "0", "0", "0", "0"]);
  });

  await upload(page, "下月.csv", list());
  await expect(page.getByText("已按上次同样表头的对应关系填好，请核对。")).toBeVisible();
  await expect(page.getByLabel("表头所在行")).toHaveValue("2");
});
