/** 2026-LX-0147: the year of registration and the serial within it; beyond 9999 the serial simply grows. */
export function projectCode(year: number, serial: number): string {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) throw new RangeError(`not a year: ${year}`);
  if (!Number.isSafeInteger(serial) || serial < 1) throw new RangeError(`not a serial: ${serial}`);
  return `${year}-LX-${String(serial).padStart(4, "0")}`;
}
