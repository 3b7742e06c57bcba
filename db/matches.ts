import { sql } from "drizzle-orm";
import type postgres from "postgres";
import { bigrams } from "@/domain/bigram";
import { type Matcher, wordsTouched } from "@/domain/match";
import type { WordKind } from "@/domain/match-words";
import { type DecideMatch, type MatchState, type StandingMatch, undecidedSentence } from "@/domain/prospect";
import { Refusal } from "@/domain/refusal";
import type { Viewer } from "@/domain/viewer";
import { asWriter, type Tx } from "./client";
import { minuteOf } from "./clock";
import { readMatchEdition, settleEdition } from "./editions";
import {
  type MatchChange,
  type MatchedCompany,
  readMatcher,
  readWordedLinks,
  readWordsVersion,
  runIn,
  runOf,
  writeMatches,
} from "./match-rows";
import { firstId } from "./schema/columns";

export type MatchRun = { companies: number; links: number; matches: number; seconds: number };

const batchSize = 500;

/**
 * Matches every company against every link by the owner's connection, batch by batch; safe to repeat and beside people
 * who decide. `onProgress` hears how many companies are done.
 */
export async function runMatches(
  driver: postgres.Sql,
  { onProgress }: { onProgress?: (done: number) => void } = {},
): Promise<MatchRun> {
  const startedAt = performance.now();
  const edition = await readMatchEdition(driver);
  const { matcher, linkCount } = await readMatcher(runOf(driver));
  let companies = 0;
  for (let after = firstId; after !== ""; ) {
    // The share lock holds off an edit of the same company, whose own matches would else be overwritten by older ones.
    const batch = await matchBatch(
      driver,
      matcher,
      (tx) => tx<MatchedCompany[]>`
        select id, name, scope, products, data_on::text as "dataOn" from companies
        where id > ${after} and merged_into is null order by id limit ${batchSize} for share`,
    );
    companies += batch.length;
    after = batch.length === batchSize ? (batch.at(-1)?.id ?? "") : "";
    onProgress?.(companies);
  }
  await settleEdition(driver, "match_all", edition);
  const [held] = await driver<{ count: number }[]>`select count(*)::int as count from matches`;
  const seconds = Math.round(performance.now() - startedAt) / 1000;
  return { companies, links: linkCount, matches: held?.count ?? 0, seconds };
}

function matchBatch(
  driver: postgres.Sql,
  matcher: Matcher,
  read: (tx: postgres.TransactionSql) => PromiseLike<readonly MatchedCompany[]>,
): Promise<readonly MatchedCompany[]> {
  return driver.begin(async (tx) => {
    await tx`select set_config('app.import', 'match', true)`;
    const found = await read(tx);
    if (found.length > 0) await writeMatches(runOf(tx), matcher, found);
    return found;
  }) as Promise<readonly MatchedCompany[]>;
}

/**
 * Matches anew the companies whose result the link's changed words can touch: those whose text holds one of the words, or
 * one they make general, found by the gram index, or every company where a word has no gram (锗, C/C). Safe to repeat; the same result as a run
 * over all.
 */
export async function rematchLink(
  driver: postgres.Sql,
  linkId: string,
  { onProgress }: { onProgress?: (done: number, total?: number) => void } = {},
): Promise<{ companies: number }> {
  const changed = await driver<{ word: string; kind: WordKind }[]>`
    select distinct word, kind from link_word_changes where link_id = ${linkId}`;
  const link = (await readWordedLinks(runOf(driver))).find(({ id }) => id === linkId);
  const words = wordsTouched(changed, link?.keywords ?? []);
  const gramsOfWords = words.map(bigrams);
  if (gramsOfWords.some((grams) => grams.length === 0)) return runMatches(driver, onProgress && { onProgress });
  const { matcher } = await readMatcher(runOf(driver));
  const ids = new Set<string>();
  for (const grams of gramsOfWords) {
    for (const { id } of await driver<{ id: string }[]>`
      select id from companies where text_grams @> ${grams}::int[] and merged_into is null`)
      ids.add(id);
  }
  const sorted = [...ids].sort();
  for (let at = 0; at < sorted.length; at += batchSize) {
    const part = sorted.slice(at, at + batchSize);
    await matchBatch(
      driver,
      matcher,
      (tx) => tx<MatchedCompany[]>`
        select id, name, scope, products, data_on::text as "dataOn" from companies
        where id = any(${part}::uuid[]) and merged_into is null order by id for share`,
    );
    onProgress?.(Math.min(at + batchSize, sorted.length), sorted.length);
  }
  return { companies: sorted.length };
}

/** The matcher over all links, for scoring it; by the owner's connection. */
export const loadMatcher = async (driver: postgres.Sql): Promise<Matcher> => (await readMatcher(runOf(driver))).matcher;

let lastMatcher: { version: string; matcher: Matcher } | null = null;

/** Brings one company's matches up to date inside the transaction that entered or changed it. */
export async function matchCompany(tx: Tx, companyId: string): Promise<MatchChange> {
  const run = runIn(tx);
  const version = await readWordsVersion(run);
  if (lastMatcher?.version !== version) lastMatcher = { version, matcher: (await readMatcher(run)).matcher };
  const companies = await run<MatchedCompany>`
    select id, name, scope, products, data_on::text as "dataOn" from companies where id = ${companyId}`;
  return writeMatches(run, lastMatcher.matcher, companies);
}

/** Confirms, dismisses with a reason, or takes a decision back; of two people deciding at once the second is told. */
export const decideMatch = (viewer: Viewer, input: DecideMatch): Promise<{ state: MatchState }> =>
  asWriter(viewer, async (tx) => {
    const isDecided = input.decision !== "suggested";
    const [row] = await tx.execute<{ state: MatchState }>(sql`
      update matches m set state = ${input.decision},
        reason = ${input.decision === "dismissed" ? input.reason : null},
        decided_by = ${isDecided ? viewer.userId : null}, decided_at = ${isDecided ? sql`now()` : null}
      where m.id = ${input.matchId} and m.state = ${input.seenState} and ${isOpenTo}
      returning m.state`);
    if (!row) throw new Refusal(undecidedSentence(await readStanding(tx, input.matchId)));
    return { state: row.state };
  });

async function readStanding(tx: Tx, matchId: string): Promise<StandingMatch> {
  const [row] = await tx.execute<StandingMatch>(sql`
    select m.state, u.name as "decidedBy", ${minuteOf(sql`m.decided_at`)} as "decidedAt",
      (select max(protected_until)::text from door.protections_of(m.link_id) where company_id = m.company_id) as "protectedUntil",
      (select k.name from company_merges g join companies k on k.id = g.kept_id
        where g.undone_at is null and g.before -> 'matches' @> jsonb_build_array(jsonb_build_object('id', asked.id, 'company_id', g.gone_id))
        order by g.merged_at desc limit 1) as "keptName"
    from (select ${matchId}::uuid as id) asked left join matches m on m.id = asked.id left join users u on u.id = m.decided_by`);
  if (!row) throw new Error("no answer about a match");
  return row;
}

const isOpenTo = sql.raw(`m.company_id not in (select company_id from door.protections_of(m.link_id))`);
