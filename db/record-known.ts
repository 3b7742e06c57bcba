import type postgres from "postgres";
import { normaliseName } from "@/domain/company-name";
import { mayBeOneBody } from "@/domain/credit-code";
import { provinceWritten } from "@/domain/province";
import type { Known } from "./company-merge";
import { codeOfAnother, isCalledBesides, knownColumns, otherNameKeys } from "./import-known";

/** How a row of products or honours names its company; blank where its list does not say. */
export type Named = { name: string; code: string; province: string };

/** The company a row speaks of, and what makes that doubtful. */
export type Found = { known: Known; warnings: readonly string[] };

/** Finds the company each row speaks of, by its code, else by its name, or why it is none. */
export async function findNamed(
  sql: postgres.Sql | postgres.TransactionSql,
  rows: readonly Named[],
): Promise<(row: Named) => Found | string> {
  const codes = rows.flatMap(({ code }) => (code === "" ? [] : [code]));
  const names = rows.map(({ name }) => normaliseName(name));
  const end = sql`case when merged_into is null then id else door.end_of_merges(id) end`;
  const found = await sql<Known[]>`
    select ${knownColumns(sql)} from companies where id in (
      select ${end} from companies where credit_code = any(${codes})
      union select ${end} from companies where normalised_name = any(${names})
      union select ${end} from companies where ${isCalledBesides(sql, names)})`;
  const aliases = await sql<{ key: string; id: string }[]>`
    select k.key, ${end} as id from companies c
    cross join lateral (
      values (c.credit_code), ('name ' || c.normalised_name)
      union all select 'other ' || other from unnest(${otherNameKeys(sql)}) other
    ) k(key)
    where c.id in (select id from companies where credit_code = any(${codes}) union select id from companies where normalised_name = any(${names})
        union select id from companies where ${isCalledBesides(sql, names)})
      and k.key is not null`;
  const byId = new Map(found.map((row) => [row.id, row]));
  const byKey = new Map<string, Set<string>>();
  for (const { key, id } of aliases) byKey.set(key, (byKey.get(key) ?? new Set()).add(id));
  const those = (key: string) => [...(byKey.get(key) ?? [])].flatMap((id) => byId.get(id) ?? []);
  return ({ code, name, province }) => {
    const bearers = those(`name ${normaliseName(name)}`);
    const besides = those(`other ${normaliseName(name)}`);
    const [coded] = code === "" ? [] : those(code);
    if (coded) return besides.includes(coded) ? { known: coded, warnings: [] } : codedAs(coded, name, bearers);
    const named = (bearers.length > 0 ? bearers : besides).filter((row) => mayBeOneBody(code, row.creditCode));
    const there = provinceWritten(province);
    const here = named.filter((row) => there !== null && row.province === there);
    const open = there === null ? named : named.filter((row) => row.province === null);
    const [first, another] = here.length > 0 ? here : open;
    if (first && another)
      return `企业名录中有 ${(here.length > 0 ? here : open).length} 家同名企业，请填写统一社会信用代码`;
    if (first) return { known: first, warnings: [] };
    return named.length === 0
      ? "企业名录中没有这家企业，请先导入企业名单"
      : "企业名录中的同名企业在其他省份，请核对省份或填写统一社会信用代码";
  };
}

/** A code is trusted over a name nobody else bears: companies change their names. */
function codedAs(coded: Known, name: string, bearers: readonly Known[]): Found | string {
  if (bearers.includes(coded)) return { known: coded, warnings: [] };
  if (bearers.length > 0) return codeOfAnother(coded);
  return { known: coded, warnings: [`名单中的名称“${name}”与信用代码对应的企业不同，请核对。`] };
}
