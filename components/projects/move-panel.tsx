"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { MoveFields } from "@/components/projects/move-fields";
import { UnsavedGuard } from "@/components/projects/unsaved-guard";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { TextareaField } from "@/components/ui/textarea-field";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import type { FieldKey } from "@/domain/dossier";
import { type Drafts, type FieldChoices, type FieldDraft, readDrafts } from "@/domain/field-draft";
import { confirmedBy } from "@/domain/move";
import {
  askedFields,
  doneWords,
  furtherWords,
  isBack,
  judgeSheet,
  type MoveAnswer,
  type MovingProject,
} from "@/domain/move-sheet";
import type { Role } from "@/domain/role";
import { type Stage, stageLabels } from "@/domain/stage";

export type SaveFields = Send<
  { id: string; seenVersion: number; fields: Readonly<Record<string, unknown>> },
  { version: number }
>;
export type SendMove = Send<
  { id: string; seenVersion: number; to: Stage; reason: string | null; fields?: Readonly<Record<string, unknown>> },
  MoveAnswer
>;
export type SendVisit = Send<{ projectId: string; kind: string; visitedOn: string; outcome: string }, { id: string }>;

export type Done = { kind: "saved" | "moved"; sentence: string; answer: { version: number } | MoveAnswer };

/**
 * One move of one project: what is missing as boxes, what is filled for checking, a reason when it goes back. Fields
 * and stage leave in one request with the version seen; what is typed stays when another officer was first.
 */
export function MovePanel({
  project,
  to,
  viewerRoles,
  choices,
  today,
  save,
  move,
  recordVisit,
  onDone,
  onClose,
}: {
  project: MovingProject;
  to: Stage;
  viewerRoles: readonly Role[];
  choices: FieldChoices;
  today: string;
  save: SaveFields;
  move: SendMove;
  /** Lets the first visit be recorded here; without it the panel leads to the page of visits. */
  recordVisit?: SendVisit;
  onDone: (done: Done) => void;
  onClose: () => void;
}) {
  const router = useRouter();
  const [drafts, setDrafts] = useState<Drafts>({});
  const [left, setLeft] = useState<ReadonlySet<FieldKey>>(new Set());
  const [reason, setReason] = useState("");
  const [hasTried, setTried] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const [isRefreshing, startRefresh] = useTransition();
  const saving = useSubmission(save);
  const moving = useSubmission(move);

  const { id, stage, version } = project;
  const goesBack = isBack(stage, to);
  const { dossier, fields, issues } = readDrafts(project.dossier, drafts);
  const { verdict, missing, curable } = judgeSheet(project, dossier, to, viewerRoles, reason);
  const touched = Object.keys(drafts) as FieldKey[];
  const asked = goesBack ? [] : askedFields(project.dossier, to, [...touched, ...missing.map(({ field }) => field)]);
  const isBarred = verdict.kind === "refused" && verdict.missing.length === 0;
  const refused = moving.refused ?? saving.refused;
  const isPending = saving.isPending || moving.isPending || isRefreshing;
  const hasTyped = touched.length > 0 || reason !== "";
  const stageName = stageLabels[to];

  const draft = (field: FieldKey, next: FieldDraft) => setDrafts((before) => ({ ...before, [field]: next }));
  const refresh = () => startRefresh(() => router.refresh());
  const unreadable = () => {
    const [first] = Object.keys(issues);
    if (first === undefined) return false;
    setTried(true);
    document.getElementById(`field-${first}`)?.focus();
    return true;
  };
  const saveOnly = () => {
    if (isPending || unreadable()) return;
    if (touched.length === 0) return onClose();
    moving.clear();
    saving.submit({ id, seenVersion: version, fields }, (answer) =>
      onDone({ kind: "saved", sentence: `已保存 ${touched.length} 项。`, answer }),
    );
  };
  const moveNow = () => {
    if (isPending || unreadable()) return;
    setTried(true);
    const [first] = curable;
    if (first) return document.getElementById(`field-${first.field}`)?.focus();
    if (goesBack && reason.trim() === "") return document.getElementById("move-reason")?.focus();
    saving.clear();
    const input = { id, seenVersion: version, to, reason: reason.trim() || null };
    moving.submit(touched.length > 0 ? { ...input, fields } : input, (answer) =>
      onDone({ kind: "moved", sentence: doneWords(to, answer), answer }),
    );
  };

  return (
    <Panel
      title={project.dossier.name ?? ""}
      onClose={() => (hasTyped ? setLeaving(true) : onClose())}
      notice={
        <Notice tone={verdict.kind === "refused" ? "bad" : "info"}>
          {missing.length > 0 ? (
            <>
              <strong className="font-semibold">
                还不能移到“{stageName}”，缺 {missing.length} 项。
              </strong>
              补齐后可在此直接移动。
            </>
          ) : verdict.kind === "ok" ? (
            goesBack ? (
              `将退回“${stageName}”。`
            ) : (
              `资料已齐，可以移到“${stageName}”。`
            )
          ) : (
            verdict.sentence
          )}
        </Notice>
      }
      footer={
        !isBarred && (
          <>
            {goesBack ? (
              <Button tone="primary" aria-disabled={isPending || undefined} onClick={moveNow}>
                退回“{stageName}”
              </Button>
            ) : (
              <>
                <Button
                  tone={missing.length > 0 ? "primary" : "plain"}
                  aria-disabled={isPending || undefined}
                  onClick={saveOnly}
                >
                  保存，暂不移动
                </Button>
                <Button
                  tone={missing.length > 0 ? "plain" : "primary"}
                  aria-disabled={isPending || undefined}
                  onClick={moveNow}
                >
                  {moving.isPending ? "正在提交" : `移到${stageName}`}
                </Button>
              </>
            )}
            <span className="flex-1" />
            <output className={missing.length > 0 ? "text-xs text-warn" : "text-xs text-ink-3"}>
              {missing.length > 0 ? `还缺 ${missing.length} 项` : goesBack ? "" : `由${confirmedBy[to]}确认`}
            </output>
          </>
        )
      }
    >
      <div className="grid gap-4">
        {refused && (
          <Notice
            tone="bad"
            actions={
              <Button isSmall aria-disabled={isRefreshing || undefined} onClick={refresh}>
                读取最新内容
              </Button>
            }
          >
            {refused.sentence}
          </Notice>
        )}
        {goesBack && !isBarred && (
          <TextareaField
            id="move-reason"
            data-autofocus=""
            label="退回原因"
            mark="必填"
            rows={3}
            value={reason}
            error={hasTried && reason.trim() === "" ? "请填写退回原因。" : refused?.issues.reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
        {!isBarred && (
          <MoveFields
            {...{ project, to, asked, drafts, dossier, missing, choices, today }}
            issues={{ ...refused?.issues, ...issues }}
            isShown={(field) => hasTried || left.has(field)}
            onDraft={draft}
            onLeave={(field) => setLeft((before) => new Set([...before, field]))}
            {...(recordVisit && { recordVisit })}
            onRecorded={refresh}
          />
        )}
        {!goesBack && !isBarred && <p className="text-xs text-ink-3">{furtherWords(dossier, to)}</p>}
      </div>
      <UnsavedGuard
        isOpen={isLeaving}
        onOpenChange={setLeaving}
        changeCount={Math.max(touched.length, 1)}
        onSave={saveOnly}
        onDiscard={onClose}
        canSave={!goesBack}
      />
    </Panel>
  );
}
