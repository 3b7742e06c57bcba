/** How a cell looks. */
export type CellStyle = {
  readonly font: string;
  readonly size: number;
  readonly isBold?: boolean;
  /** A number format of the spreadsheet; `@` is text. */
  readonly format?: string;
  readonly side: "left" | "center" | "right";
  readonly wraps?: boolean;
  readonly isRuled?: boolean;
  readonly isShaded?: boolean;
};

const builtInFormats: Record<string, number> = { "0": 1, "0.00": 2, "@": 49 };
const firstOwnFormat = 164;

/** Every style of a workbook once, in the order met; number 0 is the plain cell. */
export class StyleSheet {
  private readonly fonts = new Numbered('<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>');
  private readonly formats = new Numbered();
  private readonly looks = new Numbered('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>');

  numberOf(style: CellStyle): number {
    const bold = style.isBold ? "<b/>" : "";
    const font = this.fonts.numberOf(
      `<font>${bold}<sz val="${style.size}"/><name val="${xmlText(style.font)}"/></font>`,
    );
    const format = style.format === undefined ? 0 : this.formatOf(style.format);
    const wrap = style.wraps ? ' wrapText="1"' : "";
    return this.looks.numberOf(
      `<xf numFmtId="${format}" fontId="${font}" fillId="${style.isShaded ? 2 : 0}" borderId="${style.isRuled ? 1 : 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="${style.side}" vertical="center"${wrap}/></xf>`,
    );
  }

  private formatOf(format: string): number {
    return builtInFormats[format] ?? firstOwnFormat + this.formats.numberOf(format);
  }

  xml(): string {
    const own = this.formats.texts.map(
      (format, index) => `<numFmt numFmtId="${firstOwnFormat + index}" formatCode="${xmlText(format)}"/>`,
    );
    return [
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      own.length > 0 ? counted("numFmts", own) : "",
      counted("fonts", this.fonts.texts),
      '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/></patternFill></fill></fills>',
      '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders>',
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      counted("cellXfs", this.looks.texts),
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    ].join("");
  }
}

/** Texts told apart and numbered in the order met. */
export class Numbered {
  private readonly numbers = new Map<string, number>();

  constructor(...first: string[]) {
    for (const text of first) this.numberOf(text);
  }

  numberOf(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.numbers.size);
    return this.numbers.size - 1;
  }

  get texts(): string[] {
    return [...this.numbers.keys()];
  }
}

const counted = (tag: string, members: readonly string[]) =>
  `<${tag} count="${members.length}">${members.join("")}</${tag}>`;

const marks: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** The four marks, and whatever is not among the characters XML can hold. */
const special = /[&<>"]|[^\t\n\r\u0020-\u007e\u0080-\ufffd]/g;

/** Text between tags or quotes; characters XML cannot hold are left out. */
export const xmlText = (text: string) => text.replace(special, (character) => marks[character] ?? "");
