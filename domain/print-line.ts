import { isPlaceName } from "@/domain/place";
import { foldWidth } from "@/domain/width";

/**
 * What prints and forms put between the companies of a list, in words: a page's number, the title again, the heading of
 * a group, a hint; null for what may be a name. `plain` is half-width and without spaces.
 */
export function printLine(plain: string, isLikeFirm: boolean): string | null {
  if (isHint(plain)) return "备注或填表说明，不是企业";
  if (isLikeFirm) return null;
  const text = plain.replace(/^[-—–_=*·.~([【]+/, "").replace(/[-—–_=*·.~)\]】。]+$/, "");
  if (isPageNumber(text)) return "页码，不是企业";
  if (isTitle(plain)) return "表格标题，不是企业";
  if (isGroup(plain)) return "分类标题，不是企业";
  return isFormLine(text) ? "备注或填表说明，不是企业" : null;
}

/** 甲 乙 丙, A B C or 1 2 3 below the headings: two cells at least, and nothing else in the row. */
export function isColumnNumbers(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => foldWidth(cell).trim()).filter((cell) => cell !== "");
  return filled.length > 1 && filled.every((cell) => cell.length <= 4 && columnNumber.test(cell));
}
const columnNumber = /^(?:[甲乙丙丁戊己庚辛壬癸]|[A-Z]|\(?\d{1,2}\)?|[①-⑳]|[栏行]次?|序号)$/i;

const isHint = (plain: string) =>
  /^(?:示例|样例|范例|例如|举例|例)\d?:|^[*(]*(?:必|选|非必)填(?:项|字段)?(?:$|[,;:。()])/.test(plain) ||
  /^(?:X{2,}|[×*○]{2,}|某某)(?:有限)?(?:责任)?公司$/i.test(plain);

const isPageNumber = (text: string) =>
  (text.endsWith("页") && /^(?:第\d+页|\d+\/|\d+页)?,?(?:共\d+页|\d+页)?$/.test(text)) ||
  /^page\d+(?:of\d+)?$/i.test(text);

/** 黑名单 may be a bar. */
const isTitle = (plain: string) =>
  plain.length > 3 && /(?:名单|名录|一览表|统计表|汇总表|明细表|登记表|情况表|花名册)(?:\([^()]{1,8}\))?$/.test(plain);

const isGroup = (plain: string) =>
  /^[^()]{2,20}\(共?计?\d+[家户个](?:企业)?\)$/.test(plain) || isPlaceName(plain) || kindOfFirms.test(plain);
const kindOfFirms =
  /^(?:规模?以?[上下]|限额?以?[上下]|重点|骨干|龙头|其[他它]|[大中小微]{1,3}型?|民营|国有)(?:工业|农业|建筑业?|服务业?|商贸|科技|骨干|龙头)*(?:企业|单位)$/;

const isFormLine = (text: string) =>
  /^(?:以下|本页|此页)(?:空白|无正文|无内容)$/.test(text) ||
  /^(?:续上?|接上|[续转]下)[表页]\d*$/.test(text) ||
  /^(?:单位|公司|企业)?(?:盖章|签章|公章|签字|签名)[处栏]?$/.test(text) ||
  /^(?:联系|咨询|办公|服务|监督|举报)?(?:电话|传真|手机|热线)(?:号码)?:?[\d\-()+、,;/]{5,}$/.test(text) ||
  /^(?:抄[送报]|主送|填[写表报]说明)/.test(text) ||
  /^[一-鿿]{0,12}[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?$/.test(
    text,
  );
