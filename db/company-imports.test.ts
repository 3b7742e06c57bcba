import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import ExcelJS from "exceljs";
import iconv from "iconv-lite";
import { companySchema } from "@/domain/company";
import type { FieldRules } from "@/domain/company-import";
import { checkCharacter } from "@/domain/credit-code";
import { detectColumns } from "@/domain/import-row";
import { createCompany, editCompany, findCompany } from "./companies";
import { passListing } from "./company-imports";
import { rootSecret } from "./environment";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";
import { takeBackImport } from "./import-undo";
import type { ParsedRow } from "./sheet-reader";
import { unwatched } from "./task-progress";

const root = join(import.meta.dirname, "..");
const headings = ["企业名称", "统一社会信用代码", "注册日期", "注册资金", "经营范围", "所在省份", "地区", "注册地址"];
const mark = () => randomBytes(4).toString("hex");
const codeOf = (serial: string) => {
  const first17 = `91152502MA${serial
    .toUpperCase()
    .replace(/[^0-9A-F]/g, "")
    .slice(0, 7)
    .padEnd(7, "0")}`;
  return first17 + checkCharacter(first17);
};
const rowOf = (name: string, code: string, scope = "风电叶片制造") => [
  name,
  code,
  "2002-07-10",
  "50(万元人民币)",
  scope,
  "江苏",
  "盐城",
  "江苏省盐城市示例路",
];

async function bringIn(url: string, rows: string[][], { isDryRun = false, rules = {} as FieldRules } = {}) {
  const rejects: { line: number; reason: string }[] = [];
  async function* stream(): AsyncGenerator<ParsedRow> {
    for (const [at, cells] of rows.entries()) yield { line: at + 2, cells };
  }
  const importId = randomUUID();
  const { counts, samples } = await passListing(
    url,
    {
      kind: "companies",
      fileName: "试验.csv",
      headings,
      mapping: detectColumns(headings),
      rules,
      dataOn: null,
      rows: stream(),
    },
    isDryRun ? null : { importId, startedBy: null, newFile: { sha256: "0" } },
    unwatched,
    ({ line }, reason) => rejects.push({ line, reason }),
  );
  return { ...counts, importId, rejects, samples };
}

function fileOf(name: string, content: string | Buffer): string {
  const path = join(mkdtempSync(join(tmpdir(), "sheet-")), name);
  writeFileSync(path, content);
  return path;
}

type Message = { rows?: { line: number; cells: string[] }[]; refused?: string };
const parse = (path: string): Message[] =>
  execFileSync(process.execPath, ["--import", "tsx", join(root, "bin", "parse-sheet.ts"), path, "rows", "1", "0"], {
    cwd: root,
    encoding: "utf8",
  })
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Message);

test("a file read twice changes nothing the second time; doubles are counted and broken rows refused with a reason", async ({
  database,
}) => {
  const [a, b] = [mark(), mark()];
  const rows = [
    rowOf(`示例${a}有限公司`, codeOf(a)),
    rowOf(`示例${a}有限公司`, codeOf(a)),
    rowOf(`示例${b}有限公司`, ""),
    ["示例错位公司", "x", "福建", "厦门", "50(万元人民币)", "2002-07-10", "", ""],
  ];
  const first = await bringIn(database.url, rows);
  expect(first).toMatchObject({ read: 4, created: 2, unchanged: 0, duplicates: 1, rejected: 1 });
  expect(first.rejects).toEqual([{ line: 5, reason: expect.stringContaining("错位") }]);
  expect(await bringIn(database.url, rows)).toMatchObject({ created: 0, updated: 0, unchanged: 2, duplicates: 1 });
});

test("a trial run writes nothing", async ({ database }) => {
  const name = `示例${mark()}有限公司`;
  expect(await bringIn(database.url, [rowOf(name, "")], { isDryRun: true })).toMatchObject({ created: 1 });
  expect(await bringIn(database.url, [rowOf(name, "")])).toMatchObject({ created: 1 });
});

test("a newer file changes what the last file gave and keeps what an officer typed since", async ({ database }) => {
  const founder = founderOf(database.url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const id = mark();
  const name = `示例${id}有限公司`;
  await bringIn(database.url, [rowOf(name, codeOf(id))]);
  const [row] = await founder.driver<{ id: string }[]>`select id from companies where name = ${name}`;
  const before = await findCompany(clerk, row?.id ?? "");
  if (!before) throw new Error("not imported");
  await editCompany(clerk, {
    ...companySchema.parse({
      name,
      creditCode: codeOf(id),
      scope: "由专员改写",
      province: "江苏",
      city: "盐城",
      capitalRaw: "50(万元人民币)",
    }),
    id: before.company.id,
    seenVersion: 1,
  });
  const newer = rowOf(name, codeOf(id), "文件里的新范围");
  newer[3] = "80(万元人民币)";
  expect(await bringIn(database.url, [newer])).toMatchObject({ updated: 1, created: 0 });
  expect((await findCompany(clerk, before.company.id))?.company).toMatchObject({
    scope: "由专员改写",
    capitalYuan: 800_000,
    version: 3,
  });
  await founder.end();
});

test("one line stands in the audit log for a thousand imported companies", async ({ database }) => {
  const founder = founderOf(database.url);
  const { importId } = await bringIn(database.url, [
    rowOf(`示例${mark()}有限公司`, ""),
    rowOf(`示例${mark()}有限公司`, ""),
  ]);
  const lines =
    await founder.driver`select operation, after from audit.entries where row_id = ${importId} and subject = 'companies'`;
  expect(lines).toEqual([{ operation: "BULK", after: { operation: "INSERT", rows: 2 } }]);
  await founder.end();
});

test("an import is taken back, except what people have built on since", async ({ database }) => {
  const founder = founderOf(database.url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const known = `示例${mark()}有限公司`;
  await createCompany(clerk, companySchema.parse({ name: known, province: "江苏", city: "盐城" }));
  const [edited, free] = [`示例${mark()}有限公司`, `示例${mark()}有限公司`];
  const { importId } = await bringIn(database.url, [rowOf(known, ""), rowOf(edited, ""), rowOf(free, "")]);
  const [row] = await founder.driver<{ id: string }[]>`select id from companies where name = ${edited}`;
  await editCompany(clerk, { ...companySchema.parse({ name: edited }), id: row?.id ?? "", seenVersion: 1 });
  const undone = await takeBackImport(database.url, importId, unwatched);
  expect(undone).toMatchObject({ removed: 1, restored: 1, keptCount: 1 });
  expect(undone.kept).toEqual([{ companyId: row?.id, name: edited, reason: "导入后已修改" }]);
  const left = await founder.driver`select name from companies where name in ${founder.driver([known, edited, free])}`;
  expect(left.map((one) => one.name).sort()).toEqual([known, edited].sort());
  await expect(takeBackImport(database.url, importId, unwatched)).rejects.toMatchObject({
    sentence: "这次导入已经撤销过。",
  });
  await founder.end();
});

test("the same rows leave a GB18030 file, a UTF-8 file and a workbook", async () => {
  test.slow();
  const rows = [headings, rowOf("示例㐂镕公司", "", `${"甲乙丙丁戊".repeat(6000)}`)];
  const csv = rows.map((row) => row.join(",")).join("\r\n");
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet("企业").addRows(rows);
  const files = [
    fileOf("a.csv", iconv.encode(csv, "gb18030")),
    fileOf("b.csv", `\uFEFF${csv}`),
    fileOf("c.xlsx", Buffer.from(await workbook.xlsx.writeBuffer())),
  ];
  for (const file of files)
    expect(
      parse(file).flatMap((message) => message.rows?.map(({ cells }) => cells) ?? []),
      file,
    ).toEqual(rows);
});

test("hostile and foreign files are refused with a sentence before they are read", async () => {
  test.slow();
  const refused = (path: string) => parse(path).at(-1)?.refused ?? "";
  expect(refused(fileOf("old.xlsx", Buffer.from("d0cf11e0a1b11ae1", "hex")))).toContain("xls");
  expect(refused(fileOf("renamed.csv", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200)])))).toContain(
    "不是 csv 或 xlsx",
  );
  expect(refused(fileOf("cut.xlsx", Buffer.from("504b030400000000", "hex")))).toContain("不是完整的 xlsx");
  expect(refused(fileOf("bomb.xlsx", zipOf({ "xl/worksheets/sheet1.xml": Buffer.alloc(30_000_000, " ") })))).toContain(
    "展开后过大",
  );
  expect(
    refused(fileOf("dtd.xlsx", zipOf({ "xl/sharedStrings.xml": Buffer.from("<!DOCTYPE x [<!ENTITY a 'b'>]><x/>") }))),
  ).toContain("外部定义");
  const many = Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`xl/media/${i}.xml`, Buffer.from("x")]));
  expect(refused(fileOf("many.xlsx", zipOf(many)))).toContain("展开后过大");
});

test("the command writes refused rows to a file no spreadsheet will run", async ({ database }) => {
  test.slow();
  const dataDir = mkdtempSync(join(tmpdir(), "data-"));
  const file = fileOf(
    "rows.csv",
    `${headings.join(",")}\r\n示例${mark()}公司,,,,,江苏,,\r\n,,,,=HYPERLINK(1),江苏,,\r\n`,
  );
  const cli = spawnSync(process.execPath, ["--import", "tsx", "bin/cli.ts", "companies", "import", file, "--json"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: database.url, LIANZHAO_DATA_DIR: dataDir, LIANZHAO_SECRET: rootSecret() },
  });
  const answer = JSON.parse(cli.stdout) as { rejects_file: string };
  expect(answer).toMatchObject({ read: 2, created: 1, rejected: 1 });
  const rejects = readFileSync(answer.rejects_file, "utf8");
  expect(rejects).toContain("3,企业名称为空");
  expect(rejects).toContain("'=HYPERLINK(1)");
});

/** A zip with what an xlsx must hold and the given entries, lying about no size: the reader counts for itself. */
function zipOf(extra: Record<string, Buffer>): Buffer {
  const entries = { "[Content_Types].xml": Buffer.from("<x/>"), "xl/workbook.xml": Buffer.from("<x/>"), ...extra };
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const packed = deflateRawSync(content);
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
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(tail.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, tail, end]);
}
