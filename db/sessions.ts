import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { Refusal } from "@/domain/refusal";
import type { Role } from "@/domain/role";
import type { UnitKind, Viewer } from "@/domain/viewer";
import { asViewer, asWriter, atSignIn, beforeViewer } from "./client";
import { sessions } from "./schema/users";

/** OWASP's floor for argon2id: 19 MiB, two passes. */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const unknownPersonHash = hash("nobody signs in with this", argon);

export type Person = {
  userId: string;
  name: string;
  unitId: string;
  unitName: string;
  unitShortName: string;
  unitKind: UnitKind;
  roles: Role[];
  responsibleIndustryIds: string[];
  cooperatingIndustryIds: string[];
};

/** The person a live session token belongs to, read from the database at every request; null once ended, idle or unknown. */
export async function findPerson(token: string): Promise<Person | null> {
  const [row] = await beforeViewer<Record<string, unknown>>`
    select p.* from door.person_of(${token}) p cross join lateral door.touch_session(${token})`;
  if (!row) return null;
  return {
    userId: String(row.user_id),
    name: String(row.user_name),
    unitId: String(row.unit_id),
    unitName: String(row.unit_name),
    unitShortName: String(row.unit_short_name),
    unitKind: row.unit_kind as UnitKind,
    roles: row.roles as Role[],
    responsibleIndustryIds: row.responsible_ids as string[],
    cooperatingIndustryIds: row.cooperating_ids as string[],
  };
}

/**
 * Opens a session and returns its secret token, or null. An unknown name, a wrong password and a locked account take the
 * same path and the same time: five failures lock the typed name for fifteen minutes, whether it exists or not.
 */
export async function signIn(login: string, password: string, userAgent: string): Promise<string | null> {
  const state = await atSignIn(async (tx) => {
    const [row] = await tx.execute<{ user_id: string | null; password_hash: string | null; is_locked: boolean }>(
      sql`select * from door.sign_in_state(${login})`,
    );
    return row;
  });
  const isRight = await verify(state?.password_hash ?? (await unknownPersonHash), password);
  return atSignIn(async (tx) => {
    if (!isRight || !state?.user_id || !state.password_hash || state.is_locked) {
      await tx.execute(sql`select door.fail_sign_in(${login})`);
      return null;
    }
    const token = randomBytes(32).toString("base64url");
    await tx.execute(sql`select door.open_session(${state.user_id}::uuid, ${token}, ${userAgent})`);
    return token;
  });
}

export const endSession = (token: string): Promise<void> =>
  atSignIn(async (tx) => {
    await tx.execute(sql`select door.end_session(${token})`);
  });

export type SessionRow = {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  userAgent: string | null;
  isThisOne: boolean;
};

export const listOwnSessions = (viewer: Viewer): Promise<SessionRow[]> =>
  asViewer(viewer, (tx) =>
    tx
      .select({
        id: sessions.id,
        createdAt: sessions.createdAt,
        lastSeenAt: sessions.lastSeenAt,
        userAgent: sessions.userAgent,
        isThisOne: sql<boolean>`${sessions.id} = (select (door.viewer()).session_id)`,
      })
      .from(sessions)
      .where(
        and(
          eq(sessions.userId, viewer.userId),
          isNull(sessions.endedAt),
          gt(sessions.lastSeenAt, sql`now() - interval '30 minutes'`),
        ),
      )
      .orderBy(desc(sessions.lastSeenAt))
      .limit(50),
  );

export const endOwnSession = (viewer: Viewer, sessionId: string): Promise<null> =>
  asWriter(viewer, async (tx) => {
    const [ended] = await tx
      .update(sessions)
      .set({ endedAt: sql`now()`, endedReason: "ended_by_owner" })
      .where(and(eq(sessions.id, sessionId), eq(sessions.userId, viewer.userId), isNull(sessions.endedAt)))
      .returning({ id: sessions.id });
    if (!ended) throw new Refusal("该登录已经结束。");
    return null;
  });

/** Changes the viewer's own password; every session, this one too, ends with it. Refuses a wrong current password. */
export async function changeOwnPassword(viewer: Viewer, login: string, current: string, next: string): Promise<null> {
  const [state] = await atSignIn((tx) =>
    tx.execute<{ user_id: string | null; password_hash: string | null; is_locked: boolean }>(
      sql`select * from door.sign_in_state(${login})`,
    ),
  );
  if (state?.user_id !== viewer.userId || !state.password_hash) throw new Refusal("当前密码不正确。", "current");
  // Guesses here count like guesses at the door, or a stolen session could try passwords without end.
  if (!(await verify(state.password_hash, current)) || state.is_locked) {
    await atSignIn((tx) => tx.execute(sql`select door.fail_sign_in(${login})`));
    throw new Refusal("当前密码不正确，或账号已锁定 15 分钟。", "current");
  }
  const passwordHash = await hash(next, argon);
  await atSignIn((tx) => tx.execute(sql`select door.set_password(${viewer.userId}::uuid, ${passwordHash})`));
  return null;
}

export type SetupLink = { userId: string | null; login: string | null; name: string | null };

/** What a one-time link is for: founding the first administrators (no user), or one person's first password. */
export const findSetupLink = (token: string): Promise<SetupLink | null> =>
  atSignIn(async (tx) => {
    const [row] = await tx.execute<{ user_id: string | null; login: string | null; user_name: string | null }>(
      sql`select * from door.setup_link_of(${token})`,
    );
    return row ? { userId: row.user_id, login: row.login, name: row.user_name } : null;
  });

export type FirstAdministrator = {
  role: "system_admin" | "security_admin" | "auditor";
  login: string;
  name: string;
  password: string;
};

const spentLink = "链接已使用或已过期。请向安全管理员索取新的链接。";

/** Uses a first-run link: three people, three roles, in one transaction; the link then works no more. */
export async function foundAdministrators(token: string, people: readonly FirstAdministrator[]): Promise<null> {
  const hashes = await Promise.all(people.map((person) => hash(person.password, argon)));
  return atSignIn(async (tx) => {
    const [used] = await tx.execute<{ used: boolean }>(sql`select door.use_setup_link(${token}) as used`);
    if (!used?.used) throw new Refusal(spentLink);
    for (const [index, person] of people.entries()) {
      await tx.execute(
        sql`select door.found_administrator(${token}, ${person.login}, ${person.name}, ${person.role}, ${hashes[index] ?? ""})`,
      );
    }
    return null;
  });
}

/** Uses a personal link: sets the first password of the person it was made for. */
export async function setFirstPassword(token: string, password: string): Promise<null> {
  const passwordHash = await hash(password, argon);
  return atSignIn(async (tx) => {
    const [link] = await tx.execute<{ user_id: string | null }>(sql`select * from door.setup_link_of(${token})`);
    if (!link?.user_id) throw new Refusal(spentLink);
    const [used] = await tx.execute<{ used: boolean }>(sql`select door.use_setup_link(${token}) as used`);
    if (!used?.used) throw new Refusal(spentLink);
    await tx.execute(sql`select door.set_password(${link.user_id}::uuid, ${passwordHash})`);
    return null;
  });
}

export const hashPassword = (password: string) => hash(password, argon);
