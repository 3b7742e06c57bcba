const shapes = [
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
  /^(?<year>\d{4})[-/.年](?<month>\d{1,2})[-/.月](?<day>\d{1,2})日?$/,
  /^(?<month>\d{1,2})[-/.月](?<day>\d{1,2})日?$/,
];

/** Reads `20261124`, `2026-11-24`, `2026年11月24日` or `11-24` (year of `today`); null when it is no calendar day. */
export function readDay(text: string, today: string): string | null {
  const plain = text.normalize("NFKC").replaceAll(/\s/g, "");
  for (const shape of shapes) {
    const found = shape.exec(plain)?.groups;
    if (!found) continue;
    const year = found.year ?? today.slice(0, 4);
    const day = `${year}-${found.month?.padStart(2, "0")}-${found.day?.padStart(2, "0")}`;
    const moment = new Date(`${day}T00:00:00Z`);
    // An impossible day such as 02-30 rolls over or is invalid; both differ from what was typed.
    return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day) ? day : null;
  }
  return null;
}
