import { rolesApart } from "@/domain/person";
import { Refusal } from "@/domain/refusal";
import type { Role } from "@/domain/role";
import { asViewer, requestContext } from "./client";
import { expect, test } from "./fixtures";
import { type Founder, founderOf } from "./founding";
import { units } from "./schema/units";
import { findPerson, findSetupLink, setFirstPassword, signIn } from "./sessions";
import { addUnit, listUnits, markPromotionBody, renameUnit } from "./units";
import { disableUser, foundUser } from "./user-accounts";
import {
  changePerson,
  createPerson,
  endSessionsOf,
  findPersonRow,
  getOwnAccount,
  listPeople,
  renewLink,
  setPersonState,
} from "./users";

const password = "Grass-land-01";
const everybody = { text: "", state: null, unitId: null, afterLogin: null };
const login = () => `p-${crypto.randomUUID().slice(0, 12)}`;

test.describe("people", () => {
  let founder: Founder;
  test.beforeEach(({ database }) => {
    founder = founderOf(database.url);
  });
  test.afterEach(() => founder.end());

  test("a new person sets the password through a link that works once, and then signs in", async () => {
    const unitId = await founder.foundBanner();
    const security = await founder.foundViewer("152500", "security_admin");
    const person = { login: login(), name: "示例丁某", unitId, roles: ["clerk"] as Role[] };
    const { token, userId } = await createPerson(security, person);
    expect(await signIn(person.login, password, "")).toBeNull();
    expect(await findSetupLink(token)).toMatchObject({ userId, login: person.login });
    await setFirstPassword(token, password);
    expect(await findSetupLink(token)).toBeNull();
    await expect(setFirstPassword(token, "Grass-land-02")).rejects.toThrow(Refusal);
    const session = await signIn(person.login, password, "");
    expect(await findPerson(session ?? "")).toMatchObject({ userId, unitId, roles: ["clerk"] });
  });

  test("a retried creation answers with the same link, founds one person and stores the link nowhere", async () => {
    const unitId = await founder.foundBanner();
    const security = await founder.foundViewer("152500", "security_admin");
    const person = { login: login(), name: "示例戊某", unitId, roles: ["clerk"] as Role[] };
    const requestId = crypto.randomUUID();
    const create = () => requestContext.run({ requestId }, () => createPerson(security, person));
    const [first, second] = [await create(), await create()];
    expect(second).toEqual(first);
    expect(await listPeople(security, { ...everybody, unitId })).toHaveLength(1);
    const [kept] = await founder.driver`select answer::text from requests where request_id = ${requestId}`;
    expect(kept?.answer).not.toContain(first.token);
    const audited = await founder.driver`select 1 from audit.entries where after::text like ${`%${first.token}%`}`;
    expect(audited).toHaveLength(0);
  });

  test("a taken login and an unknown unit are refused on their fields", async () => {
    const unitId = await founder.foundBanner();
    const security = await founder.foundViewer("152500", "security_admin");
    const person = { login: login(), name: "示例己某", unitId, roles: ["clerk"] as Role[] };
    await createPerson(security, person);
    await expect(createPerson(security, person)).rejects.toMatchObject({ field: "login" });
    await expect(createPerson(security, { ...person, login: login(), unitId: "nowhere" })).rejects.toMatchObject({
      field: "unitId",
    });
  });

  test("changing the unit or a role ends the person's sessions, changing the name does not", async () => {
    const [here, there] = [await founder.foundBanner(), await founder.foundBanner()];
    const security = await founder.foundViewer("152500", "security_admin");
    const { userId } = await founder.foundUser(here, ["clerk"]);
    const change = { userId, name: "示例庚某", unitId: here, roles: ["clerk"] as Role[] };
    const first = await founder.signInAs(userId);
    await changePerson(security, change);
    expect(await findPerson(first.token)).toMatchObject({ name: "示例庚某" });
    await changePerson(security, { ...change, unitId: there });
    expect(await findPerson(first.token)).toBeNull();
    const second = await founder.signInAs(userId);
    await changePerson(security, { ...change, unitId: there, roles: ["clerk", "bureau_head"] });
    expect(await findPerson(second.token)).toBeNull();
    expect(await findPersonRow(security, userId)).toMatchObject({ roles: ["bureau_head", "clerk"], sessionCount: 0 });
  });

  test("a disabled person is out at once, cannot use an old link and comes back with the old password", async () => {
    const unitId = await founder.foundBanner();
    const security = await founder.foundViewer("152500", "security_admin");
    const person = await founder.foundUser(unitId, ["clerk"], { password });
    const { token: link } = await renewLink(security, person.userId);
    const token = (await signIn(person.login, password, "")) ?? "";
    await setPersonState(security, person.userId, true);
    expect(await findPerson(token)).toBeNull();
    expect(await signIn(person.login, password, "")).toBeNull();
    await setFirstPassword(link, "Grass-land-09").catch(() => {});
    expect(await signIn(person.login, "Grass-land-09", "")).toBeNull();
    await expect(renewLink(security, person.userId)).rejects.toThrow("已停用");
    await setPersonState(security, person.userId, false);
    expect(await signIn(person.login, password, "")).not.toBeNull();
    expect(await findPerson(token)).toBeNull();
  });

  test("of two links made for one person the first use spends both", async () => {
    const security = await founder.foundViewer("152500", "security_admin");
    const { userId } = await founder.foundUser(await founder.foundBanner(), ["clerk"]);
    const [older, newer] = [await renewLink(security, userId), await renewLink(security, userId)];
    await setFirstPassword(newer.token, password);
    expect(await findSetupLink(older.token)).toBeNull();
  });

  test("the security administrator ends another's sessions, and the log says so", async () => {
    const security = await founder.foundViewer("152500", "security_admin");
    const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
    expect(await endSessionsOf(security, clerk.userId)).toEqual({ ended: 1 });
    expect(await findPerson(clerk.token)).toBeNull();
    const [noted] = await founder.driver`
      select user_id from audit.entries where subject = 'end_sessions' and after ->> 'user_id' = ${clerk.userId}`;
    expect(noted?.user_id).toBe(security.userId);
  });

  test("nobody changes the own roles, and the last administrator of a kind stays in office", async () => {
    const security = await founder.foundViewer("152500", "security_admin");
    const self = { userId: security.userId, name: "示例辛某", unitId: "152500", roles: ["auditor"] as Role[] };
    await expect(changePerson(security, self)).rejects.toThrow("本人");
    await expect(setPersonState(security, security.userId, true)).rejects.toThrow("本人");
    await founder.driver`update users set state = 'disabled' where id in (select user_id from user_roles where role = 'auditor')`;
    const auditor = await founder.foundUser("152500", ["auditor"]);
    await expect(setPersonState(security, auditor.userId, true)).rejects.toThrow("最后一位");
    await expect(changePerson(security, { ...self, userId: auditor.userId, roles: ["clerk"] })).rejects.toThrow(
      "最后一位",
    );
    await founder.foundUser("152500", ["auditor"]);
    await setPersonState(security, auditor.userId, true);
  });

  test("the database keeps administrative and business roles apart even when the form does not", async () => {
    const security = await founder.foundViewer("152500", "security_admin");
    const clerk = await founder.foundUser(await founder.foundBanner(), ["clerk"]);
    const { driver } = founder;
    for (const userId of [security.userId, clerk.userId])
      for (const role of ["system_admin", "auditor", ...(userId === security.userId ? ["clerk"] : ["security_admin"])])
        await expect(driver`insert into user_roles (user_id, role) values (${userId}, ${role})`).rejects.toThrow(
          "held alone",
        );
    expect(rolesApart).toMatch(/不能/);
  });

  test("only the security administrator's session writes people, whatever code asks", async () => {
    const unitId = await founder.foundBanner();
    const victim = await founder.foundUser(unitId, ["clerk"]);
    for (const role of ["clerk", "promoter", "leader", "system_admin", "auditor"] as const) {
      const viewer = await founder.foundViewer(unitId, role);
      const person = { login: login(), name: "示例壬某", unitId, roles: ["clerk"] as Role[] };
      await expect(createPerson(viewer, person), role).rejects.toThrow();
      await expect(renewLink(viewer, victim.userId), role).rejects.toThrow();
      await setPersonState(viewer, victim.userId, true).catch(() => {});
      const [row] = await founder.driver`select state from users where id = ${victim.userId}`;
      expect(row?.state, role).toBe("active");
    }
  });

  test("people are read a page at a time and found by part of name or login, taken literally", async () => {
    const unitId = await founder.foundBanner();
    const security = await founder.foundViewer("152500", "security_admin");
    const mark = crypto.randomUUID().slice(0, 8);
    for (let n = 10; n < 62; n += 1) await founder.foundUser(unitId, ["clerk"], { login: `${mark}-${n}` });
    const first = await listPeople(security, { ...everybody, unitId });
    expect(first).toHaveLength(51);
    const rest = await listPeople(security, { ...everybody, unitId, afterLogin: `${mark}-59` });
    expect(rest.map((row) => row.login)).toEqual([`${mark}-60`, `${mark}-61`]);
    expect(await listPeople(security, { ...everybody, unitId, text: `${mark}-1` })).toHaveLength(10);
    expect(await listPeople(security, { ...everybody, unitId, text: "%" })).toHaveLength(0);
  });

  test("an account may be founded and disabled from the command line, by any name of the unit", async () => {
    const unitId = await founder.foundBanner(`试验旗${login()}`);
    const [unit] = await founder.driver`select name from units where id = ${unitId}`;
    const person = { login: login(), name: "示例癸某", unitId: String(unit?.name), roles: ["clerk"] as Role[] };
    const { token } = await foundUser(founder.driver, person);
    await setFirstPassword(token, password);
    const session = (await signIn(person.login, password, "")) ?? "";
    expect(await findPerson(session)).toMatchObject({ unitId });
    await expect(foundUser(founder.driver, person)).rejects.toMatchObject({ field: "login" });
    await disableUser(founder.driver, person.login);
    expect(await findPerson(session)).toBeNull();
    await expect(disableUser(founder.driver, person.login)).rejects.toThrow(Refusal);
    await expect(foundUser(founder.driver, { ...person, login: login(), unitId: "没有" })).rejects.toThrow("没有单位");
  });

  test("everybody reads the own login", async () => {
    const { userId, login: own } = await founder.foundUser(await founder.foundBanner(), ["clerk"]);
    expect(await getOwnAccount(await founder.signInAs(userId))).toMatchObject({ login: own });
  });
});

test.describe("units", () => {
  test("the system administrator adds, renames and marks units; a taken name is refused on its field", async ({
    database,
  }) => {
    const founder = founderOf(database.url);
    const system = await founder.foundViewer("152500", "system_admin");
    const mark = crypto.randomUUID().slice(0, 6);
    const unit = { name: `盟试验局${mark}`, shortName: `试${mark}`, kind: "department" as const, parentId: "152500" };
    const { unitId } = await addUnit(system, unit);
    await expect(addUnit(system, { ...unit, shortName: "另一个" })).rejects.toMatchObject({ field: "name" });
    await expect(addUnit(system, { ...unit, name: `另${mark}` })).rejects.toMatchObject({ field: "shortName" });
    await expect(
      addUnit(system, { ...unit, name: `另${mark}`, shortName: `另${mark}`, parentId: unitId }),
    ).rejects.toMatchObject({ field: "parentId" });
    await renameUnit(system, { unitId, name: `盟新名局${mark}`, shortName: `新${mark}` });
    const [before] = (await listUnits(system)).filter((row) => row.isPromotionBody);
    await markPromotionBody(system, unitId);
    const marked = (await listUnits(system)).filter((row) => row.isPromotionBody);
    expect(marked.map((row) => [row.id, row.name, row.parentName])).toEqual([
      [unitId, `盟新名局${mark}`, "锡林郭勒盟"],
    ]);
    await expect(markPromotionBody(system, "152500")).rejects.toThrow("只能是盟直部门");
    await markPromotionBody(system, before?.id ?? "");
    await founder.end();
  });

  test("nobody else's session writes a unit", async ({ database }) => {
    const founder = founderOf(database.url);
    for (const role of ["promoter", "security_admin", "auditor"] as const) {
      const viewer = await founder.foundViewer("152500", role);
      await expect(
        addUnit(viewer, { name: `越权${role}`, shortName: role.slice(0, 8), kind: "department", parentId: "152500" }),
      ).rejects.toThrow();
      const changed = await asViewer(viewer, (tx) => tx.update(units).set({ note: "x" }).returning({ id: units.id }));
      expect(changed, role).toEqual([]);
    }
    await founder.end();
  });
});
