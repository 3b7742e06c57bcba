"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormPanel } from "@/components/projects/page/form-panel";
import { SubjectField } from "@/components/projects/page/subject-field";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { reportDone } from "@/components/ui/report-done";
import { SelectField } from "@/components/ui/select-field";
import { TextareaField } from "@/components/ui/textarea-field";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import { fieldOf, labelOf } from "@/domain/dossier";
import { draftOf, type FieldChoices, type FieldDraft, readDraft } from "@/domain/field-draft";
import type { ProjectState } from "@/domain/project-state";
import { type FrozenField, frozenFields } from "@/domain/signing";

export type ProposeAmendment = Send<
  { projectId: string; seenVersion: number; field: FrozenField; value: unknown; reason: string },
  unknown
>;

const amendable = frozenFields.filter((field) => fieldOf(field).kind !== "file");

/** 变更: one frozen field, its new value and why; another person approves before anything changes. */
export function AmendPanel({
  state,
  field: asked,
  choices,
  today,
  openFields,
  closeHref,
  propose,
}: {
  state: ProjectState;
  field: FrozenField | null;
  choices: FieldChoices;
  today: string;
  /** Fields with a change that waits already. */
  openFields: readonly FrozenField[];
  closeHref: string;
  propose: ProposeAmendment;
}) {
  const [field, setField] = useState<FrozenField>(asked ?? "outputYuan");
  const [draft, setDraft] = useState<FieldDraft>(() => draftOf(state.dossier, asked ?? "outputYuan"));
  const [isTouched, setTouched] = useState(false);
  const [reason, setReason] = useState("");
  const { submit, isPending, refused, clear } = useSubmission(propose);
  const router = useRouter();
  const read = readDraft(field, draft);
  const issues = refused?.issues ?? {};
  const valueIssue = read.ok ? issues.value : read.sentence;
  const isUntied = refused && !issues.value && !issues.reason;
  const choose = (next: FrozenField) => {
    setField(next);
    setDraft(draftOf(state.dossier, next));
    setTouched(false);
    clear();
  };
  return (
    <FormPanel
      title="提出变更"
      closeHref={closeHref}
      dirtyCount={(isTouched ? 1 : 0) + (reason === "" ? 0 : 1)}
      notice={<Notice tone="info">签约内容已冻结。变更由盟招商主管部门的其他人员审定后更新，计入随之调整。</Notice>}
      footer={
        <Button
          tone="primary"
          aria-disabled={isPending}
          onClick={() => {
            if (!read.ok) return;
            submit({ projectId: state.id, seenVersion: state.version, field, value: read.sent, reason }, () => {
              reportDone("变更已提出，等待审定");
              router.push(closeHref, { scroll: false });
            });
          }}
        >
          提出变更
        </Button>
      }
    >
      <div className="grid gap-3">
        {isUntied && <Notice tone="bad">{refused.sentence}</Notice>}
        <SelectField
          label="变更内容"
          options={amendable.map((value) => ({ value, label: labelOf(value) }))}
          value={field}
          onChange={(event) => choose(amendable.find((each) => each === event.target.value) ?? field)}
        />
        {openFields.includes(field) && <Notice tone="warn">“{labelOf(field)}”已有一笔变更等待审定，请先审定。</Notice>}
        <SubjectField
          linkId={state.dossier.linkId ?? ""}
          company={{ id: state.dossier.companyId ?? "", name: state.companyName }}
          link={
            state.dossier.linkId === null
              ? null
              : { id: state.dossier.linkId, name: state.primaryLinkName, chainName: state.chainName, home: null }
          }
          key={field}
          field={field}
          draft={draft}
          onDraft={(next) => {
            setDraft(next);
            setTouched(true);
          }}
          choices={choices}
          today={today}
          projectId={state.id}
          mark="改为"
          markTone="muted"
          error={isTouched ? valueIssue : undefined}
          takesFocus
        />
        <TextareaField
          label="变更原因"
          mark="必填"
          hint="写明依据，如 补充协议文号、可研修订版本"
          rows={3}
          value={reason}
          error={issues.reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </FormPanel>
  );
}
