import { foldWidth } from "@/domain/width";

/** `2002-07-10`, `2002/7/10`, `20020710`, `2002年7月10日`, with or without a time, or an Excel serial; else null. */
export function readDay(text: string): string | null {
  const plain = foldWidth(text).trim();
  if (/^\d{5}(?:\.\d+)?$/.test(plain)) return excelDay(Math.floor(Number(plain)));
  const found =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (!found) return null;
  return realDay(Number(found[1]), Number(found[2]), Number(found[3]));
}

/** Days since 1899-12-30, Excel's own zero. */
const excelDay = (serial: number): string | null => {
  const day = new Date(Date.UTC(1899, 11, 30 + serial));
  return day.toISOString().slice(0, 10);
};

function realDay(year: number, month: number, date: number): string | null {
  const day = new Date(Date.UTC(year, month - 1, date));
  const isReal = year >= 1850 && day.getUTCMonth() === month - 1 && day.getUTCDate() === date;
  const written = day.toISOString().slice(0, 10);
  return isReal && !isSmallNumber(written) ? written : null;
}

/** Excel's first year: a zero or another small number under a format of days. */
const isSmallNumber = (day: string) => day >= "1899-12-30" && day < "1901-01-01";
