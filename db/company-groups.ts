import { type SQL, sql } from "drizzle-orm";
import type { CompanyGroup, GroupInHand, GroupMember, JoinGroup, LeaveGroup } from "@/domain/company-group";
import { Refusal } from "@/domain/refusal";
import type { Viewer } from "@/domain/viewer";
import { isLive } from "./chains";
import { asViewer, asWriter, type Tx } from "./client";
import { locks } from "./locks";
import { refuseMerged } from "./merged-companies";

const mostChildren = 50;

/** The company directly above and those directly below, by name. */
export const findGroup = (viewer: Viewer, companyId: string): Promise<CompanyGroup> =>
  asViewer(viewer, async (tx) => {
    const [parent] = await tx.execute<GroupMember>(sql`
      select c.id, c.name, r.kind from company_relations r join companies c on c.id = r.parent_id where r.company_id = ${companyId}::uuid`);
    const children = await tx.execute<GroupMember & { count: number }>(sql`
      select c.id, c.name, r.kind, (count(*) over ())::int as count from company_relations r join companies c on c.id = r.company_id
      where r.parent_id = ${companyId}::uuid order by c.name, c.id limit ${mostChildren}`);
    return {
      parent: parent ?? null,
      children: [...children].map(({ id, name, kind }) => ({ id, name, kind })),
      childCount: children[0]?.count ?? 0,
    };
  });

/** Puts a company under a parent, as its officer saw it; refuses a circle. A likeness of the two is settled with it. */
export const joinGroup = (viewer: Viewer, input: JoinGroup): Promise<{ companyId: string }> =>
  asWriter(viewer, async (tx) => {
    const { companyId, parentId, kind } = input;
    await lockGroups(tx);
    await refuseMerged(tx, companyId, regroupIn);
    await refuseMerged(tx, parentId, (kept) => `请改选“${kept}”。`, "parentId");
    await refuseStale(tx, companyId, input.seenParentId);
    const [above] = await tx.execute<{ has_both: boolean; is_circle: boolean }>(sql`
      select (select count(*) from companies where id in (${companyId}::uuid, ${parentId}::uuid)) = 2 as has_both,
        door.stands_over(${companyId}::uuid, ${parentId}::uuid) as is_circle`);
    if (companyId === parentId) throw new Refusal("企业不能是自己的上级。请选择另一家企业。", "parentId");
    if (!above?.has_both) throw new Refusal("没有这家企业。请重新选择。", "parentId");
    if (above.is_circle) throw new Refusal("该企业在本企业之下，不能又作本企业的上级。请先解除下级关系。", "parentId");
    await tx.execute(sql`
      insert into company_relations (parent_id, company_id, kind, source, created_by)
      values (${parentId}::uuid, ${companyId}::uuid, ${kind}, 'hand', ${viewer.userId})
      on conflict (company_id) do update set parent_id = excluded.parent_id, kind = excluded.kind, source = excluded.source,
        created_by = excluded.created_by, created_at = now()`);
    await tx.execute(sql`
      update duplicate_pairs set state = 'distinct', note = '上下级企业', decided_by = ${viewer.userId}, decided_at = now()
      where state = 'open' and first_id = least(${companyId}::uuid, ${parentId}::uuid) and second_id = greatest(${companyId}::uuid, ${parentId}::uuid)`);
    return { companyId };
  });

/** Takes a company from under its parent. */
export const leaveGroup = (viewer: Viewer, input: LeaveGroup): Promise<{ companyId: string }> =>
  asWriter(viewer, async (tx) => {
    await refuseMerged(tx, input.companyId, regroupIn);
    await refuseStale(tx, input.companyId, input.seenParentId);
    await tx.execute(sql`delete from company_relations where company_id = ${input.companyId}::uuid`);
    return { companyId: input.companyId };
  });

const regroupIn = (keptName: string) => `请在“${keptName}”上调整所属集团。`;

/** Two changes of groups at once could each be sound and make a circle together. */
export const lockGroups = (tx: Tx) => tx.execute(sql`select pg_advisory_xact_lock(${locks.groups})`);

async function refuseStale(tx: Tx, companyId: string, seenParentId: string | null) {
  const [now] = await tx.execute<{ parent_id: string; name: string }>(sql`
    select r.parent_id, c.name from company_relations r join companies c on c.id = r.parent_id
    where r.company_id = ${companyId}::uuid for update of r`);
  if ((now?.parent_id ?? null) === seenParentId) return;
  throw new Refusal(now ? `上级企业已由他人改为“${now.name}”。请刷新后重试。` : "上级企业已由他人解除。请刷新后重试。");
}

/** Every other company of the same tree. */
const othersOfGroup = (companyId: string): SQL => sql`
  with recursive up as (
    select ${companyId}::uuid as id union select r.parent_id from company_relations r join up on r.company_id = up.id
  ), tree as (
    select id from up union select r.company_id from company_relations r join tree t on r.parent_id = t.id
  )
  select id from tree where id <> ${companyId}::uuid`;

/** What is in hand with other companies of the group: projects as far as seen, of strangers' first talks only the day. */
export async function readGroupInHand(tx: Tx, companyId: string, linkId: string): Promise<GroupInHand> {
  const projects = await tx.execute<GroupInHand["projects"][number]>(sql`
    select p.id, p.name, c.name as "companyName" from projects p join companies c on c.id = p.company_id
    where p.company_id in (${othersOfGroup(companyId)}) and ${isLive} order by p.created_at desc limit 5`);
  const [held] = await tx.execute<{ until: string | null }>(sql`
    select max(protected_until)::text as until from door.protections_of(${linkId}) where company_id in (${othersOfGroup(companyId)})`);
  return { projects: [...projects], protectedUntil: held?.until ?? null };
}
