import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { type ImportKind, rejectHeadings } from "@/domain/company-import";
import type { Mapping } from "@/domain/import-row";
import type { Viewer } from "@/domain/viewer";
import type { Tx } from "./client";

/** The columns of these headings as they were last mapped, or null; rows sent back for mending find those of their file. */
export async function rememberedMapping(
  tx: Tx,
  kind: ImportKind,
  headings: readonly string[],
): Promise<Mapping | null> {
  const { own, added } = withoutAdded(headings);
  if (own.length === 0) return null;
  const [row] = await tx.execute<{ mapping: Mapping }>(
    sql`select mapping from import_mappings where kind = ${kind} and heading_key = ${headingKey(own)}`,
  );
  return row ? shifted(row.mapping, added) : null;
}

/** The newest mapping of a set of headings is the one that counts, whoever made it. */
export async function rememberMapping(
  tx: Tx,
  viewer: Viewer,
  kind: ImportKind,
  headings: readonly string[],
  mapping: Mapping,
): Promise<void> {
  const { own, added } = withoutAdded(headings);
  const kept = shifted(mapping, -added);
  if (Object.values(kept).some((column) => column < 0)) return;
  await tx.execute(sql`
    insert into import_mappings (kind, heading_key, mapping, used_by)
    values (${kind}, ${headingKey(own)}, ${JSON.stringify(kept)}::jsonb, ${viewer.userId})
    on conflict (kind, heading_key) do update set mapping = excluded.mapping, used_by = excluded.used_by, used_at = now()`);
}

export const sameMapping = (a: Mapping, b: Mapping) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

const shifted = (mapping: Mapping, by: number): Mapping =>
  Object.fromEntries(Object.entries(mapping).map(([field, column]) => [field, column + by]));

/** Without the columns that 未导入的行 puts before those of its file, and without empty ones at the end. */
function withoutAdded(headings: readonly string[]): { own: readonly string[]; added: number } {
  const isSentBack = rejectHeadings.every((heading, at) => headings[at] === heading);
  const added = isSentBack ? rejectHeadings.length : 0;
  const last = headings.findLastIndex((heading) => heading !== "");
  return { own: headings.slice(added, last + 1), added };
}

const headingKey = (headings: readonly string[]) => createHash("sha256").update(JSON.stringify(headings)).digest("hex");
