import { sql } from "drizzle-orm";
import type { CompanyRow } from "@/domain/company";
import type { CompanyHit } from "@/domain/company-list";

export type RawCompany = Record<string, unknown> & {
  id: string;
  name: string;
  scope?: string;
  products?: string;
  /** All links of the company, or null without any. */
  links?: CompanyHit["links"] | null;
  /** What the present order goes by. */
  key?: string | number | null;
};

/** The league's name is the city of everything registered in it, its banners included (domain/region.ts). */
export const leagueNameSql = sql`(select name from units where kind = 'league' limit 1)`;

/** 本地, of a company `c`: registered in one of the league's units, or in the league itself where the banner is not known. */
export const isLocalSql = sql`(c.banner_id is not null or c.city = ${leagueNameSql})`;

/** The columns of one line of the directory; `c` is the company, `b` its banner. */
export const companyRow = sql`c.id, c.name, c.other_names, c.credit_code, c.code_verdict, c.province, c.city, b.short_name as banner_name,
  ${isLocalSql} as is_local, c.is_prospect, c.capital_raw, c.capital_yuan, c.capital_flag, c.founded_on, c.data_on`;

export const rowOf = (raw: RawCompany): CompanyRow => ({
  id: raw.id,
  name: raw.name,
  otherNames: (raw.other_names as string | null) ?? "",
  creditCode: raw.credit_code as string | null,
  codeVerdict: raw.code_verdict as CompanyRow["codeVerdict"],
  province: raw.province as string | null,
  city: raw.city as string | null,
  bannerName: raw.banner_name as string | null,
  isLocal: raw.is_local as boolean,
  isProspect: raw.is_prospect as boolean,
  capitalRaw: raw.capital_raw as string | null,
  capitalYuan: raw.capital_yuan === null ? null : Number(raw.capital_yuan),
  capitalFlag: raw.capital_flag as CompanyRow["capitalFlag"],
  foundedOn: raw.founded_on as string | null,
  dataOn: raw.data_on as string | null,
});
