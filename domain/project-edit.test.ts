import { expect, test } from "@playwright/test";
import { emptyDossier } from "@/domain/dossier";
import { yuan } from "@/domain/money";
import { isAnswer, nearestFirst, nextStepIssues, suggestName } from "@/domain/project-choice";
import { differencesOf, editSections } from "@/domain/project-edit";
import { needsOf } from "@/domain/project-needs";
import type { ProjectState } from "@/domain/project-state";

test("two officers who changed different fields do not stand against each other", () => {
  const base = { ...emptyDossier, name: "示例项目", jobs: 100 };
  const newest = { ...base, jobs: 200 };
  expect(differencesOf(base, newest, ["name"])).toEqual([{ field: "jobs", isMine: false }]);
  expect(differencesOf(base, newest, ["name", "jobs"])).toEqual([{ field: "jobs", isMine: true }]);
  expect(differencesOf(base, base, ["jobs"])).toEqual([]);
});

test("after signing the form leaves out what was frozen", () => {
  const of = (isFrozen: boolean) => editSections({ isFrozen }).flatMap(({ fields }) => fields);
  expect(of(false)).toContain("outputYuan");
  expect(of(true)).not.toContain("outputYuan");
  expect(of(true)).toContain("projectCompanyName");
  expect(of(false)).not.toContain("visitCount");
});

test("what the next stage needs lists the missing first, then only what that stage newly asks", () => {
  const dossier = {
    ...emptyDossier,
    name: "示例项目",
    companyId: "c",
    linkId: "l",
    source: "来电",
    ownerUnitId: "u",
    taxYuan: yuan(0),
  };
  const state = {
    stage: "lead",
    dossier,
    ownerUserName: null,
    ownerUnitName: "西乌珠穆沁旗",
  } as unknown as ProjectState;
  const needs = needsOf(state, (id) => id);
  expect(needs?.to).toBe("studied");
  expect(needs?.ready.map(({ field }) => field)).toEqual(["taxYuan"]);
  expect(needs?.missing.map(({ field }) => field)).toContain("investmentYuan");
  expect(needs?.missing.find(({ field }) => field === "investorFileId")).toMatchObject({
    verb: "上传",
    owner: "西乌珠穆沁旗",
  });
});

test("a name is suggested from the company's core and the link", () => {
  expect(suggestName("示例蓝穹（盐城）制造有限公司", "叶片")).toBe("示例蓝穹制造叶片项目");
  expect(suggestName("示例蓝穹叶片有限公司", "叶片")).toBe("示例蓝穹叶片项目");
  expect(suggestName("示例蓝穹有限公司", "叶片原材料（玻纤/树脂）")).toBe("示例蓝穹叶片原材料项目");
});

test("a project answers to its characters, its pinyin and its initials", () => {
  const names = ["示例朔衡齿轮箱"];
  const spelt = ["shilishuohengchilunxiang", "slshclx"];
  for (const query of ["齿轮", "shclx", "SHCLX", "chilun", ""]) expect(isAnswer(query, names, spelt)).toBe(true);
  expect(isAnswer("叶片", names, spelt)).toBe(false);
});

test("words set apart are looked for each, in any order, and one letter answers nothing by itself", () => {
  const names = ["风电装备叶片", "示例企业"];
  const spelt = ["fengdianzhuangbeiyepian", "fdzbyp"];
  for (const query of ["风电 叶片", "叶片 风电", "叶片　示例", "feng dian", "feng'dian", "fdzb 企业"])
    expect(isAnswer(query, names, spelt), query).toBe(true);
  for (const query of ["风电 齿轮", "f y", "叶片 p"]) expect(isAnswer(query, names, spelt), query).toBe(false);
});

test("of names that answer the one that is it goes first, then the shorter that begin with it", () => {
  const initials: Record<string, string> = {
    规模养殖: "gmyz",
    隔膜: "gm",
    隔膜涂覆: "gmtf",
    国贸: "gm",
    电子规模: "dzgm",
  };
  const rows = ["电子规模", "规模养殖", "隔膜涂覆", "隔膜", "国贸"].map((name) => ({ name }));
  const found = (query: string) => nearestFirst(query, rows, (name) => [initials[name] ?? ""]).map(({ name }) => name);
  expect(found("GM")).toEqual(["隔膜", "国贸", "规模养殖", "隔膜涂覆", "电子规模"]);
  expect(found("隔膜")).toEqual(["隔膜", "隔膜涂覆", "电子规模", "规模养殖", "国贸"]);
});

test("the next step of a new lead has words beside its day, and the day does not lie behind", () => {
  const today = "2026-11-24";
  expect(nextStepIssues({ nextStep: null, nextStepOn: null }, today)).toEqual({});
  expect(nextStepIssues({ nextStep: "回访", nextStepOn: today }, today)).toEqual({});
  expect(Object.keys(nextStepIssues({ nextStep: " ", nextStepOn: "2020-01-01" }, today))).toEqual([
    "nextStep",
    "nextStepOn",
  ]);
});
