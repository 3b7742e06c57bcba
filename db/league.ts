import { sql } from "drizzle-orm";
import { provinceOfDivision } from "@/domain/province";
import { Refusal } from "@/domain/refusal";
import type { League } from "@/domain/region";
import type { Tx } from "./client";

/** Where the divisions of the registering authority differ from the unit's own code: 乌拉盖 has a statistical code only. */
const registeredUnder: Readonly<Record<string, string>> = { "152571": "152591" };

/** The league and its banners as configured, for telling where a firm is registered. */
export async function readLeague(tx: Pick<Tx, "execute">): Promise<League> {
  const rows = await tx.execute<{ id: string; name: string; short_name: string; code: string | null; kind: string }>(
    sql`select id, name, short_name, code, kind from units where kind = 'league' or (kind = 'banner' and code is not null) order by id`,
  );
  const league = [...rows].find((row) => row.kind === "league");
  if (!league?.code) throw new Refusal("还没有装入政策包。请先运行 npm run cli -- plan load。");
  return {
    province: provinceOfDivision(league.code) ?? "",
    city: league.name,
    shortName: league.short_name,
    creditPrefix: league.code.slice(0, 4),
    banners: [...rows]
      .filter((row) => row.kind === "banner")
      .map((row) => ({
        id: row.id,
        name: row.name,
        shortNames: [row.short_name],
        creditDivision: (row.code && registeredUnder[row.code]) ?? row.code,
      })),
  };
}
