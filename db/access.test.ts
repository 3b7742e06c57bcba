import { sql } from "drizzle-orm";
import postgres from "postgres";
import { seesAllProjects } from "@/domain/permission";
import { type Role, roles } from "@/domain/role";
import type { Viewer } from "@/domain/viewer";
import { asViewer, urlFor } from "./client";
import { expect, test } from "./fixtures";
import { type Founder, founderOf } from "./founding";

type Connection = postgres.Sql;

/** Common to everybody signed in: who is there, own bookkeeping, and whether this is a demonstration. */
const sharedTables = ["deployment", "requests", "sessions", "units", "user_roles", "users"];

async function tablesOf(founder: Founder): Promise<string[]> {
  const rows = await founder.driver<{ name: string }[]>`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`;
  return rows.map((row) => row.name);
}

/** Rows one session token sees in one table, by any column it may read; 0 when it may not read at all. */
async function rowsSeen(app: Connection, table: string, token: string | null): Promise<number> {
  return app.begin(async (tx) => {
    if (token !== null) await tx`select set_config('app.session', ${token}, true)`;
    const [column] = await tx<{ name: string }[]>`
      select attname as name from pg_attribute where attrelid = ${`public.${table}`}::regclass and attnum > 0 and not attisdropped
      and has_column_privilege(attrelid, attnum, 'select') limit 1`;
    if (!column) return 0;
    const [seen] = await tx<{ rows: number }[]>`select count(${tx(column.name)})::int as rows from ${tx(table)}`;
    return seen?.rows ?? 0;
  });
}

/** The database's own word for a statement that was refused, or how many rows it changed. */
async function attempt(app: Connection, token: string, statement: string): Promise<string | number> {
  return app
    .begin(async (tx) => {
      await tx`select set_config('app.session', ${token}, true)`;
      return (await tx.unsafe(statement)).count;
    })
    .catch((error: unknown) => (error instanceof postgres.PostgresError ? error.code : Promise.reject(error)));
}

let founder: Founder;
let app: Connection;
test.beforeEach(({ database }) => {
  founder = founderOf(database.url);
  app = postgres(urlFor("app"), { max: 1, onnotice: () => {} });
});
test.afterEach(async () => {
  await app.end();
  await founder.end();
});

/** A project with a contact, founded over the owner's connection. */
async function foundProject(unitId: string, createdBy: string): Promise<string> {
  const { driver } = founder;
  const name = `示例${crypto.randomUUID().slice(0, 8)}公司`;
  const [company] = await driver`
    insert into companies (name, normalised_name, core_name, pinyin, initials, text_grams)
    values (${name}, ${name}, ${name}, 'x', 'x', '{}') returning id`;
  const [project] = await driver`
    insert into projects (code, name, company_id, owner_unit_id, created_by)
    values (${crypto.randomUUID()}, ${`${name}项目`}, ${company?.id}, ${unitId}, ${createdBy}) returning id`;
  await driver`insert into contacts (project_id, name, phone, phone_masked, recorded_by)
    values (${project?.id}, '示例联系人', '13812340147', '138****0147', ${createdBy})`;
  return String(project?.id);
}

test("without a session, with an empty one or a forged one, not a row of any table is seen", async () => {
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  await foundProject(clerk.unitId, clerk.userId);
  const tables = await tablesOf(founder);
  expect(tables.length).toBeGreaterThan(35);
  for (const token of [null, "", "forged-forged-forged", `${clerk.token}x`])
    for (const table of tables) expect(await rowsSeen(app, table, token), `${table} by “${token}”`).toBe(0);
  expect(await rowsSeen(app, "projects", clerk.token)).toBe(1);
});

test("the screens call those all-seeing whom the database shows every project", async () => {
  for (const role of roles) {
    const viewer = await founder.foundViewer("152500", role);
    const [asked] = await asViewer(viewer, (tx) =>
      tx.execute<{ seesAll: boolean }>(sql`select (door.viewer()).sees_all as "seesAll"`),
    );
    expect(seesAllProjects(viewer), role).toBe(asked?.seesAll);
  }
});

test("the app's login reads no hash, no secret and no phone number, and opens no session", async () => {
  const security = await founder.foundViewer("152500", "security_admin");
  for (const [table, column] of [
    ["users", "password_hash"],
    ["users", "totp_secret"],
    ["sessions", "token_hash"],
    ["setup_links", "token_hash"],
    ["sign_in_failures", "login"],
    ["contacts", "phone"],
  ] as const)
    expect(await attempt(app, security.token, `select ${column} from ${table}`), `${table}.${column}`).toBe("42501");
  for (const statement of [
    `insert into sessions (token_hash, user_id, expires_at) values ('x', '${security.userId}', now() + interval '1 hour')`,
    `select door.open_session('${security.userId}', 'some-token', 'x')`,
    `select * from door.sign_in_state('demo-clerk')`,
    `select door.set_password('${security.userId}', 'x')`,
    "set role lianzhao_owner",
    "set role lianzhao_audit",
    "select * from audit.entries",
    "insert into audit.entries (operation, subject) values ('EVENT', 'forged')",
  ])
    expect(await attempt(app, security.token, statement), statement).toBe("42501");
});

for (const role of ["system_admin", "security_admin", "auditor"] as const) {
  test(`${role} sees no row of any business table`, async () => {
    const banner = await founder.foundBanner();
    const clerk = await founder.foundViewer(banner, "clerk");
    await foundProject(banner, clerk.userId);
    const viewer = await founder.foundViewer(banner, role);
    for (const table of (await tablesOf(founder)).filter((name) => !sharedTables.includes(name)))
      expect(await rowsSeen(app, table, viewer.token), table).toBe(0);
    expect(await rowsSeen(app, "units", viewer.token)).toBeGreaterThan(20);
  });
}

/** Whether a row of every table could be entered, changed or deleted: the rights of rows come before all other checks. */
async function changeable(viewer: Viewer, tables: readonly string[]): Promise<string[]> {
  const open: string[] = [];
  for (const table of tables) {
    const columns = await founder.driver<{ name: string }[]>`
      select attname as name from pg_attribute where attrelid = ${`public.${table}`}::regclass and attnum > 0 and not attisdropped
      and attidentity = '' and attgenerated = '' and has_column_privilege('lianzhao_app', attrelid, attnum, 'update')`;
    const statements = [
      `insert into ${table} default values`,
      `delete from ${table}`,
      ...columns.map(({ name }) => `update ${table} set ${name} = ${name}`),
    ];
    for (const statement of statements) {
      const answer = await attempt(app, viewer.token, statement);
      if (answer !== "42501" && answer !== 0) open.push(`${statement}: ${answer}`);
    }
  }
  return open;
}

test("the auditor changes nothing: no row of any table is entered, altered or deleted by that session", async () => {
  const banner = await founder.foundBanner();
  const clerk = await founder.foundViewer(banner, "clerk");
  await foundProject(banner, clerk.userId);
  const auditor = await founder.foundViewer(banner, "auditor");
  const own = ["sessions", "requests"];
  expect(
    await changeable(
      auditor,
      (await tablesOf(founder)).filter((table) => !own.includes(table)),
    ),
  ).toEqual([]);
  expect(
    await attempt(app, auditor.token, `update sessions set ended_at = now() where user_id = '${clerk.userId}'`),
  ).toBe(0);
});

const keepers: [role: Role, tables: string[]][] = [
  ["system_admin", ["units"]],
  ["security_admin", ["sessions", "user_roles", "users"]],
];
for (const [role, kept] of keepers) {
  test(`${role} changes only ${kept.join(", ")}`, async () => {
    const banner = await founder.foundBanner();
    const clerk = await founder.foundViewer(banner, "clerk");
    await foundProject(banner, clerk.userId);
    const viewer = await founder.foundViewer(banner, role);
    const others = (await tablesOf(founder)).filter((table) => ![...kept, "sessions", "requests"].includes(table));
    const open = await changeable(viewer, others);
    // A link is refused by its own columns when empty; made whole it is what the security administrator is for.
    expect(open.filter((line) => !(role === "security_admin" && line.startsWith("insert into setup_links")))).toEqual(
      [],
    );
  });
}

test("the unit a project belongs to is changed by the promoter alone, also by statement", async () => {
  const [banner, landing] = [await founder.foundBanner(), await founder.foundBanner()];
  const clerk = await founder.foundViewer(banner, "clerk");
  const id = await foundProject(banner, clerk.userId);
  await founder.driver`update projects set landing_unit_id = ${landing} where id = ${id}`;
  const give = (unitId: string) => `update projects set owner_unit_id = '${unitId}' where id = '${id}'`;
  const others = [clerk, await founder.foundViewer(banner, "bureau_head"), await founder.foundViewer(landing, "clerk")];
  for (const viewer of others) {
    expect(await attempt(app, viewer.token, give(landing)), viewer.roles.join()).toBe("42501");
    expect(await attempt(app, viewer.token, give(banner)), "as it is").toBe(1);
  }
  const promoter = await founder.foundViewer("dept-zhaoshang", "promoter");
  expect(await attempt(app, promoter.token, give(landing))).toBe(1);
});
