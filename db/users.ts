import { createHmac, randomBytes } from "node:crypto";
import { and, asc, eq, gt, ilike, isNull, or, sql } from "drizzle-orm";
import type { ChangedPerson, NewPerson, PersonRow, PersonState } from "@/domain/person";
import { Refusal } from "@/domain/refusal";
import { isAdministrative, type Role } from "@/domain/role";
import type { Viewer } from "@/domain/viewer";
import { asViewer, asWriter, requestContext, type Tx } from "./client";
import { secretFor } from "./environment";
import { faultOf } from "./faults";
import { units } from "./schema/units";
import { sessions, userRoles, users } from "./schema/users";

export type PeopleFilter = {
  text: string;
  state: PersonState | null;
  unitId: string | null;
  afterLogin: string | null;
};
export const peoplePerPage = 50;

const isLive = and(isNull(sessions.endedAt), gt(sessions.lastSeenAt, sql`now() - interval '30 minutes'`));
const row = {
  id: users.id,
  login: users.login,
  name: users.name,
  unitId: users.unitId,
  unitName: units.name,
  state: users.state,
  roles: sql<
    Role[]
  >`array(select ${userRoles.role} from ${userRoles} where ${userRoles.userId} = ${users.id} order by 1)`,
  lastSeenAt: sql<
    string | null
  >`(select max(${sessions.lastSeenAt}) from ${sessions} where ${sessions.userId} = ${users.id})`,
  sessionCount: sql<number>`(select count(*)::int from ${sessions} where ${sessions.userId} = ${users.id} and ${isLive})`,
};
const shown = ({
  lastSeenAt,
  ...person
}: Omit<PersonRow, "lastSeenAt"> & { lastSeenAt: string | null }): PersonRow => ({
  ...person,
  lastSeenAt: lastSeenAt === null ? null : new Date(lastSeenAt),
});

/** People by login, one page after `afterLogin`; one row more than a page tells that there is a next one. */
export const listPeople = (viewer: Viewer, filter: PeopleFilter): Promise<PersonRow[]> =>
  asViewer(viewer, async (tx) => {
    const words = `%${filter.text.replace(/[\\%_]/g, "\\$&")}%`;
    const rows = await tx
      .select(row)
      .from(users)
      .innerJoin(units, eq(units.id, users.unitId))
      .where(
        and(
          filter.text ? or(ilike(users.login, words), ilike(users.name, words)) : undefined,
          filter.state ? eq(users.state, filter.state) : undefined,
          filter.unitId ? eq(users.unitId, filter.unitId) : undefined,
          filter.afterLogin ? gt(users.login, filter.afterLogin) : undefined,
        ),
      )
      .orderBy(asc(users.login))
      .limit(peoplePerPage + 1);
    return rows.map(shown);
  });

export const findPersonRow = (viewer: Viewer, userId: string): Promise<PersonRow | null> =>
  asViewer(viewer, async (tx) => {
    const [found] = await tx
      .select(row)
      .from(users)
      .innerJoin(units, eq(units.id, users.unitId))
      .where(eq(users.id, userId));
    return found ? shown(found) : null;
  });

export type Invited = { userId: string; login: string; name: string; token: string };

/** Founds a person who sets the first password through the link; the token is told once and only its hash is kept. */
export async function createPerson(viewer: Viewer, { roles, ...columns }: NewPerson): Promise<Invited> {
  const token = linkToken(viewer);
  const made = await asWriter(viewer, async (tx) => {
    const userId = await insertUser(tx, columns);
    await tx.insert(userRoles).values(roles.map((role) => ({ userId, role })));
    await insertLink(tx, userId, token);
    return { userId, login: columns.login, name: columns.name };
  });
  return { ...made, token };
}

/** A new link for somebody who has none or has forgotten the password. */
export async function renewLink(viewer: Viewer, userId: string): Promise<Invited> {
  const token = linkToken(viewer);
  const made = await asWriter(viewer, async (tx) => {
    const person = await getPerson(tx, userId);
    if (person.state === "disabled") throw new Refusal("该账号已停用，请先恢复再重置密码。");
    await insertLink(tx, userId, token);
    return { userId, login: person.login, name: person.name };
  });
  return { ...made, token };
}

/** Changes name, unit and roles; when unit or roles differ the person's sessions end in the same transaction. */
export const changePerson = (viewer: Viewer, change: ChangedPerson): Promise<null> =>
  asWriter(viewer, async (tx) => {
    const person = await getPerson(tx, change.userId);
    const held = await rolesOf(tx, change.userId);
    const dropped = held.filter((role) => !change.roles.includes(role));
    const added = change.roles.filter((role) => !held.includes(role));
    if (person.id === viewer.userId && (dropped.length + added.length > 0 || person.unitId !== change.unitId))
      throw new Refusal("不能改动本人的单位和角色，请由另一位安全管理员办理。", "roles");
    if (person.state === "active") for (const role of dropped) await refuseLast(tx, role, "roles");
    if (person.name !== change.name || person.unitId !== change.unitId)
      await refusingUnknownUnit(() =>
        tx.update(users).set({ name: change.name, unitId: change.unitId }).where(eq(users.id, change.userId)),
      );
    for (const role of dropped)
      await tx.delete(userRoles).where(and(eq(userRoles.userId, change.userId), eq(userRoles.role, role)));
    if (added.length > 0) await tx.insert(userRoles).values(added.map((role) => ({ userId: change.userId, role })));
    return null;
  });

/** A disabled account keeps its history and loses every session at once; a restored one signs in with its old password. */
export const setPersonState = (viewer: Viewer, userId: string, isDisabled: boolean): Promise<null> =>
  asWriter(viewer, async (tx) => {
    const person = await getPerson(tx, userId);
    if (isDisabled) {
      if (userId === viewer.userId) throw new Refusal("不能停用本人的账号，请由另一位安全管理员办理。");
      if (person.state === "active") for (const role of await rolesOf(tx, userId)) await refuseLast(tx, role);
    }
    if (isDisabled === (person.state === "disabled"))
      throw new Refusal(isDisabled ? "该账号已经停用。" : "该账号没有停用。");
    const restored = person.passwordChangedAt ? "active" : "invited";
    await tx
      .update(users)
      .set({ state: isDisabled ? "disabled" : restored })
      .where(eq(users.id, userId));
    return null;
  });

/** Ends every session of one person without touching the account. */
export const endSessionsOf = (viewer: Viewer, userId: string): Promise<{ ended: number }> =>
  asWriter(viewer, async (tx) => {
    const ended = await tx
      .update(sessions)
      .set({ endedAt: sql`now()`, endedReason: "ended_by_security" })
      .where(and(eq(sessions.userId, userId), isNull(sessions.endedAt)))
      .returning({ id: sessions.id });
    await tx.execute(
      sql`select audit.note('end_sessions', jsonb_build_object('user_id', ${userId}::text, 'ended', ${ended.length}::int))`,
    );
    return { ended: ended.length };
  });

export type OwnAccount = { login: string; passwordChangedAt: Date | null };

export const getOwnAccount = (viewer: Viewer): Promise<OwnAccount> =>
  asViewer(viewer, async (tx) => {
    const { login, passwordChangedAt } = await getPerson(tx, viewer.userId);
    return { login, passwordChangedAt };
  });

async function getPerson(tx: Tx, userId: string) {
  const [person] = await tx
    .select({
      id: users.id,
      login: users.login,
      name: users.name,
      unitId: users.unitId,
      state: users.state,
      passwordChangedAt: users.passwordChangedAt,
    })
    .from(users)
    .where(eq(users.id, userId));
  if (!person) throw new Refusal("没有这个人员，请刷新后重试。");
  return person;
}

const rolesOf = async (tx: Tx, userId: string): Promise<Role[]> =>
  (await tx.select({ role: userRoles.role }).from(userRoles).where(eq(userRoles.userId, userId))).map(
    (held) => held.role,
  );

async function insertUser(tx: Tx, { login, name, unitId }: Omit<NewPerson, "roles">): Promise<string> {
  try {
    // Only these columns are granted to the app, so they alone are named.
    const [founded] = await refusingUnknownUnit(() =>
      tx.execute<{ id: string }>(
        sql`insert into users (login, name, unit_id, state) values (${login}, ${name}, ${unitId}, 'invited') returning id`,
      ),
    );
    return founded?.id ?? "";
  } catch (error) {
    if (faultOf(error).constraint === "users_login_unique")
      throw new Refusal("这个账号已有人使用，请换一个。", "login");
    throw error;
  }
}

async function refusingUnknownUnit<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (faultOf(error).constraint === "users_unit_id_units_id_fk")
      throw new Refusal("没有这个单位，请重新选择。", "unitId");
    throw error;
  }
}

/** Of each administrator at least one stays in office, or nobody could put things right. */
async function refuseLast(tx: Tx, role: Role, field?: string) {
  if (!isAdministrative([role])) return;
  const holders = await tx
    .select({ id: users.id })
    .from(userRoles)
    .innerJoin(users, eq(users.id, userRoles.userId))
    .where(and(eq(userRoles.role, role), eq(users.state, "active")))
    .limit(2);
  if (holders.length < 2) throw new Refusal("这是最后一位在用的该类管理员，请先指定接替的人。", field);
}

/** Derived from the request id: a retry is answered with the same link, and no stored answer holds it. */
function linkToken(viewer: Viewer): string {
  const requestId = requestContext.getStore()?.requestId;
  if (!requestId) return randomBytes(32).toString("base64url");
  return createHmac("sha256", secretFor("setup-link")).update(`${viewer.userId} ${requestId}`).digest("base64url");
}

async function insertLink(tx: Tx, userId: string, token: string) {
  await tx.execute(sql`
    insert into setup_links (token_hash, user_id, expires_at)
    values (door.hash_of(${token}), ${userId}::uuid, now() + interval '3 days')`);
  await tx.execute(sql`select audit.note('setup_link', jsonb_build_object('user_id', ${userId}::text))`);
}
