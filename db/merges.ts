import { type SQL, sql } from "drizzle-orm";
import { placeOf } from "@/domain/company-list";
import { normaliseName } from "@/domain/company-name";
import {
  handFields,
  type MergeCompanies,
  type MergeObstacle,
  type MergeRecord,
  type MergeSide,
  mergeColumns,
  mergeFields,
  obstacleSentence,
} from "@/domain/merge";
import { isOtherName, joinOtherNames, otherNamesOf, withoutOtherNames } from "@/domain/other-names";
import { Refusal } from "@/domain/refusal";
import type { Viewer } from "@/domain/viewer";
import { asViewer, asWriter, type Tx } from "./client";
import { minuteOf } from "./clock";
import { type SearchedText, searchColumns } from "./company-columns";
import { lockGroups } from "./company-groups";
import { isPair, pairCompany } from "./duplicate-pairs";
import { matchCompany } from "./matches";
import { companies } from "./schema/companies";

/** Both companies of a merge in the order asked, or null when one is not there (any more). */
export const findMergeSides = (
  viewer: Viewer,
  ids: readonly [string, string],
): Promise<[MergeSide, MergeSide] | null> =>
  asViewer(viewer, async (tx) => {
    const [kept, gone] = [await findSide(tx, ids[0]), await findSide(tx, ids[1])];
    return kept && gone && kept.id !== gone.id ? [kept, gone] : null;
  });

async function findSide(tx: Tx, id: string): Promise<MergeSide | null> {
  const [row] = await tx.execute<
    Omit<MergeSide, "place" | "capitalYuan"> & { capitalYuan: string | null } & Parameters<typeof placeOf>[0]
  >(sql`
    select c.id, c.version, c.name, c.credit_code as "creditCode", c.code_verdict as "codeVerdict", c.foreign_no as "foreignNo",
      c.province, c.city, b.short_name as "bannerName", c.address, c.capital_raw as "capitalRaw", c.capital_yuan as "capitalYuan",
      c.founded_on::text as "foundedOn", c.company_type as "companyType", c.products, c.scope, c.is_prospect as "isProspect",
      c.data_on::text as "dataOn", c.hand_edited as "handEdited",
      ${minuteOf(sql`c.updated_at`)} as "updatedAt", ${hangingOn} as hanging, w.is_hidden as "hasHiddenWork"
    from companies c left join units b on b.id = c.banner_id cross join lateral door.work_on(c.id) w where c.id = ${id}::uuid`);
  if (!row) return null;
  const { province, city, bannerName, capitalYuan, ...side } = row;
  return {
    ...side,
    place: placeOf({ province, city, bannerName }),
    capitalYuan: capitalYuan === null ? null : Number(capitalYuan),
  };
}

/** Under the reader's row rights; of what they hide door.work_on() says that it is there. */
const hangingOn = sql`jsonb_build_object(
  'projects', (select count(*) from projects p where p.company_id = c.id),
  'visits', (select count(*) from visits x join projects p on p.id = x.project_id where p.company_id = c.id),
  'files', (select count(*) from files x join projects p on p.id = x.project_id where p.company_id = c.id),
  'confirmed', (select count(*) from matches m where m.company_id = c.id and m.state = 'confirmed'),
  'dismissed', (select count(*) from matches m where m.company_id = c.id and m.state = 'dismissed'),
  'suggested', (select count(*) from matches m where m.company_id = c.id and m.state = 'suggested'),
  'products', (select count(*) from company_products x where x.company_id = c.id),
  'honours', (select count(*) from company_honours x where x.company_id = c.id),
  'relations', (select count(*) from company_relations x where c.id in (x.company_id, x.parent_id)))`;

/** Makes two companies one, in one go and as both were seen; matches and likenesses of the kept one follow. */
export const mergeCompanies = (viewer: Viewer, input: MergeCompanies): Promise<{ id: string; mergeId: string }> =>
  asWriter(viewer, async (tx) => {
    await lockGroups(tx);
    await lockAsSeen(tx, input);
    await refuseDistinct(tx, input);
    await refuseCycle(tx, input);
    const columns = [...new Set(input.take.flatMap((field) => mergeColumns[field]))];
    const hand = [...new Set(input.take.flatMap((field) => handFields[field]))];
    const [merged] = await tx.execute<{ id: string | null }>(sql`
      select door.merge_companies(${input.keptId}::uuid, ${input.goneId}::uuid, ${arrayOf(columns)}, ${arrayOf(hand)}) as id`);
    if (!merged?.id) throw new Refusal("其中一家企业已被他人合并。请返回可能重复的企业查看。");
    await keepNames(tx, merged.id);
    await refresh(tx, input.keptId);
    return { id: input.keptId, mergeId: merged.id };
  });

/**
 * Takes a merge back: both companies as they were, matched anew, and exactly what moved goes back; refused with what
 * stands against it.
 */
export const unmergeCompanies = (viewer: Viewer, mergeId: string): Promise<{ keptId: string; goneId: string }> =>
  asWriter(viewer, async (tx) => {
    const [merge] = await tx.execute<{ keptId: string; goneId: string }>(
      sql`select kept_id as "keptId", gone_id as "goneId" from company_merges where id = ${mergeId}::uuid`,
    );
    if (!merge) throw new Refusal(obstacleSentence([]));
    await lockGroups(tx);
    const [answer] = await tx.execute<{ done: boolean }>(sql`select door.unmerge_companies(${mergeId}::uuid) as done`);
    if (!answer?.done) throw new Refusal(obstacleSentence(await listObstacles(tx, mergeId)));
    await dropNames(tx, mergeId);
    await refresh(tx, merge.keptId);
    await refresh(tx, merge.goneId);
    return merge;
  });

/** Merges into this company, the newest first, with what stands against taking back each. */
export const listMerges = (viewer: Viewer, keptId: string): Promise<MergeRecord[]> =>
  asViewer(viewer, async (tx) => {
    const rows = await tx.execute<Omit<MergeRecord, "takenFields" | "undone"> & Undone & { taken: string[] }>(sql`
      select m.id, m.before -> 'gone' ->> 'name' as "goneName", m.before -> 'gone' ->> 'credit_code' as "goneCode",
        coalesce((select u.name from users u where u.id = m.merged_by), '') as "mergedBy", ${minuteOf(sql`m.merged_at`)} as "mergedAt",
        m.before -> 'taken' as taken, p.seen as "projectCount", p.seen < jsonb_array_length(m.before -> 'projects') as "hasHiddenWork",
        (select u.name from users u where u.id = m.undone_by) as "undoneBy", ${minuteOf(sql`m.undone_at`)} as "undoneAt"
      from company_merges m cross join lateral (
        select count(*)::int as seen from projects p where p.id in (select value::uuid from jsonb_array_elements_text(m.before -> 'projects'))) p
      where m.kept_id = ${keptId}::uuid order by m.merged_at desc, m.id desc limit 50`);
    return [...rows].map(({ taken, undoneBy, undoneAt, ...row }) => ({
      ...row,
      takenFields: mergeFields.filter((field) => taken.includes(mergeColumns[field][0])),
      undone: undoneAt === null ? null : { by: undoneBy ?? "", at: undoneAt },
    }));
  });
type Undone = { undoneBy: string | null; undoneAt: string | null };

/** The company a merged one lives on in, with the name the merged one had; null when the id was never merged. */
export const findKept = (viewer: Viewer, goneId: string): Promise<{ id: string; goneName: string } | null> =>
  asViewer(viewer, async (tx) => {
    const [row] = await tx.execute<{ id: string | null; goneName: string | null }>(sql`
      select door.kept_of(${goneId}::uuid) as id, (select m.before -> 'gone' ->> 'name' from company_merges m
        where m.gone_id = ${goneId}::uuid and m.undone_at is null order by m.merged_at desc limit 1) as "goneName"`);
    return row?.id ? { id: row.id, goneName: row.goneName ?? "" } : null;
  });

const arrayOf = (names: readonly string[]) => sql`${`{${names.join(",")}}`}::text[]`;

async function lockAsSeen(tx: Tx, { keptId, goneId, seenKept, seenGone }: MergeCompanies) {
  const rows = await tx.execute<{ id: string; name: string; version: number; at: string }>(sql`
    select id, name, version, ${minuteOf(sql`updated_at`)} as at
    from companies where id in (${keptId}::uuid, ${goneId}::uuid) order by id for update`);
  if (rows.length < 2) throw new Refusal("其中一家企业已被他人合并。请返回可能重复的企业查看。");
  const seen = { [keptId]: seenKept, [goneId]: seenGone };
  const changed = rows.find((row) => row.version !== seen[row.id]);
  if (changed)
    throw new Refusal(
      `他人在 ${changed.at} 改过“${changed.name}”，尚未合并。请核对下面的新内容后再合并，您的选择已保留。`,
      "seenVersion",
    );
}

/** Somebody may settle at the same moment that the two are not one. */
async function refuseDistinct(tx: Tx, { keptId, goneId, seenDistinct = false }: MergeCompanies) {
  const [pair] = await tx.execute<{ state: string }>(sql`
    select state from duplicate_pairs where ${isPair(keptId, goneId)} for update`);
  if (pair?.state === "distinct" && !seenDistinct)
    throw new Refusal("已由他人判定不是同一家，尚未合并。请刷新后重试。");
}

async function refuseCycle(tx: Tx, { keptId, goneId }: MergeCompanies) {
  const [found] = await tx.execute<{ depth: number }>(sql`
    with recursive up as (
      select company_id as start, parent_id as id, 1 as depth from company_relations where company_id in (${keptId}::uuid, ${goneId}::uuid)
      union all
      select up.start, r.parent_id, up.depth + 1 from company_relations r join up on r.company_id = up.id where up.depth < 20
    )
    select depth from up where depth > 1 and ((start, id) = (${keptId}::uuid, ${goneId}::uuid) or (start, id) = (${goneId}::uuid, ${keptId}::uuid)) limit 1`);
  if (found) throw new Refusal("两家企业在同一集团中隔级上下相属，合并会形成循环。请先在企业页面调整所属集团。");
}

const listObstacles = async (tx: Tx, mergeId: string): Promise<MergeObstacle[]> => [
  ...(await tx.execute<MergeObstacle>(sql`select kind, detail from door.merge_obstacles(${mergeId}::uuid)`)),
];

type Named = { name: string; otherNames: string | null };
type MergedNames = { id: string; now: Named; kept: Named; gone: Named; isNameTaken: boolean };

async function readNames(tx: Tx, mergeId: string): Promise<MergedNames> {
  const namesIn = (row: SQL) =>
    sql`jsonb_build_object('name', ${row} ->> 'name', 'otherNames', ${row} ->> 'other_names')`;
  const [names] = await tx.execute<MergedNames>(sql`
    select c.id, ${namesIn(sql`to_jsonb(c)`)} as now, ${namesIn(sql`m.before -> 'kept'`)} as kept, ${namesIn(sql`m.before -> 'gone'`)} as gone,
      m.before -> 'taken' ? 'name' as "isNameTaken"
    from company_merges m join companies c on c.id = m.kept_id where m.id = ${mergeId}::uuid`);
  if (!names) throw new Error("the merge is not there");
  return names;
}

const nameSo = (tx: Tx, id: string, otherNames: string) =>
  tx
    .update(companies)
    .set({ otherNames: otherNames || null })
    .where(sql`id = ${id}::uuid`);

/** The kept company is found by every name either of the two had. */
async function keepNames(tx: Tx, mergeId: string) {
  const { id, now, kept, gone } = await readNames(tx, mergeId);
  await nameSo(
    tx,
    id,
    joinOtherNames(now.name, [...otherNamesOf(now.otherNames), kept.name, gone.name, ...otherNamesOf(gone.otherNames)]),
  );
}

/** The names a merge brought go with it; those the kept company had, or was given since, stay. */
async function dropNames(tx: Tx, mergeId: string) {
  const { id, now, kept, gone, isNameTaken } = await readNames(tx, mergeId);
  const names = [gone.name, ...otherNamesOf(gone.otherNames), ...(isNameTaken ? [kept.name] : [])];
  const brought = names.filter((name) => !isOtherName(kept.otherNames, normaliseName(name)));
  await nameSo(tx, id, withoutOtherNames(now.otherNames ?? "", brought));
}

async function refresh(tx: Tx, id: string) {
  await spellOut(tx, id);
  await matchCompany(tx, id);
  await pairCompany(tx, id);
}

/** What search runs on follows the texts the company now carries. */
async function spellOut(tx: Tx, id: string) {
  const [row] = await tx.execute<SearchedText>(
    sql`select name, other_names as "otherNames", scope, products, coalesce(credit_code, '') as code from companies where id = ${id}::uuid`,
  );
  if (row) await tx.update(companies).set(searchColumns(row)).where(sql`id = ${id}::uuid`);
}
