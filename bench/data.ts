import type postgres from "postgres";
import { spell } from "@/db/pinyin";
import { bigrams } from "@/domain/bigram";

const cities = ["盐城", "嘉兴", "烟台", "佛山", "保定", "沈阳", "株洲", "德阳", "包头", "宁波"];
const provinces = ["江苏", "浙江", "山东", "广东", "河北", "辽宁", "湖南", "四川", "内蒙古", "浙江"];
const houses = [
  "华",
  "中",
  "东",
  "新",
  "天",
  "恒",
  "瑞",
  "盛",
  "金",
  "鑫",
  "宏",
  "远",
  "正",
  "德",
  "安",
  "泰",
  "宇",
  "博",
  "凯",
  "诚",
];
const products = [
  "风电叶片",
  "齿轮箱",
  "锂电池隔膜",
  "电解铜箔",
  "石墨电极",
  "氟化铝",
  "奶酪",
  "无人机",
  "塔筒",
  "铁合金",
  "五金制品",
  "汽车配件",
  "塑料制品",
  "服装",
  "建材",
  "电子元件",
  "食品",
  "包装",
  "物流服务",
  "软件开发",
];

/** A fixed sequence, so that two runs measure the same rows. */
function sequence(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

const pick = <T>(list: readonly T[], at: number) => list[at % list.length] as T;

export async function generateCompanies(driver: postgres.Sql, count: number): Promise<void> {
  const next = sequence(20_261_124);
  for (let start = 0; start < count; start += 1_000) {
    const rows = Array.from({ length: Math.min(1_000, count - start) }, (_, index) => {
      const place = next(cities.length);
      const product = pick(products, next(products.length));
      const other = pick(products, next(products.length));
      const name = `${pick(cities, place)}${pick(houses, next(20))}${pick(houses, next(20))}${pick(houses, next(20))}${product}${start + index}有限公司`;
      const scope = `${product}的研发、制造、销售；${other}销售；道路普通货物运输；货物进出口；技术服务、技术咨询`;
      return {
        name,
        normalised_name: name,
        core_name: name,
        scope,
        province: pick(provinces, place),
        city: pick(cities, place),
        ...spell(name),
        name_grams: bigrams(name),
        text_grams: bigrams(`${name} ${scope}`),
        capital_yuan: (1 + next(5_000)) * 100_000,
      };
    });
    await driver`insert into companies ${driver(rows)}`;
  }
  await driver`analyze companies`;
}

/** Projects over all stages and banners, a third of them signed with live credit lines; written set-based by the owner. */
export async function generateProjects(driver: postgres.Sql, count: number): Promise<void> {
  await driver`
    insert into projects (code, name, stage, company_id, owner_unit_id, landing_unit_id, claim_unit_id, investment_yuan, output_yuan, source, next_step_on, last_contact_on, signed_on, frozen_at, planned_production_on, created_at)
    select '2026-BX-' || lpad(n::text, 6, '0'), '示例·压测项目' || n, s.stage, c.id, b.id, b.id, b.id, ((n % 200) + 1) * 10000000::bigint, ((n % 150) + 1) * 10000000::bigint, '压测',
      date '2026-11-24' + (n % 60) - 20, date '2026-11-24' - (n % 90), case when s.position >= 6 then date '2026-11-24' - (n % 600) end, case when s.position >= 6 then now() end, date '2027-07-01' + (n % 700), now() - make_interval(days => n % 700)
    from generate_series(1, ${count}::int) n
    join unnest(array['lead','studied','talks','intent','framework','signed','registered','building','counted','producing','capacity']) with ordinality s(stage, position) on s.position = 1 + n % 11
    join (select id, row_number() over (order by id) as position from units where kind = 'banner') b on b.position = 1 + n % 13
    join (select id, row_number() over (order by id) as position from companies order by id limit 20000) c on c.position = 1 + n % 20000`;
  await driver`
    insert into project_links (project_id, link_id, is_primary)
    select p.id, l.id, true from (select id, row_number() over (order by code) as n from projects) p
    join (select id, row_number() over (order by id) as position, count(*) over () as total from links where source = 'policy') l on l.position = 1 + p.n % l.total`;
  const [poster] = await driver<{ id: string }[]>`select id from users limit 1`;
  await driver`
    insert into credits (project_id, bucket, industry_id, banner_id, indicator_id, year, amount_yuan, event_kind, event_id, basis_version, posted_month, posted_by)
    select p.id, case when p.stage in ('signed', 'registered') then 'committed' else 'under_construction' end, p.industry_ids[1], p.landing_unit_id, 'output', y.year, p.output_yuan, 'move', gen_random_uuid(), 'bench', door.current_month(), ${poster?.id ?? null}
    from projects p, (values (2027), (2028), (2029), (2030)) y(year) where p.frozen_at is not null`;
  await driver`analyze`;
}
