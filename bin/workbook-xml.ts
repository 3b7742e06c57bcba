import { StringDecoder } from "node:string_decoder";

/** A tag longer than this may be cut: it is none that is looked for. */
const longestTag = 65_536;

/**
 * A workbook's XML in whole characters and tags, without what the library misreads: it cannot join a character cut by
 * a chunk's edge and takes the pinyin over a text for the text. `mendTags` is given whole tags.
 */
export async function* mended(
  chunks: AsyncIterable<Buffer>,
  mendTags: (text: string) => string = (text) => text,
): AsyncGenerator<Buffer> {
  const decoder = new StringDecoder("utf8");
  const withoutGuides = guideRemover();
  const mend = (text: string) => Buffer.from(mendTags(withoutGuides(text)));
  let rest = "";
  for await (const chunk of chunks) {
    const text = rest + decoder.write(chunk);
    const open = text.lastIndexOf("<");
    const cut = open > text.lastIndexOf(">") && text.length - open < longestTag ? open : text.length;
    rest = text.slice(cut);
    yield mend(text.slice(0, cut));
  }
  yield mend(rest + decoder.end());
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
 * styles the last stretch alone: it begins anew at each `<t>`, and not at a tag it does not know.
 */
export const mendedCells = (text: string): string => daysAsText(text).replace(/<(\/?)t(?=[\s/>])/g, "<$1run");

const daysAsText = (text: string) =>
  /\st=["']d["']/.test(text) ? text.replace(/(<c(?=\s)[^>]*?\st=)(["'])d\2/g, "$1$2str$2") : text;
