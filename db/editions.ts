import type postgres from "postgres";
import { ruleVersion } from "@/domain/match";

type Driver = postgres.Sql | postgres.TransactionSql;
/** Work that brings a whole directory up to date once an edition. */
export type Renewal = "search_all" | "pair_all" | "match_all";

/** What the stored matches of a directory rest on: the rules, and the words of the loaded pack. */
export async function readMatchEdition(driver: Driver): Promise<string> {
  const [plan] = await driver<{ sha: string }[]>`select pack_sha256 as sha from plans limit 1`;
  return `${ruleVersion} ${plan?.sha ?? ""}`;
}

/** Notes that the whole directory stands at this edition. */
export async function settleEdition(driver: Driver, kind: Renewal, edition: string): Promise<void> {
  await driver`insert into deployment (key, value) values (${kind}, ${edition})
    on conflict (key) do update set value = excluded.value`;
}
