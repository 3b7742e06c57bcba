import { type SQL, sql } from "drizzle-orm";
import { bucketOfStage } from "@/domain/credit";
import { creditSentence, creditYears, firstMissedYear } from "@/domain/credit-years";
import { weightPercent } from "@/domain/forecast";
import type { Newest } from "@/domain/project-edit";
import type { ProjectPage, Reached } from "@/domain/project-page";
import { railOf } from "@/domain/project-page";
import { capacityRows, shareRows } from "@/domain/project-split";
import type { ProjectState } from "@/domain/project-state";
import type { Viewer } from "@/domain/viewer";
import { readDuties, readLinkRows } from "./chains";
import { asViewer, type Tx } from "./client";
import { dayOf, minuteOf, today } from "./clock";
import { creditedProjectOf, readHorizon } from "./credits";
import { findState } from "./dossiers";
import { readAmendments, readFiles, readHistory, readLedger, readReports, readVisits } from "./project-rows";
import { readRuleBook } from "./settings";

/** Everything the page of one project shows, or null when it does not exist for this viewer. */
export const findProjectPage = (viewer: Viewer, id: string): Promise<ProjectPage | null> =>
  asViewer(viewer, async (tx) => {
    const state = await findState(tx, id);
    if (!state) return null;
    const [facts] = await tx.execute<{
      today: string;
      updated_on: string;
      province: string | null;
      city: string | null;
      banner: string | null;
    }>(sql`
      select ${today}::text as today,
        ${dayOf(sql`p.updated_at`)} as updated_on, c.province, c.city, b.short_name as banner
      from projects p join companies c on c.id = p.company_id left join units b on b.id = c.banner_id where p.id = ${id}`);
    const day = facts?.today ?? "";
    const names = await readNames(tx, state);
    const nameOf = (subjectId: string) => names[subjectId] ?? subjectId;
    const reached = await tx.execute<Reached>(sql`
      select to_stage as stage, ${dayOf(sql`moved_at`)} as on
      from stage_moves where project_id = ${id} and (from_stage is null or from_stage <> to_stage) order by moved_at limit 200`);
    return {
      state,
      today: day,
      updatedOn: facts?.updated_on ?? "",
      names,
      rail: railOf(state, [...reached], day),
      origin: [facts?.province, facts?.banner ?? facts?.city].filter(Boolean).join("，") || null,
      link: await readLink(tx, state),
      ...(await readSplit(tx, state, nameOf)),
      credit: await readCredit(tx, state, day),
      files: await readFiles(tx, id),
      visits: await readVisits(tx, id),
      amendments: await readAmendments(tx, id, nameOf),
      reports: await readReports(tx, id),
      history: await readHistory(tx, id, nameOf),
    };
  });

/** Names of everything a dossier or an amendment may point at: units, industries, indicators, people of the unit, files. */
async function readNames(tx: Tx, state: ProjectState): Promise<Record<string, string>> {
  const amended = (field: string): SQL => sql`
    select value #>> '{}' from amendments a, lateral (values (value_before), (value_after)) v(value)
    where a.project_id = ${state.id} and a.field = ${field} and value is not null`;
  const rows = await tx.execute<{ id: string; name: string }>(sql`
    select id, short_name as name from units
    union all select id, short_name from industries
    union all select id, name || '（' || unit_label || '）' from indicators
    union all select id::text, name from users where id = ${state.dossier.ownerUserId}
    union all select id::text, name from files where project_id = ${state.id}
    union all select id, name from links where id = ${state.dossier.linkId} or id in (${amended("linkId")})
    union all select id::text, name from companies where id = ${state.dossier.companyId} or id::text in (${amended("companyId")})`);
  return Object.fromEntries([...rows].map((row) => [row.id, row.name]));
}

async function readLink(tx: Tx, state: ProjectState): Promise<ProjectPage["link"]> {
  const { linkId } = state.dossier;
  const [row] = linkId ? await readLinkRows(tx, sql`l.id = ${linkId}`) : [];
  if (!row) return null;
  const [place] = await tx.execute<{ industry: string; cluster: string }>(sql`
    select i.name as industry, k.name as cluster from industries i join clusters k on k.id = i.cluster_id where i.id = ${row.industryId}`);
  return {
    id: row.linkId,
    coverage: row.coverage,
    industryName: place?.industry ?? "",
    clusterName: place?.cluster ?? "",
    ...(await readDuties(tx, row.industryId)),
  };
}

async function readSplit(tx: Tx, { dossier }: ProjectState, nameOf: (id: string) => string) {
  const indicators = await tx.execute<{ id: string; name: string; unit: string }>(
    sql`select id, name, unit_label as unit from indicators`,
  );
  return {
    shares: {
      industries: shareRows(dossier.industryShares, dossier.outputYuan, nameOf),
      banners: shareRows(dossier.bannerShares, dossier.outputYuan, nameOf),
    },
    capacities: capacityRows(dossier.capacities, [...indicators]),
  };
}

async function readCredit(tx: Tx, state: ProjectState, today: string): Promise<ProjectPage["credit"]> {
  const { rules, statuses } = await readRuleBook(tx);
  const { years } = await readHorizon(tx);
  const credited = await creditedProjectOf(tx, state);
  const annex = await tx.execute<{ year: number }>(sql`select distinct year from targets where source = 'annex'`);
  const lines = await readLedger(tx, state.id);
  const thisYear = Number(today.slice(0, 4));
  const shown = creditYears(credited, years, rules.ramp).filter(
    ({ year, bucket }) => year >= thisYear || bucket === "realised",
  );
  const stands = bucketOfStage(state.stage);
  const { months1To12Percent, months13To24Percent, laterPercent } = rules.ramp;
  return {
    sentence: creditSentence(
      credited,
      stands === null
        ? 0
        : weightPercent(
            { bucket: stands, stage: state.stage, signedOn: state.dossier.signedOn, today },
            rules.probabilities,
            rules.idleMonths,
          ),
    ),
    rampWords: `投产后第 1—12 个月 ${months1To12Percent}%，第 13—24 个月 ${months13To24Percent}%，其后 ${laterPercent}%`,
    isDefaultRamp: statuses.ramp === "default",
    years: shown,
    missedYear: firstMissedYear(
      shown,
      [...annex].map((row) => Number(row.year)),
      thisYear,
    ),
    lines,
    liveCount: lines.filter((line) => line.state === "live" && line.measure === "产值").length,
  };
}

/** The project as it stands now, for somebody whose version is behind; null when it is not theirs to see. */
export const findNewest = (viewer: Viewer, id: string): Promise<Newest | null> =>
  asViewer(viewer, async (tx) => {
    const state = await findState(tx, id);
    if (!state) return null;
    const [changed] = await tx.execute<{ at: string; today: string }>(sql`
      select ${minuteOf(sql`updated_at`)} as at,
        ${today}::text as today from projects where id = ${id}`);
    const at = changed?.at ?? "";
    return {
      dossier: state.dossier,
      version: state.version,
      changedAt: at.startsWith(changed?.today ?? "-") ? at.slice(11) : at,
      changedBy: null,
      names: await readNames(tx, state),
    };
  });
