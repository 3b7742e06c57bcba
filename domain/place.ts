import { banners, countyCities } from "@/domain/place-names";
import { anyOf, cityEnd, prefectureAt, provinceAt } from "@/domain/prefecture";

const namesIn = (list: string) => list.trim().split(/\s+/);
/** 沙县 and 雨花区 by their last character, 自治县 by its own; what only sounds like them is left in. */
const county = "[一-鿿]{1,10}?自治县|(?:(?!公司|集团)[一-鿿]){1,4}?县(?![域级])";
const district =
  "[一-鿿]{2,4}?(?<![园景社小工发税技济作牧户务资范验假业新高贸街厂库灌片学游商产校地特管矿林老])区(?![域块])";
const cities = namesIn(countyCities);
/** A city of three characters or more is no other word and may stand without 市. */
const longCities = cities.filter((name) => name.length > 2);
const division = new RegExp(
  `^(?:${anyOf(namesIn(banners))}|(?:${anyOf(cities)})${cityEnd}|(?:${anyOf(longCities)})(?![市区])|锡盟|乌拉盖(?:管理区)?|${county}|${district})`,
);
/** A zone with the firm's own name behind it; 开发区建设投资 says what the firm does. */
const zone =
  /^[一-鿿]{0,4}?(?:经济技术|高新技术产业|高新技术|经济|高新|出口加工)?(?:开发区|经济区|高新区|经开区|园区|新区|保税港?区|管理区)(?!开发|建设|投资|管理|经营|发展|运营|物业|服务|总公司|资产|国有|水务|供水|供热)/;

/** A company's name, normalised and without brackets, less the places it begins with; two characters at least stay. */
export function withoutPlace(name: string): string {
  const native = without(/^中国/.exec(name)?.[0], name);
  const province = provinceAt(native);
  const local = withoutPrefecture(without(province?.written, native), province?.name);
  return [division, division, zone].reduce((rest, place) => without(place.exec(rest)?.[0], rest), local);
}

/** 安阳县 is no 安阳 with 县 behind it; a bare name counts only in its own province, 安顺 of 内蒙古安顺物流 is a name. */
function withoutPrefecture(name: string, inProvince: string | undefined): string {
  const found = prefectureAt(name);
  if (!found) return name;
  if (found.written !== found.name) return without(found.written, name);
  const isName = division.test(name) || (inProvince !== undefined && inProvince !== found.province);
  return isName ? name : without(found.written, name);
}

const without = (place: string | undefined, name: string) =>
  place && name.length >= place.length + 2 ? name.slice(place.length) : name;

/**
 * A place and nothing else, with what it is written behind it: 苏尼特右旗, 广东省深圳市, 北京市海淀区. A district counts behind
 * its city only, and a bare name only for a province: 阿尔山 and 东方 may be shops.
 */
export function isPlaceName(text: string): boolean {
  const province = provinceAt(text);
  if (province?.written === text) return true;
  if (!/[市区县旗盟州]$/.test(text)) return false;
  const local = text.slice(province?.written.length ?? 0);
  const prefecture = prefectureAt(local);
  const rest = local.slice(prefecture?.written.length ?? 0);
  if (rest === "") return province !== null || prefecture?.written !== prefecture?.name;
  const isBehindCity = province !== null || prefecture !== null;
  return (isBehindCity ? divisionAlone : knownDivision).test(rest) || knownDivision.test(text);
}
const knownDivision = new RegExp(
  `^(?:锡盟)?(?:${anyOf(namesIn(banners))}|(?:${anyOf(cities)})市|乌拉盖管理区|锡盟|[一-鿿]{2,3}县)$`,
);
const divisionAlone = new RegExp(`${knownDivision.source}|^(?:${district})$`);
