import type postgres from "postgres";
import type { ImportCounts, ImportKind } from "@/domain/company-import";
import { batchIn } from "@/domain/honour";
import { type ListedProduct, productsText } from "@/domain/product-list";
import { deriveFrom, type Known } from "./company-merge";
import { lockKnown } from "./import-known";
import { countDuplicate, keepSample, type Passing } from "./import-passing";
import { changeCompanies } from "./import-writer";
import { type Found, findNamed } from "./record-known";
import { type Honour, type RecordRow as Row, recordReader } from "./record-rows";

const rowsPerBatch = 500;

type Joined = { row: Row; known: Known };
type HeldProduct = ListedProduct & { dataOn: string | null };
type Held = { products: Map<string, HeldProduct[]>; honours: Set<string> };
/** What the lines read so far name of a company, by its id. */
type Seen = Map<string, { line: number; shares: Map<string, number | null>; honours: Set<string> }>;
/** A row without what earlier lines of its company have named. */
type Added = Joined & { warnings: string[]; isLater: boolean };

/**
 * Brings products or honours to companies the directory already holds, joined by code, else by name; a name that is
 * unknown, borne by several or borne in another province only is rejected. A merged company's records go to the one it was merged into.
 */
export async function passRecords(passing: Passing): Promise<void> {
  const { counts, reject, progress } = passing;
  const read = recordReader(passing.listing);
  const seen: Seen = new Map();
  const batch: Row[] = [];
  const flush = async () => {
    await passBatch(passing, batch.splice(0), seen);
    progress.advance(counts.read);
  };
  for await (const row of passing.listing.rows) {
    counts.read += 1;
    const reading = row.rejected ?? read(row);
    if (typeof reading === "string") reject(row, reading);
    else batch.push(reading);
    if (batch.length >= rowsPerBatch) await flush();
  }
  await flush();
}

async function passBatch(passing: Passing, rows: readonly Row[], seen: Seen): Promise<void> {
  if (rows.length === 0) return;
  const { listing, counts, write, reject } = passing;
  const sql = write?.tx ?? passing.reader;
  const find = await findNamed(sql, rows);
  const joined: Added[] = [];
  for (const row of rows) {
    const found = find(row);
    if (typeof found === "string") {
      reject(row.source, found);
      continue;
    }
    const added = addedBy(seen, row, found, listing.kind);
    if (added.row.products.length > 0 || added.row.honours.length > 0) joined.push(added);
    else countDuplicate(passing, row.source.line, row.name, added.warnings);
  }
  const held = await readHeld(
    sql,
    joined.map(({ known }) => known.id),
  );
  const changed: Joined[] = [];
  for (const added of joined) {
    const { row, known, warnings, isLater } = withoutOutdated(added, held, listing.dataOn);
    const found = verdictOf(row, known, held);
    const verdict = found === "new" && isLater ? "changed" : found;
    counts[verdict === "new" ? "created" : verdict === "changed" ? "updated" : "unchanged"] += 1;
    keepSample(passing, { line: row.source.line, verdict, name: known.name, changes: [], warnings });
    if (verdict === "unchanged") continue;
    changed.push({ row, known });
    countHonours(counts, known, row, held);
  }
  if (write && changed.length > 0) await writeRecords(passing, write, oneEach(changed), held);
}

/** What the check names, so that a person sees which honours will be written. */
function countHonours(counts: ImportCounts, { id }: Known, { honours }: Row, held: Held) {
  for (const honour of honours) {
    if (held.honours.has(`${id} ${honourKey(honour)}`)) continue;
    counts.honours = { ...counts.honours, [honour.kind]: (counts.honours?.[honour.kind] ?? 0) + 1 };
  }
}

/** Of an honours list every honour counts apart; a products list names a company once, later lines only add to it. */
function addedBy(seen: Seen, row: Row, { known, warnings: doubts }: Found, kind: ImportKind): Added {
  const { line } = row.source;
  const before = seen.get(known.id);
  const { shares, honours, line: first } = before ?? { line, shares: new Map(), honours: new Set<string>() };
  const products = row.products.filter(
    ({ name, shareBasisPoints }) => !shares.has(name) || (shares.get(name) === null && shareBasisPoints !== null),
  );
  const fresh = row.honours.filter((honour) => !honours.has(honourKey(honour)));
  const differing = row.products.flatMap(({ name, shareBasisPoints: share }) =>
    share !== null && (shares.get(name) ?? share) !== share ? [name] : [],
  );
  for (const { name, shareBasisPoints } of products) shares.set(name, shareBasisPoints);
  for (const honour of fresh) honours.add(honourKey(honour));
  seen.set(known.id, { line: first, shares, honours });
  const isLater = before !== undefined && kind === "products";
  const warnings = [...doubts, ...row.warnings, ...(isLater ? [`与第 ${first} 行是同一家企业，已合并。`] : [])];
  if (differing.length > 0) warnings.push(`主营产品占比与前面的行不同，以前面的行为准：${differing.join("、")}。`);
  return { row: { ...row, products, honours: fresh }, known, warnings, isLater };
}

const honourKey = ({ kind, detail }: Honour) => `${kind} ${batchIn(detail)}`;

/** A list older than the share that is held does not change it. */
function withoutOutdated(added: Added, held: Held, dataOn: string | null): Added {
  const had = new Map(held.products.get(added.known.id)?.map((product) => [product.name, product]));
  const isOutdated = ({ name, shareBasisPoints }: ListedProduct) => {
    const same = had.get(name);
    if (!same?.dataOn || same.shareBasisPoints === null || dataOn === null || dataOn >= same.dataOn) return false;
    return shareBasisPoints !== null && shareBasisPoints !== same.shareBasisPoints;
  };
  const outdated = added.row.products.filter(isOutdated).map(({ name }) => name);
  if (outdated.length === 0) return added;
  const products = added.row.products.filter(({ name }) => !outdated.includes(name));
  const warning = `名单数据日期早于已有数据，占比不更新：${outdated.join("、")}。`;
  return { ...added, row: { ...added.row, products }, warnings: [...added.warnings, warning] };
}

/** The rows of one company as one, so that it is written once. */
function oneEach(changed: readonly Joined[]): Joined[] {
  const byId = new Map<string, Joined>();
  for (const { row, known } of changed) {
    const first = byId.get(known.id)?.row;
    const later = new Set(row.products.map(({ name }) => name));
    const products = [...(first?.products ?? []).filter(({ name }) => !later.has(name)), ...row.products];
    const honours = [...(first?.honours ?? []), ...row.honours];
    byId.set(known.id, { known, row: { ...(first ?? row), products, honours } });
  }
  return [...byId.values()];
}

function verdictOf({ products, honours }: Row, { id }: Known, held: Held): "new" | "changed" | "unchanged" {
  const had = held.products.get(id) ?? [];
  const isNewHonour = honours.some((honour) => !held.honours.has(`${id} ${honourKey(honour)}`));
  const isChanged = products.some(({ name, shareBasisPoints }) => {
    const same = had.find((product) => product.name === name);
    return !same || (shareBasisPoints !== null && same.shareBasisPoints !== shareBasisPoints);
  });
  if (!isNewHonour && !isChanged) return "unchanged";
  return products.length === 0 || (isChanged && had.length === 0) ? "new" : "changed";
}

async function writeRecords(
  { listing, league, matcher }: Passing,
  write: NonNullable<Passing["write"]>,
  changed: readonly Joined[],
  held: Held,
): Promise<void> {
  const { tx, importId } = write;
  const found = await lockKnown(
    tx,
    changed.map(({ known }) => known.id),
  );
  const locked = new Map(found.map((row) => [row.id, row]));
  // One merged since its row was read is left: the list, read again, finds the company it lives on in.
  const standing = changed.filter(({ known }) => locked.get(known.id)?.mergedInto === null);
  const rows = standing.flatMap(({ row, known }) => {
    const now = locked.get(known.id);
    if (!now || row.products.length === 0) return [];
    const had = (held.products.get(known.id) ?? []).filter(({ name }) =>
      row.products.every((one) => one.name !== name),
    );
    const isHand = now.handEdited.includes("products");
    const products = isHand ? now.products : productsText([...row.products, ...had], now.products);
    return [
      { id: now.id, columns: deriveFrom({ ...now, products }, league), raw: now.raw, handEdited: now.handEdited },
    ];
  });
  await changeCompanies(tx, { ...write, dataOn: null, matcher, keepsSource: true }, rows);
  const products = standing.flatMap(({ row, known }) =>
    row.products.map(({ name, shareBasisPoints }) => ({ company_id: known.id, name, share: shareBasisPoints })),
  );
  await tx`insert into company_products (company_id, name, share_basis_points, import_id, data_on)
    select company_id, name, share, ${importId}::uuid, ${listing.dataOn}::date
    from jsonb_to_recordset(${JSON.stringify(products)}::text::jsonb) as r(company_id uuid, name text, share integer)
    on conflict (company_id, name) do update set share_basis_points = excluded.share_basis_points, import_id = excluded.import_id,
      data_on = greatest(company_products.data_on, excluded.data_on)
      where excluded.share_basis_points is not null and company_products.share_basis_points is distinct from excluded.share_basis_points`;
  const honours = standing.flatMap(({ row, known }) =>
    row.honours
      .filter((honour) => !held.honours.has(`${known.id} ${honourKey(honour)}`))
      .map((honour) => ({ company_id: known.id, ...honour })),
  );
  await tx`insert into company_honours (company_id, kind, detail, import_id, data_on)
    select company_id, kind, detail, ${importId}::uuid, ${listing.dataOn}::date
    from jsonb_to_recordset(${JSON.stringify(honours)}::text::jsonb) as r(company_id uuid, kind text, detail text)
    on conflict do nothing`;
}

async function readHeld(sql: postgres.Sql | postgres.TransactionSql, ids: readonly string[]): Promise<Held> {
  const products = new Map<string, HeldProduct[]>();
  for (const row of await sql<(HeldProduct & { companyId: string })[]>`
    select company_id as "companyId", name, share_basis_points as "shareBasisPoints", data_on::text as "dataOn"
    from company_products where company_id = any(${[...ids]}::uuid[])`) {
    const { companyId, ...product } = row;
    products.set(companyId, [...(products.get(companyId) ?? []), product]);
  }
  const honours = await sql<(Honour & { companyId: string })[]>`
    select company_id as "companyId", kind, detail from company_honours where company_id = any(${[...ids]}::uuid[])`;
  return { products, honours: new Set(honours.map((honour) => `${honour.companyId} ${honourKey(honour)}`)) };
}
