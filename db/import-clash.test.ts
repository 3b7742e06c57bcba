import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { companySchema } from "@/domain/company";
import { bringIn } from "./brought-in";
import { createCompany } from "./companies";
import { rootSecret } from "./environment";
import { expect, test } from "./fixtures";
import { type Founder, founderOf } from "./founding";
import { holdLocks, untilWaiting } from "./held-locks";
import { findImport } from "./import-reading";
import { takeBackImport } from "./import-undo";
import { checkImport, runImport } from "./imports";
import { receiveImport } from "./imports-files";
import { createLead } from "./projects";
import { unwatched } from "./task-progress";
import { startWorker } from "./worker-process";

const headings = ["企业名称", "所在省份", "地区", "经营范围"];
const nameOf = () => `示例${randomBytes(4).toString("hex")}有限公司`;
const rowOf = (name: string, scope: string) => [name, "江苏", "盐城", scope];

/** Companies an officer entered, in the order of their ids. */
async function foundDirectory(founder: Founder, count: number) {
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const made: { id: string; name: string }[] = [];
  for (let at = 0; at < count; at += 1) {
    const name = nameOf();
    made.push({ name, ...(await createCompany(clerk, companySchema.parse({ name, province: "江苏", city: "盐城" }))) });
  }
  const companies = made.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { clerk, companies };
}

test("an edit under way while an import is taken back stays, and the report names its company", async ({
  database: { url, adminUrl },
}) => {
  const founder = founderOf(url);
  const { companies } = await foundDirectory(founder, 2);
  const [edited, other] = companies;
  if (!edited || !other) throw new Error("no companies");
  const rows = companies.map(({ name }) => rowOf(name, "风电叶片制造"));
  const { importId } = await bringIn(url, { headings, rows });
  const officer = await holdLocks(adminUrl, url);
  await officer.driver`update companies set address = '甲路 1 号', version = version + 1 where id = ${edited.id}`;
  const undone = takeBackImport(url, importId, unwatched);
  await untilWaiting(founder, 1);
  await officer.letGo();
  expect(await undone).toMatchObject({ restored: 1, kept: [{ companyId: edited.id, reason: "导入后已修改" }] });
  const held = await founder.driver`select address, scope, version from companies
    where id in (${edited.id}, ${other.id}) order by address nulls last`;
  expect([...held]).toEqual([
    { address: "甲路 1 号", scope: "风电叶片制造", version: 3 },
    { address: null, scope: "", version: 3 },
  ]);
  await founder.end();
});

test("a match decided and a project opened while an import is taken back keep their companies", async ({
  database: { url, adminUrl },
}) => {
  const founder = founderOf(url);
  const banner = await founder.foundBanner();
  const [led, decided, plain] = [nameOf(), nameOf(), nameOf()];
  const rows = [led, decided, plain].map((name) => rowOf(name, "风力发电机叶片制造"));
  const { importId } = await bringIn(url, { headings, rows });
  const officer = await holdLocks(adminUrl, url);
  await officer.driver`update matches set state = 'confirmed', decided_at = now()
    where company_id = (select id from companies where name = ${decided})`;
  await officer.driver`insert into projects (code, name, company_id, owner_unit_id, stage, status)
    select ${`P-${randomBytes(5).toString("hex")}`}, '示例项目', id, ${banner}, 'lead', 'active' from companies where name = ${led}`;
  const undone = takeBackImport(url, importId, unwatched);
  await untilWaiting(founder, 1);
  await officer.letGo();
  const report = await undone;
  expect(report).toMatchObject({ removed: 1, keptCount: 2 });
  expect(report.kept.map(({ name }) => name).sort()).toEqual([led, decided].sort());
  expect(new Set(report.kept.map(({ reason }) => reason))).toEqual(new Set(["导入后已有业务记录"]));
  const matches =
    await founder.driver`select distinct m.state from matches m join companies c on c.id = m.company_id where c.name = ${decided}`;
  expect([...matches]).toEqual([{ state: "confirmed" }]);
  await founder.end();
});

test("an import that clashes with an officer while it is taken back is taken back all the same", async ({
  database: { url, adminUrl },
}) => {
  const founder = founderOf(url);
  const [first, last] = (await foundDirectory(founder, 2)).companies;
  if (!first || !last) throw new Error("no companies");
  const { importId } = await bringIn(url, {
    headings,
    rows: [rowOf(first.name, "风电叶片制造"), rowOf(last.name, "风电叶片制造")],
  });
  const officer = await holdLocks(adminUrl, url);
  await officer.driver`select 1 from companies where id = ${last.id} for update`;
  const undone = takeBackImport(url, importId, unwatched);
  await untilWaiting(founder, 1);
  await officer.driver`select 1 from companies where id = ${first.id} for update`;
  await officer.letGo();
  expect(await undone).toMatchObject({ restored: 2, keptCount: 0 });
  await founder.end();
});

test("a lead is opened on a company while an import that changes or confirms it is under way", async ({
  database: { url, adminUrl },
}) => {
  const founder = founderOf(url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const names = [nameOf(), nameOf()];
  await bringIn(url, { headings, rows: names.map((name) => rowOf(name, "")), dataOn: "2023-01-01" });
  const [first, last] = await founder.driver<{ id: string }[]>`
    select id from companies where name = any(${names}) order by id`;
  if (!first || !last) throw new Error("no companies");
  const list = { headings, rows: names.map((name) => rowOf(name, "风电叶片制造")) };
  const imports = [
    { list: { ...list, dataOn: "2024-01-01" }, counts: { updated: 2 }, link: "CH-302-C" },
    { list: { ...list, dataOn: "2025-01-01" }, counts: { unchanged: 2 }, link: "CH-302-B" },
  ];
  for (const { list, counts, link } of imports) {
    const other = await holdLocks(adminUrl, url);
    await other.driver`select 1 from companies where id = ${last.id} for update`;
    const importing = bringIn(url, list);
    await untilWaiting(founder, 1, { timeout: 20_000 });
    const lead = {
      name: "示例叶片项目",
      companyId: first.id,
      linkId: link,
      source: "来电",
      distinctBecause: "另一产品",
    };
    const { code } = await createLead(clerk, { ...lead, ownerUnitId: clerk.unitId });
    expect(code, JSON.stringify(counts)).not.toBe("");
    await other.letGo();
    expect(await importing).toMatchObject(counts);
  }
  await founder.end();
});

/** A list that changes these companies, checked and handed to a worker of its own, whose writing begins at `run`. */
async function checkedList(url: string, { clerk, companies }: Awaited<ReturnType<typeof foundDirectory>>) {
  process.env.LIANZHAO_SECRET ??= rootSecret();
  const dataDir = mkdtempSync(join(tmpdir(), "data-"));
  process.env.LIANZHAO_DATA_DIR = dataDir;
  const lines = companies.map(({ name }) => rowOf(name, "风电叶片制造").join(","));
  const stream = Readable.from(Buffer.from(`${headings.join(",")}\r\n${lines.join("\r\n")}\r\n`));
  const { importId } = await receiveImport(clerk, "companies", { name: "名单.csv", stream });
  const mapping = { name: 0, province: 1, city: 2, scope: 3 };
  await checkImport(clerk, { importId, mapping, fieldRules: {}, dataOn: null });
  const worker = startWorker(url, dataDir);
  const reach = (state: string) =>
    expect.poll(async () => (await findImport(clerk, importId))?.state, { timeout: 40_000 }).toBe(state);
  await reach("checked");
  return { importId, worker, reach, run: () => runImport(clerk, importId) };
}

test("an import that clashes with an officer is done again and counts its rows once", async ({
  database: { url, adminUrl },
}) => {
  test.slow();
  const founder = founderOf(url);
  const directory = await foundDirectory(founder, 2);
  const [first, last] = directory.companies;
  if (!first || !last) throw new Error("no companies");
  const { importId, worker, reach, run } = await checkedList(url, directory);
  const officer = await holdLocks(adminUrl, url);
  await officer.driver`select 1 from companies where id = ${last.id} for update`;
  await run();
  await untilWaiting(founder, 1, { timeout: 20_000 });
  await officer.driver`select 1 from companies where id = ${first.id} for update`;
  await officer.letGo();
  await reach("done");
  expect(await findImport(directory.clerk, importId)).toMatchObject({ counts: { read: 2, updated: 2, created: 0 } });
  await worker.kill();
  await founder.end();
});
