import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import ExcelJS from "exceljs";
import { readOutline, readSheet } from "./sheet-reader";

// For tests: lists as files, and what is read of them.

export const headings = [
  "企业名称",
  "统一社会信用代码",
  "注册日期",
  "注册资金",
  "经营范围",
  "所在省份",
  "地区",
  "注册地址",
];
export const row = [
  "示例㐂镕公司",
  "",
  "2002-07-10",
  "50(万元人民币)",
  "甲乙丙丁戊".repeat(6000),
  "江苏",
  "盐城",
  "示例路",
];

export function fileOf(name: string, content: string | Buffer): string {
  const path = join(mkdtempSync(join(tmpdir(), "sheet-")), name);
  writeFileSync(path, content);
  return path;
}

export async function rowsOf(path: string) {
  const { sheetNo, outline } = await readOutline(path, "companies");
  const rows = [];
  for await (const one of readSheet(path, sheetNo, outline.headingLine)) rows.push(one);
  return { outline, rows };
}

export async function workbookFile(sheets: Record<string, unknown[][]>): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) workbook.addWorksheet(name).addRows(rows);
  return fileOf("名单.xlsx", Buffer.from(await workbook.xlsx.writeBuffer()));
}

/** The sentence a file is refused with. */
export const refusalOf = (path: string): Promise<string> =>
  readOutline(path, "companies").then(
    () => "taken",
    (error: { sentence?: string }) => error.sentence ?? String(error),
  );

/** A workbook of one sheet from its XML. */
export function rawWorkbook(xml: { strings?: string[]; rows: string[]; styles?: string; properties?: string }): Buffer {
  const { strings = [], rows, styles = "<styleSheet/>", properties = "<workbookPr/>" } = xml;
  const relations = `<Relationships><Relationship Id="r1" Type="x" Target="worksheets/sheet1.xml"/></Relationships>`;
  const parts = {
    "xl/_rels/workbook.xml.rels": relations,
    "xl/workbook.xml": `<workbook>${properties}<sheets><sheet name="名单" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/styles.xml": styles,
    "xl/sharedStrings.xml": `<sst>${strings.join("")}</sst>`,
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${rows.join("")}</sheetData></worksheet>`,
  };
  return zipOf(buffersOf(parts));
}

export const buffersOf = (parts: Record<string, string>): Record<string, Buffer> =>
  Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, Buffer.from(xml)]));

/** A zip with what an xlsx must hold and the given entries, lying about no size: the reader counts for itself. */
export function zipOf(extra: Record<string, Buffer>, ready: Record<string, Buffer> = {}): Buffer {
  const entries = { "[Content_Types].xml": Buffer.from("<x/>"), "xl/workbook.xml": Buffer.from("<x/>"), ...extra };
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  const packings = Object.entries(entries).map(([name, content]): [string, Buffer] => [name, deflateRawSync(content)]);
  const all = [...packings, ...Object.entries(ready)];
  for (const [name, packed] of all) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    bodies.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const tail = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(all.length, 10);
  end.writeUInt32LE(tail.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, tail, end]);
}

/** The container in which a workbook with a password to open lies: header, allocation table and directory. */
export function lockedWorkbook(): Buffer {
  const sector = 512;
  const header = Buffer.alloc(sector);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(header);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(1, 48);
  header.fill(0xff, 76);
  header.writeUInt32LE(0, 76);
  const table = Buffer.alloc(sector, 0xff);
  table.writeUInt32LE(0xfffffffd, 0);
  table.writeUInt32LE(0xfffffffe, 4);
  const directory = Buffer.alloc(sector);
  for (const [at, name] of ["Root Entry", "EncryptionInfo", "EncryptedPackage"].entries()) {
    directory.write(name, at * 128, "utf16le");
    directory.writeUInt16LE(2 * name.length + 2, at * 128 + 64);
    directory[at * 128 + 66] = at === 0 ? 5 : 2;
  }
  return Buffer.concat([header, table, directory]);
}
