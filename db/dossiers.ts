import { type SQL, sql } from "drizzle-orm";
import { type Dossier, emptyDossier, type FieldKey, fieldKeys, fieldOf } from "@/domain/dossier";
import type { LossReason } from "@/domain/loss";
import type { ProjectState } from "@/domain/project-state";
import { snakeOf } from "@/domain/snake-case";
import type { Stage, Status } from "@/domain/stage";
import type { Tx } from "./client";
import { dayOf } from "./clock";
import { readRules } from "./settings";

type Raw = Record<string, unknown>;

/** Columns of `projects` that are a dossier field under the same name. */
const storedFields = fieldKeys.filter(
  (key) =>
    !["file", "shares", "capacities", "link"].includes(fieldOf(key).kind) &&
    !fieldOf(key).isDerived &&
    key !== "contactName" &&
    key !== "contactPhone",
);
const fileFields = fieldKeys.filter((key) => fieldOf(key).kind === "file");

const moneyOrCount = new Set(["yi", "wan", "int", "quantity"]);
const storedColumns = storedFields.map((key) => ({
  key,
  column: snakeOf(key),
  isNumber: moneyOrCount.has(fieldOf(key).kind),
}));
const stateColumns = [
  ...["id", "code", "version", "stage", "status", "industry_ids", "claim_unit_id", "protected_until"],
  ...["last_contact_on", "review_on", "loss_reason"],
];
/** Only what is asked for: a project has some ten columns more, and each costs its reading on both sides. */
const columns = sql.raw(
  [...new Set([...stateColumns, ...storedColumns.map(({ column }) => column)])].map((name) => `p.${name}`).join(", "),
);

const planAsWritten = sql`select set_config('join_collapse_limit', '1', true), set_config('plan_cache_mode', 'force_generic_plan', true)`;
const planFreely = sql`select set_config('join_collapse_limit', '8', true), set_config('plan_cache_mode', 'auto', true)`;

/**
 * States of the projects a condition picks, in the order asked, in one statement: every list, page, gate and export
 * reads a dossier the same way. `limit` bounds it; `source` is where `projects p` stands, with what picks and orders them.
 */
export async function readStates(
  tx: Tx,
  condition: SQL,
  order: SQL = sql`p.id`,
  limit = 200,
  source: SQL = sql`projects p`,
): Promise<ProjectState[]> {
  const asked = tx.execute<Raw>(sql`
    select ${columns}, p.frozen_at is not null as is_frozen, ${dayOf(sql`p.created_at`)} as created_on,
      ${dayOf(sql`p.stage_since`)} as stage_since_on,
      c.name as company_name, l.id as link_id, l.name as link_name, h.id as chain_id, h.name as chain_name, l.industry_id as link_industry_id,
      ou.name as owner_unit_name, us.name as owner_user_name, cu.name as claim_unit_name, lu.name as landing_unit_name,
      f.files, s.shares, k.capacities, v.visit_count, t.contact_name, t.contact_phone, o.trailing_output_yuan, g.pending,
      ((select (door.viewer()).is_promoter) or p.owner_unit_id = (select (door.viewer()).unit_id) or p.landing_unit_id = (select (door.viewer()).unit_id)
        or p.industry_ids && (select (door.viewer()).responsible_ids)::text[]) as may_carry
    from ${source}
    join companies c on c.id = p.company_id
    join units ou on ou.id = p.owner_unit_id
    left join users us on us.id = p.owner_user_id
    left join units cu on cu.id = p.claim_unit_id
    left join units lu on lu.id = p.landing_unit_id
    left join project_links pl on pl.project_id = p.id and pl.is_primary
    left join links l on l.id = pl.link_id
    left join chains h on h.id = l.chain_id
    left join lateral (select jsonb_object_agg(kind, id) as files from (
      select distinct on (kind) kind, id from files where project_id = p.id order by kind, uploaded_at desc) newest) f on true
    left join lateral (select jsonb_agg(jsonb_build_object('kind', kind, 'id', subject_id, 'basisPoints', basis_points) order by basis_points desc, subject_id) as shares
      from project_shares where project_id = p.id) s on true
    left join lateral (select jsonb_agg(jsonb_build_object('indicatorId', indicator_id, 'quantityMilli', quantity_milli) order by indicator_id) as capacities
      from project_capacities where project_id = p.id) k on true
    left join lateral (select count(*)::int as visit_count from visits where project_id = p.id) v on true
    left join lateral (select name as contact_name, phone_masked as contact_phone from contacts where project_id = p.id order by recorded_at desc limit 1) t on true
    left join lateral (select output_yuan as trailing_output_yuan from output_reports where project_id = p.id order by year desc, reported_at desc limit 1) o on true
    left join lateral (select jsonb_build_object('submittedBy', w.submitted_by, 'submitterName', wu.name, 'submittedAt', w.submitted_at) as pending
      from signings w join users wu on wu.id = w.submitted_by where w.project_id = p.id and w.decision is null) g on true
    where ${condition} order by ${order} limit ${limit}`);
  // Sent one after the other without waiting; the server runs them in this order. The joins stand in the right order
  // already, and which ids are asked changes nothing: searching all orders of fifteen tables, every time, costs more
  // than the answer.
  const [rules, , rows] = await Promise.all([readRules(tx), tx.execute(planAsWritten), asked, tx.execute(planFreely)]);
  return [...rows].map((row) => stateOf(row, rules));
}

function stateOf(row: Raw, rules: Awaited<ReturnType<typeof readRules>>): ProjectState {
  return {
    id: String(row.id),
    code: String(row.code),
    version: Number(row.version),
    stage: row.stage as Stage,
    status: row.status as Status,
    dossier: dossierOf(row, rules),
    companyName: String(row.company_name),
    primaryLinkName: textOf(row.link_name) ?? "",
    chainId: textOf(row.chain_id) ?? "",
    chainName: textOf(row.chain_name) ?? "",
    industryIds: row.industry_ids as string[],
    ownerUnitName: String(row.owner_unit_name),
    ownerUserName: textOf(row.owner_user_name),
    claimUnitId: textOf(row.claim_unit_id),
    claimUnitName: textOf(row.claim_unit_name),
    landingUnitName: textOf(row.landing_unit_name),
    protectedUntil: textOf(row.protected_until),
    createdOn: String(row.created_on),
    lastContactOn: textOf(row.last_contact_on),
    stageSince: String(row.stage_since_on),
    isFrozen: row.is_frozen === true,
    reviewOn: textOf(row.review_on),
    lossReason: textOf(row.loss_reason) as LossReason | null,
    pendingSigning: (row.pending as ProjectState["pendingSigning"]) ?? null,
    mayCarry: row.may_carry === true,
  };
}

const textOf = (value: unknown) => (value === null || value === undefined ? null : String(value));

function dossierOf(row: Raw, rules: Awaited<ReturnType<typeof readRules>>): Dossier {
  const files = (row.files ?? {}) as Record<string, string>;
  const shares = (row.shares ?? []) as { kind: string; id: string; basisPoints: number }[];
  const sharesOf = (kind: string) => {
    const own = shares.filter((share) => share.kind === kind).map(({ id, basisPoints }) => ({ id, basisPoints }));
    return own.length > 0 ? own : null;
  };
  const dossier: Record<FieldKey, unknown> = { ...emptyDossier };
  for (const { key, column, isNumber } of storedColumns) dossier[key] = storedValue(row[column], isNumber);
  for (const key of fileFields) dossier[key] = files[key] ?? null;
  const derived: Partial<Dossier> = {
    linkId: textOf(row.link_id),
    contactName: textOf(row.contact_name),
    contactPhone: textOf(row.contact_phone),
    visitCount: Number(row.visit_count),
    industryShares: sharesOf("industry"),
    bannerShares: sharesOf("banner"),
    capacities: (row.capacities as Dossier["capacities"]) ?? null,
    isChemicalParkRecognised: row.park !== null && rules.chemicalParks.includes(String(row.park)),
    isCapacityControlled: rules.capacityControlledIndustryIds.includes(String(row.link_industry_id)),
    trailingOutputYuan:
      row.trailing_output_yuan === null ? null : (Number(row.trailing_output_yuan) as Dossier["trailingOutputYuan"]),
  };
  return Object.assign(dossier, derived) as Dossier;
}

function storedValue(value: unknown, isNumber: boolean): unknown {
  if (value === null || value === undefined) return null;
  return isNumber ? Number(value) : value;
}

/** One project, or null when it does not exist for this viewer. */
export async function findState(tx: Tx, id: string): Promise<ProjectState | null> {
  const [state] = await readStates(tx, sql`p.id = ${id}`, sql`p.id`, 1);
  return state ?? null;
}
