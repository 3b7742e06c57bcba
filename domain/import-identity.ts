import type { ImportCompany } from "@/domain/import-row";
import { foldWidth } from "@/domain/width";

/**
 * One company however often it is listed: the 18-character code, else the old or foreign number, else `place`, its name
 * and region. A malformed code identifies nobody.
 */
export function identityOf(company: ImportCompany, place: string): string {
  const { code, verdict } = company.code;
  if (verdict !== "empty" && verdict !== "malformed") return `code:${code}`;
  if (company.foreignNo !== "") return `foreign:${foldWidth(company.foreignNo).replace(/\s/g, "").toUpperCase()}`;
  return `place:${place}`;
}
