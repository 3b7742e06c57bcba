import { randomBytes } from "node:crypto";
import { companySchema } from "@/domain/company";
import { checkCharacter } from "@/domain/credit-code";
import { bringIn } from "./brought-in";
import { editCompany, findCompany } from "./companies";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";

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
  const first = await bringIn(database.url, { headings, rows });
  expect(first).toMatchObject({ read: 4, created: 2, unchanged: 0, duplicates: 1, rejected: 1 });
  expect(first.rejects).toEqual([{ line: 5, reason: expect.stringContaining("错位") }]);
  expect(await bringIn(database.url, { headings, rows })).toMatchObject({
    created: 0,
    updated: 0,
    unchanged: 2,
    duplicates: 1,
  });
});

test("a row that gives an earlier row's code another name is left out with the line it collides with", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const [a, b, c] = [mark(), mark(), mark()];
  const rows = [
    rowOf(`示例${a}（江苏）有限公司`, codeOf(a)),
    rowOf(`示例${b}有限公司`, codeOf(b)),
    rowOf(`示例${a}(江苏)有限公司`, codeOf(a)),
    rowOf(`示例${c}有限公司`, codeOf(a)),
    rowOf(`示例${c}有限公司`, codeOf(b)),
  ];
  const counts = { read: 5, created: 2, duplicates: 1, rejected: 2, reasons: { 与前面一行信用代码相同而名称不同: 2 } };
  const preview = await bringIn(database.url, { headings, rows, isDryRun: true });
  expect(preview).toMatchObject(counts);
  const reasons = [
    "与第 2 行信用代码相同而名称不同，请核对后重新导入",
    "与第 3 行信用代码相同而名称不同，请核对后重新导入",
  ];
  expect(preview.samples.filter(({ verdict }) => verdict === "rejected").map(({ warnings }) => warnings)).toEqual(
    reasons.map((reason) => [reason]),
  );
  const { importId, ...brought } = await bringIn(database.url, { headings, rows });
  expect(brought).toMatchObject({
    ...counts,
    rejects: [
      { line: 5, reason: reasons[0] },
      { line: 6, reason: reasons[1] },
    ],
  });
  const kept = await founder.driver`
    select line, reason, cells ->> 0 as name from import_rejects where import_id = ${importId} order by line`;
  expect(kept).toEqual(reasons.map((reason, at) => ({ line: at + 5, reason, name: `示例${c}有限公司` })));
  await founder.end();
});

test("firms that share a made-up code stay apart and keep it in their raw cells only", async ({ database }) => {
  const founder = founderOf(database.url);
  const names = [mark(), mark(), mark()].map((one) => `示例${one}有限公司`);
  const rows = names.map((name, at) => rowOf(name, at === 2 ? "0".repeat(15) : "0".repeat(18)));
  expect(await bringIn(database.url, { headings, rows })).toMatchObject({ created: 3, duplicates: 0 });
  expect(await bringIn(database.url, { headings, rows })).toMatchObject({ unchanged: 3 });
  const held = await founder.driver`
    select credit_code as code, code_verdict as verdict, province from companies where name in ${founder.driver(names)}`;
  expect(held).toEqual(Array.from(names, () => ({ code: null, verdict: "malformed", province: "江苏" })));
  await founder.end();
});

test("a trial run writes nothing", async ({ database }) => {
  const name = `示例${mark()}有限公司`;
  expect(await bringIn(database.url, { headings, rows: [rowOf(name, "")], isDryRun: true })).toMatchObject({
    created: 1,
  });
  expect(await bringIn(database.url, { headings, rows: [rowOf(name, "")] })).toMatchObject({ created: 1 });
});

test("a newer file changes what the last file gave and keeps what an officer typed since", async ({ database }) => {
  const founder = founderOf(database.url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const id = mark();
  const name = `示例${id}有限公司`;
  await bringIn(database.url, { headings, rows: [rowOf(name, codeOf(id))] });
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
  expect(await bringIn(database.url, { headings, rows: [newer] })).toMatchObject({ updated: 1, created: 0 });
  expect((await findCompany(clerk, before.company.id))?.company).toMatchObject({
    scope: "由专员改写",
    capitalYuan: 800_000,
    version: 3,
  });
  await founder.end();
});

test("a company whose name or place an officer corrected is still the one its list names", async ({ database }) => {
  const founder = founderOf(database.url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const [a, b, c] = [mark(), mark(), mark()].map((one) => `示例${one}有限公司`) as [string, string, string];
  const list = {
    headings: ["企业名称", "所在省份", "地区"],
    rows: [
      [a, "", ""],
      [` ${b}`, "", ""],
      [c, "江苏", ""],
    ],
  };
  await bringIn(database.url, list);
  const renamed = `更正${mark()}有限公司`;
  const correct = async (name: string, correction: Record<string, string>) => {
    const [row] = await founder.driver<{ id: string }[]>`select id from companies where name = ${name}`;
    const input = companySchema.parse({ name, distinctBecause: "更正", ...correction });
    await editCompany(clerk, { ...input, id: row?.id ?? "", seenVersion: 1 });
  };
  await correct(a, { province: "浙江" });
  await correct(b, { name: renamed });
  await correct(c, { province: "江苏", city: "盐城" });
  expect(await bringIn(database.url, { ...list, isDryRun: true })).toMatchObject({ created: 0, unchanged: 3 });
  expect(await bringIn(database.url, list)).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
  const fuller = { headings: [...list.headings, "经营范围"], rows: list.rows.map((row) => [...row, "风电叶片制造"]) };
  expect(await bringIn(database.url, fuller)).toMatchObject({ created: 0, updated: 3 });
  const held = await founder.driver`
    select name, province, city, scope from companies where name in ${founder.driver([a, b, c, renamed])}`;
  const scope = "风电叶片制造";
  expect(new Map(held.map((row) => [row.name, row]))).toEqual(
    new Map([
      [a, { name: a, province: "浙江", city: null, scope }],
      [renamed, { name: renamed, province: null, city: null, scope }],
      [c, { name: c, province: "江苏", city: "盐城", scope }],
    ]),
  );
  await founder.end();
});

test("a company's banner follows an address only where the address is taken, and its move is shown", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const [kept, moved, left] = [mark(), mark(), mark()].map((one) => `示例${one}有限公司`) as [string, string, string];
  const listOf = (rows: string[][]) => ({
    headings: ["企业名称", "统一社会信用代码", "所在省份", "地区", "注册地址", "注册资金"],
    rows,
  });
  const codes = new Map([kept, moved, left].map((name) => [name, codeOf(name)]));
  const at = (name: string, address: string, ...place: string[]) => [
    ...[name, codes.get(name) ?? "", ...(place.length > 0 ? place : ["", ""])],
    ...[address, "50(万元人民币)"],
  ];
  const home = "锡林郭勒盟锡林浩特市甲路";
  await bringIn(database.url, listOf([at(kept, home), at(moved, home), at(left, home)]));
  const [row] = await founder.driver<{ id: string }[]>`select id from companies where name = ${kept}`;
  const corrected = companySchema.parse({
    ...{ name: kept, creditCode: codes.get(kept), capitalRaw: "50(万元人民币)" },
    ...{ province: "内蒙古", city: "锡林郭勒盟", address: "锡林郭勒盟锡林浩特市乙路" },
  });
  await editCompany(clerk, { ...corrected, id: row?.id ?? "", seenVersion: 1 });
  const away = "锡林郭勒盟东乌珠穆沁旗丙路";
  const newer = listOf([at(kept, away), at(moved, away), at(left, "盐城市丁路", "江苏", "盐城")]);
  const preview = await bringIn(database.url, { ...newer, isDryRun: true });
  const changesOf = (name: string) => preview.samples.find((sample) => sample.name === name)?.changes;
  expect(preview).toMatchObject({ updated: 2, unchanged: 1 });
  expect(changesOf(kept)).toEqual([{ field: "address", from: "锡林郭勒盟锡林浩特市乙路", to: away, isKept: true }]);
  expect(changesOf(moved)).toEqual([
    { field: "address", from: home, to: away, isKept: false },
    { field: "banner", from: "锡林浩特市", to: "东乌珠穆沁旗", isKept: false },
  ]);
  expect(changesOf(left)).toContainEqual({ field: "banner", from: "锡林浩特市", to: "", isKept: false });
  await bringIn(database.url, newer);
  const held = await founder.driver`
    select c.name, c.province, c.city, b.name as banner, c.address from companies c left join units b on b.id = c.banner_id
    where c.name in ${founder.driver([kept, moved, left])}`;
  expect(new Map(held.map(({ name, ...place }) => [name, place]))).toEqual(
    new Map([
      [kept, { province: "内蒙古", city: "锡林郭勒盟", banner: "锡林浩特市", address: "锡林郭勒盟锡林浩特市乙路" }],
      [moved, { province: "内蒙古", city: "锡林郭勒盟", banner: "东乌珠穆沁旗", address: away }],
      [left, { province: "江苏", city: "盐城", banner: null, address: "盐城市丁路" }],
    ]),
  );
  expect(await bringIn(database.url, newer)).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
  await founder.end();
});

test("a list older than the company's data fills blanks only, and the preview says so", async ({ database }) => {
  const founder = founderOf(database.url);
  const name = `示例${mark()}有限公司`;
  const listOf = (capital: string, scope: string) => ({
    headings: ["企业名称", "注册资金", "经营范围"],
    rows: [[name, capital, scope]],
  });
  const held = async () => {
    const [row] = await founder.driver`
      select capital_yuan::int as capital, scope, data_on::text as day, raw from companies where name = ${name}`;
    return row;
  };
  await bringIn(database.url, { ...listOf("900(万元人民币)", ""), dataOn: "2026-06-01" });
  const older = { ...listOf("100(万元人民币)", "风电叶片制造"), dataOn: "2019-05-01" };
  const preview = await bringIn(database.url, { ...older, isDryRun: true });
  expect(preview).toMatchObject({ updated: 1 });
  expect(preview.samples).toEqual([
    {
      line: 2,
      verdict: "changed",
      name,
      changes: [
        { field: "capital", from: "900(万元人民币)", to: "100(万元人民币)", isKept: true },
        { field: "scope", from: "", to: "风电叶片制造", isKept: false },
      ],
      warnings: ["名单数据日期早于企业的数据日期 2026-06-01，只补空白。"],
    },
  ]);
  await bringIn(database.url, older);
  expect(await held()).toMatchObject({ capital: 9_000_000, scope: "风电叶片制造", day: "2026-06-01" });
  expect((await held())?.raw).toMatchObject({ capital: "900(万元人民币)", scope: "风电叶片制造" });
  expect(await bringIn(database.url, older)).toMatchObject({ updated: 0, unchanged: 1 });
  await bringIn(database.url, listOf("300(万元人民币)", "风电叶片制造"));
  expect(await held()).toMatchObject({ capital: 3_000_000, day: "2026-06-01" });
  const replacing = await bringIn(database.url, { ...older, rules: { capital: "replace" } });
  expect(replacing.samples[0]?.warnings).toEqual([
    "名单数据日期早于企业的数据日期 2026-06-01，只补空白，规则为一律更新的列除外。",
  ]);
  expect(await held()).toMatchObject({ capital: 1_000_000, day: "2026-06-01" });
  await bringIn(database.url, { ...listOf("200(万元人民币)", "塔筒制造"), dataOn: "2026-07-01" });
  expect(await held()).toMatchObject({ capital: 2_000_000, scope: "塔筒制造", day: "2026-07-01" });
  await founder.end();
});

test("one line stands in the audit log for a thousand imported companies", async ({ database }) => {
  const founder = founderOf(database.url);
  const { importId } = await bringIn(database.url, {
    headings,
    rows: [rowOf(`示例${mark()}有限公司`, ""), rowOf(`示例${mark()}有限公司`, "")],
  });
  const lines =
    await founder.driver`select operation, after from audit.entries where row_id = ${importId} and subject = 'companies'`;
  expect(lines).toEqual([{ operation: "BULK", after: { operation: "INSERT", rows: 2 } }]);
  await founder.end();
});

test("a list dated after today is refused before anything is read of it", async ({ database }) => {
  const list = { headings, rows: [rowOf(`示例${mark()}有限公司`, "")] };
  const sentence = "数据日期不能晚于今天。";
  await expect(bringIn(database.url, { ...list, dataOn: "2999-01-01" })).rejects.toMatchObject({ sentence });
});
