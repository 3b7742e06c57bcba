import { Refusal } from "@/domain/refusal";
import { expect, test } from "./fixtures";
import { type Founder, founderOf } from "./founding";
import { locks } from "./locks";
import {
  changeOwnPassword,
  endOwnSession,
  endSession,
  findPerson,
  findSetupLink,
  foundAdministrators,
  listOwnSessions,
  setFirstPassword,
  signIn,
} from "./sessions";

const password = "Grass-land-01";
const unknownName = () => `nobody-${crypto.randomUUID().slice(0, 12)}`;
let founder: Founder;
test.beforeEach(({ database }) => {
  founder = founderOf(database.url);
});
test.afterEach(() => founder.end());

const foundClerk = async () => founder.foundUser(await founder.foundBanner(), ["clerk"], { password });

test("a session opens for the right password, in whatever case the name is typed, and for no other", async () => {
  const { login, userId } = await foundClerk();
  expect(await findPerson((await signIn(login.toUpperCase(), password, "")) ?? "")).toMatchObject({ userId });
  expect(await signIn(login, `${password} `, "")).toBeNull();
  expect(await signIn(login, "", "")).toBeNull();
});

test("the database keeps the hash of a session's secret and never the secret", async () => {
  const { login } = await foundClerk();
  const token = (await signIn(login, password, "")) ?? "";
  const kept = await founder.driver`select 1 from sessions s where to_jsonb(s)::text like ${`%${token}%`}`;
  expect(kept).toHaveLength(0);
});

test("a copied token is dead the moment its owner signs out, and so only that one", async () => {
  const { login } = await foundClerk();
  const [here, there] = [(await signIn(login, password, "")) ?? "", (await signIn(login, password, "")) ?? ""];
  await endSession(here);
  expect(await findPerson(here)).toBeNull();
  expect(await findPerson(there)).not.toBeNull();
});

const strokes: [event: string, statement: (founder: Founder, userId: string) => Promise<unknown>][] = [
  ["is disabled", ({ driver }, id) => driver`update users set state = 'disabled' where id = ${id}`],
  ["moves to another unit", ({ driver }, id) => driver`update users set unit_id = '152500' where id = ${id}`],
  ["gains a role", ({ driver }, id) => driver`insert into user_roles values (${id}, 'bureau_head')`],
  ["loses a role", ({ driver }, id) => driver`delete from user_roles where user_id = ${id}`],
  ["has the password set anew", ({ driver }, id) => driver`update users set password_hash = 'x' where id = ${id}`],
];
for (const [event, stroke] of strokes) {
  test(`a copied token is dead the moment its owner ${event}, and giving back does not revive it`, async () => {
    const { login, userId } = await foundClerk();
    const token = (await signIn(login, password, "")) ?? "";
    expect(await findPerson(token)).not.toBeNull();
    await stroke(founder, userId);
    expect(await findPerson(token)).toBeNull();
    await founder.driver`update users set state = 'active' where id = ${userId}`;
    await founder.driver`insert into user_roles values (${userId}, 'clerk') on conflict do nothing`;
    expect(await findPerson(token)).toBeNull();
  });
}

test("a session that opens while a role is being taken does not get it", async ({ database }) => {
  const { userId } = await founder.foundUser("dept-zhaoshang", ["promoter", "leader"]);
  const taker = founderOf(database.url);
  const watcher = founderOf(database.url);
  const waiting = () =>
    watcher.driver`select 1 from pg_locks where locktype = 'advisory' and objid = ${locks.rights} and not granted`;
  const opening = await taker.driver.begin(async (tx) => {
    await tx`delete from user_roles where user_id = ${userId} and role = 'promoter'`;
    const viewer = founder.signInAs(userId);
    await expect.poll(async () => (await waiting()).length).toBe(1);
    return { viewer };
  });
  expect((await opening.viewer).roles).toEqual(["leader"]);
  await Promise.all([taker.end(), watcher.end()]);
});

test("people sign in while an import or a sealing is under way", async ({ database }) => {
  const { login } = await foundClerk();
  const busy = founderOf(database.url);
  await busy.driver.begin(async (tx) => {
    for (const held of [locks.directory, locks.auditSeal]) await tx`select pg_advisory_xact_lock(${held})`;
    expect(await signIn(login, password, "")).not.toBeNull();
  });
  await busy.end();
});

test("whoever is signed in goes on with the industries the unit has now", async () => {
  const viewer = await founder.foundViewer("dept-gongxin", "department_head");
  expect(viewer.responsibleIndustryIds).not.toEqual([]);
  const undone = founder.driver.begin(async (tx) => {
    await tx`delete from industry_units where unit_id = 'dept-gongxin' and duty = 'responsible'`;
    await tx`select set_config('app.session', ${viewer.token}, true)`;
    const [now] = await tx`select (door.viewer()).responsible_ids as ids, (door.viewer()).roles as roles`;
    throw Object.assign(new Error("take it back"), { now });
  });
  await expect(undone).rejects.toMatchObject({ now: { ids: [], roles: ["department_head"] } });
  expect((await findPerson(viewer.token))?.responsibleIndustryIds).toEqual(viewer.responsibleIndustryIds);
});

test("changing the own password ends every session, refuses a wrong current one and lets the new one in", async () => {
  const { login, userId } = await foundClerk();
  const tokens = [(await signIn(login, password, "")) ?? "", (await signIn(login, password, "")) ?? ""];
  const viewer = await founder.signInAs(userId);
  await expect(changeOwnPassword(viewer, login, "Wrong-one-01", "Grass-land-02")).rejects.toMatchObject({
    field: "current",
  });
  await changeOwnPassword(viewer, login, password, "Grass-land-02");
  for (const token of [...tokens, viewer.token]) expect(await findPerson(token)).toBeNull();
  expect(await signIn(login, password, "")).toBeNull();
  expect(await signIn(login, "Grass-land-02", "")).not.toBeNull();
});

test("five wrong current passwords lock the account like five at the door", async () => {
  const { login, userId } = await foundClerk();
  const viewer = await founder.signInAs(userId);
  for (let n = 0; n < 5; n += 1)
    await expect(changeOwnPassword(viewer, login, "Wrong-one-01", "Grass-land-02")).rejects.toThrow(Refusal);
  await expect(changeOwnPassword(viewer, login, password, "Grass-land-02")).rejects.toThrow("锁定");
  expect(await signIn(login, password, "")).toBeNull();
});

test("nobody changes another's password by giving another's name", async () => {
  const [own, other] = [await foundClerk(), await foundClerk()];
  const viewer = await founder.signInAs(own.userId);
  await expect(changeOwnPassword(viewer, other.login, password, "Grass-land-02")).rejects.toThrow(Refusal);
  expect(await signIn(other.login, password, "")).not.toBeNull();
});

test("a session idle for thirty minutes or past twelve hours is over", async () => {
  const { userId } = await foundClerk();
  const { driver } = founder;
  const idle = await founder.signInAs(userId);
  await driver`update sessions set last_seen_at = now() - interval '29 minutes' where user_id = ${userId}`;
  expect(await findPerson(idle.token)).not.toBeNull();
  await driver`update sessions set last_seen_at = now() - interval '31 minutes' where user_id = ${userId}`;
  expect(await findPerson(idle.token)).toBeNull();
  const old = await founder.signInAs(userId);
  await driver`update sessions set expires_at = now() - interval '1 second' where user_id = ${userId}`;
  expect(await findPerson(old.token)).toBeNull();
});

test("one lists the own sessions with this one marked, ends another, and cannot end a stranger's", async () => {
  const [own, stranger] = [await foundClerk(), await foundClerk()];
  const there = (await signIn(own.login, password, "Firefox/140 Linux")) ?? "";
  const viewer = await founder.signInAs(own.userId);
  const theirs = await founder.signInAs(stranger.userId);
  const listed = await listOwnSessions(viewer);
  expect(listed.map((row) => row.isThisOne).sort()).toEqual([false, true]);
  await endOwnSession(viewer, listed.find((row) => !row.isThisOne)?.id ?? "");
  expect(await findPerson(there)).toBeNull();
  const [theirRow] = await listOwnSessions(theirs);
  await expect(endOwnSession(viewer, theirRow?.id ?? "")).rejects.toThrow(Refusal);
  expect(await findPerson(theirs.token)).not.toBeNull();
});

for (const isKnown of [true, false]) {
  test(`five failures lock ${isKnown ? "a known" : "an unknown"} name for fifteen minutes and say nothing else`, async () => {
    const login = isKnown ? (await foundClerk()).login : unknownName();
    const lock = async () => {
      const [row] = await founder.driver`
        select failures, round(extract(epoch from locked_until - now()) / 60)::int as minutes from sign_in_failures where login = ${login}`;
      return row;
    };
    for (let n = 1; n <= 4; n += 1) expect(await signIn(login, "Wrong-one-01", "")).toBeNull();
    expect(await lock()).toMatchObject({ failures: 4, minutes: null });
    expect(await signIn(login, "Wrong-one-01", "")).toBeNull();
    expect(await lock()).toMatchObject({ failures: 5, minutes: 15 });
    expect(await signIn(login, password, "another browser")).toBeNull();
    if (!isKnown) return;
    await founder.driver`update sign_in_failures set locked_until = now() - interval '1 second' where login = ${login}`;
    expect(await signIn(login, password, "")).not.toBeNull();
    expect(await lock()).toBeUndefined();
  });
}

test("a success forgets the failures before it, so that four slips a day lock nobody", async () => {
  const { login } = await foundClerk();
  for (let round = 0; round < 2; round += 1) {
    for (let n = 0; n < 4; n += 1) await signIn(login, "Wrong-one-01", "");
    expect(await signIn(login, password, "")).not.toBeNull();
  }
});

test("an unknown name takes as long as a known one, because both verify a hash", async () => {
  const { login } = await foundClerk();
  const unknown = unknownName();
  const times: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
  await signIn(unknown, "Wrong-one-01", "");
  for (let n = 0; n < 20; n += 1) {
    for (const [kind, name] of [
      ["known", login],
      ["unknown", unknown],
    ] as const) {
      const started = performance.now();
      await signIn(name, "Wrong-one-01", "");
      times[kind].push(performance.now() - started);
    }
  }
  const median = (taken: number[]) => taken.toSorted((a, b) => a - b)[10] ?? 0;
  const ratio = median(times.known) / median(times.unknown);
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);
});

test("a failed sign-in leaves the typed name in the log, an opened session its owner", async () => {
  const { login, userId } = await foundClerk();
  await signIn(login, "Wrong-one-01", "");
  await signIn(login, password, "");
  const noted = await founder.driver`
    select subject from audit.entries where after ->> 'login' = ${login} and operation = 'EVENT' or after ->> 'user_id' = ${userId} and operation = 'EVENT' order by id`;
  expect(noted.map((entry) => entry.subject)).toEqual(["sign_in_failed", "sign_in"]);
});

test("a first-run link founds the three administrators once, with one role each", async () => {
  const { driver } = founder;
  await driver`update user_roles set role = 'clerk' where role in ('system_admin', 'security_admin', 'auditor')`;
  const token = `first-run-${crypto.randomUUID()}`;
  await driver`insert into setup_links (token_hash, expires_at) values (door.hash_of(${token}), now() + interval '1 hour')`;
  expect(await findSetupLink(token)).toEqual({ userId: null, login: null, name: null });
  await expect(setFirstPassword(token, password)).rejects.toThrow(Refusal);
  const people = (["system_admin", "security_admin", "auditor"] as const).map((role) => ({
    role,
    login: `first-${role.replace("_", "-")}-${crypto.randomUUID().slice(0, 6)}`,
    name: "示例首任",
    password: `${password}-${role}`,
  }));
  await foundAdministrators(token, people);
  for (const { login, password: own, role } of people)
    expect(await findPerson((await signIn(login, own, "")) ?? "")).toMatchObject({ roles: [role], unitKind: "league" });
  expect(await findSetupLink(token)).toBeNull();
  await expect(foundAdministrators(token, people)).rejects.toThrow("已使用");
});

test("an expired link, an unknown one and one used by two at once open nothing twice", async () => {
  const { userId, login } = await foundClerk();
  const { driver } = founder;
  const link = async (expires: string) => {
    const token = `link-${crypto.randomUUID()}`;
    await driver`insert into setup_links (token_hash, user_id, expires_at) values (door.hash_of(${token}), ${userId}, now() + ${expires}::interval)`;
    return token;
  };
  const expired = await link("-1 second");
  expect(await findSetupLink(expired)).toBeNull();
  await expect(setFirstPassword(expired, "Grass-land-02")).rejects.toThrow(Refusal);
  await expect(setFirstPassword("never-made-never-made", "Grass-land-02")).rejects.toThrow(Refusal);
  const raced = await link("1 hour");
  const both = await Promise.allSettled(
    ["Grass-land-03", "Grass-land-04"].map((next) => setFirstPassword(raced, next)),
  );
  expect(both.filter((done) => done.status === "fulfilled")).toHaveLength(1);
  expect(await signIn(login, password, "")).toBeNull();
});
