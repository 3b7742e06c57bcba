import { SheetBytes } from "./sheet-bytes";
import { type CellStyle, Numbered, StyleSheet, xmlText } from "./workbook-styles";
import { packPart, zipOf } from "./zip";

export type CellValue = string | number | null;

export type SheetRow = {
  /** Texts as they shall stand: whoever makes the row has guarded them. */
  readonly values: readonly CellValue[];
  /** One a column; rows that look alike share the list. */
  readonly styles: readonly CellStyle[];
  readonly heightPoints?: number;
  /** Cells that hold nothing are written for their looks. */
  readonly keepsEmpty?: boolean;
};

export type Sheet = {
  readonly name: string;
  /** Characters. */
  readonly widths: readonly number[];
  readonly frozen: { readonly columns: number; readonly rows: number };
  readonly rows: Iterable<SheetRow>;
  readonly merged?: string;
  readonly filtered?: string;
  /** A3 across, one page wide, the first rows repeated on every page. */
  readonly printedTitleRows?: number;
  readonly footer: string;
};

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";

/** An xlsx file of these sheets. Texts stand once in the file, whatever number of cells and sheets hold them. */
export async function writeWorkbook(sheets: readonly Sheet[], writtenAt: Date): Promise<Buffer> {
  const styles = new StyleSheet();
  const texts = new Numbered();
  const written = await Promise.all(
    sheets.map((sheet, index) => packPart(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, styles, texts))),
  );
  const others = Object.entries({
    "[Content_Types].xml": [contentTypes(sheets.length)],
    "_rels/.rels": [packageRelations],
    "docProps/core.xml": [coreXml(writtenAt)],
    "xl/workbook.xml": [workbookXml(sheets)],
    "xl/_rels/workbook.xml.rels": [workbookRelations(sheets.length)],
    "xl/styles.xml": [declaration, styles.xml()],
    "xl/sharedStrings.xml": textsXml(texts.texts),
  });
  const parts = await Promise.all(others.map(([path, text]) => packPart(path, text)));
  return zipOf([...parts, ...written]);
}

function* sheetXml(sheet: Sheet, styles: StyleSheet, texts: Numbered): Generator<Buffer> {
  const looks = new Map<readonly CellStyle[], CellLook[]>();
  const xml = new SheetBytes();
  yield Buffer.from(declaration + beforeRows(sheet));
  let at = 0;
  for (const row of sheet.rows) {
    at += 1;
    const known = looks.get(row.styles) ?? looksOf(row.styles, styles);
    looks.set(row.styles, known);
    addRow(xml, row, at, known, texts);
    if (xml.isFull) yield xml.take();
  }
  yield xml.take();
  yield Buffer.from(afterRows(sheet));
}

/** What stands around the row's number and the value in a cell of a column, for each thing the cell may hold. */
type CellLook = Readonly<Record<"open" | "empty" | "number" | "text", Uint8Array>>;

const looksOf = (list: readonly CellStyle[], styles: StyleSheet): CellLook[] =>
  list.map((style, index) => {
    const styled = `" s="${styles.numberOf(style)}"`;
    return {
      open: Buffer.from(`<c r="${columnLetters(index)}`),
      empty: Buffer.from(`${styled}/>`),
      number: Buffer.from(`${styled}><v>`),
      text: Buffer.from(`${styled} t="s"><v>`),
    };
  });

const closeCell = Buffer.from("</v></c>");
const closeRow = Buffer.from("</row>");
/** More than one cell takes with the longest of its parts. */
const cellBytes = 128;

function addRow(xml: SheetBytes, row: SheetRow, at: number, looks: readonly CellLook[], texts: Numbered): void {
  const height = row.heightPoints === undefined ? "" : ` ht="${row.heightPoints}" customHeight="1"`;
  xml.reserve((looks.length + 1) * cellBytes);
  xml.add(Buffer.from(`<row r="${at}"${height}>`));
  const numberOfRow = Buffer.from(String(at));
  for (let index = 0; index < looks.length; index += 1) {
    const value = row.values[index] ?? null;
    const look = looks[index];
    if (!look || (value === null && !row.keepsEmpty)) continue;
    xml.add(look.open);
    xml.add(numberOfRow);
    if (value === null) {
      xml.add(look.empty);
      continue;
    }
    const isNumber = typeof value === "number";
    xml.add(isNumber ? look.number : look.text);
    xml.addNumber(isNumber ? value : texts.numberOf(value));
    xml.add(closeCell);
  }
  xml.add(closeRow);
}

/** A, B … Z, AA for 0, 1 … 25, 26. */
export const columnLetters = (index: number): string =>
  (index < 26 ? "" : columnLetters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

function beforeRows(sheet: Sheet): string {
  const { columns, rows } = sheet.frozen;
  const pane = columns > 0 ? "bottomRight" : "bottomLeft";
  const split = `${columns > 0 ? `xSplit="${columns}" ` : ""}ySplit="${rows}"`;
  const widths = sheet.widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return [
    `<worksheet xmlns="${main}" xmlns:r="${related}">`,
    sheet.printedTitleRows === undefined ? "" : '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView workbookViewId="0"><pane ${split} topLeftCell="${columnLetters(columns)}${rows + 1}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/></sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/>',
    `<cols>${widths.join("")}</cols><sheetData>`,
  ].join("");
}

const printed =
  '<printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/>';
const unprinted =
  '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup orientation="portrait"/>';

const afterRows = (sheet: Sheet): string =>
  [
    "</sheetData>",
    sheet.filtered ? `<autoFilter ref="${sheet.filtered}"/>` : "",
    sheet.merged ? `<mergeCells count="1"><mergeCell ref="${sheet.merged}"/></mergeCells>` : "",
    sheet.printedTitleRows === undefined ? unprinted : printed,
    `<headerFooter><oddFooter>${xmlText(sheet.footer)}</oddFooter></headerFooter></worksheet>`,
  ].join("");

function* textsXml(texts: readonly string[]): Generator<string> {
  yield `${declaration}<sst xmlns="${main}" uniqueCount="${texts.length}">`;
  const step = 4_000;
  for (let from = 0; from < texts.length; from += step)
    yield texts
      .slice(from, from + step)
      .reduce((xml, text) => `${xml}<si><t${spaceOf(text)}>${xmlText(text)}</t></si>`, "");
  yield "</sst>";
}

const spaceOf = (text: string) => (text.trim() === text ? "" : ' xml:space="preserve"');

function workbookXml(sheets: readonly Sheet[]): string {
  const titles = sheets.flatMap(({ name, printedTitleRows }, index) =>
    printedTitleRows === undefined
      ? []
      : `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${xmlText(name)}'!$1:$${printedTitleRows}</definedName>`,
  );
  const listed = sheets.map(
    ({ name }, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const defined = titles.length > 0 ? `<definedNames>${titles.join("")}</definedNames>` : "";
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${related}"><sheets>${listed.join("")}</sheets>${defined}</workbook>`;
}

function workbookRelations(sheetCount: number): string {
  const targets = Array.from({ length: sheetCount }, (_, index) => ["worksheet", `worksheets/sheet${index + 1}.xml`]);
  const all = [...targets, ["styles", "styles.xml"], ["sharedStrings", "sharedStrings.xml"]];
  return relations(all.map(([type, target]) => [`${related}/${type}`, target ?? ""]));
}

const relations = (targets: readonly (readonly [string, string])[]) =>
  `${declaration}<Relationships xmlns="${packages}/relationships">${targets
    .map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;

const packageRelations = relations([
  [`${related}/officeDocument`, "xl/workbook.xml"],
  [`${packages}/relationships/metadata/core-properties`, "docProps/core.xml"],
]);

function contentTypes(sheetCount: number): string {
  const sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const overrides = [
    ["/xl/workbook.xml", `${sheet}.sheet.main+xml`],
    ...Array.from({ length: sheetCount }, (_, index) => [
      `/xl/worksheets/sheet${index + 1}.xml`,
      `${sheet}.worksheet+xml`,
    ]),
    ["/xl/styles.xml", `${sheet}.styles+xml`],
    ["/xl/sharedStrings.xml", `${sheet}.sharedStrings+xml`],
    ["/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"],
  ].map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`);
  return `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`;
}

function coreXml(writtenAt: Date): string {
  const moment = (tag: string) =>
    `<dcterms:${tag} xsi:type="dcterms:W3CDTF">${writtenAt.toISOString().slice(0, 19)}Z</dcterms:${tag}>`;
  return `${declaration}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>链招</dc:creator><cp:lastModifiedBy>链招</cp:lastModifiedBy>${moment("created")}${moment("modified")}</cp:coreProperties>`;
}
