import { sql } from "drizzle-orm";
import type postgres from "postgres";
import { buildMatcher, type Matcher, type MatchLink, ruleVersion } from "@/domain/match";
import { type WordChange, withChanges } from "@/domain/match-words";
import type { Tx } from "./client";

/** Runs one statement with text values: the same SQL serves a viewer's transaction and the owner's connection. */
export type Run = <R>(strings: TemplateStringsArray, ...values: string[]) => Promise<readonly R[]>;

/** By the owner's connection or transaction. */
export const runOf =
  (driver: postgres.Sql | postgres.TransactionSql): Run =>
  async <R>(strings: TemplateStringsArray, ...values: string[]) =>
    (await driver(strings, ...values)) as unknown as R[];

/** Inside a viewer's transaction. */
export const runIn =
  (tx: Tx): Run =>
  async <R>(strings: TemplateStringsArray, ...values: string[]) =>
    (await tx.execute(sql(strings, ...values))) as unknown as R[];

export type MatchedCompany = { id: string; name: string; scope: string; products: string; dataOn: string | null };
export type MatchChange = { written: number; removed: number };

/** Links with the words that hold now: the pack's, and what the office has changed since. */
export async function readWordedLinks(run: Run): Promise<MatchLink[]> {
  const links = await run<MatchLink>`
    select id, chain_id as "chainId", keywords, weak_keywords as "weakKeywords", negatives as "negativeWords",
      gbt_classes as "gbtClasses", is_service as "isService" from links order by chain_id, position`;
  const changes = await run<WordChange>`
    select distinct on (link_id, word) link_id as "linkId", word, kind, is_present as "isPresent"
    from link_word_changes order by link_id, word, changed_at desc, id desc`;
  return withChanges(links, changes);
}

/** Differs whenever a matcher built before no longer holds. */
export async function readWordsVersion(run: Run): Promise<string> {
  const [row] = await run<{ version: string }>`
    select (select pack_sha256 from plans limit 1) || ' ' || (select count(*) || ' ' || coalesce(max(changed_at)::text, '') from link_word_changes) as version`;
  return row?.version ?? "";
}

/** The matcher over all links. */
export async function readMatcher(run: Run): Promise<{ matcher: Matcher; linkCount: number }> {
  const links = await readWordedLinks(run);
  const pairs = await run<{ a: string; b: string }>`
    select from_link_id as a, to_link_id as b from link_routes where kind = 'same_product'`;
  return {
    matcher: buildMatcher(
      links,
      pairs.map((pair): [string, string] => [pair.a, pair.b]),
    ),
    linkCount: links.length,
  };
}

/**
 * Brings the matches of some companies up to date: evidence is renewed, what a person decided stays decided, and a
 * suggestion that no longer holds goes. Rows already right are not touched.
 */
export const writeMatches = (run: Run, matcher: Matcher, companies: readonly MatchedCompany[]): Promise<MatchChange> =>
  writeMatchRows(
    run,
    matchRowsOf(matcher, companies),
    companies.map(({ id }) => id),
  );

export type MatchRow = ReturnType<typeof matchRowsOf>[number];

/** What the matcher says of some companies, as rows to write. */
export const matchRowsOf = (matcher: Matcher, companies: readonly MatchedCompany[]) =>
  companies.flatMap((company) =>
    matcher.match(company).map((match) => ({
      link_id: match.linkId,
      company_id: company.id,
      tier: match.tier,
      score: match.score,
      words: match.words,
      sentence: match.sentence,
      spans: match.spans,
      source: match.source,
      data_on: company.dataOn,
    })),
  );

/** The second half of `writeMatches`, for a caller that has matched already. */
export async function writeMatchRows(
  run: Run,
  rows: readonly MatchRow[],
  companyIds: readonly string[],
): Promise<MatchChange> {
  const held = JSON.stringify(rows);
  const written = await run<{ one: number }>`
    insert into matches (link_id, company_id, tier, score, words, sentence, spans, source, rule_version, data_on)
    select r.link_id, r.company_id, r.tier, r.score, r.words, r.sentence, r.spans, r.source, ${ruleVersion}, r.data_on
    from jsonb_to_recordset(${held}::text::jsonb) as r(link_id text, company_id uuid, tier text, score integer,
      words jsonb, sentence text, spans jsonb, source text, data_on date)
    order by r.company_id, r.link_id
    on conflict (link_id, company_id) do update set tier = excluded.tier, score = excluded.score, words = excluded.words,
      sentence = excluded.sentence, spans = excluded.spans, source = excluded.source,
      rule_version = excluded.rule_version, data_on = excluded.data_on
    where (matches.tier, matches.score, matches.words, matches.sentence, matches.spans, matches.source, matches.rule_version, matches.data_on)
      is distinct from (excluded.tier, excluded.score, excluded.words, excluded.sentence, excluded.spans, excluded.source, excluded.rule_version, excluded.data_on)
    returning 1 as one`;
  const ids = JSON.stringify(companyIds);
  const removed = await run<{ one: number }>`
    delete from matches m where m.state = 'suggested'
      and m.company_id in (select value::uuid from jsonb_array_elements_text(${ids}::text::jsonb))
      and not exists (select 1 from jsonb_to_recordset(${held}::text::jsonb) as r(link_id text, company_id uuid)
        where r.link_id = m.link_id and r.company_id = m.company_id)
    returning 1 as one`;
  return { written: written.length, removed: removed.length };
}
