import { randomBytes, randomUUID } from "node:crypto";
import type { FieldRules, ImportKind } from "@/domain/company-import";
import { checkCharacter } from "@/domain/credit-code";
import { detectColumns } from "@/domain/detect-columns";
import { fieldsOfKind } from "@/domain/import-row";
import { asOwner } from "./client";
import { passListing } from "./company-imports";
import type { ParsedRow } from "./sheet-reader";
import { unwatched } from "./task-progress";

/** For tests: a code that is sound and nobody else's. */
export function newCode(): string {
  const first17 = `91320900MA${randomBytes(4).toString("hex").toUpperCase().slice(0, 7)}`;
  return first17 + checkCharacter(first17);
}

export type BroughtList = {
  kind?: ImportKind;
  fileName?: string;
  headings: readonly string[];
  rows: readonly (readonly string[] | ParsedRow)[];
  rules?: FieldRules;
  dataOn?: string;
  isDryRun?: boolean;
};

/** For tests: a list passed straight to the engine, its columns found by their headings. */
export async function bringIn(databaseUrl: string, list: BroughtList) {
  const { kind = "companies", fileName = "试验.csv", headings, rules = {}, dataOn = null, isDryRun = false } = list;
  const rejects: { line: number; reason: string }[] = [];
  async function* rows(): AsyncGenerator<ParsedRow> {
    for (const [at, row] of list.rows.entries()) yield "cells" in row ? row : { line: at + 2, cells: row };
  }
  const importId = randomUUID();
  const mapping = detectColumns(headings, fieldsOfKind[kind]);
  const { counts, samples } = await passListing(
    databaseUrl,
    { kind, fileName, headings, mapping, rules, dataOn, rows: rows() },
    isDryRun ? null : { importId, startedBy: null, newFile: { sha256: "0" } },
    unwatched,
    ({ line }, reason) => rejects.push({ line, reason }),
  );
  return { ...counts, importId, rejects, samples };
}

/** What the directory says, as one hash: every column but ids, versions and moments. */
export const directoryHash = (databaseUrl: string): Promise<string> =>
  asOwner(databaseUrl, async (_, driver) => {
    const without = [
      "id",
      "version",
      "created_at",
      "updated_at",
      "company_id",
      "decided_at",
      "first_id",
      "second_id",
      "found_at",
    ];
    const [row] = await driver<{ hash: string }[]>`
      with named as (select id, concat_ws(' ', name, credit_code, province, city) as key from companies)
      select md5(string_agg(line, E'\n' order by line)) as hash from (
        select (to_jsonb(c) - ${without}::text[])::text as line from companies c
        union all select c.name || (to_jsonb(m) - ${without}::text[])::text from matches m join companies c on c.id = m.company_id
        union all select c.name || (to_jsonb(p) - ${without}::text[])::text from company_products p join companies c on c.id = p.company_id
        union all select c.name || (to_jsonb(h) - ${without}::text[])::text from company_honours h join companies c on c.id = h.company_id
        union all select least(a.key, b.key) || greatest(a.key, b.key) || (to_jsonb(p) - ${without}::text[])::text
          from duplicate_pairs p join named a on a.id = p.first_id join named b on b.id = p.second_id
      ) lines`;
    return row?.hash ?? "";
  });
