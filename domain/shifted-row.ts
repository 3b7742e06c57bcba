import { isProvince, listedCity, provinceNames } from "@/domain/province";
import { isPlaceholder, joinedPlace } from "@/domain/written-place";

const judgedColumns = [
  "creditCode",
  "foundedOn",
  "companyType",
  "capital",
  "scope",
  "province",
  "city",
  "address",
] as const;
export type JudgedColumn = (typeof judgedColumns)[number];

/**
 * The columns whose text belongs to another column. One such cell is a slip; where several stand in a row, its columns
 * have shifted.
 */
export const strayColumns = (cell: (column: JudgedColumn) => string): JudgedColumn[] =>
  judgedColumns.filter((column) => {
    const text = cell(column);
    if (text === "") return false;
    // Registers mask addresses on purpose.
    return (column !== "address" && isMasked(text)) || isStray[column](text, cell("city"));
  });

export const isMasked = (text: string) => /^(?:X{3,}|某某)$/i.test(text);

const isStray: Record<JudgedColumn, (text: string, city: string) => boolean> = {
  creditCode: (text) => isPlace(text) || /[万元]/.test(text),
  foundedOn: (text) => isPlace(text) || /[万币]/.test(text),
  // An amount cut at its comma leaves its thousands here: 5 of 5,000(万美元).
  companyType: (text) => isPlace(text) || /^\d{1,3}$/.test(text) || /^[\d,.]+\(?[万元]/.test(text),
  capital: (text) => (/\d/.test(text) ? /\d{4}-\d{2}-\d{2}/.test(text) : !isCapitalInWords(text) && !isUnsaid(text)),
  scope: (text) => isPlace(text) || isAmount(text),
  province: (text, city) => !isProvinceCell(text, city) && !isUnsaid(text),
  city: (text) => (text.length > 20 && !isWholeRegion(text)) || /^\d|\d号/.test(text),
  address: (text) => /^[0-9A-Z]{15,18}$/i.test(text),
};

/** A province, also with places behind it, or a city the ministries list beside the provinces where no other city is written. */
export const isProvinceCell = (text: string, city: string) =>
  isProvince(joinedPlace(text)) ||
  (listedCity(text) !== null && (saysNoCity(city) || city === text || city === listedCity(text)));

const saysNoCity = (city: string) => city === "" || isPlaceholder(city);
const isWholeRegion = (text: string) =>
  text.length <= 40 && /[市区县旗盟州]$/.test(text) && provinceNames.some((name) => text.startsWith(name));

const isPlace = (text: string) => text.length <= 24 && text.charCodeAt(0) >= 0x4e00 && isProvince(text);
const isAmount = (text: string) => /^[\d,.]+(?:\(?[万亿元][^,;、]{0,5}\)?)?$/.test(text);
const isCapitalInWords = (text: string) =>
  /^万?元?人民币|^[零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟]+[美港欧日]?[元圆]?(?:人民币)?[整正]?$/.test(
    text,
  );
/** 不详, 待定, 见章程, 境外: somebody says that there is nothing to write. */
const isUnsaid = (text: string) =>
  text.length <= 8 && /^(?:不[详明清适]|未|待|见|详见|暂|另行|保密|[按以](?:章程|合同)|[境海国]外|其[他它])/.test(text);
