import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { type Board, type BoardColumn, cardOf, type ProjectPage, type Reading, rowOf, sumOf } from "@/domain/board";
import { type Yuan, yuan } from "@/domain/money";
import type { ColumnKey, ProjectFilter, ProjectSort, Totals } from "@/domain/project-filter";
import type { ProjectState } from "@/domain/project-state";
import { boardColumns, type Stage } from "@/domain/stage";
import { uuidPattern } from "@/domain/uuid";
import type { Viewer } from "@/domain/viewer";
import { asReader, type Tx } from "./client";
import { readStates } from "./dossiers";
import { dueOrder, isStalled, readMatching, todayOnce } from "./project-query";

/** Cards of a column before it is opened, and at most after. */
export const firstCards = 6;
export const openedCards = 100;
const pageRows = 50;

/**
 * The board under one condition: count and sum of every column over all rows the viewer may see, and its first cards,
 * what is due first. An opened column shows up to 100.
 */
export const readBoard = (viewer: Viewer, filter: ProjectFilter, cardsPerColumn = firstCards): Promise<Board> =>
  asReader(viewer, async (tx) => {
    const where = await readMatching(tx, viewer, filter);
    const [reading, sums, states] = await Promise.all([
      readReading(tx),
      sumColumns(tx, where),
      readCards(tx, where, filter.open, cardsPerColumn),
    ]);
    const columns = boardColumns.map(({ key, label, stages }): BoardColumn => {
      const sum = sums.find((each) => each.key === key);
      return {
        key,
        label,
        stages,
        count: sum?.count ?? 0,
        ...sumOf(sum?.investmentYuan ?? null, sum?.blanks ?? 0, sum?.count ?? 0),
        cards: states
          .filter((state) => stages.some((stage) => stage === state.stage))
          .map((state) => cardOf(state, reading)),
      };
    });
    return {
      columns,
      count: columns.reduce((left, { count }) => left + count, 0),
      stalledCount: sums.reduce((left, { stalled }) => left + stalled, 0),
      today: reading.today,
    };
  });

/** One page of the same query as a table, with totals over the whole query. */
export const listProjects = (viewer: Viewer, filter: ProjectFilter): Promise<ProjectPage> =>
  asReader(viewer, async (tx) => {
    const where = await readMatching(tx, viewer, filter);
    const [reading, { totals, stalledCount }, { states, previous, next }] = await Promise.all([
      readReading(tx),
      readTotals(tx, where),
      readPage(tx, where, filter),
    ]);
    return {
      rows: states.map((state) => rowOf(state, reading)),
      totals,
      stalledCount,
      previous,
      next,
      today: reading.today,
    };
  });

/** Whether the viewer sees any project at all: an empty list then means the conditions, not the beginning. */
export const hasProjects = (viewer: Viewer): Promise<boolean> =>
  asReader(viewer, async (tx) => {
    const [row] = await tx.execute(sql`select 1 from projects p limit 1`);
    return row !== undefined;
  });

async function readReading(tx: Tx): Promise<Reading> {
  const rows = await tx.execute<{ today: string; id: string; short_name: string }>(
    sql`select ${todayOnce}::text as today, id, short_name from units where kind in ('banner', 'park') limit 200`,
  );
  const names = new Map([...rows].map((row) => [row.id, row.short_name]));
  const [day] = rows.length > 0 ? rows : await tx.execute<{ today: string }>(sql`select ${todayOnce}::text as today`);
  return { today: day?.today ?? "", shortNameOf: (id) => names.get(id) ?? null };
}

type Sum = { key: ColumnKey; count: number; investmentYuan: Yuan | null; blanks: number; stalled: number };

const sumYuanOf = (text: string | null): Yuan | null => (text === null ? null : yuan(Number(text)));

async function sumColumns(tx: Tx, where: SQL): Promise<Sum[]> {
  const rows = await tx.execute<{
    stage: Stage;
    count: number;
    sum: string | null;
    blanks: number;
    stalled: number;
  }>(sql`
    select p.stage, count(*)::int as count, sum(p.investment_yuan)::text as sum,
      (count(*) - count(p.investment_yuan))::int as blanks, count(*) filter (where ${isStalled})::int as stalled
    from projects p where ${where} group by 1`);
  return boardColumns.map(({ key, stages }) => {
    const held = [...rows].filter((row) => (stages as readonly Stage[]).includes(row.stage));
    const total = (of: (row: (typeof held)[number]) => number) => held.reduce((sum, row) => sum + of(row), 0);
    const amounts = held.flatMap((row) => sumYuanOf(row.sum) ?? []);
    return {
      key,
      count: total((row) => row.count),
      blanks: total((row) => row.blanks),
      stalled: total((row) => row.stalled),
      investmentYuan: amounts.length > 0 ? yuan(amounts.reduce((left, right) => left + right, 0)) : null,
    };
  });
}

/** Stage by stage the index gives the first in order; a column of two stages is put together from both. */
function readCards(tx: Tx, where: SQL, open: ColumnKey | null, most: number): Promise<ProjectState[]> {
  const ranked = sql`
    select f.id, s.key, row_number() over (partition by s.key order by f.due_on, f.id) as place, s.most
    from (values ${columnStages(open, most)}) s(key, stage, most)
    cross join lateral (
      select p.id, p.due_on from projects p where p.stage = s.stage and ${where}
      order by p.due_on, p.id limit s.most) f`;
  return readStates(
    tx,
    sql`ranked.place <= ranked.most`,
    sql`ranked.key, ranked.place`,
    boardColumns.length * openedCards,
    sql`(${ranked}) ranked join projects p on p.id = ranked.id`,
  );
}

const columnStages = (open: ColumnKey | null, most: number): SQL =>
  sql.join(
    boardColumns.flatMap(({ key, stages }) =>
      stages.map((stage) => sql`(${key}, ${stage}, ${key === open ? openedCards : most}::int)`),
    ),
    sql`, `,
  );

/** States in the order of the ids. */
async function statesOf(tx: Tx, ids: string[]): Promise<ProjectState[]> {
  if (ids.length === 0) return [];
  const asked = sql`${sql.param(ids)}::uuid[]`;
  return readStates(tx, sql`p.id = any(${asked})`, sql`array_position(${asked}, p.id)`, ids.length);
}

async function readTotals(tx: Tx, where: SQL): Promise<{ totals: Totals; stalledCount: number }> {
  const [row] = await tx.execute<{
    count: number;
    investment: string | null;
    given_investments: number;
    output: string | null;
    given_outputs: number;
    stalled: number;
  }>(sql`
    select count(*)::int as count, sum(p.investment_yuan)::text as investment, count(p.investment_yuan)::int as given_investments,
      sum(p.output_yuan)::text as output, count(p.output_yuan)::int as given_outputs, count(*) filter (where ${isStalled})::int as stalled
    from projects p where ${where}`);
  const count = row?.count ?? 0;
  return {
    stalledCount: row?.stalled ?? 0,
    totals: {
      count,
      investmentYuan: sumYuanOf(row?.investment ?? null),
      blankInvestments: count - (row?.given_investments ?? 0),
      outputYuan: sumYuanOf(row?.output ?? null),
      blankOutputs: count - (row?.given_outputs ?? 0),
    },
  };
}

type Order = { key: SQL; type: SQL; isKey: (text: string) => boolean; isDown: boolean };

const isDay = (text: string) => z.iso.date().safeParse(text).success;
/** Larger than any amount: what has none stands last. */
const noAmount = "9223372036854775807";
const isAmount = (text: string) => /^-?\d{1,18}$/.test(text) || text === noAmount;
const isText = () => true;

/** The key of each order, never null, so that a page begins exactly where the one before ended. */
const orders: Record<ProjectSort, Order> = {
  due: { key: dueOrder, type: sql`date`, isKey: isDay, isDown: false },
  code: { key: sql`p.code`, type: sql`text`, isKey: isText, isDown: false },
  "-code": { key: sql`p.code`, type: sql`text`, isKey: isText, isDown: true },
  name: { key: sql`p.name`, type: sql`text`, isKey: isText, isDown: false },
  "-name": { key: sql`p.name`, type: sql`text`, isKey: isText, isDown: true },
  investment: {
    key: sql`coalesce(p.investment_yuan, ${sql.raw(noAmount)})`,
    type: sql`bigint`,
    isKey: isAmount,
    isDown: false,
  },
  "-investment": { key: sql`coalesce(p.investment_yuan, -1)`, type: sql`bigint`, isKey: isAmount, isDown: true },
};

async function readPage(tx: Tx, where: SQL, filter: ProjectFilter) {
  const { key, type, isKey, isDown } = orders[filter.sort];
  const isBackward = filter.after === null && filter.before !== null;
  const from = readCursor(filter.after ?? filter.before, isKey);
  const direction = isDown !== isBackward ? sql`desc` : sql`asc`;
  const beyond = isDown !== isBackward ? sql`<` : sql`>`;
  const since = from ? sql`and (${key}, p.id) ${beyond} (${from.key}::${type}, ${from.id}::uuid)` : sql``;
  const found = await tx.execute<{ id: string; key: string }>(sql`
    select p.id, (${key})::text as key from projects p where ${where} ${since}
    order by ${key} ${direction}, p.id ${direction} limit ${pageRows + 1}`);
  const hasMore = found.length > pageRows;
  const kept = [...found].slice(0, pageRows);
  if (isBackward) kept.reverse();
  const [first, last] = [kept[0], kept.at(-1)];
  const hasPrevious = isBackward ? hasMore : from !== null;
  const hasNext = isBackward ? true : hasMore;
  return {
    states: await statesOf(
      tx,
      kept.map(({ id }) => id),
    ),
    previous: hasPrevious && first ? cursorOf(first) : null,
    next: hasNext && last ? cursorOf(last) : null,
  };
}

const cursorOf = ({ id, key }: { id: string; key: string }) => `${id}.${key}`;

const cursorShape = new RegExp(`^(${uuidPattern})\\.(.*)$`, "s");

/** A cursor that was tampered with, or belongs to another order, counts as none: the first page. */
function readCursor(text: string | null, isKey: Order["isKey"]): { id: string; key: string } | null {
  const [, id, key] = cursorShape.exec(text ?? "") ?? [];
  return id && key !== undefined && isKey(key) ? { id, key } : null;
}
