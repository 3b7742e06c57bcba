import { z } from "zod";
import { crossKinds, linkSources, linkStages, linkStatuses, routeStatuses } from "@/domain/chain";
import type { Plan } from "@/domain/plan";
import { type Problem, readPack, repeated } from "@/domain/problem";

const text = z.string().trim().min(1);
const keywords = z.array(text);

const link = z.strictObject({
  id: text,
  name: text,
  stage: z.enum(linkStages),
  status: z.enum(linkStatuses),
  alsoStatuses: z.array(z.enum(linkStatuses)),
  source: z.enum(linkSources),
  clause: text.nullable(),
  policyLinkIds: z.array(text),
  keywords: keywords.min(1),
  weakKeywords: keywords,
  negatives: keywords,
  gbt4754: z.array(z.strictObject({ code: z.string().regex(/^\d{4}$/), name: text })),
  note: text.nullable(),
  /** What the link names is a service: who serves stands beside who makes. */
  isService: z.boolean().default(false),
});

const chain = z.strictObject({
  id: text,
  clusterId: text,
  industryId: text,
  name: text,
  fullName: text,
  links: z.array(link).min(1),
  edges: z.array(z.tuple([text, text])),
});

const crossLink = z.strictObject({ fromLinkId: text, toLinkId: text, kind: z.enum(crossKinds), note: text });

/** Where a product named in two clusters counts by default (one factory, one home); an exception is logged. */
const linkRoute = z.strictObject({
  product: text,
  linkIds: z.tuple([text, text]),
  homeLinkId: text,
  reason: text,
  status: z.enum(routeStatuses),
});

/** The chain map as data (db/seed/…/chains.json); unknown keys are refused. */
export const chainPackSchema = z.strictObject({
  matchingRules: z.strictObject({
    activityWords: z.strictObject({ make: keywords, service: keywords, trade: keywords }),
    activityWeightMilli: z.strictObject({ make: z.int(), service: z.int(), trade: z.int() }),
    excludePatterns: keywords,
    genericWeakWords: keywords,
  }),
  chains: z.array(chain).min(1),
  crossLinks: z.array(crossLink),
  linkRoutes: z.array(linkRoute),
});

export type ChainPack = z.infer<typeof chainPackSchema>;
export type Chain = z.infer<typeof chain>;
export type Link = z.infer<typeof link>;

/** Reads a chain pack from JSON against a sound plan: the pack, or every problem found. */
export const readChainPack = (raw: unknown, plan: Plan) =>
  readPack(chainPackSchema, raw, (pack) => checkChains(pack, plan));

/** Every contradiction inside a chain pack, or between it and the plan. */
export function checkChains(pack: ChainPack, plan: Plan): Problem[] {
  const links = pack.chains.flatMap((row) => row.links);
  return [
    ...repeated(pack.chains, "chains", (row) => row.id),
    ...repeated(pack.chains, "chains", (row) => row.name),
    ...repeated(links, "links", (row) => row.id),
    ...pack.chains.flatMap((row, index) => checkChain(row, plan, `chains.${index}`)),
    ...checkCrossLinks(pack),
    ...checkRoutes(pack),
  ];
}

function checkChain(chain: Chain, plan: Plan, path: string): Problem[] {
  const problems: Problem[] = [];
  const industry = plan.industries.find((row) => row.id === chain.industryId);
  if (!industry) problems.push({ path: `${path}.industryId`, reason: `没有产业“${chain.industryId}”` });
  else if (industry.clusterId !== chain.clusterId)
    problems.push({ path: `${path}.clusterId`, reason: `产业“${industry.id}”属于集群“${industry.clusterId}”` });
  return [
    ...problems,
    ...chain.links.flatMap((link, index) => checkLink(link, chain, plan, `${path}.links.${index}`)),
    ...checkEdges(chain, `${path}.edges`),
  ];
}

function checkLink(link: Link, chain: Chain, plan: Plan, path: string): Problem[] {
  const problems: Problem[] = [];
  const refuse = (field: string, reason: string) => problems.push({ path: `${path}.${field}`, reason });
  const isNamed = link.source === "policy";
  if (isNamed && link.clause === null) refuse("clause", "政策点名的环节缺条款");
  if (!isNamed && link.clause !== null) refuse("clause", "通用环节不能写条款");
  if (isNamed === (link.status === "unassessed"))
    refuse("status", isNamed ? "政策点名的环节不能为未评估" : "通用环节只能为未评估");
  if (!isNamed && link.policyLinkIds.length > 0) refuse("policyLinkIds", "通用环节不能引用政策点名记录");
  for (const id of link.policyLinkIds) {
    const named = plan.policyLinks.find((row) => row.id === id);
    if (!named) refuse("policyLinkIds", `没有政策点名记录“${id}”`);
    else if (named.industryId !== chain.industryId) refuse("policyLinkIds", `“${id}”属于产业“${named.industryId}”`);
  }
  for (const word of link.keywords)
    if (link.weakKeywords.includes(word)) refuse("weakKeywords", `“${word}”不能既是强词又是弱词`);
  return problems;
}

function checkEdges(chain: Chain, path: string): Problem[] {
  const ids = new Set(chain.links.map((row) => row.id));
  const problems: Problem[] = repeated(chain.edges, path, (edge) => edge.join("→"));
  chain.edges.forEach(([from, to], index) => {
    for (const id of [from, to])
      if (!ids.has(id)) problems.push({ path: `${path}.${index}`, reason: `链“${chain.id}”没有环节“${id}”` });
    if (from === to) problems.push({ path: `${path}.${index}`, reason: "上下游不能指向自己" });
  });
  const looped = linkInLoop(chain);
  if (looped) problems.push({ path, reason: `上下游成环，经过“${looped}”` });
  return problems;
}

/** A link on a loop, if any: edges that start or end a path are taken away until only loops remain. */
function linkInLoop(chain: Chain): string | null {
  let left = chain.edges.filter(([from, to]) => from !== to);
  for (;;) {
    const fed = new Set(left.map(([, to]) => to));
    const feeding = new Set(left.map(([from]) => from));
    const next = left.filter(([from, to]) => fed.has(from) && feeding.has(to));
    if (next.length === left.length) return next[0]?.[0] ?? null;
    left = next;
  }
}

function checkCrossLinks(pack: ChainPack): Problem[] {
  const chainOf = chainByLink(pack);
  return pack.crossLinks.flatMap((row, index) => {
    const path = `crossLinks.${index}`;
    const missing = [row.fromLinkId, row.toLinkId].filter((id) => !chainOf.has(id));
    if (missing.length > 0) return missing.map((id) => ({ path, reason: `没有环节“${id}”` }));
    return chainOf.get(row.fromLinkId) === chainOf.get(row.toLinkId)
      ? [{ path, reason: "跨链关系的两端在同一条链" }]
      : [];
  });
}

function checkRoutes(pack: ChainPack): Problem[] {
  const pair = (a: string, b: string) => [a, b].sort().join("+");
  const twice = new Set(
    pack.crossLinks.filter((row) => row.kind === "same_product").map((row) => pair(row.fromLinkId, row.toLinkId)),
  );
  const routed = new Set(pack.linkRoutes.map((row) => pair(...row.linkIds)));
  return [
    ...repeated(pack.linkRoutes, "linkRoutes", (row) => pair(...row.linkIds)),
    ...pack.linkRoutes.flatMap((row, index) => [
      ...(twice.has(pair(...row.linkIds))
        ? []
        : [{ path: `linkRoutes.${index}.linkIds`, reason: "两个环节不是同一产品" }]),
      ...(row.linkIds.includes(row.homeLinkId)
        ? []
        : [{ path: `linkRoutes.${index}.homeLinkId`, reason: "归属环节应为两个环节之一" }]),
    ]),
    ...[...twice]
      .filter((key) => !routed.has(key))
      .map((key) => ({ path: "linkRoutes", reason: `同一产品“${key}”没有归属` })),
  ];
}

const chainByLink = (pack: ChainPack) =>
  new Map(pack.chains.flatMap((row) => row.links.map((link) => [link.id, row.id] as const)));
