import type postgres from "postgres";
import { joinOtherNames, otherNamesOf } from "@/domain/other-names";
import { type SearchedText, searchColumns } from "./company-columns";

type Derived = ReturnType<typeof searchColumns> & Pick<SearchedText, "otherNames">;

/**
 * Derives anew what the companies `which` holds (as `c`) are searched and compared by, and answers how many were written:
 * those written under other rules. The version stays: nobody has edited anything.
 */
export async function renewColumns(tx: postgres.TransactionSql, which: postgres.Fragment): Promise<number> {
  const rows = await tx<(SearchedText & Derived & { id: string })[]>`
    select c.id, c.name, c.other_names as "otherNames", c.scope, c.products, coalesce(c.credit_code, '') as code, c.normalised_name as "normalisedName", c.core_name as "coreName", c.pinyin,
      c.initials, c.core_pinyin as "corePinyin", c.core_initials as "coreInitials", c.text_grams as "textGrams"
    from companies c where ${which} order by c.id for update`;
  const renewed = rows.flatMap((row) => {
    const otherNames = joinOtherNames(row.name, otherNamesOf(row.otherNames)) || null;
    const derived = { otherNames, ...searchColumns({ ...row, otherNames }) };
    return isSame(row, derived) ? [] : [{ id: row.id, ...derived }];
  });
  if (renewed.length > 0)
    await tx`update companies c set normalised_name = r."normalisedName", core_name = r."coreName", pinyin = r.pinyin, initials = r.initials,
        other_names = r."otherNames", core_pinyin = r."corePinyin", core_initials = r."coreInitials", text_grams = r."textGrams"
      from jsonb_to_recordset(${JSON.stringify(renewed)}::text::jsonb) r(id uuid, "otherNames" text, "normalisedName" text, "coreName" text, pinyin text, initials text,
        "corePinyin" text, "coreInitials" text, "textGrams" int[]) where c.id = r.id`;
  return renewed.length;
}

function isSame(held: Derived, derived: Derived): boolean {
  const known = new Set(held.textGrams);
  return (
    (["otherNames", "normalisedName", "coreName", "pinyin", "initials", "corePinyin", "coreInitials"] as const).every(
      (key) => held[key] === derived[key],
    ) &&
    known.size === derived.textGrams.length &&
    derived.textGrams.every((gram) => known.has(gram))
  );
}
