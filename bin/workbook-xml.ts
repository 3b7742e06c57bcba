import { StringDecoder } from "node:string_decoder";
import { columnLetter } from "@/domain/import-row";
import { columnNo } from "./zip-check";

/** A tag longer than this may be cut: it is none that is looked for. */
const longestTag = 65_536;

/**
 * A workbook's XML in whole characters and tags, without what the library misreads: it cannot join a character cut by
 * a chunk's edge, takes the pinyin over a text for the text, and knows neither CDATA nor tags with a prefix.
 * `mendTags` is given whole tags.
 */
export async function* mended(
  chunks: AsyncIterable<Buffer>,
  mendTags: (text: string) => string = (text) => text,
): AsyncGenerator<Buffer> {
  const decoder = new StringDecoder("utf8");
  const [escaped, withoutPrefix, withoutGuides] = [sectionEscaper(), prefixRemover(), guideRemover()];
  const mend = (text: string) => Buffer.from(mendTags(withoutGuides(withoutPrefix(escaped(text)))));
  let rest = "";
  for await (const chunk of chunks) {
    const text = rest + decoder.write(chunk);
    const cut = cutOf(text);
    rest = text.slice(cut);
    yield mend(text.slice(0, cut));
  }
  yield mend(rest + decoder.end());
}

/** Before a tag that is not whole, and before what may be the first half of a CDATA section's end. */
function cutOf(text: string): number {
  const open = text.lastIndexOf("<");
  if (open > text.lastIndexOf(">") && text.length - open < longestTag) return open;
  return text.length - (text.endsWith("]]") ? 2 : text.endsWith("]") ? 1 : 0);
}

/** Writes `<![CDATA[风电<b>]]>` as `风电&lt;b&gt;`; a section may end in a later chunk. */
function sectionEscaper() {
  let isInSection = false;
  return (text: string): string => {
    let kept = "";
    let at = 0;
    for (;;) {
      const mark = isInSection ? "]]>" : "<![CDATA[";
      const edge = text.indexOf(mark, at);
      const piece = text.slice(at, edge < 0 ? text.length : edge);
      kept += isInSection ? piece.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`) : piece;
      if (edge < 0) return kept;
      at = edge + mark.length;
      isInSection = !isInSection;
    }
  };
}

/** Takes the prefix that the root's tag carries from all tags that carry it. */
function prefixRemover() {
  let prefix: string | null = null;
  return (text: string): string => {
    const root = prefix === null ? /<(?:([\w.-]+):)?(?:worksheet|sst|styleSheet)(?=[\s/>])/.exec(text) : null;
    if (root) prefix = root[1] ?? "";
    return prefix ? text.replaceAll(`<${prefix}:`, "<").replaceAll(`</${prefix}:`, "</") : text;
  };
}

/** Leaves out `<rPh>…</rPh>`, the reading aid of a text; a guide may end in a later chunk. */
function guideRemover() {
  let isInGuide = false;
  return (text: string): string => {
    let kept = "";
    let at = 0;
    for (;;) {
      const edge = text.indexOf(isInGuide ? "</rPh>" : "<rPh", at);
      if (!isInGuide) kept += text.slice(at, edge < 0 ? text.length : edge);
      if (edge < 0) return kept;
      at = edge + (isInGuide ? "</rPh>".length : 0);
      isInGuide = !isInGuide;
    }
  };
}

/**
 * The library reads a cell of type day as a number, its year, and of a text kept in its cell and written in several
 * styles the last stretch alone: it begins anew at each `<t>`, and not at a tag it does not know. A row or cell without
 * its number, which stands after the one before, it does not read at all.
 */
export function cellMender() {
  const numbered = cellNumberer();
  return (text: string): string => numbered(daysAsText(text)).replace(/<(\/?)t(?=[\s/>])/g, "<$1run");
}

const daysAsText = (text: string) =>
  /\st=["']d["']/.test(text) ? text.replace(/(<c(?=\s)[^>]*?\st=)(["'])d\2/g, "$1$2str$2") : text;

function cellNumberer() {
  let row = 0;
  let column = 0;
  const number = (tag: string, name: string, attributes: string) => {
    const written = /\sr\s*=\s*["']([A-Z]*)(\d+)["']/.exec(attributes);
    if (name === "row") [row, column] = [written ? Number(written[2]) : row + 1, 0];
    else column = written ? columnNo(written[1] ?? "") : column + 1;
    return written ? tag : `<${name} r="${name === "row" ? row : `${columnLetter(column - 1)}${row}`}"${attributes}>`;
  };
  return (text: string): string => {
    // Where all have their numbers only the last row matters, for what comes without in a later chunk.
    const from = /<(?:row|c)(?=[\s/>])(?![^>]*?\sr\s*=)/.test(text) ? 0 : Math.max(0, text.lastIndexOf("<row"));
    return text.slice(0, from) + text.slice(from).replace(/<(row|c)(?=[\s/>])([^>]*)>/g, number);
  };
}

/**
 * The formats 27 to 36 and 50 to 58 are days in Chinese, which the library takes for numbers: 14 is a day to it. It drops
 * the stroke of `0\%`, which shows the sign and not a percent.
 */
export const formatsAsRead = (styles: string): string =>
  styles
    .replace(/(<xf(?=\s)[^>]*?\snumFmtId=["'])(?:2[7-9]|3[0-6]|5[0-8])(?=["'])/g, (_, before: string) => `${before}14`)
    .replaceAll("\\%", "&quot;%&quot;");
