const dayMillis = 86_400_000;
const toDay = (millis: number) => new Date(millis).toISOString().slice(0, 10);

/** Whole days from one ISO day to another; negative where the second lies before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMillis);

export const addDays = (on: string, days: number): string => toDay(Date.parse(on) + days * dayMillis);

/** 31 August plus six months is the last day of February, not a day in March. */
export function addMonths(on: string, months: number): string {
  const date = new Date(Date.parse(on));
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return toDay(first.setUTCDate(Math.min(date.getUTCDate(), lastDay)));
}
