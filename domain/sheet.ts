/** How a cell is shown and written: "yi" and "wan" hold 元 and are divided only when written. */
export type ColumnKind = "text" | "yi" | "wan" | "int" | "day" | "code";

/** One column list serves the screen table, the xlsx file and the import template; the unit stands in the heading. */
export type Column<Row> = {
  readonly heading: string;
  /** 元 for "yi" and "wan", an ISO day for "day", null for not reported. */
  readonly value: (row: Row) => string | number | null;
  readonly kind: ColumnKind;
  /** Characters, as a spreadsheet counts them. */
  readonly width: number;
  /** Summed in the closing row. */
  readonly total?: boolean;
};

export type Total = {
  readonly heading: string;
  /** In the unit the column holds (元, persons); null when no row reports one: unknown is not zero. */
  readonly sum: number | null;
  /** Rows that report nothing: the total then carries a star. */
  readonly unreported: number;
};

/** Totals of the columns marked so, over the rows of the whole query. */
export function totalsOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Total[] {
  return columns.flatMap((column) => {
    if (!column.total) return [];
    const values = rows.map((row) => column.value(row)).filter((value) => typeof value === "number");
    const sum = values.length === 0 && rows.length > 0 ? null : values.reduce((left, right) => left + right, 0);
    return [{ heading: column.heading, sum, unreported: rows.length - values.length }];
  });
}

/** Null when the parts add up to the whole in every column, else the sentence naming the first that does not. */
export function totalsFoot(parts: readonly (readonly Total[])[], whole: readonly Total[]): string | null {
  for (const { heading, sum } of whole) {
    const partSum = parts.reduce((left, part) => left + (part.find((total) => total.heading === heading)?.sum ?? 0), 0);
    if (partSum !== (sum ?? 0)) return `“${heading}”分项之和与合计不等，请重新生成。`;
  }
  return null;
}

/** Spaces and control characters a spreadsheet skips before it decides that a cell is a formula. */
const skipped = /^[\s\p{Cc}\p{Cf}\p{Z}]*/u;
/** Full-width signs count too: spreadsheets of a Chinese locale read ＝ as =. */
const formulaSigns = new Set(["=", "+", "-", "@", "＝", "＋", "－", "＠", "−"]);
/** A leading tab or line break is itself a way into the next cell. */
const breaks = /^[\t\r\n]/;
/** How nearly every text begins; none of these is skipped, a sign or a break. */
const plain = /^[\p{L}\p{N}]/u;

/**
 * A text cell no spreadsheet will run: an apostrophe goes before anything that could start a formula (OWASP CSV
 * injection). Other text is returned as it came. Numbers are written as numbers and never pass here.
 */
export function guardCell(text: string): string {
  if (plain.test(text)) return text;
  const first = text.replace(skipped, "").charAt(0);
  return breaks.test(text) || formulaSigns.has(first) ? `'${text}` : text;
}
