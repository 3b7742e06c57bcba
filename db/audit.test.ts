import {
  auditEntriesPerPage,
  checkSeals,
  findBrokenSeals,
  isSealedInTime,
  listAuditEntries,
  noteDenial,
  sealAudit,
} from "./audit";
import { asViewer, asWriter, requestContext } from "./client";
import { expect, test } from "./fixtures";
import { type Founder, founderOf } from "./founding";
import { companies } from "./schema/companies";
import { contacts } from "./schema/projects";
import { renameUnit } from "./units";
import { changePerson } from "./users";

const everything = { subject: null, personName: null, on: null, beforeId: null };
let founder: Founder;
test.beforeEach(({ database }) => {
  founder = founderOf(database.url);
});
test.afterEach(() => founder.end());

/** Seals until everything written so far is under a seal; a transaction of another test may hold it up for a moment. */
async function sealAll() {
  await expect
    .poll(async () => {
      await sealAudit();
      const [open] = await founder.driver`
        select count(*)::int as rows from audit.entries where tx_id >= coalesce((select max(until_tx) from audit.seals), 0)`;
      return open?.rows;
    })
    .toBe(0);
}

test.describe("one entry for every changed row", () => {
  const entriesOf = (requestId: string) => founder.driver`
    select operation, subject, before, after, user_id from audit.entries where request_id = ${requestId} order by id`;
  const within = async (work: () => Promise<unknown>) => {
    const requestId = crypto.randomUUID();
    await requestContext.run({ requestId }, work);
    return entriesOf(requestId);
  };

  test("a renamed unit leaves one, with both names and who did it", async () => {
    const unitId = await founder.foundBanner();
    const system = await founder.foundViewer("152500", "system_admin");
    const mark = crypto.randomUUID().slice(0, 6);
    const entries = await within(() => renameUnit(system, { unitId, name: `改名旗${mark}`, shortName: `改${mark}` }));
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ operation: "UPDATE", subject: "units", user_id: system.userId });
    expect(entries[0]?.before.name).not.toBe(entries[0]?.after.name);
    expect(entries[0]?.after.name).toBe(`改名旗${mark}`);
  });

  test("a person with a new name and two new roles leaves three", async () => {
    const unitId = await founder.foundBanner();
    const security = await founder.foundViewer("152500", "security_admin");
    const { userId } = await founder.foundUser(unitId, ["clerk"]);
    const entries = await within(() =>
      changePerson(security, { userId, name: "示例改名", unitId, roles: ["bureau_head", "verifier"] }),
    );
    expect(entries.map((entry) => `${entry.operation} ${entry.subject}`).sort()).toEqual([
      "DELETE user_roles",
      "INSERT user_roles",
      "INSERT user_roles",
      "UPDATE users",
    ]);
  });

  test("many rows entered by one statement leave as many entries, a change to the same value leaves none", async () => {
    const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
    const rows = Array.from({ length: 7 }, () => {
      const name = `示例${crypto.randomUUID().slice(0, 8)}公司`;
      return { name, normalisedName: name, coreName: name, pinyin: "x", initials: "x", textGrams: [] };
    });
    const entries = await within(() =>
      asWriter(clerk, async (tx) => {
        await tx.insert(companies).values(rows);
        return null;
      }),
    );
    expect(entries.filter((entry) => entry.subject === "companies" && entry.operation === "INSERT")).toHaveLength(7);
    expect(entries).toHaveLength(7);
    const system = await founder.foundViewer("152500", "system_admin");
    const [unit] = await founder.driver`select name, short_name from units where id = '152502'`;
    const same = { unitId: "152502", name: String(unit?.name), shortName: String(unit?.short_name) };
    expect(await within(() => renameUnit(system, same))).toHaveLength(0);
  });

  test("a refused verb leaves a line with the verb", async () => {
    const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
    const entries = await within(() => noteDenial(clerk, "confirmSigning"));
    expect(entries).toEqual([
      expect.objectContaining({ operation: "EVENT", subject: "denied", after: { verb: "confirmSigning" } }),
    ]);
  });
});

test("a contact's name and number never stand in the log in clear, nor does a password's hash", async () => {
  const banner = await founder.foundBanner();
  const clerk = await founder.foundViewer(banner, "clerk");
  const { driver } = founder;
  const name = `示例${crypto.randomUUID().slice(0, 8)}公司`;
  const phone = `139${String(Date.now()).slice(-8)}`;
  const person = `示例联系人${crypto.randomUUID().slice(0, 6)}`;
  const [company] = await driver`
    insert into companies (name, normalised_name, core_name, pinyin, initials, text_grams)
    values (${name}, ${name}, ${name}, 'x', 'x', '{}') returning id`;
  const [project] = await driver`insert into projects (code, name, company_id, owner_unit_id, created_by)
    values (${crypto.randomUUID()}, ${name}, ${company?.id}, ${banner}, ${clerk.userId}) returning id`;
  await asViewer(clerk, (tx) =>
    tx.execute(
      // Only the granted columns; the number is written and never read back.
      `insert into contacts (project_id, name, phone, phone_masked, recorded_by) values ('${project?.id}', '${person}', '${phone}', '139****0000', '${clerk.userId}')`,
    ),
  );
  await asViewer(clerk, (tx) => tx.update(contacts).set({ post: "经理" }));
  const written =
    await driver`select after from audit.entries where subject = 'contacts' and after ->> 'project_id' = ${project?.id}`;
  expect(written).toHaveLength(2);
  expect(written[0]?.after.phone).toMatch(/^sha256:[0-9a-f]{64}$/);
  const clear = await driver`
    select subject from audit.entries e where e::text like ${`%${phone}%`} or e::text like ${`%${person}%`} or e::text like '%$argon2%'`;
  expect(clear).toHaveLength(0);
});

test("an entry and a seal are changed and deleted by nobody, not even by the owner of the database", async () => {
  await noteDenial(await founder.foundViewer(await founder.foundBanner(), "clerk"), "tamper");
  await sealAll();
  const { driver } = founder;
  for (const statement of [
    "update audit.entries set user_id = null",
    "delete from audit.entries",
    "truncate audit.entries",
    "update audit.seals set hash = ''",
    "delete from audit.seals",
    "truncate audit.seals",
  ])
    await expect(
      driver.begin(async (tx) => {
        await tx`set local role lianzhao_audit`;
        await tx.unsafe(statement);
      }),
      statement,
    ).rejects.toThrow(/takes no change/);
});

test("an owner who switches the guard off and alters an entry is found by the seal check, and only there", async () => {
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const auditor = await founder.foundViewer("152500", "auditor");
  const verb = `tamper-${crypto.randomUUID()}`;
  await noteDenial(clerk, verb);
  expect(await isSealedInTime(0)).toBe(false);
  await sealAll();
  expect(await isSealedInTime(0)).toBe(true);
  expect(await findBrokenSeals()).toEqual([]);
  const alter = (statement: string) =>
    founder.driver.begin(async (tx) => {
      await tx`set local role lianzhao_audit`;
      await tx`alter table audit.entries disable trigger append_only`;
      await tx.unsafe(statement);
      await tx`alter table audit.entries enable trigger append_only`;
    });
  await alter(`update audit.entries set after = '{"verb":"innocent"}' where after ->> 'verb' = '${verb}'`);
  const broken = await findBrokenSeals();
  expect(broken).toHaveLength(1);
  expect((await checkSeals(auditor)).brokenSealIds).toEqual(broken);
  await alter(`update audit.entries set after = '{"verb":"${verb}"}' where after ->> 'verb' = 'innocent'`);
  const report = await checkSeals(auditor);
  expect(report.brokenSealIds).toEqual([]);
  expect(report.sealCount).toBeGreaterThan(0);
  expect(report.lastSealedAt?.getTime()).toBeGreaterThan(Date.now() - 60_000);
});

test("the auditor reads the log by object, person and day, page after page; nobody else reads a line", async () => {
  const banner = await founder.foundBanner();
  const auditor = await founder.foundViewer("152500", "auditor");
  const clerk = await founder.foundViewer(banner, "clerk");
  for (let n = 0; n < auditEntriesPerPage + 5; n += 1) await noteDenial(clerk, `verb-${n}`);
  const filter = { ...everything, subject: "denied", personName: clerk.name };
  const first = await listAuditEntries(auditor, filter);
  expect(first).toHaveLength(auditEntriesPerPage + 1);
  const rest = await listAuditEntries(auditor, { ...filter, beforeId: first.at(-2)?.id ?? 0 });
  expect(rest.map((entry) => entry.after?.verb)).toEqual(["verb-4", "verb-3", "verb-2", "verb-1", "verb-0"]);
  expect(await listAuditEntries(auditor, { ...filter, on: "2020-01-01" })).toEqual([]);
  for (const role of ["clerk", "promoter", "system_admin", "security_admin"] as const) {
    const viewer = await founder.foundViewer("152500", role);
    expect(await listAuditEntries(viewer, everything), role).toEqual([]);
  }
});
