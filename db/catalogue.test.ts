import { expect, test } from "./fixtures";
import { founderOf } from "./founding";

const businessTables = `
  select c.oid::regclass::text as name, c.relrowsecurity as guarded, c.relforcerowsecurity as forced
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and n.nspname = 'public' order by 1`;

test("every table has forced row-level security and its owner's own policy", async ({ database }) => {
  const { driver, end } = founderOf(database.url);
  const tables = await driver.unsafe(businessTables);
  expect(tables.length).toBeGreaterThan(35);
  expect(tables.filter((table) => !table.guarded || !table.forced).map((table) => table.name)).toEqual([]);
  await end();
});

/** Bookkeeping of the door itself, which the log would only echo. */
const unaudited = [
  "deployment",
  "duplicate_pairs",
  "import_changes",
  "import_rejects",
  "live_credits",
  "project_serials",
  "requests",
  "sessions",
  "setup_links",
  "sign_in_failures",
  "tasks",
];

test("every business table writes the audit log on insert, update and delete", async ({ database }) => {
  const { driver, end } = founderOf(database.url);
  const tables = await driver.unsafe(`
    select t.name, (select count(*) from pg_trigger g join pg_proc f on f.oid = g.tgfoid join pg_namespace fn on fn.oid = f.pronamespace
      where g.tgrelid = t.name::regclass and fn.nspname = 'audit' and f.proname = 'record')::int as triggers from (${businessTables}) t`);
  expect(tables.filter((table) => table.triggers !== 3).map((table) => table.name)).toEqual(unaudited);
  await end();
});

test("no view, materialised view or foreign table exists that could read past the row rights", async ({ database }) => {
  const { driver, end } = founderOf(database.url);
  const views =
    await driver`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('v', 'm', 'f') and n.nspname in ('public', 'door', 'audit')`;
  expect(views.map((view) => view.name)).toEqual([]);
  await end();
});

/** Each of these answers one narrow question; a new one is a decision, not an accident. */
const callable: Record<string, string[]> = {
  lianzhao_app: [
    "audit.note",
    "door.companies_called",
    "door.companies_of_body",
    "door.companies_with",
    "door.current_month",
    "door.first_talk_against",
    "door.hash_of",
    "door.hidden_talks",
    "door.kept_of",
    "door.merge_companies",
    "door.merge_obstacles",
    "door.next_project_code",
    "door.person_of",
    "door.protected_links",
    "door.protections_of",
    "door.reveal_contact",
    "door.stands_over",
    "door.touch_session",
    "door.unmerge_companies",
    "door.viewer",
    "door.work_on",
  ],
  lianzhao_signin: [
    "audit.note",
    "door.end_session",
    "door.fail_sign_in",
    "door.found_administrator",
    "door.hash_of",
    "door.open_session",
    "door.people_of_demo",
    "door.set_password",
    "door.setup_link_of",
    "door.sign_in_state",
    "door.use_setup_link",
  ],
  lianzhao_jobs: ["audit.broken_seals", "audit.seal", "audit.waiting_since", "door.hash_of", "door.viewer"],
  lianzhao_auditor: ["audit.broken_seals", "audit.note", "door.hash_of", "door.viewer"],
};

for (const [login, allowed] of Object.entries(callable)) {
  test(`${login} may call only the functions on its list`, async ({ database }) => {
    const { driver, end } = founderOf(database.url);
    const functions = await driver`
      select distinct p.pronamespace::regnamespace::text || '.' || p.proname as name from pg_proc p
      where p.pronamespace::regnamespace::text in ('public', 'door', 'audit') and has_function_privilege(${login}, p.oid, 'execute') order by 1`;
    expect(functions.map((row) => row.name)).toEqual(allowed);
    await end();
  });

  test(`${login} may neither truncate, reference, trigger nor own anything, nor use a sequence`, async ({
    database,
  }) => {
    const { driver, end } = founderOf(database.url);
    const excess = await driver`
      select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'audit', 'door', 'drizzle') and (
        (c.relkind = 'r' and (has_table_privilege(${login}, c.oid, 'truncate') or has_table_privilege(${login}, c.oid, 'references') or has_table_privilege(${login}, c.oid, 'trigger')))
        or (c.relkind = 'S' and has_sequence_privilege(${login}, c.oid, 'usage'))
        or pg_get_userbyid(c.relowner) = ${login})`;
    expect(excess.map((row) => row.name)).toEqual([]);
    const [role] =
      await driver`select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as is_mighty from pg_roles where rolname = ${login}`;
    expect(role?.is_mighty).toBe(false);
    await end();
  });
}

test("a definer function pins its search path", async ({ database }) => {
  const { driver, end } = founderOf(database.url);
  const loose = await driver`
    select p.oid::regprocedure::text as name from pg_proc p
    where p.pronamespace::regnamespace::text in ('public', 'door', 'audit') and p.prosecdef and not coalesce(p.proconfig::text like '%search_path=%', false)`;
  expect(loose.map((row) => row.name)).toEqual([]);
  await end();
});

test("no foreign key deletes or changes a row behind its guard", async ({ database }) => {
  const { driver, end } = founderOf(database.url);
  const cascades =
    await driver`select conname from pg_constraint where contype = 'f' and (confdeltype not in ('a', 'r') or confupdtype not in ('a', 'r'))`;
  expect(cascades.map((row) => row.conname)).toEqual([]);
  await end();
});
