import { sql } from "drizzle-orm";
import { boolean, date, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Stage, Status } from "@/domain/stage";
import { links } from "./chains";
import { bytesColumn, idColumn, milliColumn, momentColumn, yuanColumn } from "./columns";
import { companies } from "./companies";
import { indicators } from "./plans";
import { units } from "./units";
import { users } from "./users";

const day = () => date({ mode: "string" });

const createdOn = sql.raw("(created_at at time zone 'Asia/Shanghai')::date");
const contactOn = sql`coalesce(last_contact_on, ${createdOn})`;
const firstDue = sql`case when status <> 'active' then null else case stage
  when 'lead' then least(${createdOn} + case when last_contact_on is null then 1 else 3 end, next_step_on)
  when 'studied' then least(${contactOn} + 90, next_step_on)
  when 'talks' then least(protected_until, ${contactOn} + 90, next_step_on)
  when 'intent' then least(protected_until, ${contactOn} + 180, next_step_on)
  when 'framework' then least(protected_until, ${contactOn} + 180, next_step_on)
  when 'signed' then least((signed_on + interval '6 months')::date, next_step_on)
  when 'registered' then least((signed_on + interval '6 months')::date, next_step_on)
  when 'building' then next_step_on
  when 'counted' then next_step_on
  end end`;

export const projects = pgTable(
  "projects",
  {
    id: idColumn(),
    code: text().notNull().unique(),
    name: text().notNull(),
    stage: text().$type<Stage>().notNull().default("lead"),
    status: text().$type<Status>().notNull().default("active"),
    version: integer().notNull().default(1),
    companyId: uuid()
      .notNull()
      .references(() => companies.id),
    ownerUnitId: text()
      .notNull()
      .references(() => units.id),
    ownerUserId: uuid().references(() => users.id),
    claimUnitId: text().references(() => units.id),
    protectedUntil: day(),
    landingUnitId: text().references(() => units.id),
    /** Industries of its links and shares, kept by trigger: a department's rows are found by index. */
    industryIds: text().array().notNull().default(sql`'{}'`),
    park: text(),
    isChemical: boolean().notNull().default(false),
    isChemicalParkRecognised: boolean().notNull().default(false),
    source: text(),
    nature: text(),
    content: text(),
    investmentYuan: yuanColumn(),
    fixedInvestmentYuan: yuanColumn(),
    outputYuan: yuanColumn(),
    outputBasis: text(),
    taxYuan: yuanColumn(),
    jobs: integer(),
    landMilliMu: milliColumn(),
    powerKw: integer(),
    energyTce: integer(),
    waterM3PerYear: integer("water_m3_per_year"),
    studyOpinion: text(),
    nextStep: text(),
    nextStepOn: day(),
    lastContactOn: day(),
    agreementType: text(),
    signedOn: day(),
    signingEvent: text(),
    fairCompetitionNo: text(),
    admissionOpinion: text(),
    uniquenessCheckedOn: day(),
    plannedStartOn: day(),
    plannedProductionOn: day(),
    plannedCapacityOn: day(),
    projectCompanyName: text(),
    projectCompanyCode: text(),
    registeredOn: day(),
    filingNo: text(),
    landApproval: text(),
    constructionPermit: text(),
    startedOn: day(),
    statisticsNo: text(),
    countedOn: day(),
    productionProof: text(),
    producedOn: day(),
    capacityReachedOn: day(),
    /** Set when the signing is confirmed: from then the agreed figures change by amendment only. */
    frozenAt: momentColumn(),
    reviewOn: day(),
    lossReason: text(),
    stageSince: momentColumn().notNull().defaultNow(),
    /**
     * The first day on which a clock of domain/light.ts runs out; null when none runs. A project is red exactly when
     * this day is before today, so that lists, lights and 只看停滞 agree.
     */
    dueOn: day().generatedAlwaysAs(firstDue),
    createdBy: uuid().references(() => users.id),
    createdAt: momentColumn().notNull().defaultNow(),
    updatedAt: momentColumn().notNull().defaultNow(),
  },
  (t) => [
    // After the order of a column's cards, what its sums and the row rights look at: the board reads the index alone.
    index("projects_by_due").on(
      t.status,
      t.stage,
      t.dueOn,
      t.id,
      t.investmentYuan,
      t.outputYuan,
      t.ownerUnitId,
      t.claimUnitId,
      t.landingUnitId,
      t.industryIds,
    ),
    index("projects_in_due_order").on(t.status, sql`coalesce(${t.dueOn}, date '9999-12-31')`, t.id),
    index("projects_by_owner").on(t.ownerUnitId, t.stage),
    index("projects_by_landing").on(t.landingUnitId, t.stage),
    index("projects_by_claim").on(t.claimUnitId),
    index("projects_by_company").on(t.companyId),
    index("projects_by_industry").using("gin", t.industryIds),
    index("projects_by_signing").on(t.signedOn, t.id),
    // What each person has to do next; counted for the mark beside 待办 on every page.
    index("projects_by_next_step")
      .on(t.ownerUserId, t.nextStepOn)
      .where(sql`${t.status} = 'active' and ${t.nextStepOn} is not null`),
    index("projects_by_name").on(t.name, t.id),
  ],
);

export const projectId = () =>
  uuid()
    .notNull()
    .references(() => projects.id);

export const projectLinks = pgTable(
  "project_links",
  {
    projectId: projectId(),
    linkId: text()
      .notNull()
      .references(() => links.id),
    isPrimary: boolean().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.projectId, t.linkId] }),
    uniqueIndex("project_links_one_primary").on(t.projectId).where(sql`is_primary`),
    index("project_links_by_link").on(t.linkId),
  ],
);

export const projectShares = pgTable(
  "project_shares",
  {
    projectId: projectId(),
    kind: text().$type<"industry" | "banner">().notNull(),
    subjectId: text().notNull(),
    basisPoints: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.projectId, t.kind, t.subjectId] })],
);

export const projectCapacities = pgTable(
  "project_capacities",
  {
    projectId: projectId(),
    indicatorId: text()
      .notNull()
      .references(() => indicators.id),
    quantityMilli: milliColumn().notNull(),
  },
  (t) => [primaryKey({ columns: [t.projectId, t.indicatorId] })],
);

export const stageMoves = pgTable(
  "stage_moves",
  {
    id: idColumn(),
    projectId: projectId(),
    fromStage: text().$type<Stage>(),
    toStage: text().$type<Stage>().notNull(),
    fromStatus: text().$type<Status>(),
    toStatus: text().$type<Status>().notNull(),
    reason: text(),
    movedBy: uuid()
      .notNull()
      .references(() => users.id),
    movedAt: momentColumn().notNull().defaultNow(),
  },
  (t) => [index("stage_moves_by_project").on(t.projectId, t.movedAt)],
);

export const visits = pgTable(
  "visits",
  {
    id: idColumn(),
    projectId: projectId(),
    kind: text().notNull(),
    visitedOn: day().notNull(),
    participants: text(),
    outcome: text().notNull(),
    nextStep: text(),
    nextStepOn: day(),
    recordedBy: uuid()
      .notNull()
      .references(() => users.id),
    recordedAt: momentColumn().notNull().defaultNow(),
  },
  (t) => [index("visits_by_project").on(t.projectId, t.visitedOn)],
);

/** Phone numbers leave the table only through the logged reveal function; screens read the masked form. */
export const contacts = pgTable(
  "contacts",
  {
    id: idColumn(),
    projectId: projectId(),
    name: text().notNull(),
    post: text(),
    phone: text(),
    phoneMasked: text(),
    recordedBy: uuid()
      .notNull()
      .references(() => users.id),
    recordedAt: momentColumn().notNull().defaultNow(),
  },
  (t) => [uniqueIndex("contacts_once").on(t.projectId, t.name)],
);

export const files = pgTable(
  "files",
  {
    id: idColumn(),
    projectId: projectId(),
    kind: text().notNull(),
    name: text().notNull(),
    mediaType: text().notNull(),
    sizeBytes: integer().notNull(),
    hashAlg: text().notNull().default("sha256"),
    hash: text().notNull(),
    content: bytesColumn().notNull(),
    uploadedBy: uuid()
      .notNull()
      .references(() => users.id),
    uploadedAt: momentColumn().notNull().defaultNow(),
  },
  (t) => [index("files_by_project").on(t.projectId, t.kind)],
);

export const outputReports = pgTable(
  "output_reports",
  {
    id: idColumn(),
    projectId: projectId(),
    year: integer().notNull(),
    outputYuan: yuanColumn().notNull(),
    source: text().notNull(),
    reportedBy: uuid()
      .notNull()
      .references(() => users.id),
    reportedAt: momentColumn().notNull().defaultNow(),
  },
  (t) => [index("output_reports_by_project").on(t.projectId, t.year, t.reportedAt)],
);
