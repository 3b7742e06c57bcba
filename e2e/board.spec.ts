import type { Page } from "@playwright/test";
import type { Founder } from "@/db/founding";
import { createLead } from "@/db/projects";
import { stages } from "@/domain/stage";
import type { Viewer } from "@/domain/viewer";
import { expect, test } from "./fixtures";

const towers = "CH-302-D";

test("two officers on one card: one moves it, the other is told and loses nothing typed", async ({
  colleague,
  founder,
}) => {
  const bannerId = await founder.foundBanner();
  const first = await colleague(bannerId, ["clerk"]);
  const second = await colleague(bannerId, ["bureau_head"]);
  const companyId = await founder.foundCompany();
  const { id } = await createLead(first.viewer, {
    name: "示例·抢办塔筒",
    companyId,
    linkId: towers,
    source: "来电",
    ownerUnitId: bannerId,
    distinctBecause: null,
  });
  await founder.driver`insert into files (project_id, kind, name, media_type, size_bytes, hash, content, uploaded_by) values (${id}, 'investorFileId', 'a.pdf', 'application/pdf', 4, 'x', '%PDF'::bytea, ${first.viewer.userId})`;
  for (const { page } of [first, second]) {
    await page.goto(`/projects/${id}?panel=move&to=studied`);
    const panel = page.getByRole("complementary").filter({ hasText: "已研判" }).first();
    for (const [label, value] of Object.entries({
      研判意见: "符合",
      协议总投资: "2.60",
      达产年产值: "3.00",
      预计年税收: "900",
      用地需求: "80",
      年综合能耗: "500",
    })) {
      await panel
        .getByRole("textbox", { name: new RegExp(`^${label}`) })
        .first()
        .fill(value);
    }
  }
  await first.page.getByRole("button", { name: "移到已研判" }).click();
  await expect
    .poll(async () => (await founder.driver`select stage from projects where id = ${id}`)[0]?.stage)
    .toBe("studied");
  await second.page.getByRole("button", { name: "移到已研判" }).click();
  await expect(second.page.getByText("该项目已被他人更新，请刷新后重试。").first()).toBeVisible();
  await expect(second.page.getByRole("textbox", { name: /^研判意见/ }).first()).toHaveValue("符合");
  const [moves] =
    await founder.driver`select count(*)::int as n from stage_moves where project_id = ${id} and to_stage = 'studied'`;
  expect(moves?.n).toBe(1);
});

const columnOf = (page: Page, label: string) =>
  page
    .getByRole("region", { name: "看板" })
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: label, exact: true }) });

async function openLead(founder: Founder, viewer: Viewer, name: string) {
  const companyId = await founder.foundCompany();
  const lead = { name, companyId, linkId: towers, source: "来电", ownerUnitId: viewer.unitId, distinctBecause: null };
  const { id } = await createLead(viewer, lead);
  const stage = async () => (await founder.driver`select stage from projects where id = ${id}`)[0]?.stage;
  return { id, stage };
}

/** All that 已研判 asks for. */
async function fillForStudy(founder: Founder, viewer: Viewer, id: string) {
  await founder.driver`
    update projects set study_opinion = '符合', investment_yuan = 260000000, output_yuan = 300000000, tax_yuan = 9000000,
      land_milli_mu = 80000, energy_tce = 500 where id = ${id}`;
  await founder.driver`
    insert into files (project_id, kind, name, media_type, size_bytes, hash, content, uploaded_by)
    values (${id}, 'investorFileId', 'a.pdf', 'application/pdf', 4, 'x', '%PDF'::bytea, ${viewer.userId})`;
}

const chosen = (page: Page) => page.locator("[role=menuitem]:focus");

/** Opens a card's menu with M and walks down to a stage. */
async function walkToStage(page: Page, stage: string) {
  await page.keyboard.press("m");
  await expect(page.getByRole("menu")).toBeVisible();
  for (let step = 0; step < stages.length; step += 1)
    if ((await chosen(page).filter({ hasText: stage }).count()) === 0) await page.keyboard.press("ArrowDown");
  await expect(chosen(page)).toContainText(stage);
}

test("a card is moved to its next stage by the keyboard alone, and the focus goes with it", async ({
  colleague,
  founder,
}) => {
  const { page, viewer } = await colleague(await founder.foundBanner(), ["clerk"]);
  const { id, stage } = await openLead(founder, viewer, "示例·键盘塔筒");
  await fillForStudy(founder, viewer, id);
  await openLead(founder, viewer, "示例·旁边塔筒");
  await page.goto("/projects");
  await columnOf(page, "线索").getByRole("link", { name: "示例·键盘塔筒" }).focus();
  await walkToStage(page, "已研判");
  await expect(chosen(page)).toContainText("可移");
  await page.keyboard.press("Enter");
  await expect(columnOf(page, "已研判").getByRole("link", { name: "示例·键盘塔筒" })).toBeFocused();
  await expect(columnOf(page, "线索").getByRole("link", { name: "示例·键盘塔筒" })).toHaveCount(0);
  expect(await stage()).toBe("studied");
});

test("a move that lacks fields opens what is missing and writes nothing, from the menu and from a drop", async ({
  colleague,
  founder,
}) => {
  const { page, viewer } = await colleague(await founder.foundBanner(), ["clerk"]);
  const { stage } = await openLead(founder, viewer, "示例·拖动塔筒");
  await page.goto("/projects");
  const card = columnOf(page, "线索").getByRole("link", { name: "示例·拖动塔筒" });
  const refused = page.getByText(/还不能移到“已研判”，缺 \d+ 项/);
  await card.focus();
  await walkToStage(page, "已研判");
  await expect(chosen(page)).toContainText(/缺 \d+ 项/);
  await page.keyboard.press("Enter");
  await expect(refused).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(refused).toBeHidden();

  const [from, to] = [await card.boundingBox(), await columnOf(page, "已研判").boundingBox()];
  if (!from || !to) throw new Error("the board is not in sight");
  await page.mouse.move(from.x + 20, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, from.y + 20, { steps: 4 });
  await page.mouse.move(to.x + to.width / 2, to.y + 120, { steps: 8 });
  await page.mouse.up();
  await expect(refused).toBeVisible();
  await expect(columnOf(page, "已研判").getByRole("link")).toHaveCount(0);
  await expect(card).toBeVisible();
  expect(await stage()).toBe("lead");
});

test("single keys that were switched off are not offered and move no card, and its menu still does", async ({
  colleague,
  founder,
}) => {
  const { page, viewer } = await colleague(await founder.foundBanner(), ["clerk"]);
  await openLead(founder, viewer, "示例·无键塔筒");
  await page.goto("/projects");
  await page.keyboard.press("?");
  await page.getByRole("checkbox", { name: "启用单键快捷键（本机）" }).uncheck();
  await page.getByRole("button", { name: "关闭" }).first().click();
  await expect(page.getByText("方向键选卡片，Enter 打开")).toBeVisible();
  await page.reload();
  await expect(page.getByText("方向键选卡片，Enter 打开")).toBeVisible();
  await expect(page.getByRole("searchbox")).toHaveAccessibleDescription("回车搜索");
  const card = columnOf(page, "线索").getByRole("link", { name: "示例·无键塔筒" });
  await card.focus();
  await page.keyboard.press("m");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "移动“示例·无键塔筒”" })).toBeFocused();
  await expect(page.getByRole("menu")).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: /已研判/ })).toBeVisible();
});
