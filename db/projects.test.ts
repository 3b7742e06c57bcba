import { randomUUID } from "node:crypto";
import { yuan } from "@/domain/money";
import { decideAmendment, listAmendments, proposeAmendment } from "./amendments";
import { requestContext } from "./client";
import { expect, test } from "./fixtures";
import { type Founder, founderOf } from "./founding";
import { reportOutput, terminateProject } from "./project-status";
import { createLead, editProject, findProject, moveProject } from "./projects";
import { confirmSigning, returnSigning } from "./signings";
import { confirm, leadOf, move, prove, submitSigned, versionOf } from "./walked-project";

const blades = "CH-302-C";

/** Walked to the point where only the confirmation is missing. */
async function submit(founder: Founder) {
  const lead = await leadOf(founder);
  return { ...lead, answer: await submitSigned(lead, lead.id, { signedOn: "2026-11-20" }) };
}

async function sign(founder: Founder) {
  const submitted = await submit(founder);
  await confirm(submitted.promoter, submitted.id);
  return submitted;
}

const liveOutput = async (founder: Founder, id: string) =>
  Object.fromEntries(
    (
      await founder.driver`select bucket || ' ' || year as key, sum(amount_yuan)::bigint as yuan from live_credits where project_id = ${id} and indicator_id = 'output' group by 1 order by 1`
    ).map((row) => [row.key, Number(row.yuan) / 1e8]),
  );

test("a move is refused with the first missing field, and what was typed for it is not half kept", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const { clerk, id } = await leadOf(founder);
  await expect(move(clerk, id, "studied", { studyOpinion: "符合" })).rejects.toMatchObject({
    sentence: expect.stringContaining("还不能移到“已研判”"),
    field: "investorFileId",
  });
  expect((await findProject(clerk, id))?.dossier.studyOpinion).toBeNull();
  await founder.end();
});

test("talks start the banner's protection of 90 days", async ({ database }) => {
  const founder = founderOf(database.url);
  const { id, clerk, bannerId } = await submit(founder);
  const state = await findProject(clerk, id);
  expect(state?.claimUnitId).toBe(bannerId);
  const [expected] = await founder.driver`select ((now() at time zone 'Asia/Shanghai')::date + 90)::text as until`;
  expect(state?.protectedUntil).toBe(expected?.until);
  await founder.end();
});

test("a clerk submits a signing and another person with the promoter role confirms it", async ({ database }) => {
  const founder = founderOf(database.url);
  const { id, clerk, promoter, answer } = await submit(founder);
  expect(answer).toMatchObject({ stage: "intent", isSubmitted: true });
  await expect(confirmSigning(clerk, { id, seenVersion: await versionOf(clerk, id) })).rejects.toMatchObject({
    sentence: expect.stringContaining("签约由盟招商主管部门确认"),
  });
  await confirmSigning(promoter, { id, seenVersion: await versionOf(promoter, id) });
  expect(await findProject(clerk, id)).toMatchObject({ stage: "signed", isFrozen: true, pendingSigning: null });
  await founder.end();
});

test("a promoter who submitted a signing cannot confirm it, and the database says so too", async ({ database }) => {
  const founder = founderOf(database.url);
  const { id, promoter } = await submit(founder);
  await returnSigning(promoter, { id, seenVersion: await versionOf(promoter, id), reason: "补充份额" });
  await move(promoter, id, "signed");
  await expect(confirmSigning(promoter, { id, seenVersion: await versionOf(promoter, id) })).rejects.toMatchObject({
    sentence: "签约由您本人提交，须由他人确认。",
  });
  await expect(
    founder.driver`update signings set decision = 'confirmed', decided_by = submitted_by, decided_at = now() where project_id = ${id} and decision is null`,
  ).rejects.toThrow("signings_two_people");
  await founder.end();
});

test("a signed project is credited by the ramp: 3.60, 8.70, 11.10 and 12.00 亿元", async ({ database }) => {
  const founder = founderOf(database.url);
  const { id } = await sign(founder);
  expect(await liveOutput(founder, id)).toEqual({
    "committed 2027": 3.6,
    "committed 2028": 8.7,
    "committed 2029": 11.1,
    "committed 2030": 12,
  });
  await founder.end();
});

test("what signing froze changes only by an amendment that another person approves", async ({ database }) => {
  const founder = founderOf(database.url);
  const { id, clerk, promoter } = await sign(founder);
  const seenVersion = await versionOf(clerk, id);
  await expect(
    editProject(clerk, { id, seenVersion, fields: { outputYuan: yuan(900_000_000) } }),
  ).rejects.toMatchObject({ field: "outputYuan" });
  await proposeAmendment(clerk, {
    projectId: id,
    seenVersion,
    field: "outputYuan",
    value: yuan(600_000_000),
    reason: "可研修订后下调",
  });
  expect(await liveOutput(founder, id)).toMatchObject({ "committed 2030": 12 });
  const [proposed] = await listAmendments(clerk, id);
  await expect(
    decideAmendment(clerk, { id: proposed?.id ?? "", decision: "approved", decisionReason: null }),
  ).rejects.toMatchObject({ sentence: expect.stringContaining("盟招商主管部门") });
  await decideAmendment(promoter, { id: proposed?.id ?? "", decision: "approved", decisionReason: null });
  expect(await liveOutput(founder, id)).toEqual({
    "committed 2027": 1.8,
    "committed 2028": 4.35,
    "committed 2029": 5.55,
    "committed 2030": 6,
  });
  await founder.end();
});

test("a terminated project keeps what it produced and loses every future year by reversal", async ({ database }) => {
  const founder = founderOf(database.url);
  const { id, clerk, promoter } = await sign(founder);
  for (const kind of ["licenceFileId", "shareholdingFileId", "environmentalFileId", "sitePhotoFileId", "termination"])
    await prove(clerk, id, kind);
  await move(clerk, id, "building", {
    projectCompanyName: "示例叶片公司",
    projectCompanyCode: "91152526MAOOOOOOOO",
    registeredOn: "2026-11-21",
    filingNo: "2611-152526",
    landApproval: "用地批复",
    constructionPermit: "施工许可",
    startedOn: "2026-11-22",
  });
  expect(Object.keys(await liveOutput(founder, id))).toEqual([
    "under_construction 2027",
    "under_construction 2028",
    "under_construction 2029",
    "under_construction 2030",
  ]);
  await move(clerk, id, "producing", { productionProof: "发票", producedOn: "2026-11-23" });
  await reportOutput(clerk, { projectId: id, year: 2026, outputYuan: yuan(50_000_000), source: "企业报表" });
  expect(await liveOutput(founder, id)).toMatchObject({ "realised 2026": 0.5, "under_construction 2030": 12 });
  const [file] = await founder.driver`select id from files where project_id = ${id} and kind = 'termination'`;
  await expect(
    terminateProject(clerk, { id, seenVersion: await versionOf(clerk, id), reason: "投资方退出", fileId: file?.id }),
  ).rejects.toMatchObject({ sentence: expect.stringContaining("盟招商主管部门") });
  await terminateProject(promoter, {
    id,
    seenVersion: await versionOf(promoter, id),
    reason: "投资方退出",
    fileId: file?.id,
  });
  expect(await liveOutput(founder, id)).toEqual({ "realised 2026": 0.5 });
  const [sums] =
    await founder.driver`select sum(amount_yuan)::bigint as yuan, count(*) filter (where reverses_id is not null)::int as reversals from credits where project_id = ${id} and indicator_id = 'output'`;
  expect(Number(sums?.yuan)).toBe(50_000_000);
  expect(sums?.reversals).toBeGreaterThan(0);
  await founder.end();
});

test("of two officers who move one card, exactly one wins and the other is told", async ({ database }) => {
  const founder = founderOf(database.url);
  const { id, clerk, bannerId } = await leadOf(founder);
  await prove(clerk, id, "investorFileId");
  const colleague = await founder.foundViewer(bannerId, "bureau_head");
  const seenVersion = await versionOf(clerk, id);
  const fields = {
    studyOpinion: "符合",
    investmentYuan: yuan(100_000_000),
    outputYuan: yuan(100_000_000),
    taxYuan: yuan(0),
    landMilliMu: 1000,
    energyTce: 1,
  };
  const results = await Promise.allSettled(
    [clerk, colleague].map((officer) => moveProject(officer, { id, seenVersion, to: "studied", reason: null, fields })),
  );
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  const loser = results.find((result) => result.status === "rejected");
  expect(loser?.reason.sentence).toContain("该项目已被他人更新，请刷新后重试。");
  await founder.end();
});

test("a clerk of another banner sees neither the project nor its lines, and cannot change it", async ({ database }) => {
  const founder = founderOf(database.url);
  const { id, companyId } = await sign(founder);
  const stranger = await founder.foundViewer(await founder.foundBanner(), "clerk");
  expect(await findProject(stranger, id)).toBeNull();
  await expect(moveProject(stranger, { id, seenVersion: 1, to: "studied", reason: null })).rejects.toMatchObject({
    sentence: "没有这个项目，或您无权查看。",
  });
  await expect(
    createLead(stranger, {
      name: "撞单",
      companyId,
      linkId: blades,
      source: "来电",
      ownerUnitId: stranger.unitId,
      distinctBecause: "不同",
    }),
  ).rejects.toMatchObject({
    sentence: expect.stringMatching(/^已由他方首谈，保护期至 \d{4}-\d\d-\d\d。请联系盟招商主管部门。$/),
  });
  await founder.end();
});

test("the department responsible for the industry sees the project; one that is neither 责任 nor 配合 does not", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const { id } = await leadOf(founder);
  expect(await findProject(await founder.foundViewer("dept-gongxin", "department_head"), id)).not.toBeNull();
  expect(await findProject(await founder.foundViewer("dept-nengyuan", "department_head"), id)).not.toBeNull();
  expect(await findProject(await founder.foundViewer("dept-nongmu", "department_head"), id)).toBeNull();
  await founder.end();
});

test("a retried write with the same request id is answered and not done twice", async ({ database }) => {
  const founder = founderOf(database.url);
  const { clerk, bannerId } = await leadOf(founder);
  const companyId = await founder.foundCompany();
  const open = () =>
    createLead(clerk, {
      name: "示例重试",
      companyId,
      linkId: blades,
      source: "来电",
      ownerUnitId: bannerId,
      distinctBecause: null,
    });
  const requestId = randomUUID();
  const answers = await Promise.all([1, 2, 3].map(() => requestContext.run({ requestId }, open)));
  expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
  const [count] = await founder.driver`select count(*)::int as n from projects where company_id = ${companyId}`;
  expect(count?.n).toBe(1);
  await founder.end();
});

test("a retried edit is answered like the first time, although the version it saw is gone by then", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const { clerk, id } = await leadOf(founder);
  const seenVersion = await versionOf(clerk, id);
  const rename = () => editProject(clerk, { id, seenVersion, fields: { name: "示例改名" } });
  const requestId = randomUUID();
  const first = await requestContext.run({ requestId }, rename);
  expect(await requestContext.run({ requestId }, rename)).toEqual(first);
  await expect(requestContext.run({ requestId: randomUUID() }, rename)).rejects.toThrow("已被他人更新");
  await founder.end();
});

test("codes count the year's projects; beyond 9999 the serial simply grows", async ({ database }) => {
  const founder = founderOf(database.url);
  const undone = founder.driver.begin(async (tx) => {
    await tx`delete from project_serials`;
    const [first] =
      await tx`select door.next_project_code() as code, extract(year from now() at time zone 'Asia/Shanghai') as year`;
    await tx`update project_serials set last_serial = 9999`;
    const [late] = await tx`select door.next_project_code() as code`;
    throw Object.assign(new Error("take it back"), { codes: [first?.code, late?.code], year: first?.year });
  });
  const { codes, year } = await undone.catch((error) => error);
  expect(codes).toEqual([`${year}-LX-0001`, `${year}-LX-10000`]);
  await founder.end();
});
