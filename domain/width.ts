/** Full-width letters, digits, punctuation and space as half-width, one character for one: positions stay true. */
export const foldWidth = (text: string) =>
  text.replace(/[\uFF01-\uFF5E\u3000]/g, (c) => (c === "\u3000" ? " " : String.fromCharCode(c.charCodeAt(0) - 0xfee0)));

const folds: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from("\u3000ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    .concat(Array.from({ length: 0xff5e - 0xff01 + 1 }, (_, i) => String.fromCharCode(0xff01 + i)))
    .map((c) => [c, foldWidth(c).toLowerCase()]),
);

/** `foldWidth` plus small ASCII letters; still one character for one. */
export const foldCase = (text: string) => text.replace(/[A-Z\uFF01-\uFF5E\u3000]/g, (c) => folds[c] ?? c);

/** Cells that say in words that nothing was entered. */
export const isBlankCell = (text: string) => /^(?:n\/?a|null|-+|—+|无|暂无|空|\/)?$/i.test(foldWidth(text).trim());
