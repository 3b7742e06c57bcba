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
export const leading = `(?:${provinceNames.join("|")})(?:省|(?:壮族|回族|维吾尔)?自治区|特别行政区)?`;

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
