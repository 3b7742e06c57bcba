import { decideMatch, runMatches } from "@/db/matches";
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

  await test.step("nor does the company's page, with a lead or a protected talk, call it absent", async () => {
    await founder.driver`update projects set stage = 'talks', protected_until = now()::date + 30 where company_id = ${companyId}`;
    await founder.driver`delete from matches where company_id = ${companyId}`;
    await page.goto(`/companies/${companyId}`);
    await expect(page.getByText("没有您可见的项目")).toBeVisible();
    await expect(page.getByText("还没有项目")).toHaveCount(0);
    await founder.driver`update projects set stage = 'lead', protected_until = null where company_id = ${companyId}`;
    await runMatches(founder.driver);
    await page.goto(`/chains/CH-302/${linkId}`);
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

test("at the desk a reason stays with its firm, a refusal keeps it and says who was first, and the focus keeps its place", async ({
  colleague,
  founder,
}) => {
  const desk = "CH-302-G";
  const word = `示例${Date.now() % 100_000}`;
  for (const sign of "甲乙丙丁戊") await founder.foundCompany(`${word}${sign}有限公司`, "偏航减速机制造");
  await runMatches(founder.driver);
  const bannerId = await founder.foundBanner();
  const other = await founder.foundViewer(bannerId, "clerk");
  const { page } = await colleague(bannerId, ["clerk"]);
  await page.goto(`/chains/CH-302/${desk}`);
  await expect(page.getByRole("row").getByRole("link", { name: word })).toHaveCount(5);
  const listed = await page.getByRole("row").getByRole("link").allTextContents();
  const [first = "", second = "", third = "", fourth = ""] = listed.filter((name) => name.startsWith(word));
  const rowOf = (name: string) => page.getByRole("row").filter({ has: page.getByRole("link", { name }) });
  const decision = (name: string) => rowOf(name).getByRole("button", { name: "判定" });
  const reasonOf = (name: string) => page.getByLabel(`排除“${name}”的原因`);
  const formOf = (name: string) => page.locator("form").filter({ has: reasonOf(name) });
  const openForm = async (name: string) => {
    await decision(name).click();
    await page.getByRole("menuitem", { name: "排除并说明原因" }).click();
    await expect(reasonOf(name)).toBeFocused();
  };
  const confirmElsewhere = async (name: string) => {
    const [match] = await founder.driver<{ id: string }[]>`
      select m.id from matches m join companies c on c.id = m.company_id where m.link_id = ${desk} and c.name = ${name}`;
    await decideMatch(other, { matchId: match?.id ?? "", seenState: "suggested", decision: "confirmed", reason: null });
  };

  await test.step("the open form stays with its firm when the row above goes, and the next row has the focus", async () => {
    await openForm(third);
    await reasonOf(third).fill("已转产");
    await openForm(first);
    await formOf(first).getByRole("button", { name: "规模过小" }).click();
    await formOf(first).getByRole("button", { name: "排除", exact: true }).click();
    await expect(rowOf(first)).toHaveCount(0);
    await expect(reasonOf(third)).toHaveValue("已转产");
    await expect(decision(second)).toBeFocused();
  });

  await test.step("a form given up gives the focus back to its row", async () => {
    await formOf(third).getByRole("button", { name: "取消" }).click();
    await expect(decision(third)).toBeFocused();
  });

  await test.step("a refused dismissal keeps the reason, names the firm and who was first, and the row shows it", async () => {
    await openForm(third);
    await reasonOf(third).fill("已转产");
    await confirmElsewhere(third);
    await formOf(third).getByRole("button", { name: "排除", exact: true }).click();
    await expect(page.getByRole("alert").filter({ hasText: third })).toContainText(`已由${other.name}于`);
    await expect(reasonOf(third)).toHaveValue("已转产");
    await expect(rowOf(third)).toContainText("已确认");
  });

  await test.step("who is in talks with a firm stands beside its stage, for whom the project is open", async () => {
    const companyId = (await founder.driver`select id from companies where name = ${first}`)[0]?.id;
    await founder.driver`update matches set state = 'suggested', reason = null, decided_by = null, decided_at = null where company_id = ${companyId}`;
    const lead = { name: `${word}项目`, companyId, linkId: desk, source: "来电", ownerUnitId: bannerId };
    await createLead(other, { ...lead, distinctBecause: null });
    const [banner] = await founder.driver`select short_name from units where id = ${bannerId}`;
    await page.reload();
    await expect(rowOf(first)).toContainText(`线索（${banner?.short_name}）`);
  });

  await test.step("of two chosen one was confirmed elsewhere: the answer says so, and the head of the choice has the focus", async () => {
    await page.getByRole("checkbox", { name: `选中 ${second}` }).check();
    await page.getByRole("checkbox", { name: `选中 ${fourth}` }).check();
    await confirmElsewhere(fourth);
    await page.getByRole("button", { name: "确认匹配" }).click();
    await expect(page.getByText("已确认 1 家，1 家已由他人办理")).toBeVisible();
    await expect(page.getByRole("checkbox", { name: "选中本页待确认的企业" })).toBeFocused();
  });
});

test("all firms under the conditions are dismissed at once with one reason, and taken back at once", async ({
  colleague,
  founder,
}) => {
  const desk = "CH-302-K";
  for (let i = 0; i < 60; i += 1)
    await founder.foundCompany(`示例罩${Date.now() % 100_000}-${i}有限公司`, "风电机舱罩制造");
  const companyId = await founder.foundCompany(undefined, "风电机舱罩制造");
  await runMatches(founder.driver);
  const { page, viewer } = await colleague(await founder.foundBanner(), ["clerk"]);
  const lead = { name: "示例机舱罩项目", companyId, linkId: desk, source: "来电", ownerUnitId: viewer.unitId };
  await createLead(viewer, { ...lead, distinctBecause: null });
  await page.goto(`/chains/CH-302/${desk}?tier=make`);
  const counted = async (state: string) =>
    (
      await founder.driver`select count(*)::int as n from matches where link_id = ${desk} and tier = 'make' and state = ${state}`
    )[0]?.n;
  const all = await counted("suggested");
  await page.getByRole("checkbox", { name: "选中本页待确认的企业" }).check();
  await expect(page.getByText("已选 50 家")).toBeVisible();
  await page.getByRole("button", { name: `选中全部 ${all} 家` }).click();
  await expect(page.getByText(`已选全部 ${all} 家`)).toBeVisible();
  await page.getByRole("button", { name: "排除…" }).click();
  await expect(page.getByText("其中 1 家有可见在办项目")).toBeVisible();
  await page.getByLabel(`排除所选 ${all} 家的原因`).fill("规模过小");
  await page.getByRole("button", { name: "排除", exact: true }).click();
  await expect(page.getByText(`已排除 ${all} 家`)).toBeVisible();
  expect(await counted("dismissed")).toBe(all);
  await page.getByRole("button", { name: "撤回" }).click();
  await expect(page.getByText(`已撤回 ${all} 家`)).toBeVisible();
  expect(await counted("suggested")).toBe(all);
});

test("the company's page shows its products with their shares and its honours, each with file and data date", async ({
  colleague,
  founder,
}) => {
  const companyId = await founder.foundCompany();
  const { page, viewer } = await colleague(await founder.foundBanner(), ["clerk"], { width: 390, height: 844 });
  const [file] = await founder.driver<{ id: string }[]>`
    insert into imports (kind, file_name, file_sha256, state, started_by)
    values ('products', '示例上市公司.csv', 'x', 'done', ${viewer.userId}) returning id`;
  await founder.driver`insert into company_products (company_id, name, share_basis_points, import_id, data_on) values
    (${companyId}, '风电叶片', 6250, ${file?.id ?? ""}, '2026-06-30'), (${companyId}, '模具', null, null, null)`;
  await founder.driver`insert into company_honours (company_id, kind, detail, import_id, data_on) values
    (${companyId}, '绿色工厂', '第3批', ${file?.id ?? ""}, '2026-01-31')`;
  await page.goto(`/companies/${companyId}`);
  const rowOf = (name: string) => page.getByRole("row").filter({ hasText: name });
  await expect(rowOf("风电叶片")).toContainText("62.50");
  await expect(rowOf("风电叶片")).toContainText("示例上市公司.csv");
  await expect(rowOf("风电叶片")).toContainText("2026-06-30");
  await expect(rowOf("模具")).toContainText("未填");
  await expect(rowOf("绿色工厂")).toContainText("第3批");
  await expect(rowOf("绿色工厂")).toContainText("2026-01-31");
});
