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
