import { once } from "node:events";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import type postgres from "postgres";
import { stages as allStages, type Stage } from "@/domain/stage";
import { makers, others, places, services } from "./vocabulary";

const heading = "企业名称,统一社会信用代码,注册日期,企业类型,注册资金,经营范围,所在省份,地区,注册地址";

/** A fixed sequence, so that two runs measure the same rows. */
function sequence(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * Writes companies `from` up to `to` (of a register's csv or csv.gz when one is given, else made up) as a csv file the
 * importer reads.
 */
export async function writeCompanies(path: string, from: number, to: number, register: string | null): Promise<void> {
  const out = createWriteStream(path);
  const lines = register && existsSync(register) ? registerLines(register) : generatedLines();
  let at = -1;
  for await (const line of lines) {
    at += 1;
    if (at > to) break;
    if (at !== 0 && at <= from) continue;
    if (!out.write(`${line}\n`)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
}

function registerLines(register: string): AsyncIterable<string> {
  const file = createReadStream(register);
  return createInterface({ input: register.endsWith(".gz") ? file.pipe(createGunzip()) : file });
}

/** Heading first, then names and scopes put together as registers write them, about 170 characters a scope. */
async function* generatedLines(): AsyncGenerator<string> {
  const next = sequence(20_261_124);
  const pick = <T>(list: readonly T[]) => list[next(list.length)] as T;
  yield heading;
  for (let serial = 1; ; serial += 1) {
    const [province, city] = pick(places);
    const isMaker = next(10) < 3;
    const product = isMaker ? pick(makers) : pick(others);
    const house = String.fromCodePoint(0x4e00 + next(6_000)) + String.fromCodePoint(0x4e00 + next(6_000));
    const entries = [
      `${product}${pick(["的研发、制造、销售", "生产、销售", "销售", "加工"])}`,
      ...Array.from({ length: 3 + next(7) }, () => pick(services)),
      `${pick(others)}批发、零售`,
    ];
    const name = `${city}${house}${product.slice(0, 4)}${serial}有限公司`;
    const founded = `${1995 + next(30)}-${String(1 + next(12)).padStart(2, "0")}-${String(1 + next(28)).padStart(2, "0")}`;
    const capital = `${(1 + next(500)) * 10}万元人民币`;
    yield `${name},,${founded},有限责任公司,${capital},${entries.join("；")}。,${province},${city}市,${city}市${house}路${1 + next(300)}号`;
  }
}

/** Projects spread evenly over these stages and all banners, signed ones with their moves and live credit lines. */
export async function generateProjects(
  driver: postgres.Sql,
  count: number,
  stages: readonly Stage[],
  ownerId: string,
): Promise<void> {
  await driver`
    insert into projects (code, name, stage, company_id, owner_unit_id, owner_user_id, landing_unit_id, claim_unit_id, investment_yuan, output_yuan, source, next_step_on, last_contact_on, signed_on, frozen_at, planned_production_on, created_at)
    select '2026-BX-' || lpad(n::text, 6, '0'), '示例·压测项目' || n, s.stage, c.id, b.id, ${ownerId}, b.id, b.id, ((n % 200) + 1) * 10000000::bigint, ((n % 150) + 1) * 10000000::bigint, '压测',
      date '2026-11-24' + (n % 60) - 20, date '2026-11-24' - (n % 90), case when s.position >= 6 then date '2026-11-24' - (n % 600) end, case when s.position >= 6 then now() end, date '2027-07-01' + (n % 700), now() - make_interval(days => n % 700)
    from generate_series(1, ${count}::int) n
    join (select stage, array_position(${[...allStages]}::text[], stage) as position, place from unnest(${[...stages]}::text[]) with ordinality u(stage, place)) s on s.place = 1 + n % ${stages.length}::int
    join (select id, row_number() over (order by id) as position from units where kind = 'banner') b on b.position = 1 + n % 13
    join (select id, row_number() over (order by id) as position from companies order by id limit 20000) c on c.position = 1 + n % 20000`;
  await driver`
    insert into project_links (project_id, link_id, is_primary)
    select p.id, l.id, true from (select id, row_number() over (order by code) as n from projects) p
    join (select id, row_number() over (order by id) as position, count(*) over () as total from links where source = 'policy') l on l.position = 1 + p.n % l.total`;
  await driver`
    insert into stage_moves (project_id, from_stage, to_stage, from_status, to_status, moved_by, moved_at)
    select id, 'intent', stage, 'active', 'active', ${ownerId}, signed_on::timestamptz from projects where frozen_at is not null`;
  await driver`
    insert into credits (project_id, bucket, industry_id, banner_id, indicator_id, year, amount_yuan, event_kind, event_id, basis_version, posted_month, posted_by)
    select p.id, case when p.stage in ('signed', 'registered') then 'committed' else 'under_construction' end, p.industry_ids[1], p.landing_unit_id, 'output', y.year, p.output_yuan, 'move', gen_random_uuid(), 'bench', door.current_month(), ${ownerId}
    from projects p, (values (2027), (2028), (2029), (2030)) y(year) where p.frozen_at is not null`;
}
