import { request } from "node:http";
import { createLead } from "@/db/projects";
import { can } from "@/domain/permission";
import { type Role, roles } from "@/domain/role";
import { cookieOf, expect, test } from "./fixtures";

const unitOf: Record<Role, string> = {
  clerk: "152527",
  bureau_head: "152527",
  department_head: "dept-nongmu",
  promoter: "dept-zhaoshang",
  verifier: "dept-zhaoshang",
  leader: "152500",
  exporter: "dept-zhaoshang",
  system_admin: "152500",
  security_admin: "152500",
  auditor: "152500",
};

for (const role of roles) {
  test(`${role} opens what the role may open and is refused the rest`, async ({ founder, office }) => {
    const owner = await founder.foundViewer(await founder.foundBanner(), "clerk");
    const { id } = await createLead(owner, {
      name: "示例·旁人项目",
      companyId: await founder.foundCompany(),
      linkId: "CH-402-E",
      source: "来电",
      ownerUnitId: owner.unitId,
      distinctBecause: null,
    });
    const viewer = await founder.foundViewer(unitOf[role], role);
    const cookie = `lianzhao-session=${await cookieOf(viewer)}`;
    const read = async (path: string) => {
      const response = await fetch(office.url + path, { headers: { cookie }, redirect: "manual" });
      return { status: response.status, text: await response.text() };
    };
    const isBusiness = can(viewer, "readBusiness");
    for (const path of ["/chains", "/companies", "/projects", "/signed", "/targets"]) {
      const { status, text } = await read(path);
      if (!isBusiness) expect(status === 307 || text.includes("业务人员"), path).toBe(true);
      else expect(status, path).toBe(200);
    }
    const seesAll = ["promoter", "verifier", "leader", "exporter"].includes(role);
    expect((await read(`/projects/${id}`)).text.includes("示例·旁人项目")).toBe(seesAll);

    const sheet = await read("/signed/sheet");
    expect(sheet.status).toBe(can(viewer, "exportSigned") ? 200 : 403);
    const people = await read("/settings/people");
    expect(people.text.includes(viewer.name) && people.text.includes("新增人员")).toBe(can(viewer, "manageUsers"));

    const upload = await fetch(`${office.url}/projects/${id}/files?kind=agreementFileId`, {
      method: "POST",
      headers: { cookie, origin: office.url, "sec-fetch-site": "same-origin", "content-type": "application/pdf" },
      body: "%PDF-1.4",
    });
    expect(upload.status).toBe(role === "promoter" ? 200 : can(viewer, "editProject") ? 409 : 403);
    const [files] = await founder.driver`select count(*)::int as n from files where project_id = ${id}`;
    expect(files?.n).toBe(role === "promoter" ? 1 : 0);
  });
}

test("a request from another site, or without saying whence, is refused even with the cookie", async ({
  founder,
  office,
}) => {
  const viewer = await founder.foundViewer("dept-zhaoshang", "promoter");
  const cookie = `lianzhao-session=${await cookieOf(viewer)}`;
  for (const headers of [{ cookie }, { cookie, origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" }]) {
    const response = await fetch(`${office.url}/projects/${crypto.randomUUID()}/files?kind=agreementFileId`, {
      method: "POST",
      headers: headers as Record<string, string>,
      body: "%PDF-1.4",
    });
    expect(response.status).toBe(403);
  }
});

test("the JSON door answers in JSON and shut tight, whatever is asked of it", async ({ founder, office }) => {
  const viewer = await founder.foundViewer("dept-zhaoshang", "promoter");
  const cookie = `lianzhao-session=${await cookieOf(viewer)}`;
  const own = { cookie, origin: office.url, "sec-fetch-site": "same-origin", "content-type": "application/json" };
  const body = "{not json";
  const asked: [path: string, init: RequestInit, status: number][] = [
    ["companies", { headers: { cookie } }, 200],
    ["companies", {}, 401],
    ["nothing", { headers: { cookie } }, 404],
    ["companies", { method: "DELETE", headers: own }, 405],
    ["projects", { method: "POST", headers: own, body }, 400],
    ["projects", { method: "POST", headers: { cookie }, body }, 403],
    ["projects", { method: "POST", headers: own, body: "x".repeat(100_001) }, 413],
    ["projects/not-an-id/move", { method: "POST", headers: own, body: "{}" }, 400],
    ["companies?province=%00", { headers: { cookie } }, 400],
  ];
  for (const [path, init, status] of asked) {
    const response = await fetch(`${office.url}/api/v1/${path}`, init);
    expect([path, response.status]).toEqual([path, status]);
    expect(await response.json()).toMatchObject({ ok: status === 200 });
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    if (!init.method) expect(response.headers.get("keep-alive"), "longer than a proxy keeps one").toBe("timeout=75");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  }
  expect((await fetch(`${office.url}/companies?province=%00`, { headers: { cookie } })).status).toBe(400);
  const traced = await new Promise((resolve) =>
    request(`${office.url}/companies`, { method: "TRACE" }, (answer) => resolve(answer.resume().statusCode)).end(),
  );
  expect(traced).toBe(405);
});

test("a paste beyond what a form may send is told in place, and what was typed stays", async ({
  colleague,
  founder,
}) => {
  const { page } = await colleague(await founder.foundBanner(), ["clerk"]);
  const companyId = await founder.foundCompany();
  await page.goto(`/projects/new?link=CH-402-E&company=${companyId}`);
  const source = page.getByLabel("线索来源");
  const pasted = "外出招商，".repeat(250_000);
  await source.fill(pasted);
  await page.getByRole("button", { name: "登记线索" }).click();
  await expect(page.getByText("提交的内容过大（上限 3 MB）。请删减后重试。")).toBeVisible();
  expect(await source.inputValue()).toHaveLength(pasted.length);
  await source.fill("外出招商");
  await page.getByRole("button", { name: "登记线索" }).click();
  await expect(page).toHaveURL(/\/projects\/[0-9a-f-]{36}/);
});

test("one request id answers a retry and nothing else: other words are another write, and every export is on record", async ({
  founder,
  office,
}) => {
  const viewer = await founder.foundViewer("dept-zhaoshang", "promoter");
  const cookie = `lianzhao-session=${await cookieOf(viewer)}`;
  const id = crypto.randomUUID();
  const own = { cookie, origin: office.url, "sec-fetch-site": "same-origin", "x-request-id": id };
  const companyId = await founder.foundCompany();
  const open = async (name: string, linkId: string) => {
    const body = JSON.stringify({ name, companyId, linkId, source: "来电", ownerUnitId: viewer.unitId });
    const headers = { ...own, "content-type": "application/json" };
    const response = await fetch(`${office.url}/api/v1/projects`, { method: "POST", headers, body });
    return { status: response.status, answer: (await response.json()) as { value?: { id: string } } };
  };
  const first = await open("示例重放一", "CH-402-E");
  expect(await open("示例重放一", "CH-402-E")).toEqual(first);
  const other = await open("示例重放二", "CH-302-E");
  expect(other.status).toBe(200);
  expect(other.answer.value?.id).not.toBe(first.answer.value?.id);
  expect((await open("半个字\ud800", "CH-302-D")).status, "half a character").toBe(400);

  for (const path of ["/chains/gaps/sheet", "/chains/gaps/sheet?department=dept-nongmu"])
    expect((await fetch(office.url + path, { headers: own })).status).toBe(200);
  const [noted] = await founder.driver`select count(*)::int as n from exports where exported_by = ${viewer.userId}`;
  expect(noted?.n).toBe(2);
});

test("a sign-in that the database cannot read says nothing of the statement", async ({ office }) => {
  const csrf = await fetch(`${office.url}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const body = new URLSearchParams({ csrfToken, login: "x\0y", password: "none", json: "true" });
  const headers = {
    cookie: csrf.headers
      .getSetCookie()
      .map((each) => each.split(";")[0])
      .join("; "),
  };
  const answer = await fetch(`${office.url}/api/auth/callback/credentials`, { method: "POST", headers, body });
  expect(decodeURIComponent(await answer.text())).not.toMatch(/select|door\.|params/);
});

test("a copied cookie is dead once its owner has signed out", async ({ colleague, office }) => {
  const { page, viewer } = await colleague("152528", ["clerk"]);
  const cookie = `lianzhao-session=${await cookieOf(viewer)}`;
  await page.goto("/");
  await page
    .getByRole("button", { name: /当前身份/ })
    .first()
    .click();
  await page.getByRole("menuitem", { name: "退出" }).click();
  await page.waitForURL(/sign-in/);
  const response = await fetch(`${office.url}/projects`, { headers: { cookie }, redirect: "manual" });
  expect(response.status).toBe(307);
});
