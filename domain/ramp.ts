import { proportionOf, type Yuan } from "@/domain/money";

/** Percent of 达产年产值 ÷ 12 credited to each operating month. */
export type Ramp = {
  readonly months1To12Percent: number;
  readonly months13To24Percent: number;
  readonly laterPercent: number;
};

/** 60 / 85 / 100 (practice.md §3.2), until the bureau sets its own; an industry may carry another. */
export const defaultRamp: Ramp = { months1To12Percent: 60, months13To24Percent: 85, laterPercent: 100 };

/** Months since year 0 of an ISO day or month; throws RangeError on anything else. */
function monthNumber(day: string): number {
  const match = /^(\d{4})-(0[1-9]|1[0-2])(?:-\d{2})?$/.exec(day);
  if (!match) throw new RangeError(`not an ISO day: ${day}`);
  return Number(match[1]) * 12 + Number(match[2]) - 1;
}

const monthText = (month: number) =>
  `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;

function percentOfMonth(operatingMonth: number, ramp: Ramp): number {
  if (operatingMonth < 1) return 0;
  if (operatingMonth <= 12) return ramp.months1To12Percent;
  return operatingMonth <= 24 ? ramp.months13To24Percent : ramp.laterPercent;
}

/** The year's twelve monthly percents added up: 1,200 is a year at full output. */
function percentMonthsInYear(firstMonth: number, year: number, ramp: Ramp): number {
  let sum = 0;
  for (let month = year * 12; month < (year + 1) * 12; month += 1) sum += percentOfMonth(month - firstMonth + 1, ramp);
  return sum;
}

/**
 * Output of a year on the ramp (practice.md §3.2): the sum of its months, rounded half-up once. The month of production
 * counts whole, as operating month 1: from 2027-07 on, 2027 has six months.
 */
export const rampYuan = (outputYuan: Yuan, productionOn: string, year: number, ramp: Ramp = defaultRamp): Yuan =>
  proportionOf(outputYuan, percentMonthsInYear(monthNumber(productionOn), year, ramp), 1_200);

/**
 * Physical capacity standing at the end of the year (practice.md §3.4, a ledger of its own): a stock, so it counts in
 * full from the year of production and takes no ramp.
 */
export const capacityInYear = (quantityMilli: number, productionOn: string, year: number): number =>
  year >= Math.floor(monthNumber(productionOn) / 12) ? quantityMilli : 0;

export type SigningWindow = {
  readonly targetYear: number;
  /** Percent of 达产年产值 the year must still yield. */
  readonly sharePercent: number;
  readonly preMonths?: number;
  readonly buildMonths?: number;
  readonly ramp?: Ramp;
};

/**
 * The last whole month in which signing still yields the share in the target year (practice.md §3.3, latest_sign), as
 * YYYY-MM; work before and under construction follows the month of signing, then production begins. Null when no ramp
 * month ever reaches the share.
 */
export function latestSigningMonth(window: SigningWindow): string | null {
  const { targetYear, sharePercent, preMonths = 6, buildMonths = 14, ramp = defaultRamp } = window;
  const december = targetYear * 12 + 11;
  // Two years before the year begins the ramp is over; producing earlier yields no more.
  for (let production = december; production >= december - 35; production -= 1) {
    if (percentMonthsInYear(production, targetYear, ramp) >= sharePercent * 12)
      return monthText(production - preMonths - buildMonths - 1);
  }
  return null;
}
