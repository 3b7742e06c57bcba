const identity = () => Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);

const halfWidths = identity();
halfWidths[0x3000] = 0x20;
for (let unit = 0xff01; unit <= 0xff5e; unit += 1) halfWidths[unit] = unit - 0xfee0;

const small = identity();
for (let unit = 0x41; unit <= 0x5a; unit += 1) small[unit] = unit + 0x20;
const folds = halfWidths.map((unit) => small[unit] ?? unit);

/** Full-width letters, digits, punctuation and space as half-width, one character for one: positions stay true. */
export const foldWidth = (text: string) => exchange(text, halfWidths);

/** `foldWidth` plus small ASCII letters; still one character for one. */
export const foldCase = (text: string) => exchange(text, folds);

const units = new Uint16Array(2048);

/** Each unit by the table; a list of companies is folded several times over, which a pattern does at half the speed. */
function exchange(text: string, table: Uint16Array): string {
  let exchanged = "";
  for (let from = 0; from < text.length; from += units.length) {
    const count = Math.min(units.length, text.length - from);
    let isSame = true;
    for (let i = 0; i < count; i += 1) {
      const unit = text.charCodeAt(from + i);
      const other = table[unit] ?? unit;
      if (other !== unit) isSame = false;
      units[i] = other;
    }
    exchanged += isSame
      ? text.slice(from, from + count)
      : String.fromCharCode.apply(null, units.subarray(0, count) as unknown as number[]);
  }
  return exchanged;
}

const blankWords = /^(?:n\/?a|null|-+|—+|\*+|无|暂无|空|\/)?$/i;
const longestBlankWord = 4;

/** Cells that say in words, dashes or stars that nothing was entered. */
export function isBlankCell(text: string): boolean {
  const plain = text.trim();
  return (plain.length <= longestBlankWord || /^[-—－*＊]/.test(plain)) && blankWords.test(foldWidth(plain));
}
