import { authorityDivision } from "@/domain/credit-code";
import { foldWidth } from "@/domain/width";

/** One of the league's 旗县市区, as configured; `creditDivision` is what its firms' codes carry (152591 for 乌拉盖). */
export type Banner = {
  id: string;
  name: string;
  shortNames: readonly string[];
  creditDivision: string | null;
};

export type League = {
  province: string;
  city: string;
  shortName: string;
  creditPrefix: string;
  banners: readonly Banner[];
};

export type Region = { province: string | null; city: string | null; bannerId: string | null };

const provinces: Record<string, string> = {
  "11": "北京",
  "12": "天津",
  "13": "河北",
  "14": "山西",
  "15": "内蒙古",
  "21": "辽宁",
  "22": "吉林",
  "23": "黑龙江",
  "31": "上海",
  "32": "江苏",
  "33": "浙江",
  "34": "安徽",
  "35": "福建",
  "36": "江西",
  "37": "山东",
  "41": "河南",
  "42": "湖北",
  "43": "湖南",
  "44": "广东",
  "45": "广西",
  "46": "海南",
  "50": "重庆",
  "51": "四川",
  "52": "贵州",
  "53": "云南",
  "54": "西藏",
  "61": "陕西",
  "62": "甘肃",
  "63": "青海",
  "64": "宁夏",
  "65": "新疆",
  "71": "台湾",
  "81": "香港",
  "82": "澳门",
};
export const provinceNames = Object.values(provinces);

/** The province a division's first two digits name, or null. */
export const provinceOfDivision = (division: string) => provinces[division.slice(0, 2)] ?? null;

const otherNames = new Map([
  ["内蒙", "内蒙古"],
  ["兵团", "新疆"],
  ["新疆兵团", "新疆"],
  ["新疆生产建设兵团", "新疆"],
]);
/** Cities the ministries list beside the provinces. */
const listedCities = new Map([
  ["大连", "辽宁"],
  ["青岛", "山东"],
  ["宁波", "浙江"],
  ["厦门", "福建"],
  ["深圳", "广东"],
]);
/** A province as a text begins with it: 广东, 广东省, 新疆维吾尔自治区, 香港特别行政区. */
const leading = `(?:${provinceNames.join("|")})(?:省|(?:壮族|回族|维吾尔)?自治区|特别行政区)?`;

const peoples = "(?:(?:朝鲜|土家|苗|侗|布依|藏|羌|彝|傣|景颇|傈僳|白|哈尼|壮|回|蒙古|哈萨克|柯尔克孜|黎)族?)*";
/** What kind of prefecture a name ends in, peoples included: 延边朝鲜族自治州, 兴安盟, 阿克苏地区. */
const cityKind = new RegExp(`(?:${peoples}自治州|地区|[市盟州])$`);

/** The forms in which lists write one prefecture: 延边, 延边州, 延边自治州 … */
export function cityForms(city: string): string[] {
  const plain = city.replace(cityKind, "");
  const stem = plain.length < 2 ? city : plain;
  return [...new Set([city, stem, ...["市", "盟", "州", "地区", "自治州"].map((kind) => `${stem}${kind}`)])];
}

const plainPlace = (text: string) => text.replace(/(?:省|市|(?:壮族|回族|维吾尔)?自治区)$/, "");

/** The province a column of provinces names, in short, in full or by a city listed beside the provinces; else null. */
export function provinceWritten(column: string): string | null {
  const plain = plainPlace(column);
  return (
    provinceNames.find((name) => column.startsWith(name)) ?? otherNames.get(plain) ?? listedCities.get(plain) ?? null
  );
}

const provinceAlone = new RegExp(`^${leading}市?(?:[一-鿿]{2,7}(?:地区|[市盟州区县旗])){0,2}$`);

/** True for a text that is a province's name, in short or in full, or a place written with its province before it. */
export const isProvince = (text: string) => provinceAlone.test(text) || otherNames.has(plainPlace(text));

/** The city a column of provinces names in place of its province, or null. */
export const listedCity = (column: string): string | null =>
  listedCities.has(plainPlace(column)) ? plainPlace(column) : null;

/**
 * Where a firm is registered. What is written (address, then the file's own columns) goes before the digits of the
 * code, which name the authority that registered it. A banner's short name counts only where the league is named or
 * the code is the league's: 白旗 and 阿旗 exist elsewhere.
 */
export function regionOf(
  written: { address: string; province: string; city: string; creditCode: string },
  league: League,
): Region {
  const address = foldWidth(written.address).replace(/\s/g, "");
  const division = authorityDivision(written.creditCode);
  const column = written.city || (listedCity(written.province) ?? "");
  const text = `${column}${address}`;
  const province = provinceOf(written.province, address, division);
  const isElsewhere = province !== null && province !== league.province;
  const isLeague = [league.city, league.shortName].some((name) => text.includes(name));
  const isLeagueCode = division?.startsWith(league.creditPrefix) === true;
  const named = isElsewhere ? null : bannerIn(text, league, isLeague || isLeagueCode);
  const city = cityOf(column, address, league);
  const isOtherCity = city !== null && city !== league.city && !named;
  const byCode =
    isElsewhere || isOtherCity ? null : (league.banners.find((b) => b.creditDivision === division) ?? null);
  const banner = named ?? byCode;
  if (banner) return { province: league.province, city: league.city, bannerId: banner.id };
  if (isLeague && !isElsewhere) return { province: league.province, city: league.city, bannerId: null };
  return { province, city, bannerId: null };
}

/** Local: registered in one of the league's units. */
export const isLocal = (region: Region, league: League) => region.bannerId !== null || region.city === league.city;

function provinceOf(column: string, address: string, division: string | null): string | null {
  const shown = provinceWritten(column) ?? provinceNames.find((name) => address.startsWith(name));
  return shown ?? (division ? (provinces[division.slice(0, 2)] ?? null) : null);
}

/** The earliest full name wins, then the earliest short name; the most exact name first where two begin together. */
function bannerIn(text: string, league: League, mayUseShort: boolean): Banner | null {
  return (
    firstNamed(text, league.banners, ({ name }) => [name]) ??
    (mayUseShort ? firstNamed(text, league.banners, ({ shortNames }) => shortNames) : null)
  );
}

function firstNamed(text: string, banners: readonly Banner[], namesOf: (banner: Banner) => readonly string[]) {
  let first: { banner: Banner; at: number; length: number } | null = null;
  for (const banner of banners)
    for (const name of namesOf(banner)) {
      const at = text.indexOf(name);
      if (at >= 0 && (!first || at < first.at || (at === first.at && name.length > first.length)))
        first = { banner, at, length: name.length };
    }
  return first?.banner ?? null;
}

/** The province before a city; not 吉林 of 吉林市, nor 海南 of 海南藏族自治州. */
const beforeCity = new RegExp(`^${leading}(?!市|${peoples}自治州)`);

function cityOf(column: string, address: string, league: League): string | null {
  const shown = column.trim().replace(/(?:市|地区)$/, "");
  if (shown !== "" && league.city.startsWith(shown)) return league.city;
  if (shown !== "") return shown;
  const rest = address.replace(beforeCity, "");
  const found = /^([一-鿿]{2,7}?)(?:市|盟|地区|自治州)/.exec(rest);
  if (!found) return null;
  return found[0] === league.city ? league.city : found[0].replace(cityKind, "");
}
