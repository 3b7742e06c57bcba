import { peoplesOfPrefectures } from "@/domain/place-names";
import { prefectureAt } from "@/domain/prefecture";
import { leading, provinceWritten } from "@/domain/province";
import { foldWidth } from "@/domain/width";

const peoples = "(?:(?:朝鲜|土家|苗|侗|布依|藏|羌|彝|傣|景颇|傈僳|白|哈尼|壮|回|蒙古|哈萨克|柯尔克孜|黎)族?)*";
/** What kind of prefecture a name ends in, peoples included: 延边朝鲜族自治州, 兴安盟, 阿克苏地区. */
const cityKind = new RegExp(`(?:${peoples}自治州|地区|[市盟州])$`);

/** A city's name without what it is; 杭州 ends in no kind. */
export function cityStem(city: string): string {
  const stem = city.replace(cityKind, "");
  return stem.length < 2 ? city : stem;
}

/** The forms in which lists write one prefecture: 延边, 延边州, 延边自治州, 延边朝鲜族自治州 … */
export function cityForms(city: string): string[] {
  const stem = cityStem(city);
  const kinds = ["市", "盟", "州", "地区", "自治州", `${peoplesOfPrefectures[stem] ?? ""}自治州`];
  return [...new Set([city, stem, ...kinds.map((kind) => `${stem}${kind}`)])];
}

/** The province before a city; not 吉林 of 吉林市, nor 海南 of 海南藏族自治州. */
const beforeCity = new RegExp(`^${leading}(?!市|${peoples}自治州)`);

/** A cell of places without what parts them: 广东省-深圳市-南山区. Half-width. */
export const joinedPlace = (cell: string): string =>
  foldWidth(cell)
    .replace(/[\s\-—–/\\·•>|→,、]+/g, "")
    .replace(/^内蒙(?!古)/, "内蒙古");

/** 市辖区 and the like stand where a prefecture's name would and name none. */
export const isPlaceholder = (place: string): boolean =>
  /^(?:市辖[区县]|[区县]|省直管县|(?:省|自治区)?直辖(?:县级)?(?:行政(?:区划|单位|区))?)$/.test(place);

/** The address from its province on: 中国（上海）自由贸易试验区 lies in 上海. */
export const plainAddress = (address: string): string =>
  foldWidth(address)
    .replace(/\s/g, "")
    .replace(/^中国(?:\(([^()]{2,6})\)(?:自由贸易试验区)?)?/, "$1");

/** The city an address begins with, behind its province, or null. */
export function cityIn(address: string): string | null {
  const found = /^([一-鿿]{2,7}?)(?:市|盟|地区|自治州)/.exec(address.replace(beforeCity, ""));
  return found ? cityStem(found[0]) : null;
}

/** Province and city of a text that holds more than a city, or a province alone; null where nothing can be split. */
export function splitPlace(place: string): { province: string | null; city: string | null } | null {
  const rest = place.replace(beforeCity, "");
  if (rest === place) return splitCity(place);
  const province = provinceWritten(place);
  if (rest === "") return isMunicipality(province) || province === "吉林" ? null : { province, city: null };
  const prefecture = prefectureAt(rest);
  const city = prefecture?.province === province ? prefecture?.name : cityIn(rest);
  return { province, city: city ?? (/[区县旗]$/.test(rest) ? null : place) };
}

/** The city a text names behind its province, or null. */
export function cityBehind(place: string): string | null {
  const city = splitPlace(place)?.city ?? null;
  return city === place ? null : city;
}

/** 深圳市南山区 and 深圳南山区; not 朝阳区, which is no 朝阳. */
function splitCity(place: string) {
  const prefecture = prefectureAt(place);
  const behind = prefecture ? place.slice(prefecture.written.length) : "";
  const isSure = prefecture?.written !== prefecture?.name;
  if (prefecture && (isSure ? behind !== "" : /.[市区县旗]$/.test(behind)))
    return { province: prefecture.province, city: prefecture.name };
  const [, city] = prefecture ? [] : (/^([一-鿿]{2,7}?)(?:市|盟|地区|自治州)./.exec(place) ?? []);
  return city === undefined ? null : { province: provinceOfCity(city), city };
}

/** The province a city lies in by its name alone, or null. */
export function provinceOfCity(city: string): string | null {
  const prefecture = prefectureAt(city);
  if (prefecture?.written === city) return prefecture.province;
  const plain = city.replace(/市$/, "");
  return isMunicipality(plain) ? plain : null;
}

/** The province of the prefecture an address begins with; a bare name may be a district's or a street's. */
export function provinceOfAddress(address: string): string | null {
  const prefecture = prefectureAt(address);
  return prefecture?.written === prefecture?.name ? null : (prefecture?.province ?? null);
}

export const isMunicipality = (province: string | null): boolean =>
  province !== null && ["北京", "天津", "上海", "重庆"].includes(province);
