import { createHash } from "node:crypto";
import { maxFileBytes } from "@/domain/file";
import { addFile, findFile, listFiles } from "./files";
import { expect, test } from "./fixtures";
import { type Founder, founderOf } from "./founding";
import { createLead } from "./projects";
import { revealContact } from "./visits";

const pdf = new TextEncoder().encode("%PDF-1.7 示例");

async function foundLead(founder: Founder) {
  const bannerId = await founder.foundBanner();
  const clerk = await founder.foundViewer(bannerId, "clerk");
  const { id } = await createLead(clerk, {
    name: "示例佐证项目",
    companyId: await founder.foundCompany(),
    linkId: "CH-302-C",
    source: "来电来访",
    ownerUnitId: bannerId,
    distinctBecause: null,
    fields: { contactName: "示例李总", contactPhone: "13800000147" },
  });
  return { clerk, id };
}

test("a program renamed to look like a paper is refused by its content, and nothing is kept", async ({ database }) => {
  const founder = founderOf(database.url);
  const { clerk, id } = await foundLead(founder);
  const program = new Uint8Array([0x4d, 0x5a, 0x90, 0x00, ...pdf]);
  await expect(
    addFile(clerk, { projectId: id, kind: "investorFileId", name: "投资方介绍.pdf", content: program }),
  ).rejects.toMatchObject({ sentence: expect.stringContaining("只能上传 PDF"), field: "investorFileId" });
  expect(await listFiles(clerk, id)).toEqual([]);
  await founder.end();
});

test("a file of more than 20 MB is refused before anything is written", async ({ database }) => {
  const founder = founderOf(database.url);
  const { clerk, id } = await foundLead(founder);
  const content = new Uint8Array(maxFileBytes + 1);
  content.set(pdf);
  await expect(
    addFile(clerk, { projectId: id, kind: "investorFileId", name: "过大.pdf", content }),
  ).rejects.toMatchObject({ sentence: "文件超过 20 MB，请压缩后再上传。" });
  expect(await listFiles(clerk, id)).toEqual([]);
  await founder.end();
});

test("a file comes back byte for byte under its name, and its hash is that of its content", async ({ database }) => {
  const founder = founderOf(database.url);
  const { clerk, id } = await foundLead(founder);
  const kept = await addFile(clerk, { projectId: id, kind: "investorFileId", name: "介绍（终稿）.pdf", content: pdf });
  expect(kept.hash).toBe(createHash("sha256").update(pdf).digest("hex"));
  const found = await findFile(clerk, kept.id);
  expect(found).toMatchObject({ name: "介绍（终稿）.pdf", mediaType: "application/pdf" });
  expect(Buffer.from(found?.content ?? []).equals(Buffer.from(pdf))).toBe(true);
  await founder.end();
});

test("an officer of another banner can neither read a file nor add one", async ({ database }) => {
  const founder = founderOf(database.url);
  const { clerk, id } = await foundLead(founder);
  const kept = await addFile(clerk, { projectId: id, kind: "investorFileId", name: "介绍.pdf", content: pdf });
  const stranger = await founder.foundViewer(await founder.foundBanner(), "clerk");
  expect(await findFile(stranger, kept.id)).toBeNull();
  expect(await listFiles(stranger, id)).toEqual([]);
  await expect(
    addFile(stranger, { projectId: id, kind: "investorFileId", name: "介绍.pdf", content: pdf }),
  ).rejects.toMatchObject({ sentence: "没有这个项目，或您不能修改。" });
  await founder.end();
});

test("a signed agreement cannot be replaced by a newer file", async ({ database }) => {
  const founder = founderOf(database.url);
  const { clerk, id } = await foundLead(founder);
  await founder.driver`update projects set frozen_at = now() where id = ${id}`;
  await expect(
    addFile(clerk, { projectId: id, kind: "agreementFileId", name: "协议.pdf", content: pdf }),
  ).rejects.toMatchObject({ sentence: "签约已确认，协议正本不能更换。" });
  await addFile(clerk, { projectId: id, kind: "licenceFileId", name: "执照.pdf", content: pdf });
  await founder.end();
});

test("a full number is given to whoever sees the project, and each asking is logged exactly once", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const { clerk, id } = await foundLead(founder);
  const asked = async () =>
    (
      await founder.driver`select count(*)::int as n from audit.entries where subject = 'reveal_contact' and after ->> 'project_id' = ${id}`
    )[0]?.n;
  expect(await revealContact(clerk, id)).toBe("13800000147");
  expect(await asked()).toBe(1);
  const stranger = await founder.foundViewer(await founder.foundBanner(), "clerk");
  expect(await revealContact(stranger, id)).toBeNull();
  expect(await asked()).toBe(1);
  await founder.end();
});
