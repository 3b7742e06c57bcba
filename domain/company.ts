import { z } from "zod";
import type { capitalFlags } from "@/domain/capital";
import { checkCreditCode, type codeVerdicts } from "@/domain/credit-code";
import { areOtherNamesKept, mostOtherNames } from "@/domain/other-names";

const day = z.iso.date({ error: "日期应写成 2026-01-31 的样子" });
const optionalText = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, { error: `不超过 ${longest} 字` })
    .default("");

const companyFields = {
  name: z.string().trim().min(2, { error: "请填写企业全称" }).max(120, { error: "企业全称不超过 120 字" }),
  otherNames: optionalText(mostOtherNames).refine(areOtherNamesKept, {
    error: "每个名称 2—120 字，几个名称用“；”分开",
  }),
  creditCode: optionalText(40).transform((text) => checkCreditCode(text).code),
  codeOverrideReason: optionalText(200),
  foreignNo: optionalText(60),
  scope: optionalText(20_000),
  products: optionalText(4_000),
  companyType: optionalText(60),
  province: optionalText(20),
  city: optionalText(40),
  bannerId: z.string().nullable().default(null),
  address: optionalText(200),
  capitalRaw: optionalText(60),
  foundedOn: day.nullable().default(null),
  isProspect: z.boolean().default(true),
  /** Why this is another company although one of a like name is there. */
  distinctBecause: optionalText(200),
};

/** A code the standard does not accept is saved with a reason, never silently and never refused outright. */
function askReason(company: { creditCode: string; codeOverrideReason: string }, ctx: z.RefinementCtx) {
  const { sentence } = checkCreditCode(company.creditCode);
  if (sentence !== null && company.codeOverrideReason === "") {
    ctx.addIssue({ code: "custom", path: ["creditCode"], message: sentence });
  }
}

export const companySchema = z.strictObject(companyFields).superRefine(askReason);
export const companyEditSchema = z
  .strictObject({ ...companyFields, id: z.uuid(), seenVersion: z.int().positive() })
  .superRefine(askReason);
export type CompanyInput = z.infer<typeof companySchema>;
export type CompanyEdit = z.infer<typeof companyEditSchema>;

/** One line of the directory. */
export type CompanyRow = {
  id: string;
  name: string;
  /** As domain/other-names.ts joins them; empty for none. */
  otherNames: string;
  creditCode: string | null;
  codeVerdict: (typeof codeVerdicts)[number];
  province: string | null;
  city: string | null;
  bannerName: string | null;
  isLocal: boolean;
  isProspect: boolean;
  capitalRaw: string | null;
  capitalYuan: number | null;
  capitalFlag: (typeof capitalFlags)[number] | null;
  foundedOn: string | null;
  dataOn: string | null;
};

/** The company's own page. */
export type CompanyPage = CompanyRow & {
  codeOverrideReason: string | null;
  foreignNo: string | null;
  scope: string;
  products: string;
  companyType: string | null;
  bannerId: string | null;
  address: string | null;
  capitalCurrency: string | null;
  version: number;
};

export type CompanyLikeness = "code" | "name" | "other" | "core";

/** What the form says of companies that may be the same; a repeated code refuses, likeness of names asks a reason. */
export function duplicateSentence(likeness: CompanyLikeness, names: readonly string[]): string {
  const shown = names.slice(0, 3).join("、") + (names.length > 3 ? `等 ${names.length} 家` : "");
  if (likeness === "code") return `该统一社会信用代码已登记为“${shown}”。请打开该企业修改，不要重复新增。`;
  if (likeness === "name") return `已有同名企业：${shown}。请先核对；确属不同企业，请说明理由后保存。`;
  if (likeness === "other") return `${shown} 的其他名称中有这个名称。请先核对；确属不同企业，请说明理由后保存。`;
  return `与 ${names.length} 家企业名称相近：${shown}。请先核对；确属不同企业，请说明理由后保存。`;
}

export const localLabel = (company: { isLocal: boolean; isProspect: boolean }): string => {
  if (company.isLocal) return company.isProspect ? "本地、招商对象" : "本地";
  return company.isProspect ? "招商对象" : "—";
};
