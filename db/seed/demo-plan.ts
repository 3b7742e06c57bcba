import type postgres from "postgres";

/** 示例 baselines of 2025 in 亿元; 氟化工 is left out on purpose, so that 基数未录入 has something to say. */
const baselinesYi: Record<string, number> = {
  I101: 138,
  I102: 129,
  I103: 66,
  I104: 81,
  I201: 341,
  I202: 205,
  I203: 92,
  I301: 58,
  I401: 24.5,
  I402: 138,
  I403: 1,
  I501: 43,
  I601: 26.3,
  I602: 9.2,
  I603: 11.6,
};

/** Links the departments are shown to have assessed. */
const assessments: readonly {
  link: string;
  by: string;
  presence: string;
  shortfall: string;
  priority: string;
  local?: number;
  needed?: number;
}[] = [
  {
    link: "CH-302-C",
    by: "demo-gongxin",
    presence: "some",
    shortfall: "yes",
    priority: "high",
    local: 600,
    needed: 1620,
  },
  {
    link: "CH-302-D",
    by: "demo-gongxin",
    presence: "some",
    shortfall: "yes",
    priority: "high",
    local: 900,
    needed: 1620,
  },
  { link: "CH-302-L", by: "demo-gongxin", presence: "ample", shortfall: "no", priority: "normal" },
  { link: "CH-302-F", by: "demo-gongxin", presence: "none", shortfall: "yes", priority: "high" },
  { link: "CH-304-H", by: "demo-gongxin", presence: "some", shortfall: "yes", priority: "high" },
  { link: "CH-403-B", by: "demo-nengyuan", presence: "some", shortfall: "yes", priority: "high" },
];

export async function loadDemoBaselines(driver: postgres.Sql): Promise<void> {
  const rows = Object.entries(baselinesYi).map(([industryId, yi]) => ({
    industry_id: industryId,
    year: 2025,
    output_yuan: Math.round(yi * 100_000_000),
    source: "示例：虚构数，不作依据",
    source_on: "2026-03-31",
  }));
  await driver`insert into baselines ${driver(rows)}`;
  for (const { link, by, presence, shortfall, priority, local, needed } of assessments) {
    await driver`
      insert into link_assessments (link_id, presence, shortfall, priority, local_capacity_milli, needed_capacity_milli, capacity_unit, source, source_on, note, assessed_by)
      select ${link}, ${presence}, ${shortfall}, ${priority}, ${local ? local * 1000 : null}, ${needed ? needed * 1000 : null}, ${local ? "万千瓦/年" : null},
        ${local ? "示例：虚构数，不作依据" : null}, ${local ? "2026-09-30" : null}, '示例评估', id from users where login = ${by}`;
  }
}
