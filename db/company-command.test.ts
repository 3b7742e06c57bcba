import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asWriter } from "./client";
import { rootSecret } from "./environment";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";
import { rememberMapping } from "./import-mappings";
import { fileOf, headings, workbookFile } from "./sheet-files";

const root = join(import.meta.dirname, "..");
const mark = () => randomBytes(4).toString("hex");

test("the command writes refused rows to a file no spreadsheet will run", async ({ database }) => {
  test.slow();
  const dataDir = mkdtempSync(join(tmpdir(), "data-"));
  const file = fileOf(
    "rows.csv",
    `${headings.join(",")}\r\n示例${mark()}公司,,,,,江苏,,\r\n,,,,=HYPERLINK(1),江苏,,\r\n`,
  );
  const brought = (path: string) => {
    const cli = spawnSync(process.execPath, ["bin/cli.js", "companies", "import", path, "--json"], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, DATABASE_URL: database.url, LIANZHAO_DATA_DIR: dataDir, LIANZHAO_SECRET: rootSecret() },
    });
    return JSON.parse(cli.stdout) as { rejects_file: string };
  };
  const answer = brought(file);
  expect(answer).toMatchObject({ read: 2, created: 1, rejected: 1 });
  const rejects = readFileSync(answer.rejects_file, "utf8");
  expect(rejects).toContain("3,企业名称为空");
  expect(rejects).toContain("'=HYPERLINK(1)");
  const again = brought(answer.rejects_file);
  expect(again).toMatchObject({ read: 1, rejected: 1 });
  expect(readFileSync(again.rejects_file, "utf8")).toBe(rejects.replace("3,企业", "2,企业"));
});

test("the command takes one file at a time, names the sheets it left, and takes nothing back on trial", async ({
  database,
}) => {
  test.slow();
  const command = (...words: string[]) =>
    spawnSync(process.execPath, ["bin/cli.js", "companies", "import", ...words], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, DATABASE_URL: database.url, LIANZHAO_SECRET: rootSecret() },
    });
  const sheets = ["江苏", "浙江", "福建"].map((name) => [
    name,
    [headings, [`示例${mark()}公司`, "", "", "", "", "江苏", "", ""]],
  ]);
  const file = await workbookFile(Object.fromEntries(sheets));
  const read = command(file, "--dry-run", "--json");
  expect(JSON.parse(read.stdout)).toMatchObject({ sheet: "江苏", sheets_left: ["浙江", "福建"], read: 1 });
  expect(command(file, "--dry-run").stdout).toContain("只读了工作表“江苏”，未读“浙江”“福建”");
  const csv = fileOf("一省.csv", `${headings.join(",")}\r\n`);
  expect(JSON.parse(command(csv, "--dry-run", "--json").stdout)).toMatchObject({ sheet: null, sheets_left: [] });
  expect(command(file, csv, "--dry-run").status).toBe(2);
  const importId = crypto.randomUUID();
  for (const words of [["--dry-run"], ["--kind", "companies"], ["--data-on", "2024-01-01"]])
    expect(command("--undo", importId, ...words).status, words[0]).toBe(2);
});

test("the command refuses a list whose heading row names no company, because nobody can point the column out there", async ({
  database,
}) => {
  const file = fileOf("unnamed.csv", "重点单位,统一社会信用代码,所在省份\r\n示例公司,,江苏\r\n");
  const cli = spawnSync(process.execPath, ["bin/cli.js", "companies", "import", file, "--json"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: database.url, LIANZHAO_SECRET: rootSecret() },
  });
  expect(cli.status).toBe(1);
  expect(cli.stderr).toContain("没有找到“企业名称”列");
});

test("the command takes the columns that were mapped by hand for the same headings, and names them and the headings it left", async ({
  database,
}) => {
  test.slow();
  const founder = founderOf(database.url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const own = `重点单位${mark()}`;
  const mapping = { name: 0, province: 2 };
  await asWriter(clerk, (tx) => rememberMapping(tx, clerk, "companies", [own, "企业名称", "产地", "备注"], mapping));
  const name = `示例${mark()}公司`;
  const file = fileOf("mapped.csv", `备注,${own},企业名称,产地\r\n无,${name},负责人甲,江苏\r\n`);
  const command = (...words: string[]) =>
    spawnSync(process.execPath, ["bin/cli.js", "companies", "import", file, ...words], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, DATABASE_URL: database.url, LIANZHAO_SECRET: rootSecret() },
    }).stdout;
  expect(command("--dry-run")).toContain(
    `各列对应（与页面上最近一次相同）：“${own}”为企业名称，“产地”为所在省份。未导入的列：“备注”“企业名称”。`,
  );
  expect(JSON.parse(command("--json"))).toMatchObject({
    created: 1,
    columns: [
      { heading: own, field: "name", label: "企业名称" },
      { heading: "产地", field: "province", label: "所在省份" },
    ],
    columns_remembered: true,
    headings_left: ["备注", "企业名称"],
  });
  const held = await founder.driver`select province from companies where name = ${name}`;
  expect([...held]).toEqual([{ province: "江苏" }]);
  await founder.end();
});
