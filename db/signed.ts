import { sql } from "drizzle-orm";
import { Refusal } from "@/domain/refusal";
import { totalsOf } from "@/domain/sheet";
import { footRows, type SignedList, type SignedSheet } from "@/domain/signed-cells";
import { filterOf, type SignedChoices, type SignedFilter, type SignedView } from "@/domain/signed-list";
import { type SignedRow, signedColumns } from "@/domain/signed-sheet";
import type { Viewer } from "@/domain/viewer";
import { asViewer, type Tx } from "./client";
import { today } from "./clock";
import { hashOfCells } from "./sheet-cells";
import { longestList, readSignedKeys, readSignedLines, type SignedKey } from "./signed-rows";

const pageRows = 50;

/**
 * One page of the signed list: fifty rows by keyset, totals and count over the whole query. Amounts in 元 at the
 * precision they are shown with, so that a column sums to its total; the file holds the same.
 */
export const listSigned = (viewer: Viewer, view: SignedView): Promise<SignedList> =>
  asViewer(viewer, async (tx) => {
    const filter = filterOf(view);
    const cutOff = await readCutOff(tx, filter.asOf);
    const keys = await readSignedKeys(tx, cutOff, filter);
    refuseTooLong(keys.length);
    const start = startOf(keys, view);
    const page = keys.slice(start, start + pageRows);
    const read = await readSignedLines(
      tx,
      cutOff,
      filter,
      page.map((key) => key.id),
    );
    const byId = new Map(read.map((line) => [line.id, line]));
    const lines = page.flatMap((key, index) => {
      const line = byId.get(key.id);
      return line ? [{ ...line, ...key, serial: start + index + 1 }] : [];
    });
    return {
      ...cutOff,
      lines,
      count: keys.length,
      // A totalled column reads its amount and nothing else of the row.
      totals: totalsOf(signedColumns, keys as readonly unknown[] as SignedRow[]),
      contentHash: lines.length === keys.length ? hashOfCells(signedColumns, lines) : null,
      previous: start > 0 ? (page[0]?.code ?? null) : null,
      next: start + pageRows < keys.length ? (page.at(-1)?.code ?? null) : null,
    };
  });

/** Where a page begins: after or before the project named, which need not be listed any more. */
function startOf(keys: readonly SignedKey[], { after, before }: SignedView): number {
  const place = (code: string) => keys.findIndex((key) => key.code === code);
  if (after) return Math.min(place(after) + 1, Math.max(keys.length - 1, 0));
  return before ? Math.max(place(before) - pageRows, 0) : 0;
}

/** The whole list under the viewer's rights, as the print and the file hold it. */
export const getSignedSheet = (viewer: Viewer, filter: SignedFilter): Promise<SignedSheet> =>
  asViewer(viewer, (tx) => readSignedSheet(tx, filter));

/** The whole list for whoever holds `tx`. Refuses more rows than a file should hold. */
export async function readSignedSheet(tx: Tx, filter: SignedFilter): Promise<SignedSheet> {
  const cutOff = await readCutOff(tx, filter.asOf);
  const { asOf, isClosed } = cutOff;
  const lines = await readSignedLines(tx, cutOff, filter);
  refuseTooLong(lines.length);
  const rows = footRows(lines);
  return {
    asOf,
    isClosed,
    isEnded: filter.ended !== undefined,
    rows,
    totals: totalsOf(signedColumns, rows),
    contentHash: hashOfCells(signedColumns, rows),
  };
}

/** What the filters of the list offer. */
export const listSignedChoices = (viewer: Viewer): Promise<SignedChoices> =>
  asViewer(viewer, async (tx) => {
    const [clusters, industries, banners] = await Promise.all([
      tx.execute<{ id: string; name: string }>(sql`select id, name from clusters order by position limit 100`),
      tx.execute<{ id: string; name: string; clusterId: string }>(
        sql`select i.id, i.name, i.cluster_id as "clusterId" from industries i join clusters c on c.id = i.cluster_id order by c.position, i.position limit 500`,
      ),
      tx.execute<{ id: string; name: string }>(
        sql`select id, name from units where kind = 'banner' order by code, name limit 200`,
      ),
    ]);
    return { clusters: [...clusters], industries: [...industries], banners: [...banners] };
  });

async function readCutOff(tx: Tx, asked: string | undefined) {
  const [row] = await tx.execute<{ today: string; isClosed: boolean }>(sql`
    select t.today::text, exists (
      select 1 from periods where month = left(coalesce(${asked ?? null}::date, t.today)::text, 7) and closed_at is not null
        and coalesce(${asked ?? null}::date, t.today) = (date_trunc('month', coalesce(${asked ?? null}::date, t.today)) + interval '1 month - 1 day')::date) as "isClosed"
    from (select ${today} as today) t`);
  const day = row?.today ?? "";
  return { today: day, asOf: asked ?? day, isClosed: row?.isClosed ?? false };
}

function refuseTooLong(rows: number) {
  if (rows > longestList) throw new Refusal("清单超过 2 万条，请按签约期间缩小范围后再试。");
}
