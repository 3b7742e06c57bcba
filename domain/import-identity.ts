import { identifyingCode } from "@/domain/credit-code";
import type { ImportCompany } from "@/domain/import-row";
import { foldWidth } from "@/domain/width";

/**
 * One company however often it is listed: the 18-character code, else the old or foreign number, else `place`, its name
 * and region. A malformed code identifies nobody.
 */
export function identityOf(company: ImportCompany, place: string): string {
  const code = identifyingCode(company.code);
  if (code !== null) return `code:${code}`;
  const number = numberKey(company.foreignNo);
  return number === null ? `place:${place}` : `foreign:${number}`;
}

/** A foreign number for comparing, without blanks; null for none. */
export const numberKey = (foreignNo: string | null): string | null =>
  foldWidth(foreignNo ?? "")
    .replace(/\s/g, "")
    .toUpperCase() || null;
