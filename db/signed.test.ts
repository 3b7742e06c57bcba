import { yuan } from "@/domain/money";
import { decideAmendment, listAmendments, proposeAmendment } from "./amendments";
import { expect, test } from "./fixtures";
import { type Founder, founderOf } from "./founding";
import { terminateProject } from "./project-status";
import { getSignedSheet, listSigned } from "./signed";
import { foundLead, foundSigner, prove, submitSigned, todayOf, versionOf } from "./walked-project";

/** Moves the whole history of a project back, as if it had been signed some days ago. */
const age = (founder: Founder, id: string, days: number) =>
  founder.driver`update stage_moves set moved_at = moved_at - make_interval(days => ${days}) where project_id = ${id}`;

test("a project terminated today is still on yesterday's list and no longer on today's", async ({ database }) => {
  const founder = founderOf(database.url);
  const { head, promoter, clerk, sign } = await foundSigner(founder);
  const id = await sign();
  await age(founder, id, 5);
  const asOf = await todayOf(founder, -1);
  const before = await getSignedSheet(head, { asOf });
  const fileId = await prove(clerk, id, "termination");
  await terminateProject(promoter, { id, seenVersion: await versionOf(promoter, id), reason: "投资方退出", fileId });
  expect((await listSigned(head, {})).count).toBe(0);
  expect((await listSigned(head, { ended: "1" })).lines).toMatchObject([{ id, note: "终止" }]);
  expect((await listSigned(head, { asOf, ended: "1" })).count).toBe(0);
  const after = await getSignedSheet(head, { asOf });
  expect(after.rows).toHaveLength(1);
  expect(after.contentHash).toBe(before.contentHash);
  await founder.end();
});

test("an amount amended today stands on yesterday's list as it was then", async ({ database }) => {
  const founder = founderOf(database.url);
  const { head, clerk, promoter, sign } = await foundSigner(founder);
  const id = await sign();
  await age(founder, id, 5);
  const asOf = await todayOf(founder, -1);
  for (const value of [yuan(600_000_000), yuan(500_000_000)]) {
    const seenVersion = await versionOf(clerk, id);
    await proposeAmendment(clerk, { projectId: id, seenVersion, field: "outputYuan", value, reason: "可研修订后下调" });
    const [proposed] = await listAmendments(clerk, id);
    await decideAmendment(promoter, { id: proposed?.id ?? "", decision: "approved", decisionReason: null });
  }
  expect((await listSigned(head, {})).lines[0]?.outputYuan).toBe(500_000_000);
  expect((await listSigned(head, { asOf })).lines[0]?.outputYuan).toBe(1_200_000_000);
  await founder.end();
});

test("a signing confirmed after the cut-off is not on its list, and one only submitted is on none", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const { head, sign, ...office } = await foundSigner(founder);
  const id = await sign();
  expect((await listSigned(head, { asOf: await todayOf(founder, -1) })).count).toBe(0);
  expect((await listSigned(head, { asOf: await todayOf(founder) })).lines.map((line) => line.id)).toEqual([id]);
  await submitSigned(office, (await foundLead(founder, office, "示例仅提交")).id);
  expect((await listSigned(head, {})).count).toBe(1);
  await founder.end();
});

test("filters by period, place, industry and size narrow the list and its totals alike", async ({ database }) => {
  const founder = founderOf(database.url);
  const { head, sign, bannerId } = await foundSigner(founder);
  await sign({}, "示例大");
  await sign(
    { investmentYuan: yuan(60_000_000), fixedInvestmentYuan: yuan(50_000_000), signedOn: "2025-06-01" },
    "示例小",
  );
  const names = async (view: Parameters<typeof listSigned>[1]) =>
    (await listSigned(head, view)).lines.map(({ serial, name }) => `${serial} ${name}`);
  expect(await names({})).toEqual(["1 示例大", "2 示例小"]);
  expect(await names({ from: "2026-01-01", to: "2026-12-31" })).toEqual(["1 示例大"]);
  expect(await names({ band: "under_1" })).toEqual(["1 示例小"]);
  expect(
    await names({ banner: bannerId, cluster: "C3", industry: "I301", type: "investment", stage: "signed" }),
  ).toHaveLength(2);
  expect(await names({ cluster: "C1" })).toEqual([]);
  expect((await listSigned(head, { band: "over_10" })).totals[0]?.sum).toBe(1_260_000_000);
  const first = await listSigned(head, {});
  expect([first.previous, first.next]).toEqual([null, null]);
  await founder.end();
});

test("pages of fifty follow each other without a gap, and totals speak for the whole query", async ({ database }) => {
  const founder = founderOf(database.url);
  const { head, sign } = await foundSigner(founder);
  const id = await sign();
  await founder.driver.begin(async (tx) => {
    await tx`create temporary table copies on commit drop as
      select gen_random_uuid() as new_id, n from generate_series(1, 54) n`;
    const columns = (
      await tx`
      select column_name from information_schema.columns where table_name = 'projects' and column_name not in ('id', 'code') and is_generated = 'NEVER'`
    ).map((row) => String(row.column_name));
    const list = columns.join(", ");
    await tx.unsafe(`insert into projects (id, code, ${list})
      select c.new_id, 'COPY-' || left(c.new_id::text, 18), ${list.replace(/(\w+)/g, "p.$1")} from projects p, copies c where p.id = '${id}'`);
    await tx`insert into project_links (project_id, link_id, is_primary)
      select c.new_id, l.link_id, l.is_primary from project_links l, copies c where l.project_id = ${id}`;
    await tx`insert into stage_moves (project_id, from_stage, to_stage, from_status, to_status, moved_by, moved_at)
      select c.new_id, from_stage, to_stage, from_status, to_status, moved_by, moved_at from stage_moves m, copies c where m.project_id = ${id}`;
  });
  const first = await listSigned(head, {});
  expect([first.lines.length, first.count, first.previous, first.contentHash]).toEqual([50, 55, null, null]);
  expect(first.totals.find(({ heading }) => heading === "带动就业(人)")?.sum).toBe(55 * 420);
  const second = await listSigned(head, { after: first.next ?? "" });
  expect(second.lines.map(({ serial }) => serial)).toEqual([51, 52, 53, 54, 55]);
  expect(second.next).toBeNull();
  expect((await listSigned(head, { before: second.previous ?? "" })).lines.map((line) => line.code)).toEqual(
    first.lines.map((line) => line.code),
  );
  expect(new Set([...first.lines, ...second.lines].map((line) => line.code)).size).toBe(55);
  await founder.end();
});
