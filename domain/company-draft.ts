import type { CompanyPage } from "@/domain/company";

/** The company form as typed, before the schema reads it. */
export type CompanyDraft = {
  name: string;
  otherNames: string;
  creditCode: string;
  codeOverrideReason: string;
  foreignNo: string;
  scope: string;
  products: string;
  companyType: string;
  province: string;
  city: string;
  bannerId: string | null;
  address: string;
  capitalRaw: string;
  foundedOn: string | null;
  isProspect: boolean;
  distinctBecause: string;
};

export const companyDraftLabels = {
  name: "企业全称",
  otherNames: "其他名称",
  creditCode: "统一社会信用代码",
  codeOverrideReason: "代码不符的理由",
  foreignNo: "境外注册号",
  scope: "经营范围",
  products: "主营产品",
  companyType: "企业类型",
  province: "所在省份",
  city: "所在盟市",
  bannerId: "所在旗县市区",
  address: "注册地址",
  capitalRaw: "注册资本",
  foundedOn: "成立日期",
  isProspect: "招商对象",
  distinctBecause: "不是同一企业的理由",
} satisfies Record<keyof CompanyDraft, string>;

export const fieldIdOf = (field: string) => `company-${field}`;

export const emptyDraft: CompanyDraft = {
  name: "",
  otherNames: "",
  creditCode: "",
  codeOverrideReason: "",
  foreignNo: "",
  scope: "",
  products: "",
  companyType: "",
  province: "",
  city: "",
  bannerId: null,
  address: "",
  capitalRaw: "",
  foundedOn: null,
  isProspect: true,
  distinctBecause: "",
};

export const draftOf = (company: CompanyPage): CompanyDraft => ({
  name: company.name,
  otherNames: company.otherNames,
  creditCode: company.creditCode ?? "",
  codeOverrideReason: company.codeOverrideReason ?? "",
  foreignNo: company.foreignNo ?? "",
  scope: company.scope,
  products: company.products,
  companyType: company.companyType ?? "",
  province: company.province ?? "",
  city: company.city ?? "",
  bannerId: company.bannerId,
  address: company.address ?? "",
  capitalRaw: company.capitalRaw ?? "",
  foundedOn: company.foundedOn,
  isProspect: company.isProspect,
  distinctBecause: "",
});

/** Fields in which two drafts differ, in the order of the form. */
export const changedFields = (before: CompanyDraft, after: CompanyDraft): (keyof CompanyDraft)[] =>
  (Object.keys(companyDraftLabels) as (keyof CompanyDraft)[]).filter((field) => before[field] !== after[field]);
