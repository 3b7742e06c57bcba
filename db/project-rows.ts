import { sql } from "drizzle-orm";
import { type Bucket, bucketLabels, outputIndicator } from "@/domain/credit";
import { eventWords } from "@/domain/credit-line";
import { type FieldKey, fieldOf, labelOf } from "@/domain/dossier";
import { type NameOf, showField } from "@/domain/field-words";
import { inYi, type Yuan } from "@/domain/money";
import { type VisitKind, visitKindLabels } from "@/domain/project";
import {
  type AmendmentView,
  type FileView,
  type HistoryEntry,
  type LedgerRow,
  moveWords,
  type ReportView,
  type StoredMove,
  type VisitView,
} from "@/domain/project-page";
import { showQuantity } from "@/domain/quantity";
import type { FrozenField } from "@/domain/signing";
import type { Tx } from "./client";
import { dayOf, minuteOf } from "./clock";

const mostRows = 200;
const mostLines = 600;

/** Ledger lines of a project by year and bucket, each reversal under the line it took back. */
export async function readLedger(tx: Tx, projectId: string): Promise<LedgerRow[]> {
  const rows = await tx.execute<{
    id: string;
    year: number;
    bucket: Bucket;
    industry: string;
    banner: string;
    indicator_id: string;
    indicator: string | null;
    unit: string | null;
    amount_yuan: string | null;
    quantity_milli: string | null;
    event_kind: string;
    posted_on: string;
    posted_month: string;
    is_reversal: boolean;
    is_reversed: boolean;
  }>(sql`
    select c.id, c.year, c.bucket, i.short_name as industry, u.short_name as banner, c.indicator_id, n.name as indicator,
      n.unit_label as unit, c.amount_yuan, c.quantity_milli, c.event_kind, ${dayOf(sql`c.posted_at`)} as posted_on, c.posted_month,
      c.reverses_id is not null as is_reversal, exists (select 1 from credits r where r.reverses_id = c.id) as is_reversed
    from credits c join industries i on i.id = c.industry_id join units u on u.id = c.banner_id
    left join indicators n on n.id = c.indicator_id
    left join credits o on o.id = c.reverses_id
    where c.project_id = ${projectId}
    order by c.year, coalesce(o.posted_at, c.posted_at) desc, coalesce(o.id, c.id), c.reverses_id is not null limit ${mostLines}`);
  return [...rows].map((row) => ({
    id: row.id,
    year: Number(row.year),
    bucketWords: bucketLabels[row.bucket],
    industryName: row.industry,
    bannerName: row.banner,
    measure: row.indicator_id === outputIndicator ? "产值" : (row.indicator ?? row.indicator_id),
    figure: row.amount_yuan === null ? showQuantity(Number(row.quantity_milli)) : inYi(Number(row.amount_yuan) as Yuan),
    unit: row.indicator_id === outputIndicator ? "亿元" : (row.unit ?? ""),
    eventWords: eventWords(row.event_kind),
    postedOn: row.posted_on,
    postedMonth: row.posted_month,
    state: row.is_reversal ? "reversal" : row.is_reversed ? "reversed" : "live",
  }));
}

/** Every file with its hash; the newest of a kind is the one that counts. */
export async function readFiles(tx: Tx, projectId: string): Promise<FileView[]> {
  const rows = await tx.execute<{
    id: string;
    kind: string;
    name: string;
    size_bytes: number;
    hash: string;
    uploader: string;
    uploaded_on: string;
    rank: string;
  }>(sql`
    select f.id, f.kind, f.name, f.size_bytes, f.hash, u.name as uploader, ${dayOf(sql`f.uploaded_at`)} as uploaded_on,
      row_number() over (partition by f.kind order by f.uploaded_at desc) as rank
    from files f join users u on u.id = f.uploaded_by where f.project_id = ${projectId}
    order by f.uploaded_at desc limit ${mostRows}`);
  return [...rows].map((row) => ({
    id: row.id,
    kind: row.kind,
    kindWords: row.kind === "termination" ? "终止文件" : labelOf(row.kind as FieldKey),
    name: row.name,
    size: sizeWords(Number(row.size_bytes)),
    hash: row.hash,
    uploaderName: row.uploader,
    uploadedOn: row.uploaded_on,
    isCurrent: Number(row.rank) === 1,
  }));
}

const sizeWords = (bytes: number) =>
  bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;

export async function readVisits(tx: Tx, projectId: string): Promise<VisitView[]> {
  const rows = await tx.execute<Omit<VisitView, "kindWords"> & { kind: VisitKind }>(sql`
    select v.id, v.kind, v.visited_on::text as "visitedOn", v.participants, v.outcome, v.next_step as "nextStep",
      v.next_step_on::text as "nextStepOn", u.name as "recorderName"
    from visits v join users u on u.id = v.recorded_by where v.project_id = ${projectId}
    order by v.visited_on desc, v.recorded_at desc limit ${mostRows}`);
  return [...rows].map(({ kind, ...row }) => ({ ...row, kindWords: visitKindLabels[kind] }));
}

export async function readReports(tx: Tx, projectId: string): Promise<ReportView[]> {
  const rows = await tx.execute<{
    id: string;
    year: number;
    yuan: string;
    source: string;
    on: string;
    person: string;
  }>(sql`
    select r.id, r.year, r.output_yuan as yuan, r.source, ${dayOf(sql`r.reported_at`)} as on, u.name as person
    from output_reports r join users u on u.id = r.reported_by where r.project_id = ${projectId}
    order by r.year desc, r.reported_at desc limit ${mostRows}`);
  return [...rows].map(({ yuan, person, ...row }) => ({
    ...row,
    year: Number(row.year),
    output: inYi(Number(yuan) as Yuan),
    personName: person,
  }));
}

/** Changes of frozen fields that wait for another person's word. */
export async function readAmendments(tx: Tx, projectId: string, nameOf: NameOf): Promise<AmendmentView[]> {
  const rows = await tx.execute<{
    id: string;
    field: FrozenField;
    before: unknown;
    after: unknown;
    reason: string;
    requested_by: string;
    requester: string;
    on: string;
  }>(sql`
    select a.id, a.field, a.value_before as before, a.value_after as after, a.reason, a.requested_by, u.name as requester,
      ${dayOf(sql`a.requested_at`)} as on
    from amendments a join users u on u.id = a.requested_by
    where a.project_id = ${projectId} and a.decision is null order by a.requested_at limit ${mostRows}`);
  return [...rows].map((row) => ({
    id: row.id,
    field: row.field,
    label: labelOf(row.field),
    before: showField(row.field, row.before, nameOf),
    after: showField(row.field, row.after, nameOf),
    reason: row.reason,
    requestedBy: row.requested_by,
    requesterName: row.requester,
    requestedOn: row.on,
  }));
}

type Event = {
  id: string;
  at: string;
  kind:
    | "move"
    | "submitted"
    | "confirmed"
    | "returned"
    | "amendment"
    | "approved"
    | "refused"
    | "report"
    | "merged"
    | "unmerged";
  detail: Record<string, unknown>;
  reason: string | null;
  person: string;
};

/** Moves, status changes, signings, amendments, reports and merges of its company, newest first. */
export async function readHistory(tx: Tx, projectId: string, nameOf: NameOf): Promise<HistoryEntry[]> {
  const rows = await tx.execute<Event>(sql`
    select e.id, ${minuteOf(sql`e.at`)} as at, e.kind, e.detail, e.reason, u.name as person from (
      select id::text, moved_at as at, 'move' as kind, moved_by as by, reason, jsonb_build_object('fromStage', from_stage,
        'toStage', to_stage, 'fromStatus', from_status, 'toStatus', to_status) as detail
      from stage_moves where project_id = ${projectId}
      union all select id || '-s', submitted_at, 'submitted', submitted_by, null, '{}' from signings where project_id = ${projectId}
      union all select id || '-d', decided_at, decision, decided_by, reason, '{}' from signings where project_id = ${projectId} and decision is not null
      union all select id || '-r', requested_at, 'amendment', requested_by, reason, jsonb_build_object('field', field, 'before', value_before, 'after', value_after)
      from amendments where project_id = ${projectId}
      union all select id || '-d', decided_at, decision, decided_by, decision_reason, jsonb_build_object('field', field)
      from amendments where project_id = ${projectId} and decision is not null
      union all select id::text, reported_at, 'report', reported_by, source, jsonb_build_object('year', year, 'yuan', output_yuan)
      from output_reports where project_id = ${projectId}
      union all select m.id || kind, at, kind, by, null, m.names from (${mergesOf(projectId)}) m
        cross join lateral (values ('merged', merged_at, merged_by), ('unmerged', undone_at, undone_by)) e(kind, at, by)
        where at is not null) e join users u on u.id = e.by
    order by e.at desc limit ${mostRows}`);
  return [...rows].map((row) => ({
    id: row.id,
    at: row.at,
    reason: row.reason,
    personName: row.person,
    ...eventOf(row, nameOf),
  }));
}

/** Merges that took the project from one company to another: among the companies ever joined with its own. */
const mergesOf = (projectId: string) => sql`
  with recursive joined as (
    select company_id as id from projects where id = ${projectId}
    union
    select case joined.id when m.kept_id then m.gone_id else m.kept_id end
    from company_merges m join joined on joined.id in (m.kept_id, m.gone_id)
  )
  select m.id, m.merged_at, m.merged_by, m.undone_at, m.undone_by,
    jsonb_build_object('gone', m.before -> 'gone' ->> 'name', 'kept', m.before -> 'kept' ->> 'name') as names
  from company_merges m where m.kept_id in (select id from joined) and m.before -> 'projects' ? ${projectId}`;

function eventOf({ kind, detail }: Event, nameOf: NameOf): Pick<HistoryEntry, "kind" | "words"> {
  const field = String(detail.field ?? "name") as FieldKey;
  const label = labelOf(field);
  const shown = (value: unknown) => showField(field, value, nameOf) ?? "未填";
  switch (kind) {
    case "move":
      return { kind: "阶段", words: moveWords(detail as unknown as StoredMove) };
    case "submitted":
      return { kind: "签约", words: "提交签约，等待确认" };
    case "confirmed":
      return { kind: "签约", words: "确认签约" };
    case "returned":
      return { kind: "签约", words: "退回签约" };
    case "amendment":
      return {
        kind: "变更",
        words:
          fieldOf(field).kind === "file"
            ? `提出更换${label}`
            : `提出变更：${label} ${shown(detail.before)} 改为 ${shown(detail.after)}`,
      };
    case "approved":
      return { kind: "变更", words: `审定变更：${label}` };
    case "refused":
      return { kind: "变更", words: `不同意变更：${label}` };
    case "merged":
      return { kind: "企业", words: `重复企业合并：${detail.gone} 并入 ${detail.kept}，本项目随之转入` };
    case "unmerged":
      return { kind: "企业", words: `撤销合并：本项目转回 ${detail.gone}` };
    case "report":
      return { kind: "产值", words: `填报 ${detail.year} 年产值 ${inYi(Number(detail.yuan) as Yuan)} 亿元` };
  }
}
