/** Full-width letters, digits, punctuation and space as half-width, one character for one: positions stay true. */
export const foldWidth = (text: string) =>
  text.replace(/[\uFF01-\uFF5E\u3000]/g, (c) => (c === "\u3000" ? " " : String.fromCharCode(c.charCodeAt(0) - 0xfee0)));

/** `foldWidth` plus small ASCII letters; still one character for one. */
export const foldCase = (text: string) => foldWidth(text).replace(/[A-Z]/g, (c) => c.toLowerCase());

/** Cells that say in words that nothing was entered. */
export const isBlankCell = (text: string) => /^(?:n\/?a|null|-+|—+|无|暂无|空|\/)?$/i.test(foldWidth(text).trim());
