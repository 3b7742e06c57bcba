import postgres from "postgres";
import type { Viewer } from "@/domain/viewer";
import { closePools } from "./client";
import { test as base, expect } from "./fixtures";
import { founderOf } from "./founding";

// For tests: a directory at the size of a province, and whether work reads it from end to end.

export { expect };

const times = 7;

/** Readings of the whole table, and entries of its ordered indexes that one run reads; grams are sets to begin with. */
type Reads = { scans: number; entries: number };
type Crowd = { viewer: Viewer; clerk: Viewer; readsOf: (work: () => Promise<unknown>) => Promise<Reads>; code: string };

/** A database of its own with 100,000 companies and what hangs on them, so that the planner chooses as it will in the office. */
export const test = base.extend<object, { crowd: Crowd }>({
  crowd: [
    async ({ database }, use) => {
      const admin = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
      const name = `worker_${process.pid}_crowd`;
      const template = (process.env.LIANZHAO_TEST_TEMPLATE_URL ?? "").replace(/^.*\//, "");
      await admin.unsafe(`create database ${name} template ${template} owner lianzhao_owner strategy file_copy`);
      const url = database.url.replace(/[^/]*$/, name);
      process.env.LIANZHAO_RUNNING_URL = url;
      const founder = founderOf(url);
      await fillCrowd(founder.driver);
      const viewer = await founder.foundViewer("dept-zhaoshang", "promoter");
      const clerk = await founder.foundViewer("152502", "clerk");
      const countReads = async () => {
        await founder.driver`select pg_stat_clear_snapshot()`;
        const [reads] = await founder.driver<Reads[]>`
          select t.seq_scan::int as scans, (select sum(i.idx_tup_read)::int from pg_stat_user_indexes i
            where i.relname = 'companies' and i.indexrelname <> 'companies_by_text_grams') as entries
          from pg_stat_user_tables t where t.relname = 'companies'`;
        if (!reads) throw new Error("nothing is counted");
        return reads;
      };
      const readsOf = async (work: () => Promise<unknown>) => {
        const before = await countReads();
        // From the sixth time on the server may settle for one plan for all values.
        for (let time = 0; time < times; time += 1) await work();
        // A session hands in its counters when it ends.
        await closePools();
        const after = await countReads();
        return { scans: after.scans - before.scans, entries: Math.ceil((after.entries - before.entries) / times) };
      };
      await use({ viewer, clerk, readsOf, code: "91152500MA0P012345" });
      await founder.end();
      await closePools();
      process.env.LIANZHAO_RUNNING_URL = database.url;
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

export async function fillCrowd(driver: postgres.Sql) {
  await fillDirectory(driver);
  await hangWork(driver);
  await settle(driver);
}

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
    create index companies_by_text_grams on companies using gin (text_grams);
    alter table companies enable trigger user;`);
}

/** Honours, matches, pairs that may be one, and 5,000 projects of every stage, some under another's first talk. */
async function hangWork(driver: postgres.Sql) {
  await driver.unsafe(`
    create temporary table numbered as select id, right(credit_code, 6)::int as n, scope from companies;
    insert into company_honours (company_id, kind)
    select id, kind from numbered, (values ('绿色工厂', 100), ('上市公司', 400), ('专精特新中小企业', 20)) h(kind, one_in) where n % one_in = 7;
    insert into matches (link_id, company_id, tier, score, words, sentence, spans, source, rule_version, state, reason)
    select distinct on (l.id, c.id) l.id, c.id, (array['make', 'service', 'trade'])[1 + n % 3], n % 90, '[]', c.scope, '[]', 'scope', 'crowd',
      case n % 40 when 0 then 'dismissed' when 5 then 'confirmed' else 'suggested' end, case n % 40 when 0 then '示例' end
    from numbered c join (select id, row_number() over (order by id) as place from links) l
      on n % 3 = 0 and l.place = 1 + n / 3 % 258 or n % 5 = 0 and l.id = 'CH-302-C' and c.scope = '风电叶片制造';
    insert into duplicate_pairs (first_id, second_id, reasons, weight)
    select least(c.id, o.id), greatest(c.id, o.id), case when c.n % 4 = 0 then '{core,sound}' else '{core}' end::text[], 2
    from numbered c join numbered o on o.n = c.n + 1 where c.n % 4 < 2 and c.n < 60000;
    alter table projects disable trigger user;
    alter table project_links disable trigger user;
    insert into projects (code, name, stage, company_id, owner_unit_id, claim_unit_id, protected_until, industry_ids, investment_yuan)
    select 'QT-' || n, '示例项目' || n, (array['lead','studied','talks','intent','framework','signed','registered','building'])[1 + n / 20 % 8],
      c.id, u.id, u.id, case when n % 3 = 0 then current_date + 90 end, '{I301}', n * 1000000::bigint
    from numbered c join (select id, row_number() over (order by id) - 1 as place from units where kind = 'banner') u on u.place = n / 20 % 13
    where n % 20 = 0;
    insert into project_links (project_id, link_id, is_primary)
    select p.id, case when right(p.code, 2) = '40' then 'CH-302-C' else 'CH-302-D' end, true from projects p;
    alter table project_links enable trigger user;
    alter table projects enable trigger user;`);
}

async function settle(driver: postgres.Sql) {
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
