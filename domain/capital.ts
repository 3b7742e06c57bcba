import { inWan, type Yuan, yuan } from "@/domain/money";
import { readNumeral } from "@/domain/numeral";
import { foldWidth, isBlankCell } from "@/domain/width";

export const capitalFlags = ["unit_missing", "implausible", "foreign", "unreadable"] as const;
export type CapitalFlag = (typeof capitalFlags)[number];

export const capitalFlagLabels = {
  unit_missing: "单位不明",
  implausible: "数额存疑",
  foreign: "外币未折算",
  unreadable: "无法识别",
} satisfies Record<CapitalFlag, string>;

const currencies = {
  人民币: "CNY",
  人民币元: "CNY",
  元人民币: "CNY",
  元人民币元: "CNY",
  元: "CNY",
  美元: "USD",
  美: "USD",
  港币: "HKD",
  港元: "HKD",
  香港元: "HKD",
  日元: "JPY",
  欧元: "EUR",
  英镑: "GBP",
  新加坡元: "SGD",
  德国马克: "DEM",
  法国法郎: "FRF",
  瑞士法郎: "CHF",
  澳大利亚元: "AUD",
  澳元: "AUD",
  加拿大元: "CAD",
  加元: "CAD",
  韩元: "KRW",
  新台币: "TWD",
  澳门元: "MOP",
  RMB: "CNY",
  CNY: "CNY",
  美金: "USD",
  USD: "USD",
  US$: "USD",
  HKD: "HKD",
  HK$: "HKD",
  EUR: "EUR",
  JPY: "JPY",
} as const satisfies Record<string, string>;
export type Currency = (typeof currencies)[keyof typeof currencies];

const zerosOf = { "": 0, 万: 4, 百万: 6, 千万: 7, 亿: 8 } as const;
export type Scale = keyof typeof zerosOf;
/** 万 of 万美元, empty for plain units; null is what nothing says: 元 names no currency, 人民币 no scale. */
export type CapitalUnit = { scale: Scale | null; currency: Currency | null };

export type Capital = {
  /** 人民币, whole 元; null for foreign currency, for a missing unit and for what cannot be read. */
  amountYuan: Yuan | null;
  /** Foreign currency in its own whole units, never converted; null for 人民币. */
  amountForeignUnits: number | null;
  currency: Currency | null;
  flag: CapitalFlag | null;
  raw: string;
};

/** A company's capital as stored: the text as it came, and what was read out of it. */
export type StoredCapital = { capitalYuan: number | null; capitalRaw: string | null; capitalFlag: CapitalFlag | null };

/** In a sentence: 3,270 万元; what is no plain 人民币 amount stands as it came, and says why. */
export function capitalWords({ capitalYuan, capitalRaw, capitalFlag }: StoredCapital): string {
  if (capitalFlag) return `${capitalRaw}（${capitalFlagLabels[capitalFlag]}）`;
  return capitalYuan === null ? "未录入" : `${inWan(yuan(capitalYuan))} 万元`;
}

const empty = { amountYuan: null, amountForeignUnits: null, currency: null } as const;
const smallestPlausibleYuan = 10_000;
const largestPlausibleYuan = 100_000_000_000;

/**
 * Reads 注册资本 as registers write it: `1,000(万元人民币)`, `36(万美元)`, `50万`, `5()`. A number without 万 or 元 is
 * never given a unit: the amount stays null and the flag says so. An empty cell has neither amount nor flag (未录入).
 */
export function parseCapital(text: string): Capital {
  const raw = text.trim();
  if (isBlankCell(raw)) return { ...empty, flag: null, raw };
  const written = splitCapital(raw);
  if (written === null) return { ...empty, flag: "unreadable", raw };
  const { figure, scale, currency: said } = written;
  if (scale === null) return { ...empty, flag: "unit_missing", raw };
  const currency = said ?? "CNY";
  const amount = wholeUnits(figure.replaceAll(",", ""), zerosOf[scale]);
  if (amount === null) return { ...empty, currency, flag: "implausible", raw };
  if (currency === "CNY") {
    const isPlausible =
      amount >= smallestPlausibleYuan && amount <= largestPlausibleYuan && !(scale === "万" && isLikeYuan(raw));
    return { ...empty, amountYuan: amount as Yuan, currency: "CNY", flag: isPlausible ? null : "implausible", raw };
  }
  return {
    ...empty,
    amountForeignUnits: amount,
    currency,
    flag: amount > 0 ? "foreign" : "implausible",
    raw,
  };
}

/** A whole number of a million or more, not parted as registers part such 万, 1,000,000(万元): it may be yuan. */
function isLikeYuan(raw: string): boolean {
  const text = foldWidth(raw).replace(/\s/g, "");
  const [, whole = "", bracket] = /^[^\d]*([\d,]+)(?:\.0*)?(?![\d.])(\()?/.exec(text) ?? [];
  const isParted = whole.includes(",") && bracket !== undefined;
  return !isParted && whole.replaceAll(",", "").length >= digitsOfMillion;
}
const digitsOfMillion = 7;

/** `100(万美元)` as its figure and its unit, or null when it cannot be read. */
export function splitCapital(text: string): ({ figure: string } & CapitalUnit) | null {
  const written = /^([^\d.]*)([\d,]+(?:\.\d+)?)(.*)$/.exec(inDigits(foldWidth(text).replace(/[\s()￥¥]/g, "")));
  const figure = written?.[2] ?? "";
  if (written === null || !/^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(figure)) return null;
  const unit = readUnit(`${written[3]}${written[1]}`.replace(beside, ""));
  return unit && { figure, ...unit };
}

/** 壹仟万元整 as 10000000元整; a text that holds digits, and what is no numeral, as it stands. */
function inDigits(text: string): string {
  if (/\d/.test(text)) return text;
  const [numeral = ""] = /[一二三四五六七八九十百千万亿零〇壹贰叁肆伍陆柒捌玖拾佰仟萬億两兩]+/.exec(text) ?? [];
  const amount = readNumeral(numeral);
  if (amount === null) return text;
  const isScaled = /[万亿萬億]$/.test(numeral);
  return text
    .replace(/圆/g, "元")
    .replace(numeral, isScaled && amount % 10_000 === 0 ? `${amount / 10_000}万` : `${amount}`);
}

/** Says nothing of the amount: 500万元整, 500万元（实缴）. */
const beside = /整|[实认]缴/g;

/** What joined cells disagree about: 100美元（表头为万元）. */
const doubted = /(?:表头|单位|币种)为/;

function readUnit(rest: string): CapitalUnit | null {
  if (rest === "" || rest === "元/万元" || doubted.test(rest)) return { scale: null, currency: null };
  if (/^(?:人民币|RMB|CNY)$/i.test(rest)) return { scale: null, currency: "CNY" };
  const [, before = "", scale = "", after = ""] = /^(人民币|RMB|CNY)?(亿|千万|百万|万)?(.*)$/i.exec(rest) ?? [];
  const name = `${scale !== "" && after === "" ? "元" : after}${before}`;
  const currency = findCurrency(name) ?? findCurrency(name.replace(/^元/, ""));
  return currency && { scale: scale as Scale, currency: name === "元" ? null : currency };
}

/** 美元 and usd as USD; null for what names no currency. */
export const findCurrency = (name: string): Currency | null =>
  Object.hasOwn(currencies, name.toUpperCase()) ? currencies[name.toUpperCase() as keyof typeof currencies] : null;

/** The word an amount in this currency ends in: 元, 美元. */
export const currencyWord = (currency: Currency): string =>
  currency === "CNY" ? "元" : (Object.entries(currencies).find(([, code]) => code === currency)?.[0] ?? currency);

/** Exact: the decimal point is moved in the text; what is left below one unit is rounded half up. Null when too large to be. */
function wholeUnits(figure: string, zeros: number): number | null {
  const [whole = "", fraction = ""] = figure.split(".");
  const moved = fraction.padEnd(zeros, "0");
  const units = Number(whole + moved.slice(0, zeros)) + (moved.charAt(zeros) >= "5" ? 1 : 0);
  return Number.isSafeInteger(units) ? units : null;
}
