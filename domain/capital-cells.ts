import { type CapitalUnit, type Currency, currencyWord, findCurrency, splitCapital } from "@/domain/capital";
import { foldWidth } from "@/domain/width";

/** The cells that say one capital: the amount, the unit its heading names, and what stands under 单位 and 币种 in its row. */
type CapitalCells = { amount: string; headingUnit: string; unit: string; currency: string };

/**
 * One text for `parseCapital`: 100 under 万元 beside 美元 is 100万美元. Cells that disagree or leave the unit open are
 * written side by side, which reads as doubtful.
 */
export function joinCapital(cells: CapitalCells): string {
  const { amount, headingUnit, unit, currency } = cells;
  const own = `${headingUnit}${unit}${currency}` === "" ? null : splitCapital(amount);
  if (own === null) return amount;
  const heading = unitOf(headingUnit);
  const inRow = agreed(unitOf(unit), currencyOf(currency));
  const beside = agreed(heading, inRow);
  if (inRow === null || beside === null) return doubtful(cells);
  if (isBare(amount)) {
    if (beside.scale === null) return isForeign(beside.currency) ? doubtful(cells) : amount;
    if (heading !== null && heading.scale === beside.scale && means(heading, beside)) return `${amount}${headingUnit}`;
    return `${amount}${beside.scale}${currencyWord(beside.currency ?? "CNY")}`;
  }
  if (own.currency === null && isForeign(beside.currency)) {
    if (own.scale === null || inRow.currency === null || (own.scale === "" && beside.scale !== ""))
      return doubtful(cells);
    return `${own.figure}${own.scale}${currencyWord(beside.currency)}`;
  }
  const differs = own.currency !== null && isForeign(beside.currency) && own.currency !== beside.currency;
  const isScaleOpen = isForeign(own.currency) && own.scale === "" && (beside.scale ?? "") !== "";
  return differs || isScaleOpen ? doubtful(cells) : amount;
}

const isBare = (amount: string) => /^[\d,]+(?:\.\d+)?$/.test(foldWidth(amount));

const nothingSaid: CapitalUnit = { scale: null, currency: null };

function unitOf(text: string): CapitalUnit | null {
  if (text === "") return nothingSaid;
  return /\d/.test(text) ? null : splitCapital(`1${text}`);
}

/** 美元（USD） names one currency twice; a scale may stand before it. */
function currencyOf(text: string): CapitalUnit | null {
  const named = text.split(/[\s/、()（）-]+/).filter((word) => word !== "");
  const [first = null, ...others] = named.map(findCurrency);
  if (first === null) return unitOf(text);
  return others.every((other) => other === first) ? { scale: null, currency: first } : null;
}

/** What two say together, or null where they contradict each other or one cannot be read. */
function agreed(one: CapitalUnit | null, other: CapitalUnit | null): CapitalUnit | null {
  if (one === null || other === null) return null;
  const [scale, currency] = [one.scale ?? other.scale, one.currency ?? other.currency];
  const isOne = (other.scale ?? scale) === scale && (other.currency ?? currency) === currency;
  return isOne ? { scale, currency } : null;
}

const isForeign = (currency: Currency | null): currency is Currency => currency !== null && currency !== "CNY";

/** 万元 without a currency means 人民币. */
const means = (heading: CapitalUnit, said: CapitalUnit) => (heading.currency ?? "CNY") === (said.currency ?? "CNY");

const doubtful = ({ amount, headingUnit, unit, currency }: CapitalCells) => {
  const said = [headingUnit && `表头为${headingUnit}`, unit && `单位为${unit}`, currency && `币种为${currency}`];
  return `${amount}（${said.filter((one) => one !== "").join("，")}）`;
};
