import { type SQL, sql } from "drizzle-orm";
import type { Yuan } from "@/domain/money";
import { footRows, type SignedLine } from "@/domain/signed-cells";
import { investmentBandYuan, type SignedFilter, signedStages } from "@/domain/signed-list";
import { snakeOf } from "@/domain/snake-case";
import { type Status, statusLabels } from "@/domain/stage";
import type { Tx } from "./client";
import { readSignedNames, type SignedNames } from "./signed-names";

/** A list longer than this is asked for by period. */
export const longestList = 20_000;

/** The amounts of one row and its place, of every row of a query: totals and footing need them all, texts do not. */
export type SignedKey = Pick<
  SignedLine,
  | "id"
  | "code"
  | "signedOn"
  | "investmentYuan"
  | "fixedInvestmentYuan"
  | "outputYuan"
  | "taxYuan"
  | "jobs"
  | "receivedYuan"
  | "receivedOutsideYuan"
>;

const agreedFields = {
  companyId: "uuid",
  landingUnitId: "text",
  park: "text",
  nature: "text",
  content: "text",
  investmentYuan: "bigint",
  fixedInvestmentYuan: "bigint",
  outputYuan: "bigint",
  taxYuan: "bigint",
  jobs: "int",
  signedOn: "date",
  signingEvent: "text",
  agreementType: "text",
  plannedStartOn: "date",
  plannedProductionOn: "date",
  plannedCapacityOn: "date",
} as const;
const agreedNow = sql.raw(
  Object.keys(agreedFields)
    .map((field) => `p.${snakeOf(field)}`)
    .join(", "),
);
/** The agreement as it stood at the cut-off: what an amendment decided later replaced, else what stands now. */
const agreedThen = sql.raw(
  Object.entries(agreedFields)
    .map(([field, type]) => {
      const column = snakeOf(field);
      return `case when u.held ? '${field}' then (u.held ->> '${field}')::${type} else p.${column} end as ${column}`;
    })
    .join(", "),
);

/** The day whose end the list is of, and the day it is asked on. */
export type CutOff = { readonly asOf: string; readonly today: string };
type Wanted = { readonly only?: readonly string[] | undefined; readonly hasLinks: boolean };

/**
 * The signed projects as the cut-off saw them, one row each, as CTE `listed`. Runs under whoever holds `tx`: a viewer's
 * row rights apply by themselves, an owner sees all.
 *
 * Told from rows with a moment: that it was signed and not yet moved back (stage_moves), stage and status, and every
 * field the agreement froze (approved amendments decided later are undone). Not told, because it is kept only as it is
 * now: names of projects, companies, units and links, who carries or claimed the project, and fields edited while a
 * project stood back before signing. Of today's list nothing needs telling: every move and amendment has been carried
 * out, and the projects themselves say where they stand.
 */
function listedRows({ asOf, today }: CutOff, filter: SignedFilter, { only, hasLinks }: Wanted): SQL {
  const cutOff = sql`((${asOf}::date + 1)::timestamp at time zone 'Asia/Shanghai')`;
  const asked = (column: "id" | "project_id") =>
    only ? sql`and ${sql.raw(column)} = any (${`{${only.join(",")}}`}::uuid[])` : sql``;
  const carried = hasLinks
    ? sql`carried as materialized (select project_id, link_id from project_links where is_primary ${asked("project_id")}),`
    : sql``;
  const joined = hasLinks ? sql`left join carried c using (project_id)` : sql``;
  const listed = sql`listed as (select * from known k where ${sql.join(conditionsOf(asOf, filter), sql` and `)})`;
  if (asOf >= today)
    return sql`
    ${carried}
    known as (
      select p.id, p.code, p.name, p.stage, p.status, ${hasLinks ? sql`c.link_id` : sql`null::text as link_id`},
        p.owner_user_id, p.claim_unit_id, ${agreedNow}
      from (select p.*, p.id as project_id from projects p where p.signed_on is not null ${asked("id")}) p ${joined}),
    ${listed}`;
  return sql`
    ${carried}
    undone as materialized (
      select project_id, jsonb_object_agg(field, value_before) as held from (
        select distinct on (project_id, field) project_id, field, value_before from amendments
        where decision = 'approved' and decided_at >= ${cutOff} ${asked("project_id")}
        order by project_id, field, decided_at, id) first_after
      group by project_id),
    moved as materialized (
      select distinct on (project_id) project_id, to_stage as stage, to_status as status from stage_moves
      where moved_at < ${cutOff} and project_id in (select id from projects where signed_on is not null) ${asked("project_id")}
      order by project_id, moved_at desc, id desc),
    marked as materialized (
      select project_id, m.stage, m.status, u.held,
        case when u.held ? 'linkId' then u.held ->> 'linkId' else ${hasLinks ? sql`c.link_id` : sql`null`} end as link_id
      from moved m left join undone u using (project_id) ${joined}),
    known as (
      select p.id, p.code, p.name, u.stage, u.status, u.link_id, p.owner_user_id, p.claim_unit_id, ${agreedThen}
      from marked u join projects p on p.id = u.project_id where p.signed_on is not null ${asked("id")}),
    ${listed}`;
}

function conditionsOf(asOf: string, filter: SignedFilter): SQL[] {
  const linkIn = (industries: SQL) =>
    sql`k.link_id in (select l.id from links l join industries i on i.id = l.industry_id where ${industries})`;
  return [
    sql`k.stage in ${signedStages}`,
    filter.ended ? sql`k.status = 'terminated'` : sql`k.status in ('active', 'suspended')`,
    sql`k.signed_on <= ${asOf}::date`,
    sql`k.agreement_type is distinct from 'framework'`,
    ...(filter.from ? [sql`k.signed_on >= ${filter.from}::date`] : []),
    ...(filter.to ? [sql`k.signed_on <= ${filter.to}::date`] : []),
    ...(filter.banner ? [sql`k.landing_unit_id = ${filter.banner}`] : []),
    ...(filter.stage ? [sql`k.stage = ${filter.stage}`] : []),
    ...(filter.type ? [sql`k.agreement_type = ${filter.type}`] : []),
    ...(filter.industry ? [linkIn(sql`i.id = ${filter.industry}`)] : []),
    ...(filter.cluster ? [linkIn(sql`i.cluster_id = ${filter.cluster}`)] : []),
    ...(filter.band ? bandOf(filter.band) : []),
  ];
}

function bandOf(band: keyof typeof investmentBandYuan): SQL[] {
  const [from, below] = investmentBandYuan[band];
  return [
    ...(from === null ? [] : [sql`k.investment_yuan >= ${from}`]),
    ...(below === null ? [] : [sql`k.investment_yuan < ${below}`]),
  ];
}

/** The newest year first, inside it by the day of signing: as the official list has always stood. */
function inListOrder<Row extends Raw>(rows: readonly Row[]): Row[] {
  const placed = rows.map((row) => ({ row, place: placeOf(String(row.signed_on)), code: String(row.code) }));
  placed.sort((a, b) => a.place - b.place || (a.code < b.code ? -1 : 1));
  return placed.map(({ row }) => row);
}

const placeOf = (day: string) =>
  Number(day.slice(5, 7)) * 100 + Number(day.slice(8)) - Number(day.slice(0, 4)) * 10_000;

/** Every row of a query in order, amounts footed, without its texts. */
export async function readSignedKeys(tx: Tx, cutOff: CutOff, filter: SignedFilter): Promise<SignedKey[]> {
  const hasLinks = filter.industry !== undefined || filter.cluster !== undefined;
  const rows = await tx.execute<Raw>(sql`
    with ${listedRows(cutOff, filter, { hasLinks })}
    select k.id, k.code, k.signed_on, k.investment_yuan, k.fixed_investment_yuan, k.output_yuan, k.tax_yuan, k.jobs
    from listed k limit ${longestList + 1}`);
  return footRows(inListOrder(rows).map((row) => ({ id: String(row.id), code: String(row.code), ...figuresOf(row) })));
}

/**
 * The lines of these projects in the list's order, amounts unfooted; `only` leaves the rest of the list unread. What
 * many lines share is named here instead of in every row; companies are looked up one by one, because a list never has
 * a large part of the directory in it.
 */
export async function readSignedLines(
  tx: Tx,
  cutOff: CutOff,
  filter: SignedFilter,
  only?: readonly string[],
): Promise<SignedLine[]> {
  if (only?.length === 0) return [];
  const [rows, names] = await Promise.all([
    tx.execute<Raw>(sql`
      with ${listedRows(cutOff, filter, { only, hasLinks: true })}
      select k.id, k.code, k.name, k.stage, k.status, k.park, k.nature, k.content, k.investment_yuan, k.fixed_investment_yuan,
        k.output_yuan, k.tax_yuan, k.jobs, k.signed_on, k.signing_event, k.agreement_type, k.planned_start_on,
        k.planned_production_on, k.planned_capacity_on, k.link_id, k.landing_unit_id, k.claim_unit_id, k.owner_user_id,
        c.name as investor_name, c.credit_code as investor_code, c.province, c.city
      from listed k cross join lateral (
        select name, credit_code, province, city from companies where id = k.company_id offset 0) c
      limit ${longestList + 1}`),
    readSignedNames(tx),
  ]);
  return inListOrder(rows).map((row, index) => lineOf(row, index, names));
}

type Raw = Record<string, unknown>;
const textOf = (value: unknown) => (value === null || value === undefined ? null : String(value));
const numberOf = (value: unknown) => (value === null || value === undefined ? null : Number(value));
const yuanOf = (value: unknown) => numberOf(value) as Yuan | null;

const figuresOf = (row: Raw) => ({
  signedOn: textOf(row.signed_on),
  investmentYuan: yuanOf(row.investment_yuan),
  fixedInvestmentYuan: yuanOf(row.fixed_investment_yuan),
  outputYuan: yuanOf(row.output_yuan),
  taxYuan: yuanOf(row.tax_yuan),
  jobs: numberOf(row.jobs),
  // Not kept yet: 到位资金 stays unreported, which is not zero.
  receivedYuan: null,
  receivedOutsideYuan: null,
});

function lineOf(row: Raw, index: number, names: SignedNames): SignedLine {
  const status = row.status as Status;
  const link = names.links.get(row.link_id as string);
  const industry = link && names.industries.get(link.industryId);
  const duties = link && names.duties.get(link.industryId);
  const banner = names.units.get(row.landing_unit_id as string);
  return {
    id: String(row.id),
    status,
    industryShortName: industry?.shortName ?? null,
    bannerShortName: banner?.shortName ?? null,
    serial: index + 1,
    code: String(row.code),
    name: String(row.name),
    ...figuresOf(row),
    investorName: String(row.investor_name),
    investorCode: textOf(row.investor_code),
    investorOrigin: originOf(textOf(row.province), textOf(row.city)),
    clusterName: industry?.clusterName ?? null,
    industryName: industry?.name ?? null,
    linkName: link?.name ?? null,
    bannerName: banner?.name ?? null,
    parkName: textOf(row.park),
    nature: row.nature as SignedLine["nature"],
    content: textOf(row.content),
    signingEvent: textOf(row.signing_event),
    agreementType: row.agreement_type as SignedLine["agreementType"],
    plannedStartOn: textOf(row.planned_start_on),
    plannedProductionOn: textOf(row.planned_production_on),
    plannedCapacityOn: textOf(row.planned_capacity_on),
    stage: row.stage as SignedLine["stage"],
    progress: null,
    claimUnitName: names.units.get(row.claim_unit_id as string)?.name ?? null,
    landingUnitName: banner?.name ?? null,
    responsibleName: duties?.responsibleName ?? null,
    cooperatingName: duties?.cooperatingName ?? null,
    leaderName: null,
    contactName: names.users.get(row.owner_user_id as string)?.name ?? null,
    problems: null,
    requests: null,
    note: status === "active" ? null : statusLabels[status],
  };
}

/** A municipality is not said twice. */
const originOf = (province: string | null, city: string | null) =>
  [province, city === province ? null : city].filter((part) => part !== null).join(" ") || null;
