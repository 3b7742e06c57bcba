import type postgres from "postgres";
import { proposeAmendment } from "@/db/amendments";
import { addFile, listFiles } from "@/db/files";
import type { Founder } from "@/db/founding";
import { loseProject, reportOutput, suspendProject, terminateProject } from "@/db/project-status";
import { createLead, findProject, moveProject } from "@/db/projects";
import { confirmSigning } from "@/db/signings";
import { recordVisit } from "@/db/visits";
import { type Yuan, yuan } from "@/domain/money";
import type { DossierPatch } from "@/domain/project-field";
import { isFrom, type Stage, stageOrder } from "@/domain/stage";
import type { Viewer } from "@/domain/viewer";
import type { DemoProject } from "./demo-project";
import projectList from "./demo-projects.json" with { type: "json" };

const pdf = new TextEncoder().encode("%PDF-1.4\n% 示例文件，非真实协议\n");
const wan = (amount: number): Yuan => yuan(amount * 10_000);
const dayMs = 86_400_000;

type Cast = { clerkOf: (bannerId: string) => Promise<Viewer>; promoter: Viewer; today: string };

/** Walks every listed project to its stage through the same functions an officer uses, six at a time. */
export async function loadDemoProjects(
  driver: postgres.Sql,
  founder: Founder,
  makers: Map<string, string[]>,
): Promise<void> {
  const cast = await gatherCast(driver, founder);
  const waiting = [...(projectList as DemoProject[])];
  const lane = async () => {
    for (let project = waiting.shift(); project; project = waiting.shift()) await walk(driver, cast, project, makers);
  };
  await Promise.all(Array.from({ length: 6 }, lane));
}

/** One clerk a banner: the two demonstration clerks, and for the other banners a colleague nobody signs in as. */
async function gatherCast(driver: postgres.Sql, founder: Founder): Promise<Cast> {
  const known = new Map(
    (await driver<{ id: string; unit_id: string }[]>`select id, unit_id from users where login like 'demo-clerk%'`).map(
      (row) => [row.unit_id, founder.signInAs(row.id)],
    ),
  );
  const [promoter] = await driver<{ id: string }[]>`select id from users where login = 'demo-promoter'`;
  const [clock] = await driver<{ today: string }[]>`select (now() at time zone 'Asia/Shanghai')::date::text as today`;
  return {
    clerkOf: (bannerId) => {
      const clerk =
        known.get(bannerId) ??
        founder
          .foundUser(bannerId, ["clerk"], { login: `colleague-${bannerId}`, name: "示例同某" })
          .then(({ userId }) => founder.signInAs(userId));
      known.set(bannerId, clerk);
      return clerk;
    },
    promoter: await founder.signInAs(promoter?.id ?? ""),
    today: clock?.today ?? "",
  };
}

async function walk(driver: postgres.Sql, cast: Cast, project: DemoProject, makers: Map<string, string[]>) {
  const clerk = await cast.clerkOf(project.bannerId);
  const companyId = makers.get(project.linkId)?.[project.maker ?? 0];
  if (!companyId) return;
  const day = (offset: number) => new Date(Date.parse(cast.today) + offset * dayMs).toISOString().slice(0, 10);
  const { id } = await createLead(clerk, {
    name: project.name,
    companyId,
    linkId: project.linkId,
    source: "以商招商",
    ownerUnitId: project.bannerId,
    distinctBecause: "示例",
  });
  const versionOf = async (viewer: Viewer) => (await findProject(viewer, id))?.version ?? 0;
  const move = async (to: Stage, fields: DossierPatch = {}) =>
    moveProject(clerk, { id, seenVersion: await versionOf(clerk), to, reason: null, fields });
  const prove = async (...kinds: string[]) => {
    for (const kind of kinds)
      await addFile(clerk, { projectId: id, kind, name: `示例-${project.name}.pdf`, content: pdf });
  };
  const reaches = (stage: Stage) => isFrom(project.stage, stage);

  if (reaches("studied")) {
    await prove("investorFileId");
    await move("studied", {
      studyOpinion: "符合产业方向，要素可落实（示例）",
      investmentYuan: wan(project.investmentWan),
      outputYuan: wan(project.outputWan),
      taxYuan: wan(Math.round(project.outputWan * 0.03)),
      landMilliMu: 60_000 + project.investmentWan,
      energyTce: 800,
      powerKw: 8_000,
      waterM3PerYear: 60_000,
    });
  }
  if (reaches("talks")) {
    await recordVisit(clerk, {
      projectId: id,
      kind: "call",
      visitedOn: day(-project.contactDays),
      participants: "示例陪同人员",
      outcome: "对接用地、用能和建设时序（示例）",
      nextStep: "补充可行性研究报告",
      nextStepOn: day(project.nextDays ?? 20),
    });
    await move("talks", { contactName: "示例联系人", contactPhone: "13800000147" });
    await driver`update projects set planned_production_on = ${project.producesOn} where id = ${id}`;
  }
  if (reaches("intent")) {
    await prove("intentFileId");
    await move("intent");
  }
  if (project.stage === "framework") {
    await prove("frameworkFileId");
    await move("framework");
  }
  if (project.isReadyToSign || reaches("signed")) {
    await prove("agreementFileId", "replacementFileId");
    await move("signed", signingFields(project, day));
  }
  if (reaches("signed")) await confirmSigning(cast.promoter, { id, seenVersion: await versionOf(cast.promoter) });
  if (reaches("registered")) {
    await prove("licenceFileId", "shareholdingFileId");
    await move("registered", {
      projectCompanyName: `${project.name}（示例项目公司）`,
      projectCompanyCode: "91OODEMO0000000000",
      registeredOn: day(-(project.signedDays ?? 0) + 20),
    });
  }
  if (reaches("building")) {
    await prove("environmentalFileId", "sitePhotoFileId");
    await move("building", {
      filingNo: "2026-OOOO-示例",
      landApproval: "示例用地批复",
      constructionPermit: "示例施工许可",
      startedOn: day(-(project.signedDays ?? 0) + 60),
    });
  }
  if (reaches("counted"))
    await move("counted", { statisticsNo: "示例-入库", countedOn: day(-(project.signedDays ?? 0) + 90) });
  if (reaches("producing")) {
    await move("producing", { productionProof: "示例发票", producedOn: project.producesOn });
    for (const [year, amountWan] of Object.entries(project.reportedWan ?? {}))
      await reportOutput(clerk, {
        projectId: id,
        year: Number(year),
        outputYuan: wan(amountWan),
        source: "企业报表（示例）",
      });
  }
  if (reaches("capacity")) await move("capacity", { capacityReachedOn: day(-30) });
  await backDate(driver, id, project);
  await settle(cast, clerk, id, project, prove, versionOf, day);
}

const signingFields = (project: DemoProject, day: (offset: number) => string): DossierPatch => ({
  landingUnitId: project.bannerId,
  nature: "new",
  content: `${project.name}（示例建设内容）`,
  fixedInvestmentYuan: wan(Math.round(project.investmentWan * 0.78)),
  jobs: 40 + Math.round(project.investmentWan / 300),
  admissionOpinion: "示例联审纪要",
  fairCompetitionNo: "锡公审〔2026〕示例号",
  uniquenessCheckedOn: day(-(project.signedDays ?? 5) - 10),
  agreementType: "investment",
  signedOn: day(-(project.signedDays ?? 5)),
  signingEvent: project.event ?? "",
  plannedStartOn: day(-(project.signedDays ?? 5) + 90),
  plannedProductionOn: project.producesOn,
  plannedCapacityOn: `${Number(project.producesOn.slice(0, 4)) + 2}${project.producesOn.slice(4)}`,
  industryShares: project.industryShares ?? [{ id: project.industryId, basisPoints: 10_000 }],
  bannerShares: project.bannerShares ?? [{ id: project.bannerId, basisPoints: 10_000 }],
  ...(project.capacity ? { capacities: [project.capacity] } : {}),
});

/** The walk took seconds; the demonstration tells of months. */
async function backDate(driver: postgres.Sql, id: string, project: DemoProject) {
  const steps = stageOrder(project.stage) + 1;
  await driver`update projects set created_at = now() - make_interval(days => ${project.openedDays}), stage_since = now() - make_interval(days => ${project.contactDays}),
    protected_until = case when protected_until is null then null else (now() at time zone 'Asia/Shanghai')::date + ${project.protectedDays ?? 60}::int end where id = ${id}`;
  await driver`update stage_moves m set moved_at = now() - make_interval(days => (${project.openedDays} * (${steps} - n.position) / ${steps})::int)
    from (select id, row_number() over (order by moved_at) - 1 as position from stage_moves where project_id = ${id}) n where n.id = m.id`;
}

async function settle(
  cast: Cast,
  clerk: Viewer,
  id: string,
  project: DemoProject,
  prove: (...kinds: string[]) => Promise<void>,
  versionOf: (viewer: Viewer) => Promise<number>,
  day: (offset: number) => string,
) {
  if (project.ends === "lost")
    await loseProject(clerk, {
      id,
      seenVersion: await versionOf(clerk),
      lossReason: "factors",
      words: "用能指标不足（示例）",
    });
  if (project.ends === "suspended")
    await suspendProject(clerk, {
      id,
      seenVersion: await versionOf(clerk),
      reason: "等待电力接入批复（示例）",
      reviewOn: day(45),
    });
  if (project.ends === "terminated") {
    await prove("termination");
    const file = (await listFiles(cast.promoter, id)).find(({ kind }) => kind === "termination");
    if (file)
      await terminateProject(cast.promoter, {
        id,
        seenVersion: await versionOf(cast.promoter),
        reason: "投资方退出（示例）",
        fileId: file.id,
      });
  }
  if (project.proposesOutputWan) {
    await proposeAmendment(clerk, {
      projectId: id,
      seenVersion: await versionOf(clerk),
      field: "outputYuan",
      value: wan(project.proposesOutputWan),
      reason: "可研修订，附第 41 页（示例）",
    });
  }
}
