import { withoutPlace } from "@/domain/place";
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

const legalForm =
  /(?:集团)?(?:股份|控股)?(?:有限责任公司|有限公司|股份公司|总公司|公司)$|(?:\((?:有限合伙|普通合伙|特殊普通合伙)\))$|(?:专业合作社|合作社)$|集团$|厂$/;

/**
 * The distinctive part of a name, for finding likely duplicates: no place in front or in brackets, no legal form
 * behind. Falls back to the normalised name when nothing distinctive would be left.
 */
export function coreName(name: string): string {
  const normalised = normaliseName(name);
  const withoutForm = trimEnds(normalised);
  const withoutBrackets = trimEnds(withoutForm.replace(/\([^)]*\)/g, ""));
  const core = withoutPlace(withoutBrackets);
  return core.length >= 2 ? core : normalised;
}

/** True for 分公司, 分厂, 支行, 营业部 and the like, which are no firm of their own. */
export const isBranch = (name: string) =>
  /(?:分公司|分厂|分店|分社|分行|支行|分部|分支机构|办事处|营业部|营业所|经营部分部|门市部)(?:\([^)]*\))?$/.test(
    normaliseName(name),
  );

function trimEnds(name: string): string {
  const shorter = name.replace(legalForm, "");
  return shorter === name || shorter.length < 2 ? name : trimEnds(shorter);
}
