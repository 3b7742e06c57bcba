import { expect, test } from "@playwright/test";
import { cardMove, cardOf } from "@/domain/board";
import { emptyDossier } from "@/domain/dossier";
import { judgeMove } from "@/domain/move";
import type { ProjectState } from "@/domain/project-state";
import { type Role, roles } from "@/domain/role";
import { stages, statuses } from "@/domain/stage";

const stateOf = (more: Partial<ProjectState>): ProjectState => ({
  id: "p",
  code: "XM-2026-0001",
  version: 1,
  stage: "talks",
  status: "active",
  dossier: emptyDossier,
  companyName: "示例风电叶片有限公司",
  primaryLinkName: "叶片",
  chainId: "wind",
  chainName: "风电装备",
  industryIds: ["wind"],
  ownerUnitName: "正蓝旗工信局",
  ownerUserName: null,
  claimUnitId: null,
  claimUnitName: null,
  landingUnitName: null,
  protectedUntil: null,
  createdOn: "2026-01-05",
  lastContactOn: null,
  stageSince: "2026-01-05",
  isFrozen: false,
  reviewOn: null,
  lossReason: null,
  pendingSigning: null,
  mayCarry: true,
  ...more,
});

const clerk: Role[] = ["clerk"];
const cardFor = (state: ProjectState) => cardOf(state, { today: "2026-11-23", shortNameOf: () => null });
const wordsOf = (state: ProjectState) => {
  const card = cardFor(state);
  return stages.map((to) => cardMove(card, clerk, to)).map(({ label, words }) => `${label} ${words}`);
};

/** Everything the gates before 签约 ask, so that both papers and a submission are in reach. */
const talked = {
  ...emptyDossier,
  ...Object.fromEntries(
    [
      "name",
      "companyId",
      "linkId",
      "source",
      "ownerUnitId",
      "studyOpinion",
      "investorFileId",
      "landMilliMu",
      "energyTce",
    ]
      .concat(["investmentYuan", "outputYuan", "taxYuan", "ownerUserId", "contactName", "contactPhone", "visitCount"])
      .concat(["nextStep", "nextStepOn", "frameworkFileId"])
      .map((field) => [field, field.endsWith("Yuan") ? 1_000_000_000 : 1]),
  ),
  nextStepOn: "2026-12-01",
};

test("the menu lists all eleven stages with what stands in the way", () => {
  expect(wordsOf(stateOf({ dossier: talked }))).toEqual([
    "线索 须说明原因",
    "已研判 须说明原因",
    "在谈 当前阶段",
    "意向 缺 1 项",
    "框架 可移",
    "签约 不可移",
    "注册 不可移",
    "开工 不可移",
    "入库 不可移",
    "投产 不可移",
    "达产 不可移",
  ]);
});

test("what a card says of a move is what the move will be judged by", () => {
  const differing: unknown[] = [];
  for (const stage of stages)
    for (const status of statuses)
      for (const role of roles)
        for (const dossier of [emptyDossier, talked]) {
          const card = cardFor(stateOf({ stage, status, dossier }));
          for (const to of stages) {
            const said = cardMove(card, [role], to);
            const judged = judgeMove({ dossier, stage, status, to, viewerRoles: [role] });
            const sentence = judged.kind === "refused" && judged.missing.length === 0 ? judged.sentence : null;
            if (said.kind !== judged.kind || said.sentence !== sentence)
              differing.push({ stage, status, role, to, said, judged });
          }
        }
  expect(differing).toEqual([]);
});

test("a card another unit carries says so for every stage but its own", () => {
  const card = cardFor(stateOf({ mayCarry: false }));
  expect(new Set(stages.filter((to) => to !== "talks").map((to) => cardMove(card, clerk, to).sentence))).toEqual(
    new Set(["本项目由正蓝旗工信局办理，您可以查看，不能移动。"]),
  );
});

test("a signing that waits for confirmation is not submitted again, and the way back stays open", () => {
  const pendingSigning = { submittedBy: "u", submitterName: "示例甲", submittedAt: "2026-11-20T08:00:00Z" };
  const card = cardFor(stateOf({ stage: "framework", pendingSigning }));
  expect(cardMove(card, clerk, "signed").sentence).toContain("示例甲提交");
  expect(cardMove(card, clerk, "talks").kind).toBe("needsReason");
});
