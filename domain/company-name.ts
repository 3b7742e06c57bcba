import { foldWidth } from "@/domain/width";

/** 原阳, 原平 and 原州 in brackets are places: 原 alone needs a colon or a firm behind it. */
const formerName =
  /[(（[【](?:(?:原名|曾用名)[:：]?[^)）\]】]*|原[:：][^)）\]】]*|原[^)）\]】]*(?:公司|厂|店|社|院|所|部|行|场|中心|集团|企业|站))[)）\]】]/g;
/** Spaces of every kind, those without width too. */
const spaces = /[\s\u200b-\u200f\u2060\ufeff]/g;

/** The name without the former names it carries in brackets. */
export const withoutFormerNames = (name: string): string => name.replace(formerName, "");

/** The former names a name carries in brackets: 示例公司（原名：示例厂） → 示例厂. */
export const formerNamesIn = (name: string): string[] =>
  Array.from(name.matchAll(formerName), ([written]) => written.slice(1, -1).replace(/^(?:原名|曾用名|原)[:：]?/, ""));

/** Lists write brackets of several kinds. */
export const roundBrackets = (name: string): string => name.replace(/[〔【[]/g, "(").replace(/[〕】\]]/g, ")");

/** The name for comparing: half-width brackets, no spaces, capital letters, without （原名：…）. */
export function normaliseName(name: string): string {
  return roundBrackets(withoutFormerNames(foldWidth(name)))
    .replace(spaces, "")
    .toUpperCase();
}

/** True for 分公司, 分厂, 支行, 营业部 and the like, which are no firm of their own. */
export const isBranch = (name: string) =>
  /(?:分公司|分厂|分店|分社|分行|支行|分部|分支机构|办事处|营业部|营业所|门市部)(?:\([^)]*\))?$/.test(
    normaliseName(name),
  );
