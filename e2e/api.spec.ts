import { createCompany } from "@/db/companies";
import type { Founder } from "@/db/founding";
import { createLead, findProject } from "@/db/projects";
import { companySchema } from "@/domain/company";
import { companyFacets } from "@/domain/company-facet";
import { boardColumns } from "@/domain/stage";
import type { Viewer } from "@/domain/viewer";
import { cookieOf, expect, test } from "./fixtures";
import type { Office } from "./office";

// What docs/api.md says, asked over HTTP.

async function doorOf(office: Office, viewer: Viewer) {
  const cookie = `lianzhao-session=${await cookieOf(viewer)}`;
  const answer = async (response: Response) => ({ status: response.status, ...(await response.json()) });
  return {
    get: async (path: string) => answer(await fetch(`${office.url}/api/v1/${path}`, { headers: { cookie } })),
    post: async (path: string, input: unknown) => {
      const own = { cookie, origin: office.url, "sec-fetch-site": "same-origin", "content-type": "application/json" };
      const init = { method: "POST", headers: own, body: JSON.stringify(input) };
      return answer(await fetch(`${office.url}/api/v1/${path}`, init));
    },
  };
}

async function leadOf(founder: Founder, viewer: Viewer, name: string, companyName: string) {
  const company = companySchema.parse({ name: companyName, province: "江苏", distinctBecause: "试验" });
  const { id: companyId } = await createCompany(viewer, company);
  const lead = {
    name,
    companyId,
    linkId: "CH-302-D",
    source: "来电",
    ownerUnitId: viewer.unitId,
    distinctBecause: null,
  };
  const { id } = await createLead(viewer, lead);
  await founder.driver`
    insert into files (project_id, kind, name, media_type, size_bytes, hash, content, uploaded_by)
    values (${id}, 'investorFileId', 'a.pdf', 'application/pdf', 4, 'x', '%PDF'::bytea, ${viewer.userId})`;
  return { id, companyId };
}

test("the board answers with its columns, the directory with rows and counts of further conditions", async ({
  founder,
  office,
}) => {
  const viewer = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const { id } = await leadOf(founder, viewer, "示例·接口塔筒", "示例茼蒿塔筒有限公司");
  const { get } = await doorOf(office, viewer);
  const board = await get(`board?scope=all&q=${encodeURIComponent("茼蒿")}`);
  expect(board).toMatchObject({ status: 200, ok: true, value: { count: 1, stalledCount: 0 } });
  const keys = board.value.columns.map(({ key }: { key: string }) => key);
  expect(keys).toEqual(boardColumns.map(({ key }) => key));
  expect(board.value.columns[0]).toMatchObject({ count: 1, sum: "未填", cards: [{ id, lacks: { studied: 6 } }] });

  const list = await get(`companies?q=${encodeURIComponent("茼蒿")}`);
  expect(list.value).toMatchObject({ rows: [{ name: "示例茼蒿塔筒有限公司" }], count: 1, next: null, previous: null });
  expect(list.value.leftOut).toEqual([]);
  const { value: facets } = await get(`companies/facets?q=${encodeURIComponent("茼蒿")}`);
  expect(Object.keys(facets).sort()).toEqual([...companyFacets].sort());
  expect(facets.province).toEqual([{ value: "江苏", label: "江苏", count: 1 }]);
  expect(facets.live).toEqual([{ value: "1", label: "有在办项目", count: 1 }]);
});

test("the pickers' choices come from the same door, each to those who may use its picker", async ({
  founder,
  office,
}) => {
  const viewer = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const { id, companyId } = await leadOf(founder, viewer, "示例·蕹菜塔筒", "示例蕹菜塔筒有限公司");
  const { get } = await doorOf(office, viewer);
  const q = `q=${encodeURIComponent("蕹菜")}`;
  expect((await get(`choices/companies?${q}`)).value).toMatchObject([{ id: companyId, place: "江苏" }]);
  expect((await get(`choices/investors?${q}&link=CH-302-D`)).value).toMatchObject([{ kind: "open", id: companyId }]);
  expect((await get(`choices/projects?${q}`)).value).toMatchObject([{ id }]);
  expect((await get(`choices/links?q=${encodeURIComponent("塔筒")}`)).value[0]).toMatchObject({ id: "CH-302-D" });
  const leader = await doorOf(office, await founder.foundViewer("152500", "leader"));
  expect((await leader.get(`choices/investors?${q}`)).status).toBe(403);
  expect((await leader.get(`choices/companies?${q}`)).status).toBe(200);
});

test("a parameter that does not exist is refused by its name, and a page passes it over", async ({
  founder,
  office,
}) => {
  const viewer = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const { get, post } = await doorOf(office, viewer);
  for (const path of ["board", "companies", "companies/facets", "search", "choices/links"])
    expect(await get(`${path}?q=x&stage=talks`), path).toEqual({
      status: 400,
      ok: false,
      sentence: "没有这个参数：stage。",
    });
  expect(
    await post(`projects/${crypto.randomUUID()}/move`, { seenVersion: 1, to: "studied", stage: "talks" }),
  ).toMatchObject({ status: 400, sentence: "没有这个参数：stage。" });
  const cookie = `lianzhao-session=${await cookieOf(viewer)}`;
  for (const path of ["/projects?stage=talks", "/companies?stage=talks"])
    expect((await fetch(office.url + path, { headers: { cookie } })).status, path).toBe(200);
});

test("a move takes stage and fields in one request and answers with where the project now stands", async ({
  founder,
  office,
}) => {
  const viewer = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const { id } = await leadOf(founder, viewer, "示例·芫荽塔筒", "示例芫荽塔筒有限公司");
  const { post } = await doorOf(office, viewer);
  const version = (await findProject(viewer, id))?.version;
  const fields = {
    studyOpinion: "符合",
    investmentYuan: { text: "2.60", unit: "亿元" },
    outputYuan: { text: "3.00", unit: "亿元" },
    taxYuan: { text: "900", unit: "万元" },
    landMilliMu: "80",
    energyTce: "500",
  };
  const refused = await post(`projects/${id}/move`, { seenVersion: version, to: "studied" });
  expect(refused).toMatchObject({ status: 409, ok: false, field: "studyOpinion" });
  const moved = await post(`projects/${id}/move`, { seenVersion: version, to: "studied", fields });
  const after = await findProject(viewer, id);
  expect(moved).toEqual({
    status: 200,
    ok: true,
    value: { stage: "studied", version: after?.version, isSubmitted: false, protectedUntil: after?.protectedUntil },
  });
  expect(after).toMatchObject({ stage: "studied", dossier: { investmentYuan: 260_000_000 } });
});
