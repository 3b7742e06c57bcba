import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { addedColumns, type ImportKind, type SheetTop } from "@/domain/company-import";
import { detectColumns, withFieldsBeside } from "@/domain/detect-columns";
import { fieldsOfKind, type Mapping } from "@/domain/import-row";
import type { Viewer } from "@/domain/viewer";
import { asViewer, type Tx } from "./client";

/** The columns as they were last mapped for these headings, else as they were detected. */
export async function mappingFor(
  tx: Tx,
  kind: ImportKind,
  headings: readonly string[],
  detected: Mapping,
): Promise<{ mapping: Mapping; isRemembered: boolean }> {
  const kept = await rememberedMapping(tx, kind, headings);
  return { mapping: kept ? withFieldsBeside(kept, detected) : detected, isRemembered: kept !== null };
}

/**
 * The columns of these headings, in whatever order, as they were last mapped, or null; rows sent back for mending find
 * those of their file.
 */
export async function rememberedMapping(
  tx: Tx,
  kind: ImportKind,
  headings: readonly string[],
): Promise<Mapping | null> {
  const { own, added, inOrder, key } = sortHeadings(headings);
  if (own.length === 0) return null;
  // Mappings were once kept under the headings as they stood, with the columns of the file.
  const [row] = await tx.execute<{ mapping: Mapping; isSorted: boolean }>(sql`
    select mapping, heading_key = ${key} as "isSorted" from import_mappings
    where kind = ${kind} and heading_key in (${key}, ${headingKey(own)}) order by 2 desc limit 1`);
  return row ? moved(row.mapping, (column) => (row.isSorted ? (inOrder[column] ?? column) : column) + added) : null;
}

/**
 * The line near the top whose headings were mapped last of all, or null; a row of headings that stands again is the first.
 * A title is none; where the reader was sure of its own, only a mapping that names the company counts.
 */
export const rememberedHeadingLine = (
  viewer: Viewer,
  kind: ImportKind,
  { outline, otherHeadings }: SheetTop,
): Promise<number | null> =>
  asViewer(viewer, async (tx) => {
    const lines = new Map<string, number>();
    for (const { line, headings } of otherHeadings.toReversed()) {
      const { own, key } = sortHeadings(headings);
      if (own.filter((heading) => heading !== "").length > 1) lines.set(headingKey(own), line).set(key, line);
    }
    const found = detectColumns(outline.headings, fieldsOfKind[kind]);
    const isSure = found.name !== undefined && Object.keys(found).length > 1;
    const [row] = await tx.execute<{ key: string }>(sql`
      select heading_key as key from import_mappings
      where kind = ${kind} and heading_key in (select jsonb_array_elements_text(${JSON.stringify([...lines.keys()])}::jsonb))
        and (not ${isSure}::boolean or mapping ->> 'name' is not null)
      order by used_at desc limit 1`);
    return row ? (lines.get(row.key) ?? null) : null;
  });

/** The newest mapping of a set of headings is the one that counts, whoever made it. */
export async function rememberMapping(
  tx: Tx,
  viewer: Viewer,
  kind: ImportKind,
  headings: readonly string[],
  mapping: Mapping,
): Promise<void> {
  const { added, inOrder, key } = sortHeadings(headings);
  if (Object.values(mapping).some((column) => column < added)) return;
  const placeOf = new Map(inOrder.map((column, place) => [column, place]));
  const kept = moved(mapping, (column) => placeOf.get(column - added) ?? column - added);
  await tx.execute(sql`
    insert into import_mappings (kind, heading_key, mapping, used_by)
    values (${kind}, ${key}, ${JSON.stringify(kept)}::jsonb, ${viewer.userId})
    on conflict (kind, heading_key) do update set mapping = excluded.mapping, used_by = excluded.used_by, used_at = now()`);
}

export const sameMapping = (a: Mapping, b: Mapping) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

const moved = (mapping: Mapping, to: (column: number) => number): Mapping =>
  Object.fromEntries(Object.entries(mapping).map(([field, column]) => [field, to(column)]));

/**
 * A file's own headings, without the columns that 未导入的行 puts before them and empty ones at the end, their columns in
 * the order of the headings, of two alike the first before, and the key of them all.
 */
function sortHeadings(headings: readonly string[]) {
  const added = addedColumns(headings);
  const last = headings.findLastIndex((heading) => heading !== "");
  const own = headings.slice(added, last + 1);
  const listed = own
    .map((heading, column) => ({ heading, column }))
    .sort((a, b) => (a.heading === b.heading ? 0 : a.heading < b.heading ? -1 : 1));
  const key = headingKey(listed.map(({ heading }) => heading));
  return { own, added, inOrder: listed.map(({ column }) => column), key };
}

const headingKey = (headings: readonly string[]) => createHash("sha256").update(JSON.stringify(headings)).digest("hex");
