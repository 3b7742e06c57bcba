import { createHash, randomBytes } from "node:crypto";
import { createLead } from "@/db/projects";
import { cookieOf, expect, test } from "./fixtures";

test("a proof of 15 MB arrives whole", async ({ founder, office }) => {
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const { id } = await createLead(clerk, {
    name: "示例·大件佐证",
    companyId: await founder.foundCompany(),
    linkId: "CH-402-E",
    source: "来电",
    ownerUnitId: clerk.unitId,
    distinctBecause: null,
  });
  const content = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(15 * 1024 * 1024)]);
  const response = await fetch(`${office.url}/projects/${id}/files?kind=agreementFileId&name=proof.pdf`, {
    method: "POST",
    headers: {
      cookie: `lianzhao-session=${await cookieOf(clerk)}`,
      origin: office.url,
      "sec-fetch-site": "same-origin",
      "content-type": "application/pdf",
    },
    body: content,
  });
  expect(await response.json()).toMatchObject({ ok: true });
  const [kept] = await founder.driver<{ sha: string }[]>`
    select encode(sha256(content), 'hex') as sha from files where project_id = ${id}`;
  expect(kept?.sha).toBe(createHash("sha256").update(content).digest("hex"));
});

test("a list is sent, checked, written and taken back through JSON alone, and changed only by whom it belongs to", async ({
  founder,
  office,
}) => {
  const [clerk, stranger] = await Promise.all([
    founder.foundViewer(await founder.foundBanner(), "clerk"),
    founder.foundViewer(await founder.foundBanner(), "clerk"),
  ]);
  const asker = async (viewer: typeof clerk) => {
    const headers = {
      cookie: `lianzhao-session=${await cookieOf(viewer)}`,
      origin: office.url,
      "sec-fetch-site": "same-origin",
    };
    return async (path: string, body?: BodyInit) => {
      const init = body === undefined ? { headers } : { method: "POST", headers, body };
      const response = await fetch(`${office.url}/api/v1/imports${path}`, init);
      return { status: response.status, ...(await response.json()) };
    };
  };
  const [ask, askAsStranger] = await Promise.all([asker(clerk), asker(stranger)]);
  const name = `示例${randomBytes(4).toString("hex")}有限公司`;
  const { value: sent } = await ask("?kind=companies&name=list.csv", `企业名称,所在省份\r\n${name},江苏\r\n,江苏\r\n`);
  const at = `/${sent.importId}`;
  const settle = async (state: string) => {
    const stands = async () => {
      const { value } = await ask(at);
      return `${value.state} ${value.task?.state}`;
    };
    await expect.poll(stands, { timeout: 30_000 }).toBe(`${state} done`);
    return (await ask(at)).value;
  };
  const mapping = { mapping: (await ask(at)).value.mapping, fieldRules: {}, dataOn: null };
  expect(await ask(`${at}/run`, "{}")).toMatchObject({ status: 409, sentence: "请先核对各列并检查文件，再导入。" });
  expect(await ask(`${at}/check`, JSON.stringify({ ...mapping, mapping: {} }))).toMatchObject({ status: 409 });
  expect(await ask(`${at}/check`, JSON.stringify(mapping))).toMatchObject({ status: 200 });
  expect((await settle("checked")).preview).toMatchObject({ read: 2, created: 1, rejected: 1 });
  for (const [act, body] of [
    ["check", JSON.stringify(mapping)],
    ["run", "{}"],
    ["stop", "{}"],
  ])
    expect((await askAsStranger(`${at}/${act}`, body)).status, act).toBe(409);
  expect((await askAsStranger(at)).value, "a colleague may look on").toMatchObject({ canChange: false });
  expect(await ask(`${at}/run`, "{}")).toMatchObject({ status: 200 });
  expect((await settle("done")).counts).toMatchObject({ read: 2, created: 1, rejected: 1 });
  const held = () => founder.driver`select 1 from companies where name = ${name}`;
  expect(await held()).toHaveLength(1);
  expect((await askAsStranger(`${at}/undo`, "{}")).status).toBe(409);
  expect(await ask(`${at}/undo`, "{}")).toMatchObject({ status: 200 });
  await settle("undone");
  expect(await held()).toHaveLength(0);
  expect((await ask(`/${crypto.randomUUID()}`)).status).toBe(404);
});
