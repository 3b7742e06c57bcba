import { sql } from "drizzle-orm";
import type { Viewer } from "@/domain/viewer";
import { asViewer, type Tx } from "./client";
import { dayOf, today } from "./clock";

type Option = { value: string; label: string };
export type CompanyOptions = {
  banners: Option[];
  /** The chosen link alone: the others are searched for. */
  links: Option[];
  /** Classes of GB/T 4754 the chains name. */
  classes: Option[];
  honours: string[];
  lastImportOn: string | null;
  today: string;
};

/** Names of the chains of some links, by link. */
export async function findChainNames(viewer: Viewer, linkIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (linkIds.length === 0) return new Map();
  const rows = await asViewer(viewer, (tx) =>
    tx.execute<{ linkId: string; name: string }>(sql`
      select l.id as "linkId", c.name from links l join chains c on c.id = l.chain_id where l.id in ${linkIds}`),
  );
  return new Map(rows.map(({ linkId, name }) => [linkId, name]));
}

const mostHonours = 60;

/** The kinds of lists companies stand on. */
export async function readHonours(tx: Tx): Promise<string[]> {
  const rows = await tx.execute<{ kind: string }>(
    sql`select distinct kind from company_honours order by 1 limit ${mostHonours}`,
  );
  return rows.map(({ kind }) => kind);
}

/** What the directory's filters and the form offer: banners, the name of the chosen link, the last import's day. */
export const listCompanyOptions = (viewer: Viewer, chosenLink = ""): Promise<CompanyOptions> =>
  asViewer(viewer, async (tx) => {
    const banners = await tx.execute<Option>(
      sql`select id as value, name as label from units where kind = 'banner' and code is not null order by code`,
    );
    const links = await tx.execute<Option>(sql`
      select l.id as value, h.name || ' / ' || l.name as label from links l join chains h on h.id = l.chain_id
      where l.id = ${chosenLink}`);
    const classes = await tx.execute<Option>(sql`
      select distinct g->>'code' as value, (g->>'code') || ' ' || (g->>'name') as label
      from links, jsonb_array_elements(gbt_classes) g order by 1`);
    const [days] = await tx.execute<{ last: string | null; today: string }>(sql`
      select ${dayOf(sql`max(finished_at)`)} as last,
        ${today}::text as today from imports where state = 'done' and kind = 'companies'`);
    return {
      banners: [...banners],
      links: [...links],
      classes: [...classes],
      honours: await readHonours(tx),
      lastImportOn: days?.last ?? null,
      today: days?.today ?? "",
    };
  });
