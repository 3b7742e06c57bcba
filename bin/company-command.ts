import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, mkdirSync, type WriteStream } from "node:fs";
import { basename, join, resolve } from "node:path";
import { z } from "zod";
import { importCompanies, type SheetRow, undoImport } from "@/db/company-imports";
import { readEnvironment } from "@/db/environment";
import { detectColumns, type Mapping } from "@/domain/import-row";
import { Refusal } from "@/domain/refusal";
import { guardCell } from "@/domain/sheet";
import { type Command, WrongUsage } from "./command";
import { type ParsedRow, readSheet } from "./sheet-reader";

/** Official files carry a title and a unit line above the headings. */
const headingWithinRows = 10;

export const companyCommand: Command = {
  usage: [
    "companies import FILE [--json] [--dry-run] [--data-on 日期]    导入企业（csv 或 xlsx）",
    "companies import --undo IMPORT_ID [--json]                      撤销一次导入",
  ],
  options: { "dry-run": { type: "boolean" }, undo: { type: "string" }, "data-on": { type: "string" } },
  async run([verb, file], options, databaseUrl) {
    if (verb !== "import" || (file === undefined) === (options.undo === undefined)) throw new WrongUsage();
    if (typeof options.undo === "string") return undo(databaseUrl, options.undo);
    const dataOn = options["data-on"] === undefined ? null : z.iso.date().safeParse(options["data-on"]);
    if (dataOn && !dataOn.success) throw new Refusal("--data-on 应写成 2026-01-31 的样子。");
    return bringIn(databaseUrl, file ?? "", dataOn?.data ?? null, options["dry-run"] === true);
  },
};

async function undo(databaseUrl: string, importId: string) {
  if (!z.uuid().safeParse(importId).success) throw new Refusal("导入编号有误。编号见导入时的 import_id。");
  const answer = await undoImport(databaseUrl, importId);
  const kept = answer.kept_companies.map(({ name, reason }) => `  ${name}：${reason}`);
  const text = [`已撤销：删去 ${answer.removed} 家，保留 ${answer.kept} 家。`, ...kept].join("\n");
  return { answer, text };
}

async function bringIn(databaseUrl: string, file: string, dataOn: string | null, isDryRun: boolean) {
  const started = performance.now();
  const path = resolve(file);
  const name = basename(path);
  const parsed = readSheet(path);
  const { mapping, headings } = await findHeadings(parsed);
  const rejects = rejectsOf(name, headings);
  const result = await importCompanies(
    databaseUrl,
    { name, sha256: await digestOf(path), dataOn, mapping, rows: usable(parsed, rejects.add) },
    rejects.add,
    isDryRun,
  );
  const { read, created, updated, unchanged, duplicates } = result;
  const rejected = rejects.count();
  const answer = {
    import_id: result.import_id,
    read: read + rejected - result.rejected,
    created,
    updated,
    unchanged,
    duplicates,
    rejected,
    rejects_file: await rejects.close(),
    seconds: Math.round((performance.now() - started) / 100) / 10,
  };
  const done = isDryRun ? "试运行，未写入" : `已导入（编号 ${answer.import_id}）`;
  const counts = `读入 ${answer.read} 行，新增 ${created}，更新 ${updated}，未变 ${unchanged}，重复 ${duplicates}，未导入 ${rejected}`;
  const where = answer.rejects_file ? `\n未导入的行及原因：${answer.rejects_file}` : "";
  return { answer, text: `${done}：${counts}，用时 ${answer.seconds} 秒。${where}` };
}

async function findHeadings(
  rows: AsyncGenerator<ParsedRow>,
): Promise<{ mapping: Mapping; headings: readonly string[] }> {
  for (let looked = 0; looked < headingWithinRows; looked += 1) {
    const next = await rows.next();
    if (next.done) break;
    const mapping = detectColumns(next.value.cells);
    if (mapping.name !== undefined && Object.keys(mapping).length > 1) return { mapping, headings: next.value.cells };
  }
  await rows.return(undefined);
  throw new Refusal("前 10 行没有找到表头。表头至少应有“企业名称”和另一列，如“统一社会信用代码”。");
}

/** Rows the parser already gave up on go straight to the rejects. */
async function* usable(rows: AsyncIterable<ParsedRow>, reject: (row: SheetRow, reason: string) => void) {
  for await (const row of rows) {
    if (row.rejected === null) yield row;
    else reject(row, row.rejected);
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** A csv that opens in a spreadsheet and runs nothing: the line, the reason, then the row as it came. */
function rejectsOf(name: string, headings: readonly string[]) {
  let file: WriteStream | null = null;
  let count = 0;
  const folder = join(readEnvironment().dataDir, "rejects");
  const path = join(folder, `${name.replace(/\.\w+$/, "")}-${randomUUID().slice(0, 8)}.csv`);
  const line = (cells: readonly string[]) => `${cells.map(quoted).join(",")}\r\n`;
  return {
    add(row: SheetRow, reason: string) {
      if (!file) {
        mkdirSync(folder, { recursive: true });
        file = createWriteStream(path, { mode: 0o600 });
        file.write(`\uFEFF${line(["行号", "原因", ...headings])}`);
      }
      count += 1;
      file.write(line([String(row.line), reason, ...row.cells]));
    },
    count: () => count,
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
