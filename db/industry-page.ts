import { eq, sql } from "drizzle-orm";
import { buckets } from "@/domain/credit";
import { forecastLines, waterfallOf } from "@/domain/forecast-charts";
import { figuresOf } from "@/domain/industry-figures";
import {
  bodyAgainstAnnex,
  clusterRows,
  type IndustryPage,
  indicatorRows,
  type TargetBoard,
  targetList,
} from "@/domain/industry-page";
import { industryRow } from "@/domain/industry-row";
import { inYi } from "@/domain/money";
import { cutOffWords, seenWords } from "@/domain/overview";
import { dutyOf, hasMoneyTarget, industriesOf, targetYearOf } from "@/domain/plan-outline";
import { signingWindow } from "@/domain/signing-window";
import type { Viewer } from "@/domain/viewer";
import { asViewer } from "./client";
import { readFigureBase, readQuantitySums } from "./figures";
import { contextOf } from "./overview";
import { readDiscrepancies, readIndicators, readMilestones } from "./plans";
import { industries } from "./schema/plans";

/** The clusters of the plan with their forecasts of one year. */
export const findTargetBoard = (viewer: Viewer, askedYear: number | undefined): Promise<TargetBoard> =>
  asViewer(viewer, async (tx) => {
    const { plan, known, seesAll, closedMonth } = await readFigureBase(
      tx,
      (plan, today) => sql`c.year = ${targetYearOf(plan, askedYear, today)}`,
    );
    const year = targetYearOf(plan, askedYear, known.today);
    return {
      year,
      years: plan.years,
      planTitle: plan.title,
      issuedOn: plan.issuedOn,
      cutOff: cutOffWords(known.today, closedMonth),
      seenWords: seenWords(viewer, seesAll, "all"),
      list: targetList(plan, year),
      clusters: clusterRows(plan, year, known),
    };
  });

/** One industry with everything the plan asks of it and everything that counts towards it; null when there is none. */
export const findIndustryPage = (
  viewer: Viewer,
  industryId: string,
  askedYear: number | undefined,
): Promise<IndustryPage | null> =>
  asViewer(viewer, async (tx) => {
    const base = await readFigureBase(tx, () => sql`c.industry_id = ${industryId}`);
    const { plan, known, book } = base;
    const industry = industriesOf(plan).find((row) => row.id === industryId);
    const cluster = plan.clusters.find((row) => row.id === industry?.clusterId);
    if (!industry || !cluster) return null;
    const year = targetYearOf(plan, askedYear, known.today);
    const figures = figuresOf(industry, year, known);
    const [indicators, quantities, milestones, discrepancies] = await Promise.all([
      readIndicators(tx, industryId),
      readQuantitySums(tx, industryId),
      readMilestones(tx, industryId),
      readDiscrepancies(tx),
    ]);
    const duty = dutyOf(viewer, industryId);
    const nominals = {
      realised: figures.sums.realisedYuan,
      under_construction: figures.sums.constructionYuan,
      committed: figures.sums.committedYuan,
      pipeline: figures.sums.pipelineYuan,
    };
    return {
      year,
      years: plan.years,
      today: known.today,
      cutOff: cutOffWords(known.today, base.closedMonth),
      seenWords: seenWords(viewer, base.seesAll || duty !== null, "all"),
      list: targetList(plan, year),
      industry: {
        id: industry.id,
        name: industry.name,
        clusterName: cluster.name,
        responsible: industry.responsible.map((unit) => unit.shortName).join("、"),
        cooperating: industry.cooperating.map((unit) => unit.shortName).join("、"),
        clause: industry.clause,
      },
      row: industryRow(figures, duty, contextOf(base)),
      bucketNominals: {
        realised: inYi(nominals.realised),
        under_construction: inYi(nominals.under_construction),
        committed: inYi(nominals.committed),
        pipeline: inYi(nominals.pipeline),
      },
      lineCount: buckets.reduce((count, bucket) => count + figures.lineCounts[bucket], 0),
      waterfall: waterfallOf(figures, book.rules.probabilities.signed),
      lines: hasMoneyTarget(industry) ? forecastLines(industry, plan.years, known) : null,
      window: signingWindow(year, plan.years.at(-1) ?? year, book.rules, known.today),
      isWindowDefault: [book.statuses.ramp, book.statuses.preMonths, book.statuses.buildMonths].some(
        (status) => status !== "confirmed",
      ),
      indicators: indicatorRows(indicators, plan.years, quantities, year),
      milestones,
      baselines: known.baselines.filter((row) => row.industryId === industryId),
      comparison: bodyAgainstAnnex(indicators, plan.years),
      discrepancies: discrepancies.filter(({ text }) => text.includes(industry.shortName)),
    };
  });

export const findIndustryName = (viewer: Viewer, industryId: string): Promise<string | null> =>
  asViewer(viewer, async (tx) => {
    const [row] = await tx.select({ name: industries.name }).from(industries).where(eq(industries.id, industryId));
    return row?.name ?? null;
  });
