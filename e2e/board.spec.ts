import { createLead } from "@/db/projects";
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

test("a card is moved by the keyboard alone, and a refused move opens what is missing", async ({
  colleague,
  founder,
}) => {
  const bannerId = await founder.foundBanner();
  const { page, viewer } = await colleague(bannerId, ["clerk"]);
  const companyId = await founder.foundCompany();
  const { id } = await createLead(viewer, {
    name: "示例·键盘塔筒",
    companyId,
    linkId: towers,
    source: "来电",
    ownerUnitId: bannerId,
    distinctBecause: null,
  });
  await page.goto("/projects");
  const card = page.getByRole("link", { name: "示例·键盘塔筒" }).first();
  await card.focus();
  await page.keyboard.press("m");
  await expect(page.getByRole("menuitem", { name: /已研判/ })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: /已研判/ })).toContainText(/缺 \d+ 项/);
  await page.getByRole("menuitem", { name: /已研判/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/还不能移到“已研判”，缺 \d+ 项/)).toBeVisible();
  await page.keyboard.press("Escape");
  expect((await founder.driver`select stage from projects where id = ${id}`)[0]?.stage).toBe("lead");
});
