import type postgres from "postgres";
import { searchGrams } from "@/db/company-columns";
import { spell } from "@/db/pinyin";
import { coreName, normaliseName } from "@/domain/company-name";

const houses = [
  "苍岭",
  "云纬",
  "北衡",
  "朔衡",
  "蓝穹",
  "天衡",
  "合岭",
  "明川",
  "恒久",
  "锐进",
  "晴川",
  "朗格",
  "赤金",
  "澄明",
  "景行",
  "海宁",
  "启晟",
  "远航",
  "泓宇",
  "昊原",
  "东屿",
  "霁云",
  "白榆",
  "锦原",
];
const places: readonly (readonly [province: string, city: string])[] = [
  ["江苏", "盐城"],
  ["浙江", "嘉兴"],
  ["山东", "烟台"],
  ["广东", "佛山"],
  ["河北", "保定"],
  ["辽宁", "沈阳"],
  ["湖南", "株洲"],
  ["四川", "德阳"],
];
const banners = ["152502", "152526", "152530", "152531", "152525"];

type LinkWords = { id: string; name: string; chain_name: string; keywords: string[] };

/** What a firm of each kind writes in its scope; a maker, a second maker, a service firm, a trader. */
const kinds: readonly ((word: string, other: string) => string)[] = [
  (word, other) => `${word}、${other}的研发、制造、销售；货物进出口`,
  (word) => `${word}生产、加工；新材料技术研发；道路货物运输`,
  (word) => `${word}技术服务；${word}安装、检测、维修`,
  (word) => `${word}销售；五金产品批发；国内贸易代理`,
];

/**
 * Three or four 示例 firms for every policy-named link, a local one for every fifth: plainly fictional, with codes that
 * contain an O and so can never be valid. Returns the makers by link, first the one a project takes.
 */
export async function loadDemoCompanies(driver: postgres.Sql): Promise<Map<string, string[]>> {
  const links = await driver<LinkWords[]>`
    select l.id, l.name, c.name as chain_name, l.keywords from links l join chains c on c.id = l.chain_id where l.source = 'policy' order by l.id`;
  const makers = new Map<string, string[]>();
  const rows = links.flatMap((link, at) =>
    kinds.slice(0, at % 2 === 0 ? 4 : 3).map((scopeOf, kind) => {
      const row = companyRow(link, at, kind, scopeOf);
      if (kind < 2) makers.set(link.id, [...(makers.get(link.id) ?? []), row.id]);
      return row;
    }),
  );
  for (let start = 0; start < rows.length; start += 200)
    await driver`insert into companies ${driver(rows.slice(start, start + 200))}`;
  return makers;
}

function companyRow(link: LinkWords, at: number, kind: number, scopeOf: (word: string, other: string) => string) {
  const house = houses[(at * 5 + kind * 7) % houses.length] ?? "示例";
  const place = places[(at + kind) % places.length] ?? places[0];
  const isLocal = kind === 1 && at % 5 === 0;
  const product = link.name
    .replace(/[（(].*$/, "")
    .replace(/[/、].*$/, "")
    .slice(0, 8);
  const name = `示例${house}${product}（${isLocal ? "锡林郭勒" : place?.[1]}）有限公司`;
  const [word = product, other = word] = link.keywords;
  const scope = scopeOf(word, other);
  const { pinyin, initials } = spell(name);
  return {
    id: crypto.randomUUID(),
    name,
    normalised_name: normaliseName(name),
    core_name: coreName(name),
    credit_code: `91OO${String(at).padStart(6, "0")}DEMO${String(kind).padStart(4, "0")}`,
    code_verdict: "malformed",
    code_override_reason: "示例企业，代码含字母 O，不可能有效",
    scope,
    province: isLocal ? "内蒙古" : (place?.[0] ?? null),
    city: isLocal ? "锡林郭勒" : (place?.[1] ?? null),
    banner_id: isLocal ? (banners[at % banners.length] ?? null) : null,
    capital_raw: `${(kind + 1) * 3000 + at * 10}万元人民币`,
    capital_yuan: ((kind + 1) * 3000 + at * 10) * 10_000,
    capital_currency: "CNY",
    founded_on: `${2004 + ((at + kind) % 18)}-0${1 + (at % 9)}-15`,
    is_prospect: !isLocal,
    pinyin,
    initials,
    text_grams: searchGrams({ name, core: coreName(name), scope, products: "", code: "" }),
    data_on: "2026-10-31",
  };
}
