import type { Capital } from "@/domain/capital";
import type { CodeCheck } from "@/domain/credit-code";

/** Spreadsheets keep 15 digits of a number and show a longer one as 9.13101E+17. */
export const codeWarnings = ({ verdict, sentence }: CodeCheck, written: string): string[] =>
  verdict === "malformed" && /^\d(?:\.\d+)?E\+?\d+$/i.test(written)
    ? [`统一社会信用代码“${written}”被表格软件截断，无法识别。请把该列改为文本后重新填写。`]
    : sentence === null
      ? []
      : [sentence.replace(asksReason, "。")];

/** A form takes a reason; a list has none. */
const asksReason = /[；。](?:确认无误|暂无新代码)可填写理由后保存。$/;

export function dayWarnings(written: string, day: string | null, foundedOn: string | null): string[] {
  if (written === "" || foundedOn !== null) return [];
  return [day === null ? `成立日期“${written}”无法识别，未导入。` : `成立日期“${written}”晚于今天，未导入。`];
}

export function capitalWarnings({ flag, raw }: Capital): string[] {
  if (flag === "unit_missing") return [`注册资本“${raw}”单位不明，金额未导入。`];
  if (flag === "unreadable") return [`注册资本“${raw}”无法识别，金额未导入。`];
  return flag === "implausible" ? [`注册资本“${raw}”数额存疑，请核对单位。`] : [];
}
