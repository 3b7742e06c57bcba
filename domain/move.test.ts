import { expect, test } from "@playwright/test";
import { type Dossier, emptyDossier, fieldKeys } from "@/domain/dossier";
import type { Yuan } from "@/domain/money";
import { forwardMoves, judgeMove, judgeStatus, statusMoves } from "@/domain/move";
import { roles } from "@/domain/role";
import { type Stage, stageOrder, stages, statuses } from "@/domain/stage";

const full = {
  ...Object.fromEntries(fieldKeys.map((key) => [key, "已填"])),
  isChemical: false,
  isCapacityControlled: false,
  visitCount: 1,
  investmentYuan: 1e9 as Yuan,
  outputYuan: 1e9 as Yuan,
  trailingOutputYuan: 1e9 as Yuan,
  energyTce: 10,
  agreementType: "investment",
  industryShares: [{ id: "i", basisPoints: 10_000 }],
  bannerShares: [{ id: "b", basisPoints: 10_000 }],
} as unknown as Dossier;

const clerk = ["clerk"] as const;
const promoter = ["promoter"] as const;
const ask = (stage: Stage, to: Stage, more: Partial<Parameters<typeof judgeMove>[0]> = {}) =>
  judgeMove({ dossier: full, stage, status: "active", to, viewerRoles: clerk, ...more });

test("a complete project moves forward along the table and nowhere else", () => {
  for (const from of stages) {
    const next: readonly Stage[] = forwardMoves[from];
    for (const to of stages.filter((stage) => stageOrder(stage) > stageOrder(from))) {
      const expected = !next.includes(to) ? "refused" : to === "signed" ? "needsConfirmation" : "ok";
      expect(ask(from, to).kind, `${from} → ${to}`).toBe(expected);
    }
  }
});

test("a lead cannot jump to talks, and is told the next step", () => {
  expect(ask("lead", "talks")).toEqual({
    kind: "refused",
    sentence: "不能从“线索”直接移到“在谈”，请先移到“已研判”。",
    missing: [],
  });
});

test("a framework may be passed over: intent goes straight to signing", () => {
  expect(ask("intent", "signed").kind).toBe("needsConfirmation");
  expect(ask("talks", "framework").kind).toBe("ok");
  expect(ask("talks", "signed").kind).toBe("refused");
});

test("a move with four things missing says so, and lists them", () => {
  const dossier = { ...full, fairCompetitionNo: null, agreementFileId: null, signedOn: null, admissionOpinion: null };
  const verdict = ask("intent", "signed", { dossier });
  expect(verdict).toMatchObject({
    kind: "refused",
    sentence: "还不能移到“签约”，缺 4 项。补齐后可在此直接移动。",
  });
  expect(verdict.kind === "refused" && verdict.missing.map(({ field }) => field)).toEqual([
    "admissionOpinion",
    "fairCompetitionNo",
    "agreementFileId",
    "signedOn",
  ]);
});

test("signing is always confirmed by another: a clerk submits, a promoter too", () => {
  expect(ask("intent", "signed")).toEqual({
    kind: "needsConfirmation",
    sentence: "签约由盟招商主管部门确认，您可以提交，不能确认。",
  });
  expect(ask("framework", "signed", { viewerRoles: promoter })).toEqual({
    kind: "needsConfirmation",
    sentence: "资料已齐，可以提交。签约须由提交人以外的人确认。",
  });
});

test("skipping the registration still needs its evidence before building", () => {
  const verdict = ask("signed", "building", { dossier: { ...full, licenceFileId: null } });
  expect(verdict.kind === "refused" && verdict.missing.map(({ field }) => field)).toEqual(["licenceFileId"]);
});

test("production does not wait for the statistics office", () => {
  const dossier = { ...full, statisticsNo: null, countedOn: null };
  expect(ask("building", "producing", { dossier }).kind).toBe("ok");
  expect(ask("building", "counted", { dossier }).kind).toBe("refused");
});

test("before signing a project goes back any number of stages with a reason", () => {
  expect(ask("intent", "lead")).toEqual({
    kind: "needsReason",
    sentence: "从“意向”退回“线索”，请填写原因。",
  });
  expect(ask("intent", "lead", { reason: "  " }).kind).toBe("needsReason");
  expect(ask("intent", "lead", { reason: "投资方更换" }).kind).toBe("ok");
});

test("going back asks for no evidence", () => {
  expect(ask("intent", "talks", { reason: "重谈", dossier: emptyDossier }).kind).toBe("ok");
});

test("after signing only the promoter takes a project back, with a reason", () => {
  expect(ask("registered", "signed", { reason: "登记有误" })).toMatchObject({ kind: "refused", missing: [] });
  expect(ask("registered", "signed", { viewerRoles: promoter }).kind).toBe("needsReason");
  expect(ask("registered", "signed", { viewerRoles: promoter, reason: "登记有误" }).kind).toBe("ok");
});

test("a project that is lost, terminated or suspended does not move", () => {
  for (const status of statuses.filter((one) => one !== "active"))
    expect(ask("talks", "intent", { status }).kind).toBe("refused");
});

test("a move to where it stands is refused and says so", () => {
  expect(ask("talks", "talks")).toMatchObject({ sentence: "项目已在“在谈”。" });
});

test("who may not move projects is refused before anything else", () => {
  for (const role of roles) {
    const isMover = ["clerk", "bureau_head", "department_head", "promoter"].includes(role);
    expect(ask("talks", "intent", { viewerRoles: [role] }).kind).toBe(isMover ? "ok" : "refused");
  }
});

test("every stage, status and target has a verdict, even for an empty dossier", () => {
  for (const stage of stages)
    for (const status of statuses)
      for (const to of stages)
        expect(judgeMove({ dossier: emptyDossier, stage, status, to, viewerRoles: promoter }).kind).toMatch(
          /^(refused|needsReason)$/,
        );
});

const change = (more: Partial<Parameters<typeof judgeStatus>[0]>) =>
  judgeStatus({ move: "lose", stage: "talks", status: "active", viewerRoles: clerk, reason: "市场变化", ...more });

test("a project is lost before signing with a reason, and never after", () => {
  expect(change({})).toBeNull();
  expect(change({ reason: "" })).toBe("请填写原因。");
  expect(change({ stage: "signed" })).toBe("项目已签约，不作流失处理。请由盟招商主管部门办理终止。");
});

test("a lost project reopens, a terminated one does not", () => {
  expect(change({ move: "reopen", status: "lost" })).toBeNull();
  expect(change({ move: "reopen", status: "terminated" })).toBe("项目现为“终止”，不能恢复。");
});

test("the promoter terminates from signing on, with a file and a reason", () => {
  const terminate = { move: "terminate", stage: "building", viewerRoles: promoter, fileId: "f" } as const;
  expect(change(terminate)).toBeNull();
  expect(change({ ...terminate, fileId: null })).toBe("请上传终止文件。");
  expect(change({ ...terminate, reason: null })).toBe("请填写原因。");
  expect(change({ ...terminate, stage: "framework" })).toBe("项目尚未签约，请登记流失并选择原因。");
  expect(change({ ...terminate, viewerRoles: ["bureau_head"] })).toBe(
    "项目终止由盟招商主管部门办理，您可以登记暂停并说明原因。",
  );
});

test("a pause needs a reason and a review date, at any stage", () => {
  for (const stage of stages) expect(change({ move: "suspend", stage, reviewOn: "2027-01-01" })).toBeNull();
  expect(change({ move: "suspend" })).toBe("请填写复核日期。");
  expect(change({ move: "resume", status: "suspended" })).toBeNull();
  expect(change({ move: "resume" })).toBe("项目现为“正常推进”，不能恢复推进。");
});

test("every status change answers for every stage and status", () => {
  for (const move of Object.keys(statusMoves) as (keyof typeof statusMoves)[])
    for (const stage of stages)
      for (const status of statuses) expect(change({ move, stage, status, viewerRoles: [] })).toContain("由");
});
