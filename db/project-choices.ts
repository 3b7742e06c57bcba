import { sql } from "drizzle-orm";
import { tallyStages } from "@/domain/chain-map";
import { coverageOf } from "@/domain/coverage";
import {
  isAnswer,
  type LeadCheck,
  type LeadCompany,
  type LeadVerdict,
  type LikeProject,
  type LinkChoice,
  nearestFirst,
  type ProjectChoice,
} from "@/domain/project-choice";
import type { Stage } from "@/domain/stage";
import type { Viewer } from "@/domain/viewer";
import { isLive, readTalkedElsewhere } from "./chains";
import { asViewer, type Tx } from "./client";
import { readGroupInHand } from "./company-groups";
import { searchCompanies } from "./company-search";
import { spell } from "./pinyin";

const mostShown = 12;

type LinkText = {
  id: string;
  name: string;
  chain: string;
  source: LinkChoice["source"];
  isAssessed: boolean;
  home: string | null;
};

const readLinkTexts = (tx: Tx) =>
  tx.execute<LinkText>(sql`
  select l.id, l.name, c.name as chain, l.source,
    l.source = 'policy' or exists (select 1 from link_assessments a where a.link_id = l.id) as "isAssessed",
    (select hc.name || ' / ' || home.name from link_routes r join links home on home.id = r.home_link_id join chains hc on hc.id = home.chain_id
      where r.kind = 'same_product' and l.id in (r.from_link_id, r.to_link_id) and home.id <> l.id limit 1) as home
  from links l join chains c on c.id = l.chain_id order by c.position, l.position`);

/** Links whose name or chain answers the query in Chinese, pinyin or initials; names before chains, twelve at most. */
export const listLinkChoices = (viewer: Viewer, query: string): Promise<LinkChoice[]> =>
  asViewer(viewer, async (tx) => {
    const links = [...(await readLinkTexts(tx))];
    const byName = links.filter((link) => isAnswer(query, [link.name], Object.values(spell(link.name))));
    const byChain = links.filter(
      (link) =>
        !byName.includes(link) &&
        isAnswer(query, [`${link.chain}${link.name}`, link.chain], [spell(link.chain).initials]),
    );
    const ranked = [...nearestFirst(query, byName, (name) => Object.values(spell(name))), ...byChain];
    return withCoverage(tx, ranked.slice(0, mostShown));
  });

export const findLinkChoice = (viewer: Viewer, id: string): Promise<LinkChoice | null> =>
  asViewer(viewer, async (tx) => {
    const link = [...(await readLinkTexts(tx))].find((row) => row.id === id);
    const [choice] = link ? await withCoverage(tx, [link]) : [];
    return choice ?? null;
  });

async function withCoverage(tx: Tx, links: readonly LinkText[]): Promise<LinkChoice[]> {
  if (links.length === 0) return [];
  const reached = await tx.execute<{ linkId: string; stage: Stage; count: number }>(sql`
    select pl.link_id as "linkId", p.stage, count(*)::int as count from project_links pl join projects p on p.id = pl.project_id
    where ${isLive} and pl.link_id in ${links.map(({ id }) => id)} group by 1, 2`);
  const elsewhere = await readTalkedElsewhere(tx, sql`l.id in ${links.map(({ id }) => id)}`);
  return links.map(({ id, name, chain, source, isAssessed, home }) => {
    const { furthestStage } = tallyStages([...reached].filter((row) => row.linkId === id));
    const coverage = coverageOf({ isAssessed, furthestStage, isTalkedElsewhere: elsewhere.has(id) });
    return { id, name, chainName: chain, source, home, coverage };
  });
}

/** Companies answering the query; one under another side's first talk on the link stands there without its name. */
export async function searchLeadCompanies(viewer: Viewer, query: string, linkId: string): Promise<LeadCompany[]> {
  const found = await searchCompanies(viewer, query, mostShown);
  const held = await asViewer(viewer, (tx) => readProtections(tx, linkId));
  return found.map((company) => {
    const protectedUntil = held.get(company.id);
    return protectedUntil ? { kind: "masked", protectedUntil } : { kind: "open", ...company };
  });
}

async function readProtections(tx: Tx, linkId: string): Promise<Map<string, string>> {
  const rows = await tx.execute<{ company_id: string; until: string }>(
    sql`select company_id, protected_until::text as until from door.protections_of(${linkId})`,
  );
  return new Map([...rows].map((row) => [row.company_id, row.until]));
}

/** What is known of a company on a link before a lead is written: another side's protection, like projects in hand. */
export const checkLead = (viewer: Viewer, { companyId, linkId }: LeadCheck): Promise<LeadVerdict> =>
  asViewer(viewer, async (tx) => {
    const held = await readProtections(tx, linkId);
    const like = await tx.execute<LikeProject>(sql`
      select p.id, p.code, p.name, p.stage from projects p join project_links pl on pl.project_id = p.id and pl.link_id = ${linkId}
      where p.company_id = ${companyId} and ${isLive} order by p.created_at desc limit 5`);
    const group = await readGroupInHand(tx, companyId, linkId);
    return { protectedUntil: held.get(companyId) ?? null, like: [...like], group };
  });

export const findCompanyName = (viewer: Viewer, id: string): Promise<{ id: string; name: string } | null> =>
  asViewer(viewer, async (tx) => {
    const [row] = await tx.execute<{ id: string; name: string }>(sql`select id, name from companies where id = ${id}`);
    return row ?? null;
  });

export const mostProjectChoices = 300;

/** Projects the viewer may record a visit for, the ones touched last first, with the spelling the phone searches by. */
export const listProjectChoices = (viewer: Viewer, query = "", first: string | null = null): Promise<ProjectChoice[]> =>
  asViewer(viewer, async (tx) => {
    const rows = await tx.execute<Omit<ProjectChoice, "spelt">>(sql`
      select p.id, p.name, c.name as "companyName", p.stage, coalesce(b.short_name, u.short_name) as place,
        p.protected_until::text as "protectedUntil", p.next_step as "nextStep"
      from projects p join companies c on c.id = p.company_id join units u on u.id = p.owner_unit_id
      left join units b on b.id = p.landing_unit_id
      where ${isLive} and ((select (door.viewer()).is_promoter) or p.owner_unit_id = (select (door.viewer()).unit_id)
        or p.landing_unit_id = (select (door.viewer()).unit_id) or p.industry_ids && (select (door.viewer()).responsible_ids)::text[])
      order by p.id = ${first}::uuid desc nulls last, (p.owner_user_id = ${viewer.userId}) desc nulls last, p.updated_at desc limit 2000`);
    return [...rows]
      .map((row) => ({ ...row, spelt: [row.name, row.companyName].flatMap((name) => Object.values(spell(name))) }))
      .filter((row) => isAnswer(query, [row.name, row.companyName], row.spelt))
      .slice(0, query === "" ? mostProjectChoices : mostShown);
  });
