import { normaliseName } from "@/domain/company-name";
import { withoutPlace } from "@/domain/place";

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

function trimEnds(name: string): string {
  const shorter = name.replace(legalForm, "");
  return shorter === name || shorter.length < 2 ? name : trimEnds(shorter);
}
