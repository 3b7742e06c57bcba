/**
 * Registers end a scope that did not fit with `...`, and many with stars or 〓; the words before are all kept. A full stop
 * may follow the mark, and the sentence on projects that need approval, which stays.
 */
export function readScopeCell(text: string): { scope: string; isScopeCut: boolean } {
  const scope = text.slice(0, endBefore(text, isPadding));
  for (const end of [scope.length, scope.lastIndexOf(approval)]) {
    const behind = scope.slice(end);
    if (behind.length > longestApproval || /[;；]/.test(behind)) continue;
    const marksEnd = endBefore(scope, isBetween, Math.max(end, 0));
    const wordsEnd = endBefore(scope, isDot, marksEnd);
    const marks = scope.slice(wordsEnd, marksEnd);
    if (marks.length < 3 && !marks.includes("…")) continue;
    return { scope: scope.slice(0, wordsEnd) + scope.slice(marksEnd), isScopeCut: true };
  }
  return { scope, isScopeCut: false };
}

const approval = "依法须经批准的项目";
const longestApproval = 60;

const isPadding = (sign: string) => sign.trim() === "" || sign === "*" || sign === "〓";
const isBetween = (sign: string) => sign.trim() === "" || "。；;([（【〔".includes(sign);
const isDot = (sign: string) => ".．…".includes(sign);

/** Where the run of such signs begins that ends at `end`; by hand, as a pattern tries anew at every sign of every run. */
function endBefore(text: string, isSign: (sign: string) => boolean, end = text.length): number {
  let at = end;
  while (at > 0 && isSign(text.charAt(at - 1))) at -= 1;
  return at;
}
