import { foldWidth, isBlankCell } from "@/domain/width";

export const codeVerdicts = ["valid", "bad_check", "legacy15", "legacy13", "malformed", "empty"] as const;
export type CodeVerdict = (typeof codeVerdicts)[number];

export const codeVerdictLabels = {
  valid: "校验通过",
  bad_check: "校验位不符",
  legacy15: "15 位旧注册号",
  legacy13: "13 位旧注册号",
  malformed: "格式不符",
  empty: "未录入",
} satisfies Record<CodeVerdict, string>;

const sentences = {
  valid: null,
  bad_check: "统一社会信用代码校验位不符。请核对；确认无误可填写理由后保存。",
  legacy15: "这是 15 位旧注册号，不是统一社会信用代码。请补录新代码；暂无新代码可填写理由后保存。",
  legacy13: "这是 13 位旧注册号，不是统一社会信用代码。请补录新代码；暂无新代码可填写理由后保存。",
  malformed: "统一社会信用代码应为 18 位，由数字和大写字母组成，不用 I、O、S、V、Z。请核对；确认无误可填写理由后保存。",
  empty: null,
} satisfies Record<CodeVerdict, string | null>;

const madeUpSentence = "统一社会信用代码像是填充用的，不是真实代码。请核对；确认无误可填写理由后保存。";

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const shape = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

export type CodeCheck = { code: string; verdict: CodeVerdict; sentence: string | null };

/**
 * Normalises a 统一社会信用代码 (half-width, upper case, no spaces, nothing that protects it in a spreadsheet) and judges it
 * by GB 32100-2015. A verdict warns and never blocks: one code in use fails its own check digit, so the form takes a reason
 * instead.
 */
export function checkCreditCode(text: string): CodeCheck {
  const code = bareCode(
    foldWidth(text)
      .replace(/[\s\u200B-\u200D]/g, "")
      .toUpperCase(),
  );
  if (isBlankCell(code)) return { code: "", verdict: "empty", sentence: sentences.empty };
  const verdict = judge(code);
  return { code, verdict, sentence: isMadeUp(code) ? madeUpSentence : sentences[verdict] };
}

/** The code a company can be known by; a malformed one identifies nobody. */
export const identifyingCode = ({ code, verdict }: Pick<CodeCheck, "code" | "verdict">): string | null =>
  verdict === "empty" || verdict === "malformed" ? null : code;

/**
 * Whether two numbers may be one company's: one is not known, or they are of different times. Firms had 13 digits, then
 * 15, and since 2015 an 18-character code.
 */
export const mayBeOneBody = (one: string | null, other: string | null): boolean =>
  !one || !other || one === other || one.length !== other.length;

/**
 * Digits that only fill the column, as long as a code: one repeated, counted up, or an organisation's nine all zero.
 * The check character cannot tell: that of seventeen zeros is a zero.
 */
const isMadeUp = (code: string) =>
  /^(?:.{13}|.{15}|.{18})$/.test(code) && (/^(.)\1+$/.test(code) || /^0?123456789|^.{8}0{9}/.test(code));

/** The check character for the first 17; a remainder of 31 is written 0, which an index alone would miss. */
export function checkCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * alphabet.indexOf(first17.charAt(i)), 0);
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

/** Characters 3 to 8: the division of the registering authority, or null when the code does not carry one. */
export function authorityDivision(code: string): string | null {
  if (isMadeUp(code)) return null;
  if (shape.test(code)) return code.slice(2, 8);
  return /^\d{15}$/.test(code) ? code.slice(0, 6) : null;
}

/** Without '…, ="…", the number of the copy (1-1) and hyphens; what is no code then stays as written. */
function bareCode(written: string): string {
  if (/^[0-9A-Z]*$/.test(written) || written.length > 60) return written;
  const bare = written.replace(/^[='"‘’“”`]+|['"‘’“”`]+$/g, "").replace(/(?:\([^()]{1,10}\)|副本){1,2}$/, "");
  const joined = bare.replace(/[-‐-―]/g, "");
  if (shape.test(joined)) return joined;
  return /^\d{13}(?:\d\d)?$/.test(bare) ? bare : written;
}

function judge(code: string): CodeVerdict {
  if (isMadeUp(code)) return "malformed";
  if (/^\d{15}$/.test(code)) return "legacy15";
  if (/^\d{13}$/.test(code)) return "legacy13";
  if (!shape.test(code)) return "malformed";
  return checkCharacter(code.slice(0, 17)) === code.charAt(17) ? "valid" : "bad_check";
}
