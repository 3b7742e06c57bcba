import { randomBytes, randomUUID } from "node:crypto";
import postgres from "postgres";
import { bigrams } from "@/domain/bigram";
import type { Role } from "@/domain/role";
import type { Viewer } from "@/domain/viewer";
import { findPerson, hashPassword } from "./sessions";

/** What tests and the demo found before anybody acts: units and people, by the owner's connection. */
export function founderOf(url: string) {
  const driver = postgres(url, { max: 1, onnotice: () => {} });
  return {
    driver,
    end: () => driver.end({ timeout: 2 }),

    /** A banner of its own, so that its totals belong to one test. */
    async foundBanner(name = `试验旗${randomBytes(3).toString("hex")}`): Promise<string> {
      const id = `banner-${randomUUID()}`;
      await driver`insert into units (id, name, short_name, kind, parent_id) values (${id}, ${name}, ${name}, 'banner', '152500')`;
      return id;
    },

    async foundUser(
      unitId: string,
      roles: readonly Role[],
      person: { login?: string; name?: string; password?: string } = {},
    ): Promise<{ userId: string; login: string }> {
      const login = person.login ?? `u-${randomBytes(6).toString("hex")}`;
      const passwordHash = person.password ? await hashPassword(person.password) : null;
      const [user] = await driver<{ id: string }[]>`
        insert into users (login, name, unit_id, password_hash, password_changed_at)
        values (${login}, ${person.name ?? `示例${login.slice(-4)}`}, ${unitId}, ${passwordHash}, now()) returning id`;
      if (!user) throw new Error("no user");
      await driver`insert into user_roles ${driver(roles.map((role) => ({ user_id: user.id, role })))}`;
      return { userId: user.id, login };
    },

    /** Somebody already signed in: a real session row, and the Viewer auth.ts would mint from it. */
    async foundViewer(unitId: string, ...roles: Role[]): Promise<Viewer> {
      const { userId } = await this.foundUser(unitId, roles);
      return this.signInAs(userId);
    },

    /** A 示例 company; its code cannot be valid, because it holds an O. */
    async foundCompany(name = `示例${randomBytes(4).toString("hex")}有限公司`, scope = ""): Promise<string> {
      const [company] = await driver<{ id: string }[]>`
        insert into companies (name, normalised_name, core_name, scope, pinyin, initials, text_grams)
        values (${name}, ${name}, ${name}, ${scope}, '', '', ${bigrams(`${name} ${scope}`)}) returning id`;
      if (!company) throw new Error("no company");
      return company.id;
    },

    async signInAs(userId: string): Promise<Viewer> {
      const token = randomBytes(32).toString("base64url");
      await driver`insert into sessions (token_hash, user_id, expires_at) values (door.hash_of(${token}), ${userId}, now() + interval '12 hours')`;
      const person = await findPerson(token);
      if (!person) throw new Error("no session");
      return { ...person, token } as unknown as Viewer;
    },
  };
}

export type Founder = ReturnType<typeof founderOf>;
