import postgres from "postgres";
import { companySchema } from "@/domain/company";
import { companyFilterSchema } from "@/domain/company-list";
import { checkCharacter } from "@/domain/credit-code";
import type { Viewer } from "@/domain/viewer";
import { closePools } from "./client";
import { searchCommands } from "./command-search";
import { createCompany, editCompany } from "./companies";
import { listCompanies, searchCompanies } from "./company-search";
import { test as base, expect } from "./fixtures";
import { founderOf } from "./founding";

type Crowd = { viewer: Viewer; scansOf: (work: () => Promise<unknown>) => Promise<number>; code: string };

/** A database of its own with 100,000 companies, so that the planner chooses as it will in the office. */
const test = base.extend<object, { crowd: Crowd }>({
  crowd: [
    async ({ database }, use) => {
      const admin = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
      const name = `worker_${process.pid}_crowd`;
      const template = (process.env.LIANZHAO_TEST_TEMPLATE_URL ?? "").replace(/^.*\//, "");
      await admin.unsafe(`create database ${name} template ${template} owner lianzhao_owner strategy file_copy`);
      const url = database.url.replace(/[^/]*$/, name);
      process.env.LIANZHAO_RUNNING_URL = url;
      const founder = founderOf(url);
      await fillDirectory(founder.driver);
      const viewer = await founder.foundViewer("dept-zhaoshang", "promoter");
      const countScans = async () => {
        const [row] = await founder.driver<{ n: number }[]>`
          select seq_scan::int as n from pg_stat_user_tables where relname = 'companies'`;
        return row?.n ?? 0;
      };
      const scansOf = async (work: () => Promise<unknown>) => {
        const before = await countScans();
        // From the sixth time on the server may settle for one plan for all values.
        for (let time = 0; time < 7; time += 1) await work();
        // A session hands in its counters when it ends.
        await closePools();
        await founder.driver`select pg_stat_clear_snapshot()`;
        return (await countScans()) - before;
      };
      await use({ viewer, scansOf, code: "91152500MA0P012345" });
      await founder.end();
      await closePools();
      process.env.LIANZHAO_RUNNING_URL = database.url;
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

/** Names and scopes put together from short lists; indexes of grams are built after the rows, which is ten times faster. */
async function fillDirectory(driver: postgres.Sql) {
  await driver.unsafe(`
    alter table companies disable trigger user;
    drop index companies_by_text_grams;
    insert into companies (name, normalised_name, core_name, credit_code, code_verdict, scope, province, city, banner_id, capital_yuan, founded_on, pinyin, initials, core_pinyin, core_initials, text_grams)
    select t.name, t.name, t.core, t.code, 'valid', t.scope, t.province, t.city, case when t.city = '锡林郭勒盟' and n % 3 > 0 then b.id end,
      case when n % 9 > 0 then (n % 5000) * 100000::bigint end, case when n % 7 > 0 then date '1990-01-01' + n % 12000 end,
      'shilijia' || n, 'slj' || n, 'jiayi' || n, 'jy' || n,
      array(select distinct (ascii(substr(t.text, i, 1)) << 16) | ascii(substr(t.text, i + 1, 1)) from generate_series(1, length(t.text) - 1) i)
    from generate_series(1, 100000) n
    join lateral (select (array['盐城','常州','德州','保定','阳江','酒泉','包头','德阳','株洲','锡林郭勒盟'])[1 + n % 10] as city,
      (array['江苏','江苏','山东','河北','广东','甘肃','内蒙古','四川','湖南','内蒙古'])[1 + n % 10] as province,
      (array['风电叶片制造','光伏设备及元器件制造','石墨电极生产','肉牛屠宰加工','物流服务','餐饮服务','软件开发','建筑劳务','房屋租赁','图文设计'])[1 + n % 97 % 10] as scope,
      '示例' || chr(19968 + n % 5000) || chr(20000 + n % 3001) as core) w on true
    join lateral (select w.core || '有限公司' as name, w.core, w.city, w.province, w.scope,
      '91152500MA0P' || lpad(n::text, 6, '0') as code) u on true
    join lateral (select u.*, u.name || ' ' || u.scope || ' ' || lower(u.code) as text) t on true
    left join (select id, row_number() over (order by id) as place from units where kind = 'banner') b on b.place = 1 + n / 10 % 13;
    insert into company_honours (company_id, kind) select id, '绿色工厂' from companies where right(credit_code, 2) = '07';
    create index companies_by_text_grams on companies using gin (text_grams);
    alter table companies enable trigger user;`);
  await driver.unsafe("analyze");
  // A worker of the server's own may hold an older snapshot: until it ends no page counts as visible to all, and the
  // planner judges a directory that is still being written.
  await expect
    .poll(async () => {
      await driver.unsafe("vacuum companies");
      const [hidden] = await driver<{ pages: number }[]>`
        select relpages - relallvisible as pages from pg_class where relname = 'companies'`;
      return hidden?.pages;
    })
    .toBe(0);
}

const filter = (query: Record<string, string>) => companyFilterSchema.parse(query);

test("at 100,000 companies no list and no search reads the directory from end to end", async ({ crowd }) => {
  test.setTimeout(90_000);
  const { viewer, scansOf, code } = crowd;
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
  for (const query of lists) {
    const words = JSON.stringify(query);
    const found = await listCompanies(viewer, filter(query));
    if ((await scansOf(() => listCompanies(viewer, filter(query)))) > 0) scanning.push(words);
    if (found.next && (await scansOf(() => listCompanies(viewer, filter({ ...query, after: found.next ?? "" })))) > 0)
      scanning.push(`${words} second page`);
  }
  for (const q of ["叶片", "示例", "盐城新河", "slj47", "jiayi47", "zhe jiang", code.slice(8)]) {
    if ((await scansOf(() => searchCompanies(viewer, q))) > 0) scanning.push(`picker ${q}`);
    if ((await scansOf(() => searchCommands(viewer, q))) > 0) scanning.push(`menu ${q}`);
  }
  expect(scanning).toEqual([]);
});

test("at 100,000 companies entering and changing one reads no directory from end to end", async ({ crowd }) => {
  test.setTimeout(90_000);
  const { viewer, scansOf } = crowd;
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
  expect(await scansOf(() => createCompany(viewer, factsOf("叶片")))).toBe(0);
  const { id } = await createCompany(viewer, factsOf("叶片"));
  let seenVersion = 0;
  const change = () => editCompany(viewer, { ...factsOf("塔筒"), id, seenVersion: ++seenVersion });
  expect(await scansOf(change)).toBe(0);
});
