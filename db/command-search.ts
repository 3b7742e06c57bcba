import { sql } from "drizzle-orm";
import { highlight, queryWords } from "@/domain/bigram";
import { type CommandGroup, type CommandRow, mostCommands } from "@/domain/command";
import { type CompanyChoice, choiceNote } from "@/domain/company-list";
import { isAnswer, nearestFirst } from "@/domain/project-choice";
import { type Stage, type Status, stageLabels, statusLabels } from "@/domain/stage";
import type { Viewer } from "@/domain/viewer";
import { asReader, type Tx } from "./client";
import { findChoices } from "./company-search";
import { markName } from "./name-marks";
import { spell } from "./pinyin";
import { holdsWord } from "./project-query";

/** Companies, projects, links and targets answering a query under the viewer's rights; nothing typed brings own projects. */
export const searchCommands = (viewer: Viewer, query: string): Promise<CommandGroup[]> =>
  asReader(viewer, async (tx) => {
    if (query === "") return [{ heading: "最近的项目", rows: await listOwnProjects(tx, viewer) }];
    const companies = await findChoices(tx, query, mostCommands);
    return [
      { heading: "企业", rows: companies.map((company) => companyCommand(company, query)) },
      { heading: "项目", rows: await findProjects(tx, query, companies) },
      { heading: "环节", rows: await findLinks(tx, query) },
      { heading: "目标", rows: await findTargets(tx, query) },
    ];
  });

const companyCommand = (company: CompanyChoice, query: string): CommandRow => ({
  id: `company:${company.id}`,
  href: `/companies/${company.id}`,
  label: markName(company.name, queryWords(query)),
  detail: choiceNote(company),
});

type FoundProject = { id: string; code: string; name: string; stage: Stage; status: Status };

const projectCommand = ({ id, code, name, stage, status }: FoundProject, query: string): CommandRow => ({
  id: `project:${id}`,
  href: `/projects/${id}`,
  label: highlight(name, queryWords(query)),
  detail: `${code}　${status === "active" ? stageLabels[stage] : statusLabels[status]}`,
});

async function listOwnProjects(tx: Tx, { userId }: Viewer): Promise<CommandRow[]> {
  const found = await tx.execute<FoundProject>(sql`
    select p.id, p.code, p.name, p.stage, p.status from projects p
    where p.owner_user_id = ${userId} and p.status = 'active' order by p.updated_at desc limit ${mostCommands}`);
  return [...found].map((project) => projectCommand(project, ""));
}

/** Projects whose own name or code holds every word, and projects of the companies just found. */
async function findProjects(tx: Tx, query: string, companies: readonly CompanyChoice[]): Promise<CommandRow[]> {
  const words = queryWords(query);
  if (words.length === 0) return [];
  const own = sql.join(words.map(holdsWord), sql` and `);
  const found = await tx.execute<FoundProject>(sql`
    select p.id, p.code, p.name, p.stage, p.status from projects p
    where ${own} or p.company_id = any(${sql.param(companies.map(({ id }) => id))}::uuid[])
    order by (${own}) desc, (p.status = 'active') desc, p.updated_at desc limit ${mostCommands}`);
  return [...found].map((project) => projectCommand(project, query));
}

async function findLinks(tx: Tx, query: string): Promise<CommandRow[]> {
  if (isTooShort(query)) return [];
  const links = await tx.execute<{ id: string; name: string; chainId: string; chain: string }>(sql`
    select l.id, l.name, c.id as "chainId", c.name as chain
    from links l join chains c on c.id = l.chain_id order by l.source = 'policy' desc, c.position, l.position`);
  const byName = [...links].filter(({ name }) => isAnswer(query, [name], speltOnce(name)));
  const byChain = [...links].filter((link) => !byName.includes(link) && isAnswer(query, [link.chain + link.name], []));
  const ranked = [...nearestFirst(query, byName, speltOnce), ...byChain];
  return ranked.slice(0, mostCommands).map(({ id, name, chainId, chain }) => ({
    id: `link:${id}`,
    href: `/chains/${chainId}/${id}`,
    label: highlight(name, queryWords(query)),
    detail: chain,
  }));
}

async function findTargets(tx: Tx, query: string): Promise<CommandRow[]> {
  if (isTooShort(query)) return [];
  const industries = await tx.execute<{ id: string; name: string; fullName: string; cluster: string; kinds: string[] }>(
    sql`select i.id, i.name, i.full_name as "fullName", c.name as cluster,
      array(select distinct n.name from indicators n where n.industry_id = i.id order by 1) as kinds
    from industries i join clusters c on c.id = i.cluster_id order by c.position, i.position`,
  );
  const byName = [...industries].filter(({ name, fullName, cluster }) =>
    isAnswer(query, [name, fullName, `${cluster}${name}`], speltOnce(name)),
  );
  const byKind = [...industries].filter(
    (industry) => !byName.includes(industry) && isAnswer(query, industry.kinds, industry.kinds.flatMap(speltOnce)),
  );
  const ranked = [...nearestFirst(query, byName, speltOnce), ...byKind];
  return ranked.slice(0, mostCommands).map(({ id, name, cluster, kinds }) => ({
    id: `target:${id}`,
    href: `/targets/${id}`,
    label: highlight(`${name}：${kinds.join("、")}`, queryWords(query)),
    detail: cluster,
  }));
}

/** One letter would answer to nearly every name; one character of Chinese is a word. */
const isTooShort = (query: string) => /^[\x21-\x7e]$/.test(query.trim());

/** Names of the plan are few and stand for years; each is spelt once. */
const spellings = new Map<string, string[]>();

function speltOnce(name: string): string[] {
  const known = spellings.get(name) ?? Object.values(spell(name));
  spellings.set(name, known);
  return known;
}
