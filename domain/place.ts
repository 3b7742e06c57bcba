import { banners, countyCities, prefectures } from "@/domain/place-names";
import { provinceNames } from "@/domain/region";

const namesIn = (list: string) => list.trim().split(/\s+/);
const anyOf = (names: readonly string[]) => [...names].sort((a, b) => b.length - a.length).join("|");

/** 市 that ends a city's name, not that of 市场 or 市政工程. */
const city = "市(?!场|政(?:工程|建|路|道|桥|房|设|管|园|公|集团|环|养护|规划|绿化|景观|排水))";
/** What may stand behind a prefecture's bare name; a city may have been a 地区, 恩施州 is 恩施土家族苗族自治州. */
const kinds = [
  { own: "盟", words: `盟|${city}` },
  { own: "自治州", words: `州|[一-鿿]{0,10}?自治州|${city}|地区` },
  { own: "", words: `${city}|地区` },
];
const provinceOf = new Map<string, string>();
const namesByKind = kinds.map((): string[] => []);
for (const [province, list] of Object.entries(prefectures))
  for (const name of namesIn(list)) {
    const kind = kinds.findIndex(({ own }) => name.endsWith(own));
    const bare = name.slice(0, name.length - (kinds[kind]?.own.length ?? 0));
    provinceOf.set(bare, province);
    namesByKind[kind]?.push(bare);
  }

const province = new RegExp(`^(${anyOf([...provinceNames, "内蒙"])})(?:省|${city}|(?:壮族|回族|维吾尔)?自治区)?`);
const prefecture = new RegExp(
  `^(?:${kinds.map(({ words }, kind) => `(?:${anyOf(namesByKind[kind] ?? [])})(?:${words})?`).join("|")})`,
);
/** 沙县 and 雨花区 by their last character, 自治县 by its own; what only sounds like them is left in. */
const county = "[一-鿿]{1,10}?自治县|(?:(?!公司|集团)[一-鿿]){1,4}?县(?![域级])";
const district =
  "[一-鿿]{2,4}?(?<![园景社小工发税技济作牧户务资范验假业新高贸街厂库灌片学游商产校地特管矿林老])区(?![域块])";
const cities = namesIn(countyCities);
/** A city of three characters or more is no other word and may stand without 市. */
const longCities = cities.filter((name) => name.length > 2);
const division = new RegExp(
  `^(?:${anyOf(namesIn(banners))}|(?:${anyOf(cities)})${city}|(?:${anyOf(longCities)})(?![市区])|锡盟|乌拉盖(?:管理区)?|${county}|${district})`,
);
/** A zone with the firm's own name behind it; 开发区建设投资 says what the firm does. */
const zone =
  /^[一-鿿]{0,4}?(?:经济技术|高新技术产业|高新技术|经济|高新|出口加工)?(?:开发区|经济区|高新区|经开区|园区|新区|保税港?区|管理区)(?!开发|建设|投资|管理|经营|发展|运营|物业|服务|总公司|资产|国有|水务|供水|供热)/;

/** A company's name, normalised and without brackets, less the places it begins with; two characters at least stay. */
export function withoutPlace(name: string): string {
  const native = without(/^中国/.exec(name)?.[0], name);
  const [written, plain] = province.exec(native) ?? [];
  const local = withoutPrefecture(without(written, native), plain === "内蒙" ? "内蒙古" : plain);
  return [division, division, zone].reduce((rest, place) => without(place.exec(rest)?.[0], rest), local);
}

/** 安阳县 is no 安阳 with 县 behind it; a bare name counts only in its own province, 安顺 of 内蒙古安顺物流 is a name. */
function withoutPrefecture(name: string, inProvince: string | undefined): string {
  const written = prefecture.exec(name)?.[0];
  if (!written) return name;
  const ownProvince = provinceOf.get(written);
  if (!ownProvince) return without(written, name);
  const isName = division.test(name) || (inProvince !== undefined && inProvince !== ownProvince);
  return isName ? name : without(written, name);
}

const without = (place: string | undefined, name: string) =>
  place && name.length >= place.length + 2 ? name.slice(place.length) : name;
