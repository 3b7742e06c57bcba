import { createHash, randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import {
  bucketOfStage,
  type CreditedProject,
  type Horizon,
  type LiveLine,
  linesOf,
  postings,
  whyUncredited,
} from "@/domain/credit";
import { reversalOf } from "@/domain/ledger";
import type { ProjectState } from "@/domain/project-state";
import type { Rules } from "@/domain/setting";
import type { Viewer } from "@/domain/viewer";
import type { Tx } from "./client";
import { isLocalSql } from "./company-rows";
import { findState } from "./dossiers";
import { credits, liveCredits } from "./schema/credits";
import { outputReports } from "./schema/projects";
import { readRules } from "./settings";

/** What made the lines change: a move, an amendment, a report; the same event never posts twice. */
export type CreditEvent = { kind: "move" | "edit" | "amendment" | "report"; id: string };

/**
 * Brings the ledger to where the project now stands: reverses what no longer holds and posts what is missing, in the
 * caller's transaction. Called by everything that changes a project; without a difference it posts nothing.
 */
export async function postCredits(tx: Tx, viewer: Viewer, projectId: string, event: CreditEvent): Promise<void> {
  const state = await findState(tx, projectId);
  if (state) await postCreditsOf(tx, viewer, state, event);
}

/** The same for a caller that holds the state as it now is. */
export async function postCreditsOf(tx: Tx, viewer: Viewer, state: ProjectState, event: CreditEvent): Promise<void> {
  const projectId = state.id;
  const live = await readLiveLines(tx, projectId);
  if (live.length === 0 && bucketOfStage(state.stage) === null) return;
  const project = await creditedProjectOf(tx, state);
  if (live.length === 0 && whyUncredited(project) !== null) return;
  const rules = await readRules(tx);
  const wanted = linesOf(project, { ...(await readHorizon(tx)), ramp: rules.ramp });
  const { reverse, post } = postings(live, wanted);
  const entry = {
    projectId,
    eventKind: event.kind,
    eventId: event.id,
    basisVersion: basisOf(rules),
    postedBy: viewer.userId,
    postedMonth: sql`door.current_month()`,
  };
  const rows = [
    ...reverse.map((line) => ({ ...entry, ...reversalOf(line) })),
    ...post.map((line) => ({ ...entry, ...line, reversesId: null })),
  ].map((row) => ({ id: randomUUID(), ...row }));
  if (rows.length > 0) await tx.insert(credits).values(rows);
}

/** A digest of the rule values that shaped the lines: two lines of one basis were computed alike. */
const basisOf = (rules: Rules) => createHash("sha256").update(JSON.stringify(rules.ramp)).digest("hex").slice(0, 12);

export async function readLiveLines(tx: Tx, projectId: string): Promise<LiveLine[]> {
  const rows = await tx.select().from(liveCredits).where(eq(liveCredits.projectId, projectId));
  return rows.map(({ creditId, projectId: _, ...line }) => ({ id: creditId, ...line }) as LiveLine);
}

/** The years the plan looks at, the industries that have a money target, and where each indicator belongs. */
export async function readHorizon(tx: Tx): Promise<Horizon> {
  const [bounds] = await tx.execute<{ first: number; last: number }>(
    sql`select min(year)::int as first, max(year)::int as last from targets`,
  );
  const money = await tx.execute<{ id: string }>(sql`
    select distinct t.industry_id as id from targets t join indicators i on i.id = t.indicator_id
    where t.source = 'annex' and i.kind = 'output' and t.value_milli is not null and t.industry_id is not null`);
  const indicators = await tx.execute<{ id: string; industry_id: string }>(
    sql`select id, industry_id from indicators where industry_id is not null`,
  );
  const { first, last } = bounds ?? { first: 0, last: -1 };
  return {
    years: Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index),
    moneyIndustryIds: new Set([...money].map((row) => row.id)),
    industryOfIndicator: new Map([...indicators].map((row) => [row.id, row.industry_id])),
  };
}

/**
 * Before signing the shares may not be settled yet: the primary link's industry and the landing (else owning) banner
 * then stand for the whole, so that talks can be forecast.
 */
export async function creditedProjectOf(tx: Tx, state: ProjectState): Promise<CreditedProject> {
  const { dossier } = state;
  const [place] = await tx.execute<{ industry_id: string | null; banner_id: string | null; is_local: boolean }>(sql`
    select l.industry_id, b.id as banner_id, ${isLocalSql} as is_local
    from projects p join companies c on c.id = p.company_id
    left join project_links pl on pl.project_id = p.id and pl.is_primary left join links l on l.id = pl.link_id
    left join units b on b.id = coalesce(p.landing_unit_id, p.owner_unit_id) and b.kind in ('banner', 'park')
    where p.id = ${state.id}`);
  const reports = await tx
    .selectDistinctOn([outputReports.year], { year: outputReports.year, outputYuan: outputReports.outputYuan })
    .from(outputReports)
    .where(eq(outputReports.projectId, state.id))
    .orderBy(outputReports.year, sql`reported_at desc`);
  const whole = (id: string | null | undefined) => (id ? [{ id, basisPoints: 10_000 }] : []);
  return {
    stage: state.stage,
    status: state.status,
    outputYuan: dossier.outputYuan,
    capacities: dossier.capacities ?? [],
    industryShares: dossier.industryShares ?? whole(place?.industry_id),
    bannerShares: dossier.bannerShares ?? whole(place?.banner_id),
    plannedProductionOn: dossier.plannedProductionOn,
    producedOn: dossier.producedOn,
    reportedOutputs: reports as CreditedProject["reportedOutputs"],
    isLocalUpgrade: place?.is_local === true && dossier.nature === "upgrade",
  };
}
