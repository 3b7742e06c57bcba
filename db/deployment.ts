import { sql } from "drizzle-orm";
import { type Role, roles } from "@/domain/role";
import { atSignIn } from "./client";

/** The sentence of the demonstration band when this database holds 示例 data, else undefined. */
export const findDemoSentence = (): Promise<string | undefined> =>
  atSignIn(async (tx) => {
    const [row] = await tx.execute<{ value: string }>(sql`select value from deployment where key = 'demo'`);
    return row ? "企业、人员、项目、基数和产值均为虚构示例；目标值、环节与条款取自政策文件。" : undefined;
  });

/** The one password of the demonstration's accounts, made for this database alone; null outside one. */
export const findDemoPassword = (): Promise<string | null> =>
  atSignIn(async (tx) => {
    const [row] = await tx.execute<{ value: string }>(sql`select value from deployment where key = 'demo'`);
    return row?.value ?? null;
  });

/** Answers when the database does; the readiness check asks nothing else of it. */
export const reachDatabase = (): Promise<null> =>
  atSignIn(async (tx) => {
    await tx.execute(sql`select 1`);
    return null;
  });

export type DemoPerson = { login: string; name: string; unitName: string; roles: Role[] };

/** The accounts the sign-in page lists, in the order of the roles; empty outside a demonstration. */
export const listDemoPeople = (): Promise<DemoPerson[]> =>
  atSignIn(async (tx) => {
    const rows = await tx.execute<{ login: string; user_name: string; unit_name: string; roles: Role[] }>(
      sql`select * from door.people_of_demo()`,
    );
    const people = [...rows].map((row) => ({
      login: row.login,
      name: row.user_name,
      unitName: row.unit_name,
      roles: row.roles,
    }));
    const rank = (person: DemoPerson) => Math.min(...person.roles.map((role) => roles.indexOf(role)));
    return people.toSorted((a, b) => rank(a) - rank(b) || a.login.localeCompare(b.login));
  });
