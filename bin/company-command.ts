import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, mkdirSync, type WriteStream } from "node:fs";
import { basename, join, resolve } from "node:path";
import { z } from "zod";
import { readEnvironment } from "@/db/environment";
import { type Pointed, readWhole, type WholeSheet } from "@/db/sheet-reader";
import { unwatched } from "@/db/task-progress";
import { addedColumns, honourWords, type ImportKind, importKinds, rejectHeadings } from "@/domain/company-import";
import { detectColumns } from "@/domain/detect-columns";
import { fieldsOfKind, importFieldLabels, importFields, type Mapping } from "@/domain/import-row";
import { Refusal } from "@/domain/refusal";
import { guardCell } from "@/domain/sheet";
import { type Command, WrongUsage } from "./command";

export const companyCommand: Command = {
  usage: [
    "companies import FILE [--json] [--dry-run] [--data-on 日期] [--kind companies|products|honours] [--heading-row N]    导入企业、主营产品或荣誉名单（csv 或 xlsx）",
    "companies import --undo IMPORT_ID [--json]                      撤销一次导入",
  ],
  options: {
    "dry-run": { type: "boolean" },
    undo: { type: "string" },
    "data-on": { type: "string" },
    kind: { type: "string" },
    "heading-row": { type: "string" },
  },
  async run([verb, file, ...more], options, open) {
    const isUndo = options.undo !== undefined;
    const hasOthers =
      options["dry-run"] !== undefined || (options.kind ?? options["data-on"] ?? options["heading-row"]) !== undefined;
    if (verb !== "import" || more.length > 0 || (file === undefined) !== isUndo) throw new WrongUsage();
    if (isUndo && hasOthers) throw new WrongUsage();
    if (typeof options.undo === "string") return undo(await open(), options.undo);
    const kind = importKinds.find((one) => one === (options.kind ?? "companies"));
    if (!kind) throw new WrongUsage();
    const dataOn = options["data-on"] === undefined ? null : z.iso.date().safeParse(options["data-on"]);
    if (dataOn && !dataOn.success) throw new Refusal("--data-on 应写成 2026-01-31 的样子。");
    const headingRow = options["heading-row"];
    if (headingRow !== undefined && !/^[1-9]\d{0,6}$/.test(String(headingRow)))
      throw new Refusal("--heading-row 应写成表头所在的行号，如 3。");
    return bringIn(open, file ?? "", {
      kind,
      dataOn: dataOn?.data ?? null,
      isDryRun: options["dry-run"] === true,
      pointed: headingRow === undefined ? {} : { headingLine: Number(headingRow) },
    });
  },
};

async function undo(databaseUrl: string, importId: string) {
  if (!z.uuid().safeParse(importId).success) throw new Refusal("导入编号有误。编号见导入时的 import_id。");
  const { takeBackImport } = await import("@/db/import-undo");
  const { removed, restored, keptCount, kept } = await takeBackImport(databaseUrl, importId, unwatched);
  const answer = {
    import_id: importId,
    removed,
    restored,
    kept: keptCount,
    kept_companies: kept.map(({ name, reason }) => ({ name, reason })),
  };
  const lines = answer.kept_companies.map(({ name, reason }) => `  ${name}：${reason}`);
  const text = [`已撤销：删去 ${removed} 家，恢复 ${restored} 家，保留 ${keptCount} 家。`, ...lines].join("\n");
  return { answer, text };
}

/** The file is being read while the database is opened and the modules that write are loaded. */
async function bringIn(
  open: () => Promise<string>,
  file: string,
  { kind, dataOn, isDryRun, pointed }: { kind: ImportKind; dataOn: string | null; isDryRun: boolean; pointed: Pointed },
) {
  const started = performance.now();
  const path = resolve(file);
  const fileName = basename(path);
  const [sheet, databaseUrl, { passListing }, { mappingFor }, { asOwner }] = await Promise.all([
    readWhole(path, kind, pointed),
    open(),
    import("@/db/company-imports"),
    import("@/db/import-mappings"),
    import("@/db/client"),
  ]);
  const { headings, firstRows } = sheet.outline;
  const detected = detectColumns(headings, fieldsOfKind[kind], firstRows);
  const { mapping, isRemembered } = await asOwner(databaseUrl, (db) =>
    db.transaction((tx) => mappingFor(tx, kind, headings, detected)),
  );
  if (mapping.name === undefined) {
    await sheet.close();
    throw new Refusal("没有找到“企业名称”列。请改好表头，用 --heading-row 指明表头所在行，或在页面上导入并指定该列。");
  }
  const rejects = rejectsOf(fileName, headings);
  const importId = isDryRun ? null : randomUUID();
  const { counts } = await passListing(
    databaseUrl,
    { kind, fileName, headings, mapping, rules: {}, dataOn, rows: sheet.rows },
    importId && { importId, startedBy: null, newFile: { sha256: await digestOf(path) } },
    unwatched,
    rejects.add,
  );
  const { reasons: _, ...answered } = counts;
  const { name, left } = sheetsOf(sheet);
  const mappedColumns = columnsOf(headings, mapping);
  const answer = {
    import_id: importId,
    sheet: name,
    sheets_left: left,
    columns: mappedColumns.columns,
    columns_remembered: isRemembered,
    headings_left: mappedColumns.headingsLeft,
    ...answered,
    rejects_file: await rejects.close(),
    seconds: Math.round((performance.now() - started) / 100) / 10,
  };
  const done = importId ? `已导入（编号 ${importId}）` : "试运行，未写入";
  const { read, created, updated, unchanged, duplicates, rejected } = counts;
  const sums = `读入 ${read} 行，新增 ${created}，更新 ${updated}，未变 ${unchanged}，重复 ${duplicates}，未导入 ${rejected}`;
  const words = honourWords(counts);
  const honours = words && `\n荣誉：${words}`;
  const where = answer.rejects_file ? `\n未导入的行及原因：${answer.rejects_file}` : "";
  const unread = left.length === 0 ? "" : `\n只读了工作表“${name}”，未读${left.map(quote).join("")}。${onlyOneSheet}`;
  const how = `\n${columnWords(mappedColumns, isRemembered)}`;
  return { answer, text: `${done}：${sums}，用时 ${answer.seconds} 秒。${honours}${how}${unread}${where}` };
}

const quote = (text: string) => `“${text}”`;

/** What each column was read as, in the order of the fields, and the headings of those that were not. */
function columnsOf(headings: readonly string[], mapping: Mapping) {
  const columns = importFields.flatMap((field) => {
    const column = mapping[field];
    return column === undefined ? [] : [{ heading: headings[column] ?? "", field, label: importFieldLabels[field] }];
  });
  const taken = new Set(Object.values(mapping));
  const added = addedColumns(headings);
  const headingsLeft = headings.filter((heading, at) => at >= added && heading !== "" && !taken.has(at));
  return { columns, headingsLeft };
}

function columnWords({ columns, headingsLeft }: ReturnType<typeof columnsOf>, isRemembered: boolean): string {
  const mapped = columns.map(({ heading, label }) => `${quote(heading)}为${label}`).join("，");
  const left = headingsLeft.length === 0 ? "" : `未导入的列：${headingsLeft.map(quote).join("")}。`;
  return `各列对应${isRemembered ? "（与页面上最近一次相同）" : ""}：${mapped}。${left}`;
}

const onlyOneSheet = "其余工作表请另存为单独的文件，或在页面上导入并选择工作表。";

/** The sheet that was read and those that were not; a text file has none. */
function sheetsOf({ outline: { sheets, encoding }, sheetNo }: WholeSheet): { name: string | null; left: string[] } {
  if (encoding !== null) return { name: null, left: [] };
  return { name: sheets[sheetNo - 1] ?? null, left: sheets.filter((_, at) => at !== sheetNo - 1) };
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** A csv that opens in a spreadsheet and runs nothing: the line, the reason, then the row as it came. */
function rejectsOf(name: string, headings: readonly string[]) {
  let file: WriteStream | null = null;
  const added = addedColumns(headings);
  const folder = join(readEnvironment().dataDir, "rejects");
  const path = join(folder, `${name.replace(/\.\w+$/, "")}-${randomUUID().slice(0, 8)}.csv`);
  const line = (cells: readonly string[]) => `${cells.map(quoted).join(",")}\r\n`;
  return {
    add(row: { line: number; cells: readonly string[] }, reason: string) {
      if (!file) {
        mkdirSync(folder, { recursive: true });
        file = createWriteStream(path, { mode: 0o600 });
        file.write(`\uFEFF${line([...rejectHeadings, ...headings.slice(added)])}`);
      }
      file.write(line([String(row.line), reason, ...row.cells.slice(added)]));
    },
    close: () =>
      new Promise<string | null>((done) => {
        if (file) file.end(() => done(path));
        else done(null);
      }),
  };
}

function quoted(cell: string): string {
  const guarded = guardCell(cell);
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
