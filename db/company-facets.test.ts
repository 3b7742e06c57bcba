import { randomBytes } from "node:crypto";
import { companySchema } from "@/domain/company";
import { companyFacets, conditionsOf } from "@/domain/company-facet";
import { companyFilterSchema } from "@/domain/company-list";
import { createCompany } from "./companies";
import { countFacets } from "./company-facets";
import { listCompanies } from "./company-search";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";
import { enterNamed, rareName } from "./merge-office";
import { createLead } from "./projects";

const filter = (query: Record<string, unknown>) => companyFilterSchema.parse(query);

test("every facet counts what its condition then lists", async ({ database }) => {
  const founder = founderOf(database.url);
  const bannerId = await founder.foundBanner();
  const clerk = await founder.foundViewer(bannerId, "clerk");
  const word = rareName();
  const enter = enterNamed(clerk, word);
  const a = await enter("甲", {
    province: "江苏",
    city: "盐城市",
    foundedOn: "1999-03-01",
    scope: "风力发电机叶片制造",
  });
  const b = await enter("乙", { province: "江苏", city: "盐城", foundedOn: "2012-01-01", scope: "风力发电机叶片制造" });
  await enter("丙", { bannerId: "152502", foundedOn: "2022-01-01" });
  await founder.driver`insert into company_honours (company_id, kind) values (${a}, '上市公司')`;
  const lead = { linkId: "CH-302-C", source: "来电", ownerUnitId: bannerId, distinctBecause: null };
  await createLead(clerk, { ...lead, name: "示例", companyId: b });
  const counts = await countFacets(clerk, filter({ q: word }));
  expect(counts).toMatchObject({
    city: [{ value: "盐城", count: 2 }, { count: 1 }],
    banner: [{ value: "152502", count: 1 }],
    founded: [
      { label: "2000 年以前", count: 1 },
      { label: "2011—2015 年", count: 1 },
      { label: "2021 年以后", count: 1 },
    ],
    listed: [{ value: "1", count: 1 }],
    live: [{ value: "1", count: 1 }],
  });
  expect(counts.link[0]).toMatchObject({ value: "CH-302-C", count: 2 });
  expect(counts.link[0]?.label).toMatch(/ \/ /);
  for (const facet of companyFacets)
    for (const { value, count } of counts[facet])
      expect((await listCompanies(clerk, filter({ q: word, ...conditionsOf(facet, value) }))).count).toBe(count);
  const narrowed = await countFacets(clerk, filter({ q: word, foundedFrom: 2021, city: "盐城" }));
  expect(narrowed.founded, "its own present value set aside").toHaveLength(2);
  expect(narrowed.city).toHaveLength(1);
  await founder.end();
});

test("a stranger's first talk is not counted on its link", async ({ database }) => {
  const founder = founderOf(database.url);
  const owner = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const stranger = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const name = `示例${randomBytes(4).toString("hex")}有限公司`;
  const { id: companyId } = await createCompany(owner, companySchema.parse({ name, scope: "风力发电机叶片制造" }));
  const lead = { linkId: "CH-302-C", source: "来电", ownerUnitId: owner.unitId, distinctBecause: null };
  const { id } = await createLead(owner, { ...lead, name: "示例", companyId });
  await founder.driver`
    update projects set protected_until = current_date + 30, claim_unit_id = owner_unit_id, stage = 'talks' where id = ${id}`;
  const onLink = async (viewer: typeof owner) =>
    (await countFacets(viewer, filter({ q: name }))).link.filter(({ value }) => value === "CH-302-C").length;
  expect(await onLink(owner)).toBe(1);
  expect(await onLink(stranger)).toBe(0);
  await founder.end();
});
