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

const number = "(\\d{1,2}|[一二三四五六七八九十]{1,3})";
const batch = new RegExp(`^${number}$|第?(?<![\\d零一二三四五六七八九十百])${number}批次?`);

/** 第一批, 1批 and 1 as 第1批; what names no batch, a year alone, stays as written. */
export function batchIn(written: string): string {
  const plain = foldWidth(written).replace(/\s/g, "");
  if (!batch.test(plain)) return written;
  return plain.replace(batch, (whole: string, bare?: string, named?: string) => {
    const figures = bare ?? named ?? "";
    const no = /\d/.test(figures) ? Number(figures) : readNumeral(figures);
    return no === null ? whole : `第${no}批`;
  });
}
