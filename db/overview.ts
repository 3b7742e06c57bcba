import { sql } from "drizzle-orm";
import { changesOf } from "@/domain/change";
import { exceptionRows } from "@/domain/exception";
import { cutOffWords, type Overview, type OverviewScope, overviewFigures, scopeOf, seenWords } from "@/domain/overview";
import { dutyOf, industriesOf, targetYearOf } from "@/domain/plan-outline";
import type { Viewer } from "@/domain/viewer";
import { asViewer } from "./client";
import { readExceptions, readPostedEvents } from "./exceptions";
import { type FigureBase, readFigureBase } from "./figures";

/** What the words on a figure's card say about its making. */
export const contextOf = ({ plan, book, known }: FigureBase) => ({
  rules: book.rules,
  areWeightsDefault: book.statuses.probabilities !== "confirmed",
  today: known.today,
  planTitle: plan.title,
  issuedOn: plan.issuedOn,
});

/** The department head's 30 seconds (practice.md §6.2), finished; sums hold what the viewer may see. */
export const getOverview = (
  viewer: Viewer,
  asked: { year?: number | undefined; scope?: OverviewScope | undefined },
): Promise<Overview> =>
  asViewer(viewer, async (tx) => {
    const base = await readFigureBase(tx, (plan, today) => sql`c.year = ${targetYearOf(plan, asked.year, today)}`);
    const { plan, known, book, seesAll, closedMonth } = base;
    const year = targetYearOf(plan, asked.year, known.today);
    const scope = scopeOf(viewer, asked.scope);
    const ids = industriesOf(plan)
      .map((row) => row.id)
      .filter((id) => scope === "all" || dutyOf(viewer, id) !== null);
    const mainIds = scope === "all" ? ids : ids.filter((id) => dutyOf(viewer, id) === "responsible");
    const [found, events] = await Promise.all([
      readExceptions(tx, book.rules, scope === "all" ? null : mainIds),
      readPostedEvents(tx, year, mainIds),
    ]);
    const context = contextOf(base);
    return {
      year,
      years: plan.years,
      scope,
      hasOwn: viewer.responsibleIndustryIds.length + viewer.cooperatingIndustryIds.length > 0,
      today: known.today,
      cutOff: cutOffWords(known.today, closedMonth),
      seenWords: seenWords(viewer, seesAll, scope),
      signedPercent: book.rules.probabilities.signed,
      areWeightsDefault: context.areWeightsDefault,
      ...overviewFigures({ plan, known, context, viewer, seesAll, closedMonth }, year, scope),
      exceptions: exceptionRows(found, {
        idleMonths: book.rules.idleMonths.idle,
        dormantDays: book.rules.dormantDays,
      }),
      changes: changesOf(events),
    };
  });
