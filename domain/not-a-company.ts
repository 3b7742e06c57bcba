import { printLine } from "@/domain/print-line";
import { foldWidth } from "@/domain/width";

/**
 * What stands where a company's name should and is none, in words; null for what may be a name. `first` is the row's
 * first filled cell: 合计 often stands in the column of numbers. Whole cells are judged: 合计科技有限公司 is a company.
 */
export function notACompany(name: string, first: string): string | null {
  const plain = plainBegin(name);
  if (isTotal(plain) || (isTotal(plainBegin(first)) && !endsLikeFirm(plain))) return "合计行，不是企业";
  if (plain === "") return "企业名称为空";
  if (isErrorValue(plain)) return "企业名称是公式的错误值";
  if (/^[\d\-+()/,.]+$/.test(plain) && /\d/.test(plain)) return "企业名称只有数字（电话、日期或编号）";
  if (/^[=+@]/.test(plain)) return "企业名称是公式，请改为文字";
  if (!/[\p{L}\p{N}]/u.test(plain)) return "企业名称只有符号";
  if (isCount(plain)) return "家数统计，不是企业";
  if (/^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\))/.test(plain) && !endsLikeFirm(plain))
    return "分类标题，不是企业";
  return isNote(name, plain) ? "备注或填表说明，不是企业" : printLine(plain, endsLikeFirm(plain));
}

/** No name is longer, and the patterns take the square of a text's length. */
const plainBegin = (text: string) => foldWidth(text.slice(0, 200)).replace(/\s/g, "");

/** #N/A, #REF!, #NAME?: what a spreadsheet shows where a formula has failed. */
export const isErrorValue = (text: string) => text.startsWith("#") && /^#(?:N\/A|[A-Z0-9/]+[!?])$/.test(text);

const isTotal = (plain: string) =>
  /^[一-鿿]{0,10}(?:合计|小计|总计|共计|累计)[数:]?(?:[\d.,]+[家户个万亿元]*)?$/.test(plain) ||
  (/^(?:合计|小计|总计|共计|累计)/.test(plain) && !endsLikeFirm(plain));

/** 百家 alone may be a firm: a numeral counts only after a word that says so. */
const isCount = (plain: string) =>
  /^(?:以上|本表)?(?:共?(?:计|有)?\d+|共(?:计|有)?[一二两三四五六七八九十百]+)余?[家户个](?:企业|单位|公司)?[。.]?$/.test(
    plain,
  );

const endsLikeFirm = (plain: string) =>
  /(?:公司|集团|厂|社|店|部|所|院|场|站|行|中心|户|合伙企业)$/.test(plain.replace(/\([^)]*\)$/, ""));

/** No company's name holds a colon, ends in a day or stands in brackets as a whole; a note without them begins with a known word. */
const isNote = (name: string, plain: string) =>
  (/^(?:[一-鿿]{1,8}\d?:|此表|本表|以上(?:数据|资料|名单))/.test(plain) && !endsLikeFirm(plain)) ||
  /^[一-鿿]{0,12}\d{4}[年./-](?:\d{1,2}[月./-]?)?(?:\d{1,2}日?|底)?[。.]?$/.test(plain) ||
  (/^\([^()]*\)$/.test(plain) && !endsLikeFirm(plain.slice(1, -1))) ||
  /^(?:注\d{0,2}|备注|附注|说明|联系人|联系电话|联系方式|经办人|负责人|填表人|制表人|审核人|填报人|填表日期|制表日期|填报日期|统计日期|截止日期|填报单位|制表单位|数据来源|资料来源)(?:[\s:：]|$)/.test(
    name,
  );
