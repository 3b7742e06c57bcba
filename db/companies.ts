import { sql } from "drizzle-orm";
import { cutAtSpans } from "@/domain/bigram";
import { type CompanyEdit, type CompanyInput, type CompanyPage, duplicateSentence } from "@/domain/company";
import { typedFault } from "@/domain/company-fault";
import {
  type CompanyFile,
  type CompanyMatch,
  type CompanyProject,
  type LikeCompany,
  placeOf,
} from "@/domain/company-list";
import { normaliseName } from "@/domain/company-name";
import { coreName } from "@/domain/core-name";
import { checkCreditCode } from "@/domain/credit-code";
import { joinOtherNames, otherNamesOf, readOtherNames } from "@/domain/other-names";
import { Refusal } from "@/domain/refusal";
import type { Viewer } from "@/domain/viewer";
import { asViewer, asWriter, type Tx } from "./client";
import { minuteOf, readToday } from "./clock";
import { deriveColumns } from "./company-columns";
import { type Carried, carriedColumns, fieldsChanged, nothingWritten } from "./company-merge";
import { companyRow, type RawCompany, rowOf } from "./company-rows";
import { pairCompany } from "./duplicate-pairs";
import { faultOf } from "./faults";
import { readLeague } from "./league";
import { locks } from "./locks";
import { matchCompany } from "./matches";
import { refuseMerged } from "./merged-companies";
import { companies } from "./schema/companies";

const mostShown = 50;

/** Everything the company's page shows, or null when there is no such company. */
export const findCompany = (viewer: Viewer, id: string): Promise<CompanyFile | null> =>
  asViewer(viewer, async (tx) => {
    const [raw] = await tx.execute<RawCompany>(sql`
      select ${companyRow}, c.code_override_reason, c.foreign_no, c.scope, c.products, c.company_type, c.banner_id, c.address,
        c.capital_currency, c.version, c.raw, c.updated_at, i.file_name, i.finished_at
      from companies c left join units b on b.id = c.banner_id left join imports i on i.id = c.import_id
      where c.id = ${id}::uuid`);
    if (!raw) return null;
    return {
      company: pageOf(raw),
      raw: raw.raw as Record<string, string> | null,
      source: raw.file_name
        ? { fileName: String(raw.file_name), importedAt: new Date(String(raw.finished_at)).toISOString() }
        : null,
      updatedAt: new Date(String(raw.updated_at)).toISOString(),
      matches: await matchesOf(tx, id),
      projects: await projectsOf(tx, id),
    };
  });

/** Enters a company; a like one asks for a reason first, the same code is refused. Its matches follow at once. */
export const createCompany = (viewer: Viewer, input: CompanyInput): Promise<{ id: string }> =>
  asWriter(viewer, async (tx) => {
    await Promise.all([holdName(tx, input.name), refuseDuplicates(tx, input, null)]);
    const otherNames = joinOtherNames(input.name, readOtherNames(input.otherNames));
    const columns = await columnsOf(tx, { ...input, otherNames }, null);
    const [made] = await refusingSameCode(
      tx
        .insert(companies)
        .values({ ...columns, handEdited: fieldsChanged(nothingWritten, columns), createdBy: viewer.userId })
        .returning({ id: companies.id }),
    );
    if (!made) throw new Error("the company was not entered");
    await matchCompany(tx, made.id);
    await pairCompany(tx, made.id);
    return made;
  });

/** Changes a company as long as nobody else has since `seenVersion`; of two officers one wins and the other is told. */
export const editCompany = (viewer: Viewer, { id, seenVersion, ...input }: CompanyEdit): Promise<{ id: string }> =>
  asWriter(viewer, async (tx) => {
    const holding = holdName(tx, input.name);
    const reading = tx.execute<
      Carried & { version: number; normalisedName: string; handEdited: string[]; at: string }
    >(sql`
      select ${carriedColumns}, version, normalised_name as "normalisedName", hand_edited as "handEdited",
        ${minuteOf(sql`updated_at`)} as at
      from companies where id = ${id}::uuid for update`);
    const [, [before]] = await Promise.all([holding, reading]);
    if (!before) {
      await refuseMerged(tx, id, (kept) => `请在“${kept}”上修改。`);
      throw new Refusal("没有这家企业。请返回企业名录查找。");
    }
    if (before.version !== seenVersion)
      throw new Refusal(`他人在 ${before.at} 改过本企业，您的内容还没有保存。请选择保留哪一份。`, "seenVersion");
    await refuseDuplicates(tx, input, { id, isSameName: before.normalisedName === normaliseName(input.name) });
    const isUntouched = input.otherNames === (before.otherNames ?? "");
    const typed = isUntouched ? otherNamesOf(before.otherNames) : readOtherNames(input.otherNames);
    const otherNames = joinOtherNames(input.name, [...typed, before.name]);
    // What was not edited is still of the day its list gave it.
    const { dataOn: _, ...columns } = await columnsOf(tx, { ...input, otherNames }, before);
    const asTyped = { ...columns, otherNames: joinOtherNames(input.name, typed) || null };
    const handEdited = [...new Set([...before.handEdited, ...fieldsChanged(before, asTyped)])];
    await refusingSameCode(
      tx
        .update(companies)
        .set({ ...columns, handEdited, version: seenVersion + 1, updatedBy: viewer.userId, updatedAt: sql`now()` })
        .where(sql`id = ${id}::uuid`),
    );
    await matchCompany(tx, id);
    await pairCompany(tx, id);
    return { id };
  });

/** Companies that may be the same one, by code, by name, by the distinctive part of the name; for the form while typing. */
export const listLikeCompanies = (
  viewer: Viewer,
  asked: { name: string; creditCode: string; exceptId: string | null },
): Promise<LikeCompany[]> => asViewer(viewer, (tx) => findLike(tx, asked, asked.exceptId));

const mostLike = 8;

async function findLike(
  tx: Tx,
  asked: { name: string; creditCode: string },
  exceptId: string | null,
): Promise<LikeCompany[]> {
  const { code } = checkCreditCode(asked.creditCode);
  const normalised = normaliseName(asked.name);
  const rows = await tx.execute<RawCompany & { likeness: LikeCompany["likeness"] }>(sql`
    select ${companyRow}, case when c.credit_code = ${code} then 'code' when c.normalised_name = ${normalised} then 'name'
        when called.id is not null then 'other' else 'core' end as likeness
    from companies c left join units b on b.id = c.banner_id left join door.companies_called(${normalised}) called(id) on called.id = c.id
    where c.id in (select id from companies where credit_code = ${code} or normalised_name = ${normalised} or core_name = ${coreName(asked.name)}
        union all select door.companies_called(${normalised}))
      and c.id is distinct from ${exceptId}::uuid
    order by c.credit_code = ${code} desc nulls last, c.normalised_name = ${normalised} desc, called.id is null, c.name, c.id limit ${mostLike}`);
  return [...rows].map((raw) => {
    const row = rowOf(raw);
    const { likeness } = raw;
    return {
      id: row.id,
      name: row.name,
      otherName: likeness === "other" ? row.otherNames : null,
      creditCode: row.creditCode,
      place: placeOf(row),
      isLocal: row.isLocal,
      likeness,
    };
  });
}

/**
 * Companies of like names are entered and renamed one after the other. Sent before anything else is locked, so that
 * nobody who waits here holds what another waits for.
 */
const holdName = async (tx: Tx, name: string) => {
  await tx.execute(sql`select pg_advisory_xact_lock(${locks.companyNames}, hashtext(${coreName(name)}))`);
};

/** A name already settled is not asked about again when the rest of the company changes. */
async function refuseDuplicates(tx: Tx, input: CompanyInput, self: { id: string; isSameName: boolean } | null) {
  const like = await findLike(tx, input, self?.id ?? null);
  const sentenceFor = (likeness: LikeCompany["likeness"]) => {
    const names = like.filter((row) => row.likeness === likeness).map((row) => row.name);
    return names.length > 0 ? duplicateSentence(likeness, names) : null;
  };
  const repeated = sentenceFor("code");
  if (repeated) throw new Refusal(repeated, "creditCode");
  const resembling = sentenceFor("name") ?? sentenceFor("other") ?? sentenceFor("core");
  if (!resembling || self?.isSameName) return;
  if (input.distinctBecause === "") throw new Refusal(resembling, "distinctBecause");
  const ids = JSON.stringify(like.map((row) => row.id));
  await tx.execute(
    sql`select audit.note('distinct_company', jsonb_build_object('name', ${input.name}::text, 'because', ${input.distinctBecause}::text, 'like', ${ids}::jsonb))`,
  );
}

/** Two officers may enter one code in the same moment; the index decides, and the second gets the sentence. */
async function refusingSameCode<T>(write: PromiseLike<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (faultOf(error).constraint !== "companies_by_credit_code") throw error;
    throw new Refusal("该统一社会信用代码刚由他人登记。请打开该企业修改，不要重复新增。", "creditCode");
  }
}

async function columnsOf(tx: Tx, input: CompanyInput, held: Carried | null) {
  const [league, today] = await Promise.all([readLeague(tx), readToday(tx)]);
  if (input.bannerId !== null && !league.banners.some(({ id }) => id === input.bannerId))
    throw new Refusal("没有这个旗县市区，请重新选择。", "bannerId");
  const fault = typedFault(input, held, { today, league });
  if (fault) throw new Refusal(fault.sentence, fault.field);
  return {
    ...deriveColumns(input, league),
    codeOverrideReason: input.codeOverrideReason || null,
    isProspect: input.isProspect,
    dataOn: today,
  };
}

const pageOf = (raw: RawCompany): CompanyPage => ({
  ...rowOf(raw),
  codeOverrideReason: raw.code_override_reason as string | null,
  foreignNo: raw.foreign_no as string | null,
  scope: raw.scope ?? "",
  products: raw.products ?? "",
  companyType: raw.company_type as string | null,
  bannerId: raw.banner_id as string | null,
  address: raw.address as string | null,
  capitalCurrency: raw.capital_currency as string | null,
  version: raw.version as number,
});

async function matchesOf(tx: Tx, companyId: string): Promise<CompanyMatch[]> {
  const rows = await tx.execute<{
    link_id: string;
    link_name: string;
    chain_id: string;
    chain_name: string;
    tier: CompanyMatch["tier"];
    state: CompanyMatch["state"];
    reason: string | null;
    sentence: string;
    spans: [number, number][];
    data_on: string | null;
    protected_until: string | null;
  }>(sql`
    select m.link_id, l.name as link_name, h.id as chain_id, h.name as chain_name, m.tier, m.state, m.reason, m.sentence, m.spans,
      m.data_on::text as data_on, p.protected_until::text as protected_until
    from matches m join links l on l.id = m.link_id join chains h on h.id = l.chain_id
    left join lateral (select max(protected_until) as protected_until from door.protections_of(m.link_id) where company_id = m.company_id) p on true
    where m.company_id = ${companyId}::uuid
    order by m.state = 'dismissed', m.state = 'confirmed' desc, m.score desc, m.link_id limit ${mostShown}`);
  return [...rows].map((row) => ({
    linkId: row.link_id,
    linkName: row.link_name,
    chainId: row.chain_id,
    chainName: row.chain_name,
    tier: row.tier,
    state: row.state,
    reason: row.reason,
    sentence: cutAtSpans(row.sentence, row.spans),
    dataOn: row.data_on,
    protectedUntil: row.protected_until,
  }));
}

async function projectsOf(tx: Tx, companyId: string): Promise<CompanyProject[]> {
  const rows = await tx.execute<CompanyProject>(sql`
    select p.id, p.code, p.name, p.stage, p.status, u.short_name as "ownerName"
    from projects p join units u on u.id = p.owner_unit_id
    where p.company_id = ${companyId}::uuid order by p.status, p.created_at desc limit ${mostShown}`);
  return [...rows];
}
