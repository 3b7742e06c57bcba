import { expect, test } from "@playwright/test";
import { assertCan, can, canForIndustry, refusalFor, type Verb, verbs } from "@/domain/permission";
import { Refusal } from "@/domain/refusal";
import { isAdministrative, type Role, roles } from "@/domain/role";

const account: Verb[] = ["ownAccount"];
const reading: Verb[] = ["readBusiness", "exportList"];
const field: Verb[] = [
  ...reading,
  "createCompany",
  "editCompany",
  "importCompanies",
  "mergeCompanies",
  "decideMatch",
  "createLead",
  "editProject",
  "moveProject",
  "loseProject",
  "suspendProject",
  "reportOutput",
  "recordVisit",
  "revealContact",
];
const bureau: Verb[] = ["submitSigning", "amendSigned", "renewClaim", "recordFund"];
const head: Verb[] = ["assessLink", "editWords", "answerReview", "recordBaseline", "holdMeeting"];

/** Written out again, by role, so that a slip in the table by verb shows. */
const allowed: Record<Role, Verb[]> = {
  clerk: [...account, ...field, ...bureau],
  bureau_head: [...account, ...field, ...bureau, "exportSigned"],
  department_head: [...account, ...field, ...head, "exportSigned"],
  promoter: [
    ...account,
    ...field,
    ...bureau,
    ...head,
    "exportSigned",
    "confirmSigning",
    "returnSigning",
    "approveAmendment",
    "terminateProject",
    "verifyEvidence",
    "decideClaim",
    "closePeriod",
    "rematchAll",
    "editSettings",
    "keepLeagueView",
  ],
  verifier: [...account, ...reading, "verifyEvidence"],
  leader: [...account, ...reading, "exportSigned"],
  exporter: [...account, ...reading, "exportSigned"],
  system_admin: [...account, "manageUnits"],
  security_admin: [...account, "manageUsers", "manageSessions"],
  auditor: [...account, "readAudit"],
};

for (const role of roles) {
  test(`${role} may do exactly what the office gave the role, and every refusal is a sentence`, () => {
    const viewer = { roles: [role] };
    expect(verbs.filter((verb) => can(viewer, verb)).sort()).toEqual([...allowed[role]].sort());
    for (const verb of verbs) {
      if (allowed[role].includes(verb)) expect(() => assertCan(viewer, verb)).not.toThrow();
      else expect(() => assertCan(viewer, verb)).toThrow(Refusal);
    }
  });
}

test("a person with no role may do nothing", () => {
  expect(verbs.filter((verb) => can({ roles: [] }, verb))).toEqual([]);
});

test("two roles add up", () => {
  const viewer = { roles: ["verifier", "exporter"] as const };
  expect(verbs.filter((verb) => can(viewer, verb)).sort()).toEqual(
    ["exportList", "exportSigned", "ownAccount", "readBusiness", "verifyEvidence"].sort(),
  );
});

test("every refusal says who may, ends as a sentence and shouts at nobody", () => {
  for (const verb of verbs) {
    expect(refusalFor(verb)).toMatch(/^[^。]+由[^。]+[。].*$/);
    expect(refusalFor(verb)).not.toMatch(/[！!]|undefined/);
  }
});

test("a clerk who confirms a signing is told to submit instead", () => {
  expect(refusalFor("confirmSigning")).toBe("签约由盟招商主管部门确认，您可以提交，不能确认。");
  expect(refusalFor("confirmSigning", { roles: ["clerk"] })).toBe("签约由盟招商主管部门确认，您可以提交，不能确认。");
});

test("nobody is told to do something they may not do either", () => {
  expect(refusalFor("confirmSigning", { roles: ["leader"] })).toBe("签约由盟招商主管部门确认，您可以查看，不能确认。");
  for (const role of roles.filter((held) => isAdministrative([held])))
    expect(refusalFor("confirmSigning", { roles: [role] })).not.toContain("您可以");
});

test("an assertion throws the same sentence the screen shows", () => {
  expect(() => assertCan({ roles: ["exporter"] }, "editProject")).toThrow(
    refusalFor("editProject", { roles: ["exporter"] }),
  );
});

test("a department head assesses links and records baselines only in industries the department is 责任 for", () => {
  const viewer = { roles: ["department_head"] as const, responsibleIndustryIds: ["ferroalloy"] };
  for (const verb of ["assessLink", "recordBaseline"] as const) {
    expect(canForIndustry(viewer, verb, "ferroalloy")).toBe(true);
    expect(canForIndustry(viewer, verb, "hydrogen")).toBe(false);
    expect(canForIndustry({ roles: ["promoter"], responsibleIndustryIds: [] }, verb, "hydrogen")).toBe(true);
    expect(canForIndustry({ roles: ["clerk"], responsibleIndustryIds: ["hydrogen"] }, verb, "hydrogen")).toBe(false);
  }
});
