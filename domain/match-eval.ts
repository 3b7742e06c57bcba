import type { Matcher } from "@/domain/match";

export type EvalCompany = { key: string; name: string | null; scope: string; products: string };
/** `linkIds` may hold a whole chain as `CH-401-*`; one of them found is the label found. */
export type EvalLabel = { key: string; linkIds: readonly string[]; label: string };
export type NearMiss = { text: string; looksLike: string };
/** The links a label stands for, whether or not a firm of this file carries it. */
export type LabelLinks = { label: string; linkIds: readonly string[] };

export type Evaluation = {
  labelled: number;
  found: number;
  /** found / labelled, null when nothing is labelled. */
  recall: number | null;
  proposed: number;
  confirmed: number;
  misses: { company: string; label: string; linkIds: string[]; scope: string }[];
  tested?: number;
  false_hits?: number;
  false_hit_texts?: { text: string; looksLike: string; linkIds: string[] }[];
};

const covers = (pattern: string, linkId: string) =>
  pattern.endsWith("*") ? linkId.startsWith(pattern.slice(0, -1)) : pattern === linkId;

/**
 * Scores a matcher on labelled firms. Labels are positives only, so `proposed` beyond `confirmed` is not an error.
 * A near miss is a false hit when it is matched to a link of the label it resembles; a label neither the labelled firms
 * nor `labelLinks` explain counts any match.
 */
export function evaluate(
  matcher: Matcher,
  companies: readonly EvalCompany[],
  labels: readonly EvalLabel[],
  nearMisses?: readonly NearMiss[],
  labelLinks: readonly LabelLinks[] = [],
): Evaluation {
  const proposals = new Map(companies.map((company) => [company.key, matcher.match(company).map((m) => m.linkId)]));
  const scopes = new Map(companies.map((company) => [company.key, company.scope]));
  const scored = labels.filter(({ linkIds }) => linkIds.length > 0);
  const isFound = ({ key, linkIds }: EvalLabel) =>
    (proposals.get(key) ?? []).some((linkId) => linkIds.some((pattern) => covers(pattern, linkId)));
  const missed = scored.filter((label) => !isFound(label));
  const patterns = new Map<string, string[]>();
  for (const { key, linkIds } of scored) patterns.set(key, [...(patterns.get(key) ?? []), ...linkIds]);
  const confirmed = [...proposals].reduce(
    (sum, [key, linkIds]) => sum + linkIds.filter((id) => (patterns.get(key) ?? []).some((p) => covers(p, id))).length,
    0,
  );
  return {
    labelled: scored.length,
    found: scored.length - missed.length,
    recall: scored.length === 0 ? null : (scored.length - missed.length) / scored.length,
    proposed: [...proposals.values()].reduce((sum, linkIds) => sum + linkIds.length, 0),
    confirmed,
    misses: missed.map(({ key, label, linkIds }) => ({
      company: key,
      label,
      linkIds: [...linkIds],
      scope: scopes.get(key) ?? "",
    })),
    ...(nearMisses ? testNearMisses(matcher, [...labels, ...labelLinks], nearMisses) : {}),
  };
}

function testNearMisses(matcher: Matcher, labels: readonly LabelLinks[], nearMisses: readonly NearMiss[]) {
  const linksOf = new Map<string, Set<string>>();
  for (const { label, linkIds } of labels) {
    const known = linksOf.get(label) ?? new Set<string>();
    for (const linkId of linkIds) known.add(linkId);
    linksOf.set(label, known);
  }
  const falseHits = nearMisses.flatMap(({ text, looksLike }) => {
    const forbidden = linksOf.get(looksLike);
    const linkIds = matcher
      .match({ scope: text, products: "" })
      .map(({ linkId }) => linkId)
      .filter((linkId) => !forbidden || [...forbidden].some((pattern) => covers(pattern, linkId)));
    return linkIds.length > 0 ? [{ text, looksLike, linkIds }] : [];
  });
  return { tested: nearMisses.length, false_hits: falseHits.length, false_hit_texts: falseHits };
}
