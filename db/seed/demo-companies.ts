import type postgres from "postgres";
import { searchColumns } from "@/db/company-columns";
import { normaliseName } from "@/domain/company-name";

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
const home = ["内蒙古", "锡林郭勒盟"] as const;
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
 * Three or four 示例 firms for every policy-named link, a local one for every fifth, and four doubles: plainly fictional,
 * with codes that contain an O and so can never be valid. Returns the makers by link, first the one a project takes.
 */
export async function loadDemoCompanies(driver: postgres.Sql): Promise<Map<string, string[]>> {
  const links = await driver<LinkWords[]>`
    select l.id, l.name, c.name as chain_name, l.keywords from links l join chains c on c.id = l.chain_id where l.source = 'policy' order by l.id`;
  const makers = new Map<string, string[]>();
  const firms = links.flatMap((link, at) =>
    kinds.slice(0, at % 2 === 0 ? 4 : 3).map((scopeOf, kind) => {
      const firm = firmOf(link, at, kind, scopeOf);
      if (kind < 2) makers.set(link.id, [...(makers.get(link.id) ?? []), firm.id]);
      return firm;
    }),
  );
  const rows = [...firms, ...doublesOf(firms)].map(companyRow);
  for (let start = 0; start < rows.length; start += 200)
    await driver`insert into companies ${driver(rows.slice(start, start + 200))}`;
  return makers;
}

type Firm = {
  id: string;
  name: string;
  code: string;
  scope: string;
  place: readonly [province: string, city: string];
  bannerId: string | null;
  capitalWan: number;
  foundedOn: string;
};

/** 18 characters; the last ten, which name the body, are the firm's own. */
const codeOf = (division: string, body: number) => `91OO${division}${String(body).padStart(9, "0")}0`;

function firmOf(link: LinkWords, at: number, kind: number, scopeOf: (word: string, other: string) => string): Firm {
  const house = houses[(at * 5 + kind * 7) % houses.length] ?? "示例";
  const isLocal = kind === 1 && at % 5 === 0;
  const place = isLocal ? home : (places[(at + kind) % places.length] ?? home);
  const product = link.name
    .replace(/[（(].*$/, "")
    .replace(/[/、].*$/, "")
    .slice(0, 8);
  const [word = product, other = word] = link.keywords;
  return {
    id: crypto.randomUUID(),
    name: `示例${house}${product}（${place[1]}）有限公司`,
    code: codeOf("DEMO", at * 10 + kind + 1),
    scope: scopeOf(word, other),
    place,
    bannerId: isLocal ? (banners[at % banners.length] ?? null) : null,
    capitalWan: (kind + 1) * 3000 + at * 10,
    foundedOn: `${2004 + ((at + kind) % 18)}-0${1 + (at % 9)}-15`,
  };
}

/** One firm beside another for each reason the queue of doubles knows, so that a demonstration has them to show. */
function doublesOf(firms: readonly Firm[]): Firm[] {
  const named = (house: string) => firms.filter(({ name, bannerId }) => name.includes(house) && bannerId === null);
  const [moved, branch] = named("苍岭");
  const [renamed] = named("云纬");
  const [misspelt] = named("白榆");
  const beside = (firm: Firm | undefined, changes: (firm: Firm) => Pick<Firm, "name" | "code">) =>
    firm ? [{ ...firm, id: crypto.randomUUID(), ...changes(firm) }] : [];
  return [
    ...beside(moved, ({ name, code }) => ({
      name: name.replace("苍岭", "苍岭新"),
      code: code.replace("DEMO", "DEM2"),
    })),
    ...beside(branch, ({ name }) => ({ name: `${name}锡林浩特分公司`, code: codeOf("DEMO", 90_001) })),
    ...beside(renamed, ({ name }) => ({
      name: name.replace("有限公司", "股份有限公司"),
      code: codeOf("DEMO", 90_002),
    })),
    ...beside(misspelt, ({ name }) => ({ name: name.replace("白榆", "白渝"), code: codeOf("DEMO", 90_003) })),
  ];
}

function companyRow({ id, name, code, scope, place, bannerId, capitalWan, foundedOn }: Firm) {
  const { coreName, pinyin, initials, corePinyin, coreInitials, textGrams } = searchColumns({
    name,
    otherNames: null,
    scope,
    products: "",
    code: "",
  });
  return {
    id,
    name,
    normalised_name: normaliseName(name),
    core_name: coreName,
    credit_code: code,
    code_verdict: "malformed",
    code_override_reason: "示例企业，代码含字母 O，不可能有效",
    scope,
    province: place[0],
    city: place[1],
    banner_id: bannerId,
    capital_raw: `${capitalWan}万元人民币`,
    capital_yuan: capitalWan * 10_000,
    capital_currency: "CNY",
    founded_on: foundedOn,
    is_prospect: bannerId === null,
    pinyin,
    initials,
    core_pinyin: corePinyin,
    core_initials: coreInitials,
    text_grams: textGrams,
    data_on: "2026-10-31",
  };
}
