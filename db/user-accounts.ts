import { randomBytes } from "node:crypto";
import type postgres from "postgres";
import type { NewPerson } from "@/domain/person";
import { Refusal } from "@/domain/refusal";
import { faultOf } from "./faults";

/** Founds a person over the owner's connection; the unit may be given by id, name or short name. */
export async function foundUser(driver: postgres.Sql, person: NewPerson): Promise<{ userId: string; token: string }> {
  const token = randomBytes(32).toString("base64url");
  const found = await driver<{ id: string }[]>`
    select id from units where id = ${person.unitId} or name = ${person.unitId} or short_name = ${person.unitId} limit 2`;
  const [unit] = found;
  if (!unit || found.length > 1)
    throw new Refusal(`${unit ? "不止一个单位叫" : "没有单位"}“${person.unitId}”，请改用单位编号或全称。`);
  try {
    return await driver.begin(async (tx) => {
      const [user] = await tx<{ id: string }[]>`
        insert into users (login, name, unit_id, state) values (${person.login}, ${person.name}, ${unit.id}, 'invited') returning id`;
      const userId = user?.id ?? "";
      for (const role of person.roles) await tx`insert into user_roles (user_id, role) values (${userId}, ${role})`;
      await tx`insert into setup_links (token_hash, user_id, expires_at)
        values (door.hash_of(${token}), ${userId}, now() + interval '3 days')`;
      return { userId, token };
    });
  } catch (error) {
    if (faultOf(error).constraint === "users_login_unique")
      throw new Refusal(`账号 ${person.login} 已有人使用。`, "login");
    throw error;
  }
}

/** Disables an account over the owner's connection; its sessions end with it. */
export async function disableUser(driver: postgres.Sql, login: string): Promise<void> {
  const disabled = await driver`
    update users set state = 'disabled' where login = ${login.toLowerCase()} and state <> 'disabled' returning id`;
  if (disabled.length === 0) throw new Refusal(`没有在用的账号 ${login}。`);
}
