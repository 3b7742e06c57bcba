import { and, eq, sql } from "drizzle-orm";
import { type FieldKey, fieldOf } from "@/domain/dossier";
import type { DossierPatch } from "@/domain/project-field";
import { Refusal } from "@/domain/refusal";
import type { Viewer } from "@/domain/viewer";
import type { Tx } from "./client";
import { faultOf } from "./faults";
import { refuseProtectedFor } from "./first-talks";
import { requireCompany } from "./merged-companies";
import { contacts, files, projectCapacities, projectLinks, projectShares, projects } from "./schema/projects";

/** Fields of a patch that live in tables of their own; all others are columns of `projects`. */
const elsewhere: ReadonlySet<FieldKey> = new Set([
  "linkId",
  "contactName",
  "contactPhone",
  "industryShares",
  "bannerShares",
  "capacities",
]);

/** Writes the fields somebody typed to where each belongs, and counts the version up by one whatever was typed. */
export async function applyPatch(tx: Tx, viewer: Viewer, projectId: string, patch: DossierPatch): Promise<void> {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined) as [FieldKey, unknown][];
  if (patch.companyId) await requireCompany(tx, patch.companyId, (kept) => `请改选“${kept}”。`);
  if (patch.companyId || patch.linkId) await refuseProtectedFor(tx, projectId, patch);
  const columns = given.filter(([key]) => !elsewhere.has(key) && fieldOf(key).kind !== "file");
  await refusingLostRights(
    patch,
    tx
      .update(projects)
      .set({ ...Object.fromEntries(columns), version: sql`version + 1`, updatedAt: sql`now()` })
      .where(eq(projects.id, projectId)),
  );
  for (const [key, value] of given) {
    if (fieldOf(key).kind === "file" && value !== null) await requireFile(tx, projectId, key, String(value));
  }
  if (patch.linkId) await setPrimaryLink(tx, projectId, patch.linkId);
  if (patch.industryShares !== undefined) await replaceShares(tx, projectId, "industry", patch.industryShares ?? []);
  if (patch.bannerShares !== undefined) await replaceShares(tx, projectId, "banner", patch.bannerShares ?? []);
  if (patch.capacities !== undefined) {
    await tx.delete(projectCapacities).where(eq(projectCapacities.projectId, projectId));
    const rows = (patch.capacities ?? []).map((capacity) => ({ projectId, ...capacity }));
    if (rows.length > 0) await tx.insert(projectCapacities).values(rows);
  }
  if (patch.contactName || patch.contactPhone) await recordContact(tx, viewer, projectId, patch);
}

/** Row rights refuse a project given to another unit, and one that its writer would not reach any more. */
async function refusingLostRights(patch: DossierPatch, write: PromiseLike<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    const { code, constraint } = faultOf(error);
    if (constraint === "projects_given_by_promoter")
      throw new Refusal("跨单位分派由盟招商主管部门办理。", "ownerUnitId");
    if (code === "42501" && patch.landingUnitId !== undefined)
      throw new Refusal("改后本单位将不能再办理本项目。建设地点请由责任单位修改。", "landingUnitId");
    throw error;
  }
}

/** 138****0147: what lists, pages and exports may show. */
const maskPhone = (phone: string) => (phone.length < 8 ? "****" : `${phone.slice(0, 3)}****${phone.slice(-4)}`);

async function recordContact(tx: Tx, viewer: Viewer, projectId: string, { contactName, contactPhone }: DossierPatch) {
  const [latest] = await tx
    .select({ id: contacts.id, name: contacts.name })
    .from(contacts)
    .where(eq(contacts.projectId, projectId))
    .orderBy(sql`recorded_at desc`)
    .limit(1);
  const name = contactName ?? latest?.name;
  if (!name) throw new Refusal("请填写联系人。", "contactName");
  const phone =
    contactPhone && !contactPhone.includes("*") ? { phone: contactPhone, phoneMasked: maskPhone(contactPhone) } : {};
  if (latest?.name === name) {
    if (contactPhone) await tx.update(contacts).set(phone).where(eq(contacts.id, latest.id));
    return;
  }
  await tx.insert(contacts).values({ projectId, name, ...phone, recordedBy: viewer.userId });
}

async function requireFile(tx: Tx, projectId: string, kind: string, fileId: string) {
  const [file] = await tx
    .select({ id: files.id })
    .from(files)
    .where(and(eq(files.id, fileId), eq(files.projectId, projectId), eq(files.kind, kind)));
  if (!file) throw new Refusal(`请重新上传${fieldOf(kind as FieldKey).label}。`, kind);
}

async function setPrimaryLink(tx: Tx, projectId: string, linkId: string) {
  await tx.delete(projectLinks).where(and(eq(projectLinks.projectId, projectId), eq(projectLinks.isPrimary, true)));
  await tx.delete(projectLinks).where(and(eq(projectLinks.projectId, projectId), eq(projectLinks.linkId, linkId)));
  await addPrimaryLink(tx, projectId, linkId);
}

/** Throws Refusal for a link there is not. */
export async function addPrimaryLink(tx: Tx, projectId: string, linkId: string): Promise<void> {
  try {
    await tx.execute(
      sql`insert into project_links (project_id, link_id, is_primary) values (${projectId}, ${linkId}, true)`,
    );
  } catch (error) {
    if (faultOf(error).code === "23503") throw new Refusal("没有这个环节，请重新选择。", "linkId");
    throw error;
  }
}

async function replaceShares(
  tx: Tx,
  projectId: string,
  kind: "industry" | "banner",
  shares: readonly { id: string; basisPoints: number }[],
) {
  await tx.delete(projectShares).where(and(eq(projectShares.projectId, projectId), eq(projectShares.kind, kind)));
  if (shares.length === 0) return;
  await requireSubjects(tx, kind, shares);
  await tx
    .insert(projectShares)
    .values(shares.map(({ id, basisPoints }) => ({ projectId, kind, subjectId: id, basisPoints })));
  await tx.execute(sql`set constraints project_shares_foot immediate`);
  await tx.execute(sql`set constraints project_shares_foot deferred`);
}

/** Industries of the plan, banners and parks of the league; anything else would be credited to nobody. */
async function requireSubjects(tx: Tx, kind: "industry" | "banner", shares: readonly { id: string }[]) {
  const ids = sql.param(shares.map((share) => share.id));
  const [known] = await tx.execute<{ count: number }>(
    kind === "industry"
      ? sql`select count(*)::int as count from industries where id = any (${ids}::text[])`
      : sql`select count(*)::int as count from units where id = any (${ids}::text[]) and kind in ('banner', 'park')`,
  );
  if (known?.count !== shares.length) {
    throw new Refusal(
      kind === "industry" ? "份额中有规划以外的产业，请重新选择。" : "份额中有旗县市区以外的单位，请重新选择。",
      `${kind}Shares`,
    );
  }
}
