import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { createCompany, editCompany } from "@/db/companies";
import { joinGroup } from "@/db/company-groups";
import type { Founder } from "@/db/founding";
import { createLead } from "@/db/projects";
import { companySchema } from "@/domain/company";
import type { Viewer } from "@/domain/viewer";
import { expect, test } from "./fixtures";

const blades = "CH-302-C";
const bladeScope = "风力发电机叶片制造";

/** A word no other story has in its names. */
const rareWord = () => Array.from(randomBytes(3), (byte) => String.fromCodePoint(0x9100 + byte)).join("");

const enter = async (viewer: Viewer, fields: Record<string, unknown>) =>
  (await createCompany(viewer, companySchema.parse({ distinctBecause: "试验", province: "江苏", ...fields }))).id;

const leadOf = (viewer: Viewer, companyId: string, name: string) =>
  createLead(viewer, {
    name,
    companyId,
    linkId: blades,
    source: "来电",
    ownerUnitId: viewer.unitId,
    distinctBecause: null,
  });

/** Two spellings of one company. The second has a project, a confirmed match and a parent, and the first an address. */
async function foundDoubles(founder: Founder, viewer: Viewer) {
  const word = rareWord();
  const bare = { name: `${word}叶片有限公司`, address: "甲路 1 号" };
  const loaded = { name: `${word}叶片有限责任公司`, address: "乙路 2 号", scope: bladeScope, capitalRaw: "1000万元" };
  const bareId = await enter(viewer, bare);
  const loadedId = await enter(viewer, loaded);
  const project = `${word}项目`;
  await leadOf(viewer, loadedId, project);
  await founder.driver`update matches set state = 'confirmed', decided_at = now() where company_id = ${loadedId} and link_id = ${blades}`;
  const parentName = `${word}控股集团`;
  const parentId = await enter(viewer, { name: parentName });
  await joinGroup(viewer, { companyId: loadedId, parentId, kind: "controlled", seenParentId: null });
  return { word, bare: { ...bare, id: bareId }, loaded: { ...loaded, id: loadedId }, project, parentName };
}

const cardOf = (page: Page, title: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true }) });

/** The company's page shows the project, the confirmed match and the parent, or nothing of them. */
async function expectHeld(
  page: Page,
  companyId: string,
  held: { project: string; parentName: string },
  isHeld: boolean,
) {
  const count = isHeld ? 1 : 0;
  await page.goto(`/companies/${companyId}`);
  await expect(cardOf(page, "企业资料")).toBeVisible();
  await expect(cardOf(page, "招商项目").getByRole("link", { name: held.project })).toHaveCount(count);
  await expect(cardOf(page, "所属集团").getByRole("link", { name: held.parentName })).toHaveCount(count);
  await expect(cardOf(page, "匹配环节").getByText("已确认", { exact: true })).toHaveCount(count);
}

test("two doubles are merged field by field, all that hung on one goes over, and taking it back parts them again", async ({
  colleague,
  founder,
}) => {
  test.slow();
  const { page, viewer } = await colleague(await founder.foundBanner(), ["clerk"]);
  const doubles = await foundDoubles(founder, viewer);
  const { word, bare, loaded } = doubles;
  const pair = page.getByRole("listitem").filter({ hasText: bare.name });

  await test.step("the queue shows the pair and why; the one with the project is kept until somebody says otherwise", async () => {
    await page.goto("/companies/duplicates?reason=core");
    await expect(pair).toContainText(loaded.name);
    await expect(pair).toContainText("名称去掉地名和组织形式后相同，所在地相同。");
    await pair.getByRole("link", { name: new RegExp(`^合并${word}`) }).click();
    await page.waitForURL(`**/companies/duplicates/${loaded.id}/${bare.id}`);
    await expect(cardOf(page, "随之移到保留的企业")).toContainText("没有项目、匹配和其他记录");
  });

  await test.step("turned round, what hangs on the other is counted before it moves", async () => {
    await page.getByRole("link", { name: "互换两家" }).click();
    await page.waitForURL(`**/companies/duplicates/${bare.id}/${loaded.id}`);
    const moves = cardOf(page, "随之移到保留的企业");
    for (const words of ["招商项目 1", "已确认的匹配 1", "集团关系 1"]) await expect(moves).toContainText(words);
  });

  await test.step("a blank takes the other's content by itself; the address is chosen against what is proposed", async () => {
    const choice = (field: string, side: string) =>
      page.getByRole("group", { name: field, exact: true }).getByRole("radio", { name: side });
    await expect(choice("经营范围", "并入的企业")).toBeChecked();
    await expect(choice("注册资本", "并入的企业")).toBeChecked();
    await expect(choice("企业全称", "保留的企业")).toBeChecked();
    await expect(choice("注册地址", "保留的企业")).toBeChecked();
    await choice("注册地址", "并入的企业").check();
    await choice("注册资本", "保留的企业").check();
    await page.getByRole("button", { name: "合并为一家" }).click();
    await page.waitForURL(`**/companies/${bare.id}`);
  });

  await test.step("the kept company has what was chosen and all that moved, and its history says so", async () => {
    const facts = cardOf(page, "企业资料");
    await expect(facts).toContainText(loaded.address);
    await expect(facts).toContainText(bladeScope);
    await expect(facts).not.toContainText("1,000.00 万元");
    const history = cardOf(page, "合并记录");
    await expect(history).toContainText(`并入“${loaded.name}”`);
    await expect(history).toContainText("采用其注册地址、经营范围，移来 1 个项目");
    await expectHeld(page, bare.id, doubles, true);
    await page.goto("/companies/duplicates");
    await expect(pair).toHaveCount(0);
    await page.goto(`/companies/${loaded.id}`);
    await page.waitForURL(`**/companies/${bare.id}?from=${loaded.id}`);
    await expect(page.getByText(`“${loaded.name}”已并入本企业`)).toBeVisible();
  });

  const leader = await colleague("152500", ["leader"]);
  await test.step("a leader reads the history and is not offered to take it back", async () => {
    await leader.page.goto(`/companies/${bare.id}`);
    await expect(cardOf(leader.page, "合并记录")).toContainText(loaded.name);
    await expect(leader.page.getByRole("button", { name: "撤销合并" })).toHaveCount(0);
  });

  await test.step("taken back, both are as they were and the history keeps the trace", async () => {
    await page.getByRole("button", { name: "撤销合并" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "撤销合并" }).click();
    await expect(cardOf(page, "合并记录")).toContainText("已撤销");
    await expect(page.getByRole("button", { name: "撤销合并" })).toHaveCount(0);
    await expectHeld(page, bare.id, doubles, false);
    await expect(cardOf(page, "企业资料")).toContainText(bare.address);
    await expect(cardOf(page, "企业资料")).not.toContainText(bladeScope);
    await expectHeld(page, loaded.id, doubles, true);
    await expect(cardOf(page, "企业资料")).toContainText(loaded.address);
  });

  await test.step("the pair waits again: the leader sees it and may not merge, nor by the address of the form", async () => {
    await leader.page.goto("/companies/duplicates?reason=core");
    const seen = leader.page.getByRole("listitem").filter({ hasText: bare.name });
    await expect(seen).toContainText(loaded.name);
    await expect(seen.getByRole("button")).toHaveCount(0);
    await expect(seen.getByRole("link", { name: /^合并/ })).toHaveCount(0);
    await leader.page.goto(`/companies/duplicates/${bare.id}/${loaded.id}`);
    await expect(leader.page.getByText(/^本页由.*使用$/)).toBeVisible();
    await expect(leader.page.getByRole("button", { name: "合并为一家" })).toHaveCount(0);
  });
});

test("two that are not one are settled by keyboard with a reason, do not come back, and the focus goes to the next pair", async ({
  colleague,
  founder,
}) => {
  const { page, viewer } = await colleague(await founder.foundBanner(), ["clerk"], { width: 390, height: 844 });
  const doubles = [await foundDoubles(founder, viewer), await foundDoubles(founder, viewer)] as const;
  const pairOf = ({ bare }: (typeof doubles)[number]) => page.getByRole("listitem").filter({ hasText: bare.name });
  await page.goto("/companies/duplicates?reason=core");
  const list = await page.getByRole("list", { name: "可能重复的企业" }).innerText();
  const isInOrder = list.indexOf(doubles[0].bare.name) < list.indexOf(doubles[1].bare.name);
  const { bare, loaded } = isInOrder ? doubles[0] : doubles[1];
  const pair = pairOf({ ...doubles[0], bare });
  await pair.getByRole("button", { name: "不是同一家" }).press("Enter");
  const reason = pair.getByRole("textbox", { name: /为什么不是同一家/ });
  await expect(reason).toBeFocused();
  await reason.press("Enter");
  await expect(pair.getByText(/请写明为什么不是同一家/)).toBeVisible();
  await reason.fill("法定代表人和经营地址不同");
  await reason.press("Enter");
  await expect(pair).toHaveCount(0);
  // Pairs that other stories left may stand between the two.
  const next = page.getByRole("list", { name: "可能重复的企业" }).locator(":focus");
  await expect(next).toHaveText("不是同一家");
  const [settled] = await founder.driver`
    select state, note from duplicate_pairs where first_id = least(${bare.id}::uuid, ${loaded.id}::uuid) and second_id = greatest(${bare.id}::uuid, ${loaded.id}::uuid)`;
  expect(settled).toEqual({ state: "distinct", note: "法定代表人和经营地址不同" });
});

test("a branch that stands under another firm is put under its own, which the queue says and settles", async ({
  colleague,
  founder,
}) => {
  const { page, viewer } = await colleague(await founder.foundBanner(), ["clerk"]);
  const word = rareWord();
  const firm = await enter(viewer, { name: `${word}重工有限公司` });
  const branch = await enter(viewer, { name: `${word}重工有限公司青岛分公司` });
  const parentId = await enter(viewer, { name: `${word}控股集团` });
  await joinGroup(viewer, { companyId: branch, parentId, kind: "controlled", seenParentId: null });
  const pair = page.getByRole("listitem").filter({ hasText: `${word}重工有限公司青岛分公司` });
  await page.goto("/companies/duplicates?reason=branch");
  await expect(pair).toContainText(`现上级 ${word}控股集团`);
  await pair.getByRole("button", { name: "设为分支机构" }).press("Enter");
  await expect(pair).toHaveCount(0);
  await expect(page.locator(":focus")).toHaveCount(1);
  const [held] = await founder.driver`select parent_id, kind from company_relations where company_id = ${branch}`;
  expect(held).toEqual({ parent_id: firm, kind: "branch" });
});

test("a prospect is confirmed on the link and becomes a lead only after a word on its group's project in hand", async ({
  colleague,
  founder,
}) => {
  const { page, viewer } = await colleague(await founder.foundBanner(), ["clerk"]);
  const word = rareWord();
  const parentId = await enter(viewer, { name: `${word}集团有限公司` });
  const companyId = await enter(viewer, { name: `${word}风能叶片有限公司`, scope: bladeScope });
  await joinGroup(viewer, { companyId, parentId, kind: "controlled", seenParentId: null });
  await leadOf(viewer, parentId, `${word}集团项目`);

  const link = `/chains/CH-302/${blades}`;
  const row = page.getByRole("row").filter({ hasText: `${word}风能叶片有限公司` });
  await test.step("the clerk confirms the prospect in its row", async () => {
    await page.goto(link);
    await row.getByRole("button", { name: "判定" }).click();
    await page.getByRole("menuitem", { name: "确认匹配" }).click();
    await expect(row).toContainText("已确认");
    await expect(row.getByRole("button", { name: "撤销确认" })).toBeVisible();
  });

  await test.step("the new lead says what of the group is in hand and asks for a reason", async () => {
    await row.getByRole("link", { name: "转为线索" }).click();
    await expect(page.getByText("同一集团的企业有 1 个在办项目。")).toBeVisible();
    await expect(page.getByRole("link", { name: new RegExp(`${word}集团项目`) })).toBeVisible();
    await page.getByLabel("线索来源").fill("目标企业筛选");
    await page.getByRole("button", { name: "登记线索" }).click();
    await expect(page.getByText(/确属不同项目，请说明理由。$/).last()).toBeVisible();
    const made = await founder.driver`select 1 from projects where company_id = ${companyId}`;
    expect(made).toHaveLength(0);
  });

  await test.step("with the reason it is a lead, and the link shows the project in place of the offer", async () => {
    await page.getByRole("textbox", { name: /与相近项目的不同/ }).fill("集团项目做塔筒，本项目做叶片");
    await page.getByRole("button", { name: "登记线索" }).click();
    await page.waitForURL(/\/projects\/[0-9a-f-]{36}$/);
    const projectId = page.url().split("/").at(-1) ?? "";
    const [move] = await founder.driver`select reason from stage_moves where project_id = ${projectId}`;
    expect(move?.reason).toBe("集团项目做塔筒，本项目做叶片");
    await page.goto(link);
    await expect(row.getByRole("link", { name: "查看项目" })).toHaveAttribute("href", `/projects/${projectId}`);
    await expect(row.getByRole("link", { name: "转为线索" })).toHaveCount(0);
  });
});

test("whoever saves second is taken to both versions, with who saved first and at which minute", async ({
  colleague,
  founder,
}) => {
  const bannerId = await founder.foundBanner();
  const { page, viewer } = await colleague(bannerId, ["clerk"], { width: 390, height: 600 });
  const other = await founder.foundViewer(bannerId, "clerk");
  const fields = { name: `${rareWord()}叶片有限公司`, distinctBecause: "试验", province: "江苏" };
  const { id } = await createCompany(viewer, companySchema.parse(fields));
  await page.goto(`/companies/${id}/edit`);
  await page.getByLabel("注册地址").fill("丙路 3 号");
  const [seen] = await founder.driver`select version from companies where id = ${id}`;
  await editCompany(other, {
    ...companySchema.parse({ ...fields, address: "丁路 4 号" }),
    id,
    seenVersion: seen?.version,
  });
  await page.getByRole("button", { name: "保存", exact: true }).press("Enter");
  const versions = page.getByRole("region", { name: "两份内容" });
  await expect(versions).toBeFocused();
  const sentence = versions.getByText(new RegExp(`^${other.name}在 \\d{2}:\\d{2} 改过本企业`));
  await expect(sentence).toBeInViewport();
});
