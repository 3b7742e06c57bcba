import { readNumeral } from "@/domain/numeral";
import { foldWidth } from "@/domain/width";

/** Lists the bureau receives, by the words a file's name or heading may use. */
const honours: readonly (readonly [RegExp, string])[] = [
  [/绿色工厂|green[-_ ]?factor/i, "绿色工厂"],
  [/绿色供应链/, "绿色供应链管理企业"],
  [/小巨人/, "专精特新“小巨人”企业"],
  [/专精特新(?!.{0,6}小巨人)/, "专精特新中小企业"],
  [/单项冠军/, "制造业单项冠军企业"],
  [/高新技术/, "高新技术企业"],
  [/独角兽/, "独角兽企业"],
  [/上市公司|listed/i, "上市公司"],
];

/** The honours the file of a list is named after, else those its headings name; a column 是否专精特新 only asks. */
export function honoursOfList(fileName: string, headings: readonly string[]): string[] {
  const named = honoursIn(fileName);
  return named.length > 0
    ? named
    : honoursIn(headings.filter((heading) => !/是否|有无|是[/、,，]?否/.test(heading)).join(" "));
}

const honoursIn = (text: string) => honours.flatMap(([words, honour]) => (words.test(text) ? [honour] : []));

const number = "(0*\\d{1,2}|[一二三四五六七八九十]{1,3})";
const year = "(\\d{4}年度?|\\d{4}(?=第)|)";
const namedBatch = new RegExp(`^${year}第?${number}批次?$`);
const bareBatch = new RegExp(`^()${number}$`);

/**
 * 第一批, 001批 and, under a heading that names the batch, 1 as 第1批, a year before it kept; what is not one batch
 * alone, 第1、2批 or a year, stays as written.
 */
export function batchIn(written: string, heading = ""): string {
  const plain = foldWidth(written).replace(/\s/g, "");
  const isBatchHeading = /批|batch/i.test(heading);
  const [, inYear = "", figures = ""] = namedBatch.exec(plain) ?? ((isBatchHeading && bareBatch.exec(plain)) || []);
  const no = /\d/.test(figures) ? Number(figures) : readNumeral(figures);
  return no ? `${inYear}第${no}批` : written;
}
