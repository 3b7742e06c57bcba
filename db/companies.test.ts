import { randomBytes } from "node:crypto";
import { companySchema } from "@/domain/company";
import { companyFilterSchema } from "@/domain/company-list";
import { checkCharacter } from "@/domain/credit-code";
import { createCompany, editCompany, findCompany, listLikeCompanies } from "./companies";
import { listCompanies, searchCompanies } from "./company-search";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";
import { untilWaiting } from "./held-locks";

/** Two rare characters nobody else's company carries, so that a search of one test finds its own rows only. */
const rareName = () => Array.from(randomBytes(3), (byte) => String.fromCodePoint(0x9100 + byte)).join("");
const company = (fields: Record<string, unknown>) => companySchema.parse(fields);
const filter = (fields: Record<string, unknown>) => companyFilterSchema.parse(fields);
const freshCode = () => {
  const first17 = `91152502MA${randomBytes(4).readUInt32BE().toString().padStart(10, "0").slice(-7)}`;
  return first17 + checkCharacter(first17);
};

async function clerkOf(url: string) {
  const founder = founderOf(url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  return { founder, clerk };
}

test("characters in the middle of a scope find the company, and the hit is marked in its sentence", async ({
  database,
}) => {
  const { founder, clerk } = await clerkOf(database.url);
  const word = rareName();
  await createCompany(clerk, company({ name: `示例${word}甲有限公司`, scope: "机械租赁" }));
  const { id } = await createCompany(
    clerk,
    company({ name: `示例乙${randomBytes(4).toString("hex")}公司`, scope: `货物进出口；风电${word}制造、安装` }),
  );
  const found = await listCompanies(clerk, filter({ q: word }));
  expect(found.count).toBe(2);
  expect(found.rows.map((row) => row.id)[1], "the name goes before the scope").toBe(id);
  expect(found.rows[1]?.excerpt.map((piece) => (piece.isHit ? `[${piece.text}]` : piece.text)).join("")).toBe(
    `风电[${word}]制造、安装`,
  );
  expect((await listCompanies(clerk, filter({ q: `${word} 制造` }))).rows.map((row) => row.id)).toEqual([id]);
  await founder.end();
});

test("the characters must stand together: grams of the word spread over a text are no hit", async ({ database }) => {
  const { founder, clerk } = await clerkOf(database.url);
  const [a, b, c] = Array.from(rareName());
  await createCompany(clerk, company({ name: `示例${a}${b}与${b}${c}有限公司` }));
  expect((await listCompanies(clerk, filter({ q: `${a}${b}${c}` }))).rows).toEqual([]);
  expect((await listCompanies(clerk, filter({ q: `${a}${b}` }))).rows).toHaveLength(1);
  await founder.end();
});

test("pinyin, initials and any part of the code find the company", async ({ database }) => {
  const { founder, clerk } = await clerkOf(database.url);
  const code = freshCode();
  const tail = randomBytes(3).toString("hex");
  const { id } = await createCompany(clerk, company({ name: `朝阳叶片${tail}有限公司`, creditCode: code }));
  for (const q of [`cyyp${tail}`, `chaoyangyepian${tail}`, code, code.slice(6, 16), code.toLowerCase().slice(4)])
    expect(
      (await searchCompanies(clerk, q)).map((row) => row.id),
      q,
    ).toContain(id);
  expect(await searchCompanies(clerk, "叶")).toEqual([]);
  expect((await listCompanies(clerk, filter({ q: "叶" }))).isQueryTooShort).toBe(true);
  await founder.end();
});

test("the spelling of the short name finds the company from its beginning, and the characters spelt are marked", async ({
  database,
}) => {
  const { founder, clerk } = await clerkOf(database.url);
  const tail = randomBytes(4).toString("hex");
  const plain = await createCompany(clerk, company({ name: `新疆金风${tail}科技股份有限公司` }));
  const parted = await createCompany(clerk, company({ name: `远景（锡林郭勒）${tail}能源有限公司` }));
  const found = async (q: string) => (await searchCompanies(clerk, q)).map((row) => row.id);
  for (const q of [`jf${tail}kj`, `jinfeng${tail}ke`, `JinFeng${tail}`, `xjjf${tail}`, `xinjiangjinfeng${tail}keji`])
    expect(await found(q), q).toContain(plain.id);
  for (const q of [`yj${tail}ny`, `yuanjing${tail}neng`]) expect(await found(q), q).toContain(parted.id);
  expect(await found(`feng${tail}`), "from the middle it does not").not.toContain(plain.id);
  const marked = async (q: string) =>
    (await listCompanies(clerk, filter({ q }))).rows
      .filter(({ id }) => id === plain.id)
      .flatMap(({ namePieces }) => namePieces.filter(({ isHit }) => isHit).map(({ text }) => text));
  expect(await marked(`jf${tail}kj`)).toEqual([`金风${tail}科技`]);
  expect(await marked(`jinfeng${tail}ke`)).toEqual([`金风${tail}科`]);
  expect(await marked(`xjjf${tail}`)).toEqual([`新疆金风${tail}`]);
  await founder.end();
});

test("pages follow each other without a gap and lead back", async ({ database }) => {
  const { founder, clerk } = await clerkOf(database.url);
  const word = rareName();
  for (let i = 0; i < 53; i += 1)
    await createCompany(clerk, company({ name: `示例${i}号${word}公司`, distinctBecause: "试验" }));
  const first = await listCompanies(clerk, filter({ q: word }));
  const second = await listCompanies(clerk, filter({ q: word, after: first.next }));
  expect([first.count, first.rows.length, second.rows.length]).toEqual([53, 50, 3]);
  expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(53);
  expect([first.previous, second.next]).toEqual([null, null]);
  const back = await listCompanies(clerk, filter({ q: word, before: second.previous }));
  expect(back.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id));
  await founder.end();
});

test("a code already there is refused, a like name asks for a reason and is entered with one", async ({ database }) => {
  const { founder, clerk } = await clerkOf(database.url);
  const word = rareName();
  const code = freshCode();
  await createCompany(clerk, company({ name: `锡林浩特市${word}风电有限公司`, creditCode: code }));
  await expect(
    createCompany(clerk, company({ name: "另一家公司", creditCode: code.toLowerCase() })),
  ).rejects.toMatchObject({
    field: "creditCode",
  });
  const like = { name: `内蒙古${word}风电股份有限公司` };
  await expect(createCompany(clerk, company(like))).rejects.toMatchObject({ field: "distinctBecause" });
  const { id } = await createCompany(clerk, company({ ...like, distinctBecause: "经核实为两家企业" }));
  expect(await listLikeCompanies(clerk, { ...like, creditCode: code, exceptId: id })).toMatchObject([
    { likeness: "code" },
  ]);
  await founder.end();
});

test("of several companies of like names entered at once, all but one are asked for a reason", async ({ database }) => {
  const { founder, clerk } = await clerkOf(database.url);
  const holder = founderOf(database.url);
  const word = rareName();
  const inputs = ["", "股份"].map((form) => company({ name: `示例${word}甲${form}有限公司` }));
  // Whoever enters one is held, so that neither stands before both have asked or wait for their turn.
  const { entering } = await holder.driver.begin(async (tx) => {
    await tx`select 1 from users where id = ${clerk.userId} for update`;
    const entering = Promise.allSettled(inputs.map((input) => createCompany(clerk, input)));
    await untilWaiting(founder, 2);
    return { entering };
  });
  const answers = await entering;
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(answers.find(({ status }) => status === "rejected")).toMatchObject({ reason: { field: "distinctBecause" } });
  await Promise.all([founder.end(), holder.end()]);
});

test("what is derived follows what was typed: place, capital, matches and the verdict on the code", async ({
  database,
}) => {
  const { founder, clerk } = await clerkOf(database.url);
  const { id } = await createCompany(
    clerk,
    company({
      name: `示例${rareName()}叶片公司`,
      creditCode: "91350211M0000XUF46",
      codeOverrideReason: "已与执照核对",
      address: "内蒙古锡林郭勒盟西乌珠穆沁旗示例街",
      capitalRaw: "1,000(万元人民币)",
      scope: "风力发电机组叶片制造",
    }),
  );
  const file = await findCompany(clerk, id);
  expect(file?.company).toMatchObject({
    bannerId: "152526",
    province: "内蒙古",
    isLocal: true,
    capitalRaw: "1,000(万元人民币)",
    capitalYuan: 10_000_000,
    codeVerdict: "bad_check",
  });
  expect(
    file?.matches.some((match) => match.sentence.some((piece) => piece.isHit && piece.text.includes("叶片"))),
  ).toBe(true);
  await founder.end();
});

test("of two officers who edit one company the second is told and nothing of the first is lost", async ({
  database,
}) => {
  const { founder, clerk } = await clerkOf(database.url);
  const name = `示例${rareName()}公司`;
  const { id } = await createCompany(clerk, company({ name, products: "塔筒" }));
  const edit = (products: string) => ({ ...company({ name, products }), id, seenVersion: 1 });
  await editCompany(clerk, edit("叶片"));
  await expect(editCompany(clerk, edit("机舱罩"))).rejects.toMatchObject({ field: "seenVersion" });
  expect((await findCompany(clerk, id))?.company).toMatchObject({ products: "叶片", version: 2 });
  await founder.end();
});

test("an administrator's session finds no company", async ({ database }) => {
  const { founder, clerk } = await clerkOf(database.url);
  const word = rareName();
  const { id } = await createCompany(clerk, company({ name: `示例${word}公司` }));
  const admin = await founder.foundViewer("152500", "system_admin");
  expect((await listCompanies(admin, filter({ q: word }))).rows).toEqual([]);
  expect(await findCompany(admin, id)).toBeNull();
  await founder.end();
});

test("a company is ranked by where the word stands: name begins, name holds, products hold, scope holds", async ({
  database,
}) => {
  const { founder, clerk } = await clerkOf(database.url);
  const word = rareName();
  const enter = (name: string, fields: Record<string, unknown> = {}) =>
    createCompany(clerk, company({ name, distinctBecause: "试验", ...fields }));
  await enter("示例丁某有限公司", { scope: `机械租赁；${word}销售` });
  await enter("示例丙某有限公司", { products: `${word}、齿轮` });
  await enter(`示例乙${word}有限公司`);
  await enter(`${word}甲有限公司`);
  const { rows } = await listCompanies(clerk, filter({ q: word }));
  expect(rows.map(({ name }) => name)).toEqual([
    `${word}甲有限公司`,
    `示例乙${word}有限公司`,
    "示例丙某有限公司",
    "示例丁某有限公司",
  ]);
  expect(rows[1]?.namePieces).toEqual([
    { text: "示例乙", isHit: false },
    { text: word, isHit: true },
    { text: "有限公司", isHit: false },
  ]);
  expect(rows.slice(2).map(({ excerpt }) => excerpt.filter(({ isHit }) => isHit).map(({ text }) => text))).toEqual([
    [word],
    [word],
  ]);
  await founder.end();
});

test("the short name people say finds the full one, whatever place or form stands around it", async ({ database }) => {
  const { founder, clerk } = await clerkOf(database.url);
  const word = rareName();
  const full = [`${word}科技股份有限公司`, `新疆${word}科技股份有限公司`, `${word}（盐城）科技有限公司`];
  for (const name of full) await createCompany(clerk, company({ name, distinctBecause: "试验" }));
  await createCompany(clerk, company({ name: `示例${word}科技园管理有限公司` }));
  const { rows } = await listCompanies(clerk, filter({ q: `${word}科技` }));
  expect(
    rows
      .slice(0, 3)
      .map(({ name }) => name)
      .sort(),
  ).toEqual([...full].sort());
  expect(rows).toHaveLength(4);
  await founder.end();
});
