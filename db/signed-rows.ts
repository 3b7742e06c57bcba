import { type SQL, sql } from "drizzle-orm";
import type { Yuan } from "@/domain/money";
import { footRows, type SignedLine } from "@/domain/signed-cells";
import { investmentBandYuan, type SignedFilter, signedStages } from "@/domain/signed-list";
import { type Status, statusLabels } from "@/domain/stage";
import type { Tx } from "./client";

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

/** A field of the agreement as it stood at the cut-off: what an amendment decided later replaced, else what stands now. */
const held = (field: string, type: "text" | "date" | "bigint" | "int" | "uuid") => {
  const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return sql.raw(
    `case when u.held ? '${field}' then (u.held ->> '${field}')::${type} else p.${column} end as ${column}`,
  );
};

/**
 * The signed projects as the cut-off saw them, one row each, as CTE `listed`. Runs under whoever holds `tx`: a viewer's
 * row rights apply by themselves, an owner sees all.
 *
 * Told from rows with a moment: that it was signed and not yet moved back (stage_moves), stage and status, and every
 * field the agreement froze (approved amendments decided later are undone). Not told, because it is kept only as it is
 * now: names of projects, companies, units and links, who carries or claimed the project, and fields edited while a
 * project stood back before signing.
 */
function listedRows(asOf: string, filter: SignedFilter, only?: readonly string[]): SQL {
  const cutOff = sql`((${asOf}::date + 1)::timestamp at time zone 'Asia/Shanghai')`;
  const conditions = [
    sql`k.stage in ${signedStages}`,
    filter.ended ? sql`k.status = 'terminated'` : sql`k.status in ('active', 'suspended')`,
    sql`k.signed_on <= ${asOf}::date`,
    sql`k.agreement_type is distinct from 'framework'`,
    ...(filter.from ? [sql`k.signed_on >= ${filter.from}::date`] : []),
    ...(filter.to ? [sql`k.signed_on <= ${filter.to}::date`] : []),
    ...(filter.banner ? [sql`k.landing_unit_id = ${filter.banner}`] : []),
    ...(filter.stage ? [sql`k.stage = ${filter.stage}`] : []),
    ...(filter.type ? [sql`k.agreement_type = ${filter.type}`] : []),
    ...(filter.industry ? [sql`i.id = ${filter.industry}`] : []),
    ...(filter.cluster ? [sql`i.cluster_id = ${filter.cluster}`] : []),
    ...(filter.band ? bandOf(filter.band) : []),
  ];
  return sql`
    undone as materialized (
      select project_id, jsonb_object_agg(field, value_before) as held from (
        select distinct on (project_id, field) project_id, field, value_before from amendments
        where decision = 'approved' and decided_at >= ${cutOff} order by project_id, field, decided_at, id) first_after
      group by project_id),
    known as (
      select p.id, p.code, p.name, m.to_stage as stage, m.to_status as status, p.owner_user_id, p.claim_unit_id,
        ${held("companyId", "uuid")}, ${held("landingUnitId", "text")}, ${held("park", "text")}, ${held("nature", "text")},
        ${held("content", "text")}, ${held("investmentYuan", "bigint")}, ${held("fixedInvestmentYuan", "bigint")},
        ${held("outputYuan", "bigint")}, ${held("taxYuan", "bigint")}, ${held("jobs", "int")}, ${held("signedOn", "date")},
        ${held("signingEvent", "text")}, ${held("agreementType", "text")}, ${held("plannedStartOn", "date")},
        ${held("plannedProductionOn", "date")}, ${held("plannedCapacityOn", "date")},
        case when u.held ? 'linkId' then u.held ->> 'linkId' else l.link_id end as link_id
      from projects p
      left join undone u on u.project_id = p.id
      left join project_links l on l.project_id = p.id and l.is_primary
      cross join lateral (
        select to_stage, to_status from stage_moves where project_id = p.id and moved_at < ${cutOff}
        order by moved_at desc, id desc limit 1) m
      where p.signed_on is not null ${only ? sql`and p.id in ${only}` : sql``}),
    listed as (
      select k.*, l.name as link_name, i.id as industry_id, i.cluster_id
      from known k left join links l on l.id = k.link_id left join industries i on i.id = l.industry_id
      where ${sql.join(conditions, sql` and `)})`;
}

function bandOf(band: keyof typeof investmentBandYuan): SQL[] {
  const [from, below] = investmentBandYuan[band];
  return [
    ...(from === null ? [] : [sql`k.investment_yuan >= ${from}`]),
    ...(below === null ? [] : [sql`k.investment_yuan < ${below}`]),
  ];
}

/** The newest year first, inside it by the day of signing: as the official list has always stood. */
const order = sql`extract(year from k.signed_on) desc, k.signed_on, k.code collate "C"`;

/** Every row of a query in order, amounts footed, without its texts. */
export async function readSignedKeys(tx: Tx, asOf: string, filter: SignedFilter): Promise<SignedKey[]> {
  const rows = await tx.execute<Raw>(sql`
    with ${listedRows(asOf, filter)}
    select k.id, k.code, k.signed_on, k.investment_yuan, k.fixed_investment_yuan, k.output_yuan, k.tax_yuan, k.jobs
    from listed k order by ${order} limit ${longestList + 1}`);
  return footRows([...rows].map((row) => ({ id: String(row.id), code: String(row.code), ...figuresOf(row) })));
}

/** The lines of these projects in the list's order, amounts unfooted; `only` leaves the rest of the list unread. */
export async function readSignedLines(
  tx: Tx,
  asOf: string,
  filter: SignedFilter,
  only?: readonly string[],
): Promise<SignedLine[]> {
  if (only?.length === 0) return [];
  const rows = await tx.execute<Raw>(sql`
    with ${listedRows(asOf, filter, only)},
    duties as materialized (
      select iu.industry_id, string_agg(du.name, '、' order by du.id) filter (where iu.duty = 'responsible') as responsible_name,
        string_agg(du.name, '、' order by du.id) filter (where iu.duty = 'cooperating') as cooperating_name
      from industry_units iu join units du on du.id = iu.unit_id group by 1)
    select k.id, k.code, k.name, k.stage, k.status, k.park, k.nature, k.content, k.investment_yuan, k.fixed_investment_yuan,
      k.output_yuan, k.tax_yuan, k.jobs, k.signed_on, k.signing_event, k.agreement_type, k.planned_start_on,
      k.planned_production_on, k.planned_capacity_on, k.link_name, c.name as investor_name, c.credit_code as investor_code, nullif(concat_ws(' ', c.province, nullif(c.city, c.province)), '') as investor_origin,
      cl.name as cluster_name, i.name as industry_name, i.short_name as industry_short_name,
      bu.name as banner_name, bu.short_name as banner_short_name, cu.name as claim_unit_name, us.name as contact_name,
      d.responsible_name, d.cooperating_name
    from listed k
    join companies c on c.id = k.company_id
    left join industries i on i.id = k.industry_id
    left join clusters cl on cl.id = i.cluster_id
    left join units bu on bu.id = k.landing_unit_id
    left join units cu on cu.id = k.claim_unit_id
    left join users us on us.id = k.owner_user_id
    left join duties d on d.industry_id = k.industry_id
    order by ${order} limit ${longestList + 1}`);
  return [...rows].map(lineOf);
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

function lineOf(row: Raw, index: number): SignedLine {
  const status = row.status as Status;
  return {
    id: String(row.id),
    status,
    industryShortName: textOf(row.industry_short_name),
    bannerShortName: textOf(row.banner_short_name),
    serial: index + 1,
    code: String(row.code),
    name: String(row.name),
    ...figuresOf(row),
    investorName: String(row.investor_name),
    investorCode: textOf(row.investor_code),
    investorOrigin: textOf(row.investor_origin),
    clusterName: textOf(row.cluster_name),
    industryName: textOf(row.industry_name),
    linkName: textOf(row.link_name),
    bannerName: textOf(row.banner_name),
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
    claimUnitName: textOf(row.claim_unit_name),
    landingUnitName: textOf(row.banner_name),
    responsibleName: textOf(row.responsible_name),
    cooperatingName: textOf(row.cooperating_name),
    leaderName: null,
    contactName: textOf(row.contact_name),
    problems: null,
    requests: null,
    note: status === "active" ? null : statusLabels[status],
  };
}
