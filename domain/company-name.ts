import { foldWidth } from "@/domain/width";

const formerName = /[(（[【](?:原名|曾用名|原)[:：]?[^)）\]】]*[)）\]】]/g;

/** The name for comparing: half-width brackets, no spaces, capital letters, without （原名：…）. */
export function normaliseName(name: string): string {
  return foldWidth(name)
    .replace(formerName, "")
    .replace(/[〔【[]/g, "(")
    .replace(/[〕】\]]/g, ")")
    .replace(/\s/g, "")
    .toUpperCase();
}

/** True for 分公司, 分厂, 支行, 营业部 and the like, which are no firm of their own. */
export const isBranch = (name: string) =>
  /(?:分公司|分厂|分店|分社|分行|支行|分部|分支机构|办事处|营业部|营业所|经营部分部|门市部)(?:\([^)]*\))?$/.test(
    normaliseName(name),
  );
