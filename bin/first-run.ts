import { randomBytes } from "node:crypto";
import { asOwner } from "@/db/client";
import { loadDemo } from "@/db/seed/demo";
import { loadPolicyPack } from "@/db/seed/policy";

/** Fills an empty database: the policy pack, then the demo or a one-time link for the first administrators. Returns the link's token when one was made. */
export async function loadIfEmpty(databaseUrl: string, isDemo: boolean): Promise<string | null> {
  return asOwner(databaseUrl, async (_, driver) => {
    const [plan] = await driver`select 1 from plans limit 1`;
    if (!plan) await loadPolicyPack(driver);
    const [someone] = await driver`select 1 from users limit 1`;
    const [demo] = await driver`select 1 from deployment where key = 'demo'`;
    if (isDemo && !demo) {
      if (someone)
        throw new Error("这个数据目录里已有正式数据，不能装入演示数据。请设 LIANZHAO_DATA_DIR 换一个空目录。");
      await loadDemo(driver, databaseUrl);
      return null;
    }
    if (someone) return null;
    const token = randomBytes(32).toString("base64url");
    await driver`update setup_links set used_at = now() where user_id is null and used_at is null`;
    await driver`insert into setup_links (token_hash, expires_at) values (door.hash_of(${token}), now() + interval '24 hours')`;
    return token;
  });
}
