import { runMatches } from "@/db/matches";
import { createLead } from "@/db/projects";
import { expect, test } from "./fixtures";

const linkId = "CH-302-E";

test("on the phone a clerk sees who is in talks with a link's firms, confirms one, dismisses one, takes one into a lead", async ({
  colleague,
  founder,
}) => {
  const word = `示例${Date.now() % 100_000}`;
  const [taken, free] = [`${word}直驱发电机有限公司`, `${word}双馈发电机有限公司`];
  const companyId = await founder.foundCompany(taken, "风电发电机制造");
  await founder.foundCompany(free, "风电发电机制造");
  await runMatches(founder.driver);
  const other = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const lead = { name: `${word}项目`, companyId, linkId, source: "来电", ownerUnitId: other.unitId };
  await createLead(other, { ...lead, distinctBecause: null });

  const { page } = await colleague(await founder.foundBanner(), ["clerk"], { width: 390, height: 844 });
  await page.goto(`/chains/CH-302/${linkId}`);
  const cardOf = (name: string) => page.getByRole("listitem").filter({ has: page.getByRole("link", { name }) });

  await test.step("another banner's lead is not seen, and not called absent", async () => {
    await expect(cardOf(taken)).toContainText("无可见在办项目，待确认");
    await expect(cardOf(taken)).toContainText("所在地未录入");
    await expect(cardOf(taken)).toContainText("注册资本 未录入");
  });

  await test.step("one is confirmed, one dismissed with the reason", async () => {
    await cardOf(free).getByRole("button", { name: "判定" }).click();
    await page.getByRole("menuitem", { name: "确认匹配" }).click();
    await expect(cardOf(free)).toContainText("无可见在办项目，已确认");
    await cardOf(taken).getByRole("button", { name: "判定" }).click();
    await page.getByRole("menuitem", { name: "排除并说明原因" }).click();
    await cardOf(taken).getByRole("button", { name: "规模过小" }).click();
    await cardOf(taken).getByRole("button", { name: "排除", exact: true }).click();
    await expect(cardOf(taken)).toHaveCount(0);
    const states = await founder.driver<{ name: string; state: string; reason: string | null }[]>`
      select c.name, m.state, m.reason from matches m join companies c on c.id = m.company_id
      where m.link_id = ${linkId} and c.name in (${taken}, ${free}) order by m.state`;
    expect([...states]).toEqual([
      { name: free, state: "confirmed", reason: null },
      { name: taken, state: "dismissed", reason: "规模过小" },
    ]);
  });

  await test.step("the confirmed one opens as a new lead", async () => {
    await cardOf(free).getByRole("link", { name: "转为线索" }).click();
    await expect(page).toHaveURL(new RegExp(`/projects/new\\?link=${linkId}`));
    await expect(page.getByText(free).first()).toBeVisible();
  });
});
