import { Refusal } from "@/domain/refusal";

/** What separates the cells of a file, and how many a row of its list has. */
export type CsvShape = { delimiter: string; width: number };
type Place = { text: string; shape: CsvShape; isWhole: boolean };
type CsvRecord = { cells: string[]; next: number };

export const longestRecord = 2_000_000;
const fewCells = 3;
const firm = /(?:公司|企业|集团|厂|店|社|部|院|所|中心)$/;

/**
 * The records of a text that comes in pieces; of it no more is held than the longest record. Lines of one file may end
 * in several ways. A quote opens a cell only where one closes it right before a separator or the line's end; where rows
 * of the list stand between the two, both are characters.
 */
export async function* csvRecords(pieces: AsyncIterable<string>, shape: CsvShape): AsyncGenerator<string[]> {
  let text = "";
  let count = 0;
  for await (const piece of pieces) {
    text += count === 0 && text === "" ? piece.replace(/^\uFEFF/, "") : piece;
    let from = 0;
    for (;;) {
      const isWhole = text.length - from > longestRecord;
      const record = recordAt({ text, shape, isWhole }, from);
      if (record === null) break;
      count += 1;
      if (isWhole && record.next >= text.length) throw new Refusal(tooLong(count));
      yield record.cells;
      from = record.next;
    }
    text = text.slice(from);
  }
  yield* recordsOf(text, shape);
}

const tooLong = (record: number) =>
  `csv 文件第 ${record} 行附近一行过长，未予导入。请检查该处的引号和换行，改正后重试。`;

/** The records of a text that is all there. */
export function* recordsOf(text: string, shape: CsvShape): Generator<string[]> {
  let from = 0;
  while (from < text.length) {
    const record = recordAt({ text, shape, isWhole: true }, from);
    if (record === null) return;
    yield record.cells;
    from = record.next;
  }
}

/** Null where the text may go on before the record has ended. */
function recordAt(place: Place, from: number): CsvRecord | null {
  const { text, shape, isWhole } = place;
  const cells: string[] = [];
  for (let at = from; ; at += 1) {
    const close = text[at] === '"' ? closingQuote(place, at, cells.length) : none;
    if (close === null) return null;
    const end = close === none ? cellEnd(text, at, shape.delimiter) : close + 1;
    cells.push(close === none ? text.slice(at, end) : unquoted(text.slice(at + 1, close)));
    if (text[end] === shape.delimiter) at = end;
    else {
      const next = end + (text[end] === "\r" && text[end + 1] === "\n" ? 2 : 1);
      return isWhole || next < text.length ? { cells, next } : null;
    }
  }
}

const none = -1;

function cellEnd(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return at;
}

const unquoted = (text: string) => (text.includes('"') ? text.replaceAll('""', '"') : text);

/** Where the cell that opens here closes: null where the text may still tell, -1 where the quote is a character. */
function closingQuote({ text, shape, isWhole }: Place, open: number, cellsBefore: number): number | null {
  let close = text.indexOf('"', open + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close < 0) return isWhole ? none : null;
  const after = text[close + 1];
  if (after === undefined && !isWhole) return null;
  if (after !== undefined && after !== shape.delimiter && after !== "\n" && after !== "\r") return none;
  if (!/[\r\n]/.test(text.slice(open, close))) return close;
  const lineEnd = lineEndAfter(text, close);
  if (lineEnd === text.length && !isWhole) return null;
  return hasRows(text.slice(open, lineEnd), cellsBefore, shape) ? none : close;
}

function lineEndAfter(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return at;
}

/** Whether the lines are rows of the list by themselves; where rows have few cells, one of them must name a firm. */
function hasRows(text: string, cellsBefore: number, { delimiter, width }: CsvShape): boolean {
  const [first = [], ...below] = text
    .split(/\r\n|\n|\r/)
    .filter((line) => line !== "")
    .map((line) => line.split(delimiter));
  if (cellsBefore + first.length !== width) return false;
  const rows = below.filter(
    (cells) => cells.length === width && (width > fewCells || cells.some((cell) => firm.test(cell.trim()))),
  );
  return rows.length * 2 > below.length;
}
