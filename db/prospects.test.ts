import { randomUUID } from "node:crypto";
import ExcelJS from "exceljs";
import { contactOf, type ProspectFilter } from "@/domain/prospect";
import type { Viewer } from "@/domain/viewer";
import { asViewer } from "./client";
import { expect, test } from "./fixtures";
import { type Founder, founderOf } from "./founding";
import { matchCompany } from "./matches";
import { exportProspects } from "./prospect-export";
import { listProspects } from "./prospects";

let founder: Founder;
test.beforeEach(({ database }) => {
  founder = founderOf(database.url);
});
test.afterEach(() => founder.end());

async function foundProspect(viewer: Viewer, scope: string): Promise<string> {
  const companyId = await founder.foundCompany(undefined, scope);
  await asViewer(viewer, (tx) => matchCompany(tx, companyId));
  return companyId;
}

async function foundLead(companyId: string, unitId: string, linkId: string) {
  const [project] = await founder.driver<{ id: string }[]>`
    insert into projects (code, name, company_id, owner_unit_id) values (${randomUUID()}, '示例项目', ${companyId}, ${unitId}) returning id`;
  await founder.driver`insert into project_links (project_id, link_id, is_primary) values (${project?.id ?? ""}, ${linkId}, true)`;
}

async function cellsOf(viewer: Viewer, linkId: string, filter: ProspectFilter = {}): Promise<string> {
  const file = await exportProspects(viewer, linkId, filter);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(file.content as unknown as ArrayBuffer);
  return JSON.stringify(workbook.worksheets[0]?.getSheetValues());
}

test("who does not see every project is told that none is visible, on the screen as in the file", async () => {
  const [own, other] = [await founder.foundBanner(), await founder.foundBanner()];
  const clerk = await founder.foundViewer(own, "clerk");
  const promoter = await founder.foundViewer("152500", "promoter");
  const link = "CH-302-E";
  const companyId = await foundProspect(clerk, "风电发电机制造");
  await foundLead(companyId, other, link);
  const rowOf = async (viewer: Viewer) =>
    (await listProspects(viewer, link)).rows.find((row) => row.kind === "open" && row.companyId === companyId);
  const [unseen, seen] = [await rowOf(clerk), await rowOf(promoter)];
  expect(unseen && contactOf(unseen, false)).toBe("无可见在办项目");
  expect(seen && contactOf(seen, true)).toBe("线索");
  expect(await cellsOf(clerk, link)).toContain("无可见在办项目");
  expect(await cellsOf(promoter, link)).not.toContain("无可见");
});
