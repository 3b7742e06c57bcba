import { yuan } from "@/domain/money";
import type { DossierPatch } from "@/domain/project-field";
import type { Viewer } from "@/domain/viewer";
import { addFile } from "./files";
import type { Founder } from "./founding";
import { createLead, findProject, moveProject } from "./projects";
import { confirmSigning } from "./signings";
import { recordVisit } from "./visits";

// What tests of signed projects begin with: a blade project walked through every gate, as its officers would.

export const samplePhone = "13800000147";
const pdf = new TextEncoder().encode("%PDF-1.7 示例");

export const versionOf = async (viewer: Viewer, id: string) => (await findProject(viewer, id))?.version ?? 0;

export const move = async (
  viewer: Viewer,
  id: string,
  to: Parameters<typeof moveProject>[1]["to"],
  fields: DossierPatch = {},
  reason: string | null = null,
) => moveProject(viewer, { id, seenVersion: await versionOf(viewer, id), to, reason, fields });

/** Puts one paper on record; returns its id. */
export const prove = async (viewer: Viewer, projectId: string, kind: string) =>
  (await addFile(viewer, { projectId, kind, name: `${kind}.pdf`, content: pdf })).id;

export type Office = { bannerId: string; clerk: Viewer; promoter: Viewer };

/** A banner of its own with its clerk, and the promoter. */
export async function foundOffice(founder: Founder): Promise<Office> {
  const bannerId = await founder.foundBanner();
  const clerk = await founder.foundViewer(bannerId, "clerk");
  const promoter = await founder.foundViewer("dept-zhaoshang", "promoter");
  return { bannerId, clerk, promoter };
}

/** A lead of that office on the blades of 风电装备. */
export async function foundLead(
  founder: Founder,
  { bannerId, clerk }: Office,
  name = "示例叶片项目",
  companyName?: string,
) {
  const companyId = await founder.foundCompany(companyName);
  const lead = { name, companyId, linkId: "CH-302-C", source: "外出招商", ownerUnitId: bannerId };
  const { id } = await createLead(clerk, { ...lead, distinctBecause: "不同项目" });
  return { id, companyId };
}

/** An office and one lead of it. */
export async function leadOf(founder: Founder) {
  const office = await foundOffice(founder);
  return { ...office, ...(await foundLead(founder, office)) };
}

/** Studied, with a visit on record: of what talks ask for, only the contact is missing. `fields` are what the study says besides. */
export async function walkToStudied(clerk: Viewer, id: string, fields: DossierPatch = {}) {
  await prove(clerk, id, "investorFileId");
  await move(clerk, id, "studied", {
    studyOpinion: "符合产业方向",
    investmentYuan: yuan(1_260_000_000),
    outputYuan: yuan(1_200_000_000),
    outputBasis: "可研测算",
    taxYuan: yuan(52_000_000),
    landMilliMu: 210_000,
    energyTce: 900,
    ...fields,
  });
  const visit = { kind: "call", visitedOn: "2026-03-27", participants: null, outcome: "对接用地" } as const;
  await recordVisit(clerk, { ...visit, projectId: id, nextStep: "补充可研", nextStepOn: "2026-12-10" });
}

/** Far enough that the project is in protected talks; `fields` are what its study says besides. */
export async function walkToTalks(clerk: Viewer, id: string, fields: DossierPatch = {}) {
  await walkToStudied(clerk, id, fields);
  await move(clerk, id, "talks", { contactName: "示例王某", contactPhone: samplePhone });
}

/** Walks a lead to the point where only the confirmation is missing; `fields` are what its signing says otherwise. */
export async function submitSigned({ bannerId, clerk }: Office, id: string, fields: DossierPatch = {}) {
  for (const kind of ["intentFileId", "agreementFileId"]) await prove(clerk, id, kind);
  await walkToTalks(clerk, id);
  await move(clerk, id, "intent");
  return move(clerk, id, "signed", {
    landingUnitId: bannerId,
    nature: "new",
    content: "年产 800 套叶片",
    fixedInvestmentYuan: yuan(980_000_000),
    jobs: 420,
    powerKw: 24_000,
    waterM3PerYear: 100_000,
    admissionOpinion: "联审纪要",
    fairCompetitionNo: "锡公审〔2026〕15号",
    uniquenessCheckedOn: "2026-11-12",
    agreementType: "investment",
    signedOn: "2026-10-20",
    plannedStartOn: "2026-12-01",
    plannedProductionOn: "2027-07-01",
    plannedCapacityOn: "2029-07-01",
    industryShares: [{ id: "I301", basisPoints: 10_000 }],
    bannerShares: [{ id: bannerId, basisPoints: 10_000 }],
    capacities: [{ indicatorId: "N18", quantityMilli: 100_000 }],
    ...fields,
  });
}

export const confirm = async (promoter: Viewer, id: string) =>
  confirmSigning(promoter, { id, seenVersion: await versionOf(promoter, id) });

/** A banner with its own clerk and head; `sign` walks one project of it to a confirmed signing. */
export async function foundSigner(founder: Founder) {
  const office = await foundOffice(founder);
  const head = await founder.foundViewer(office.bannerId, "bureau_head");
  const sign = async (fields: DossierPatch = {}, name = "示例叶片项目", creditCode: string | null = null) => {
    const { id, companyId } = await foundLead(founder, office, name);
    if (creditCode) await founder.driver`update companies set credit_code = ${creditCode} where id = ${companyId}`;
    await submitSigned(office, id, fields);
    await confirm(office.promoter, id);
    return id;
  };
  return { ...office, head, sign };
}

export async function todayOf(founder: Founder, days = 0): Promise<string> {
  const [row] = await founder.driver`select ((now() at time zone 'Asia/Shanghai')::date + ${days}::int)::text as on`;
  return String(row?.on);
}
