import { randomBytes } from "node:crypto";
import { companySchema } from "@/domain/company";
import { searchCommands } from "./command-search";
import { createCompany } from "./companies";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";
import { createLead } from "./projects";

const rareName = () => Array.from(randomBytes(3), (byte) => String.fromCodePoint(0x9100 + byte)).join("");
const words = (rows: readonly { label: readonly { text: string }[] }[]) =>
  rows.map(({ label }) => label.map(({ text }) => text).join(""));

async function foundOffice(url: string) {
  const founder = founderOf(url);
  const bannerId = await founder.foundBanner();
  return { founder, bannerId, clerk: await founder.foundViewer(bannerId, "clerk") };
}

test("one question finds the company, its project by either name, the link and the target", async ({ database }) => {
  const { founder, bannerId, clerk } = await foundOffice(database.url);
  const word = rareName();
  const { id: companyId } = await createCompany(clerk, companySchema.parse({ name: `示例${word}有限公司` }));
  const { id } = await createLead(clerk, {
    name: "示例·沿用企业之名",
    companyId,
    linkId: "CH-302-C",
    source: "来电",
    ownerUnitId: bannerId,
    distinctBecause: null,
  });
  const [companies, projects] = await searchCommands(clerk, word);
  expect(companies?.rows.map(({ href }) => href)).toEqual([`/companies/${companyId}`]);
  expect(companies?.rows[0]?.label).toContainEqual({ text: word, isHit: true });
  expect(projects?.rows.map(({ href }) => href)).toEqual([`/projects/${id}`]);
  const [, byName] = await searchCommands(clerk, "沿用企业");
  expect(byName?.rows.map(({ href }) => href)).toContain(`/projects/${id}`);
  const [, , links] = await searchCommands(clerk, "yp");
  expect(links?.rows.map(({ href }) => href)).toContain("/chains/CH-302/CH-302-C");
  const [, , , targets] = await searchCommands(clerk, "肉牛");
  expect(words(targets?.rows ?? [])[0]).toMatch(/^肉牛：/);
  await founder.end();
});

test("a chain and a link typed as two words lead to the link, and syllables set apart to the company", async ({
  database,
}) => {
  const { founder, clerk } = await foundOffice(database.url);
  for (const query of ["风电 叶片", "叶片 风电"]) {
    const [, , links] = await searchCommands(clerk, query);
    expect(links?.rows[0]?.href, query).toBe("/chains/CH-302/CH-302-C");
  }
  const name = `西安${rareName()}有限公司`;
  await createCompany(clerk, companySchema.parse({ name }));
  for (const query of ["xi an", "xi'an"]) {
    const [companies] = await searchCommands(clerk, query);
    expect(words(companies?.rows ?? []), query).toContain(name);
  }
  await founder.end();
});

test("another banner's project is not found, and nothing typed brings only one's own", async ({ database }) => {
  const [own, other] = [await foundOffice(database.url), await foundOffice(database.url)];
  const word = rareName();
  const companyId = await own.founder.foundCompany(`示例${word}有限公司`);
  const open = (side: typeof own, name: string) =>
    createLead(side.clerk, {
      name,
      companyId,
      linkId: "CH-302-C",
      source: "来电",
      ownerUnitId: side.bannerId,
      distinctBecause: "两地各谈",
    });
  await open(other, `示例·他旗${word}`);
  const [companies, projects] = await searchCommands(own.clerk, word);
  expect([companies?.rows.length, projects?.rows.length]).toEqual([1, 0]);
  expect((await searchCommands(own.clerk, "")).flatMap(({ rows }) => rows)).toEqual([]);
  expect(words((await searchCommands(other.clerk, "")).flatMap(({ rows }) => rows))).toEqual([`示例·他旗${word}`]);
  await Promise.all([own.founder.end(), other.founder.end()]);
});

test("an administrator reads no business row through the menu", async ({ database }) => {
  const { founder } = await foundOffice(database.url);
  const admin = await founder.foundViewer("152500", "security_admin");
  expect((await searchCommands(admin, "肉牛")).flatMap(({ rows }) => rows)).toEqual([]);
  await founder.end();
});
