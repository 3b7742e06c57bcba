import { companySchema } from "@/domain/company";
import { companyFilterSchema } from "@/domain/company-list";
import { checkCharacter } from "@/domain/credit-code";
import { duplicateFilterSchema } from "@/domain/duplicate";
import { projectFilterSchema } from "@/domain/project-filter";
import { listProjects, readBoard } from "./board";
import { searchCommands } from "./command-search";
import { createCompany, editCompany } from "./companies";
import { exportCompanies } from "./company-export";
import { countFacets } from "./company-facets";
import { listCompanies, searchCompanies } from "./company-search";
import { expect, test } from "./crowd";
import { listDuplicates } from "./duplicates";
import { exportProspects } from "./prospect-export";
import { listProspects } from "./prospects";

/** A count goes to 10,000, by each of two words or conditions; the whole directory is ten times that. */
const mostEntries = 30_000;
const filter = (query: Record<string, string>) => companyFilterSchema.parse(query);

test("at 100,000 companies no list and no search reads the directory from end to end", async ({ crowd }) => {
  test.setTimeout(90_000);
  const { viewer, readsOf, code } = crowd;
  const lists: Record<string, string>[] = [
    {},
    ...["name_desc", "capital", "capital_desc", "founded", "founded_desc"].map((sort) => ({ sort })),
    { province: "江苏" },
    { province: "江苏", sort: "capital_desc" },
    { city: "盐城市" },
    { banner: "152502" },
    { relation: "local" },
    { relation: "prospect" },
    { capital: "over_100m" },
    { capital: "unknown" },
    { foundedFrom: "2001", foundedTo: "2001" },
    { honour: "绿色工厂" },
    { listed: "1" },
    { live: "1" },
    { link: "CH-302-C" },
    { gbt: "3825" },
    { q: "叶片" },
    { q: "风电叶片制造 示例" },
    { q: "石墨电极", province: "山东" },
    { q: "公司" },
    { q: "公司", province: "江苏" },
    { q: "示例", sort: "founded" },
    { q: "slj4711" },
    { q: "shilijia4711" },
    { q: "jy4711" },
    { q: "jiayi4711" },
    { q: "jiayi47", province: "江苏" },
    { q: "盐城新河" },
    { q: "叶片 盐城新河" },
    { q: "zhe jiang" },
    { q: code },
    { q: code.slice(8) },
    { q: "91 3209" },
    { q: "91 jiayi4711" },
    { q: "物流", sort: "capital_desc" },
  ];
  const scanning: string[] = [];
  const look = async (what: string, work: () => Promise<unknown>, most = mostEntries) => {
    const { scans, entries } = await readsOf(work);
    if (scans > 0 || entries > most) scanning.push(`${what}: ${scans}, ${entries}`);
  };
  for (const query of lists) {
    const words = JSON.stringify(query);
    const found = await listCompanies(viewer, filter(query));
    // What has a project is counted along one covering index: 15 ms where looking up each of 5,000 takes 25.
    const most = query.live ? Number.POSITIVE_INFINITY : mostEntries;
    await look(words, () => listCompanies(viewer, filter(query)), most);
    const next = filter({ ...query, after: found.next ?? "" });
    if (found.next) await look(`${words} second page`, () => listCompanies(viewer, next), most);
  }
  for (const q of ["叶片", "示例", "盐城新河", "slj47", "jiayi47", "zhe jiang", code.slice(8)]) {
    await look(`picker ${q}`, () => searchCompanies(viewer, q));
    await look(`menu ${q}`, () => searchCommands(viewer, q));
  }
  expect(scanning).toEqual([]);
});

test("at 100,000 companies entering and changing one reads no directory from end to end", async ({ crowd }) => {
  test.setTimeout(90_000);
  const { viewer, readsOf } = crowd;
  let n = 0;
  const factsOf = (products: string) => {
    const first17 = `91320900MA1${String(++n).padStart(6, "0")}`;
    return companySchema.parse({
      name: `新丰${n}有限公司南京分公司`,
      creditCode: first17 + checkCharacter(first17),
      province: "江苏",
      products,
      distinctBecause: "试验",
    });
  };
  expect((await readsOf(() => createCompany(viewer, factsOf("叶片")))).scans).toBe(0);
  const { id } = await createCompany(viewer, factsOf("叶片"));
  let seenVersion = 0;
  const change = () => editCompany(viewer, { ...factsOf("塔筒"), id, seenVersion: ++seenVersion });
  expect((await readsOf(change)).scans).toBe(0);
});

test("at 100,000 companies no board, count, file, list of prospects or queue reads the directory from end to end", async ({
  crowd,
}) => {
  test.setTimeout(120_000);
  const { viewer, clerk, readsOf, code } = crowd;
  const asked: Record<string, () => Promise<unknown>> = {};
  for (const q of ["叶片", "公司", "示例", "盐城新河", "slj47", "jiayi47", "zhe jiang", code.slice(8)]) {
    const projectFilter = projectFilterSchema.parse({ q, scope: "all" });
    asked[`board ${q}`] = () => readBoard(viewer, projectFilter);
    asked[`table ${q}`] = () => listProjects(clerk, projectFilter);
  }
  for (const query of [{}, { province: "江苏" }, { relation: "prospect", q: "公司" }, { q: "叶片 盐城新河" }])
    asked[`facets ${JSON.stringify(query)}`] = () => countFacets(clerk, filter(query));
  for (const query of [{ link: "CH-302-C" }, { province: "山东", capital: "over_100m" }, { q: "盐城新河" }])
    asked[`file ${JSON.stringify(query)}`] = () => exportCompanies(viewer, filter(query));
  for (const linkId of ["CH-302-C", "CH-302-D"]) asked[`prospects ${linkId}`] = () => listProspects(clerk, linkId);
  asked["prospects nobody talks to"] = () => listProspects(clerk, "CH-302-C", { untouched: "1" });
  asked["file of prospects"] = () => exportProspects(clerk, "CH-302-D", {});
  asked["duplicates in order"] = () => listDuplicates(clerk, duplicateFilterSchema.parse({}));
  asked["duplicates by sound"] = () => listDuplicates(clerk, duplicateFilterSchema.parse({ reason: "sound" }));
  const { counts } = await listDuplicates(clerk, duplicateFilterSchema.parse({}));
  expect(counts, "30,000 pairs are not counted to the end").toMatchObject({ all: null, core: null, code: 0 });
  const scanning: string[] = [];
  for (const [what, work] of Object.entries(asked)) {
    const { scans, entries } = await readsOf(work);
    // Every value of every facet is counted for itself, each no further than a list.
    const isMuch = entries > mostEntries && !what.startsWith("facets");
    if (scans > 0 || isMuch) scanning.push(`${what}: ${scans}, ${entries}`);
  }
  expect(scanning).toEqual([]);
});
