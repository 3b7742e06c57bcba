import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { rootSecret } from "./environment";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";
import { findImport } from "./import-reading";
import { checkImport } from "./imports";
import { chooseHeading, receiveImport } from "./imports-files";
import { fileOf } from "./sheet-files";
import { startWorker, untilWorked, type WorkerProcess } from "./worker-process";

let worker: WorkerProcess;
test.beforeAll(({ database }) => {
  process.env.LIANZHAO_SECRET ??= rootSecret();
  process.env.LIANZHAO_DATA_DIR = mkdtempSync(join(tmpdir(), "data-"));
  worker = startWorker(database.url, process.env.LIANZHAO_DATA_DIR);
});
test.afterAll(() => worker.kill());

const mark = () => randomBytes(4).toString("hex");
const linesOf = (heading: string) => [
  "填报要求,一,二",
  `编号,${heading},地点`,
  ...[1, 2].map((no) => `${no},示例${mark()}有限公司,江苏`),
];
const sent = (lines: readonly string[]) => ({ name: "名单.csv", stream: Readable.from(Buffer.from(lines.join("\n"))) });

test("a heading row pointed out is read anew, checked and found again with its columns the next time", async ({
  database,
}) => {
  test.slow();
  const founder = founderOf(database.url);
  const banner = await founder.foundBanner();
  const clerk = await founder.foundViewer(banner, "clerk");
  const stranger = await founder.foundViewer(banner, "clerk");
  const heading = `重点对象${mark()}`;
  const { importId } = await receiveImport(clerk, "companies", sent(linesOf(heading)));
  expect(await findImport(clerk, importId)).toMatchObject({ mapping: {}, outline: { headingLine: 1 } });
  await expect(chooseHeading(stranger, importId, 2)).rejects.toMatchObject({
    sentence: "这次导入不能再改。请刷新后查看。",
  });
  await chooseHeading(clerk, importId, 2);
  const headings = ["编号", heading, "地点"];
  expect(await findImport(clerk, importId)).toMatchObject({ mapping: {}, outline: { headingLine: 2, headings } });
  const mapping = { name: 1, province: 2 };
  await checkImport(clerk, { importId, mapping, fieldRules: {}, dataOn: null });
  await untilWorked(database.url, importId);
  expect(await findImport(clerk, importId)).toMatchObject({ state: "checked", preview: { read: 2, created: 2 } });

  const again = await receiveImport(stranger, "companies", sent(["另一行,三,四", ...linesOf(heading)]));
  expect(await findImport(stranger, again.importId)).toMatchObject({
    outline: { headingLine: 3, headings },
    mapping,
    isRemembered: true,
  });
  await founder.end();
});

test("a remembered row is passed over where it is a title, names no company or cannot be read", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const title = `企业名单${mark()}`;
  const nameless = ["说明", mark()];
  const twice = ["企业名称", mark(), "企业名称"];
  const below = ["企业名称,所在省份", `示例${mark()}有限公司,江苏`];
  const key = (headings: readonly string[]) =>
    createHash("sha256")
      .update(JSON.stringify([...headings].sort()))
      .digest("hex");
  for (const [headings, mapping] of [
    [[title], { name: 0 }],
    [nameless, { province: 0 }],
    [twice, { name: 0 }],
  ] as const)
    await founder.driver`insert into import_mappings (kind, heading_key, mapping, used_by)
      values ('companies', ${key(headings)}, ${JSON.stringify(mapping)}::text::jsonb, ${clerk.userId})`;
  for (const row of [[title], nameless, twice]) {
    const { importId } = await receiveImport(clerk, "companies", sent([row.join(","), ...below]));
    expect(await findImport(clerk, importId), row.join()).toMatchObject({ outline: { headingLine: 2 } });
  }
  await founder.end();
});

test("the command takes its headings from the row it is told", ({ database }) => {
  test.slow();
  const command = (...words: string[]) =>
    spawnSync(process.execPath, ["bin/cli.js", "companies", "import", ...words, "--dry-run", "--json"], {
      cwd: join(import.meta.dirname, ".."),
      encoding: "utf8",
      env: { ...process.env, DATABASE_URL: database.url, LIANZHAO_SECRET: rootSecret() },
    });
  const name = `示例${mark()}有限公司`;
  const file = fileOf(
    "两行表头.csv",
    `企业名称,注册资本（万元）,成立日期\n示例说明,企业名称,地址\n甲,${name},示例路 1 号`,
  );
  expect(JSON.parse(command(file).stdout)).toMatchObject({ read: 2 });
  expect(JSON.parse(command(file, "--heading-row", "2").stdout)).toMatchObject({ read: 1, created: 1, rejected: 0 });
  expect(command(file, "--heading-row", "9").stderr).toContain("第 9 行是空行，或不在前 50 行之内");
  expect(command(file, "--heading-row", "二").stderr).toContain("--heading-row 应写成表头所在的行号");
});
