"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { fieldIdOf } from "@/components/projects/field-input";
import { EditConflict } from "@/components/projects/page/edit-conflict";
import { LeaveGuard } from "@/components/projects/page/leave-guard";
import { SubjectField } from "@/components/projects/page/subject-field";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import { reportDone } from "@/components/ui/report-done";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import { type FieldKey, sectionLabels } from "@/domain/dossier";
import { type Drafts, draftOf, type FieldChoices, type FieldDraft, readDrafts } from "@/domain/field-draft";
import { stageRequiring } from "@/domain/gate";
import { differencesOf, editSections, type Newest } from "@/domain/project-edit";
import type { ProjectState } from "@/domain/project-state";
import { sanityOf } from "@/domain/sanity";
import { stageLabels } from "@/domain/stage";

export type SaveEdit = Send<
  { id: string; seenVersion: number; fields: Readonly<Record<string, unknown>> },
  { version: number }
>;

/**
 * 修改: every open field in its section. Only what was touched is sent, with the version seen; when somebody saved
 * first, both versions stand side by side and nothing typed is lost.
 */
export function EditForm({
  state,
  choices,
  fileNames,
  today,
  closeHref,
  save,
  readNewest,
}: {
  state: ProjectState;
  choices: FieldChoices;
  fileNames: Readonly<Partial<Record<FieldKey, string>>>;
  today: string;
  closeHref: string;
  save: SaveEdit;
  readNewest: Send<{ id: string }, Newest | null>;
}) {
  const router = useRouter();
  const [base, setBase] = useState({ dossier: state.dossier, version: state.version });
  const [drafts, setDrafts] = useState<Drafts>({});
  const [left, setLeft] = useState<ReadonlySet<FieldKey>>(new Set());
  const [newest, setNewest] = useState<Newest | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const [isSaved, setSaved] = useState(false);
  const saving = useSubmission(save);
  const reading = useSubmission(readNewest);
  const touched = Object.keys(drafts) as FieldKey[];
  const { dossier, fields, issues } = readDrafts(base.dossier, drafts);
  const warnings = sanityOf(dossier);
  const sections = editSections(state);
  const refusedIssues = saving.refused?.issues ?? {};
  const errors = touched.flatMap((field) => {
    const sentence = issues[field] ?? refusedIssues[field] ?? refusedIssues[`fields.${field}`];
    return sentence && left.has(field) ? [{ fieldId: fieldIdOf(field), sentence }] : [];
  });

  const send = (seenVersion: number) =>
    saving.submit({ id: state.id, seenVersion, fields }, () => {
      setSaved(true);
      reportDone(`已保存 ${touched.length} 处修改`);
      router.push(closeHref);
      router.refresh();
    });
  const submit = () => {
    setLeft(new Set(touched));
    const [first] = Object.keys(issues);
    if (first) return document.getElementById(`field-${first}`)?.focus();
    if (touched.length === 0) return router.push(closeHref);
    return send(base.version);
  };
  const compare = () =>
    reading.submit({ id: state.id }, (found) => {
      if (!found) return;
      // Somebody changed other fields only: what is typed here still stands on the newest version.
      if (!differencesOf(base.dossier, found.dossier, touched).some(({ isMine }) => isMine)) {
        setBase({ dossier: found.dossier, version: found.version });
        send(found.version);
        return;
      }
      setNewest(found);
    });
  const keepMine = () => {
    if (!newest) return;
    setBase({ dossier: newest.dossier, version: newest.version });
    setNewest(null);
    send(newest.version);
  };
  const dropMine = () => {
    if (!newest) return;
    setBase({ dossier: newest.dossier, version: newest.version });
    setDrafts({});
    setNewest(null);
    saving.clear();
  };
  const isStale = saving.refused?.sentence.startsWith("该项目已被他人更新") ?? false;

  return (
    <form
      className="flex h-full flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="min-h-0 flex-1 scroll-pb-4 overflow-y-auto max-lg:overflow-visible">
        <div className="grid gap-3">
          {newest && (
            <EditConflict
              base={base.dossier}
              newest={newest}
              mine={dossier}
              touched={touched}
              keepMine={keepMine}
              dropMine={dropMine}
            />
          )}
          {saving.refused && !newest && (
            <Notice
              tone="bad"
              actions={
                isStale && (
                  <Button isSmall aria-disabled={reading.isPending} onClick={compare}>
                    核对两份内容
                  </Button>
                )
              }
            >
              {saving.refused.sentence}
            </Notice>
          )}
          {reading.refused && <Notice tone="bad">{reading.refused.sentence}</Notice>}
          <ErrorSummary errors={errors} />
          <nav aria-label="各部分" className="flex gap-3 overflow-x-auto text-sm whitespace-nowrap">
            {sections.map(({ section }) => (
              <a key={section} href={`#${section}`} className="max-lg:py-2">
                {sectionLabels[section]}
              </a>
            ))}
          </nav>
          {sections.map(({ section, fields: listed }) => (
            <Card key={section} title={<span id={section}>{sectionLabels[section]}</span>}>
              <div className="grid gap-x-4 gap-y-3 border-t border-line-2 px-3 py-3 lg:grid-cols-3">
                {listed.map((field) => {
                  const stage = stageRequiring(field);
                  const draft: FieldDraft = drafts[field] ?? draftOf(base.dossier, field);
                  const isWide =
                    Array.isArray(draft) || field === "content" || field === "studyOpinion" || field === "outputBasis";
                  return (
                    <SubjectField
                      linkId={dossier.linkId ?? ""}
                      company={{ id: state.dossier.companyId ?? "", name: state.companyName }}
                      link={linkOf(state)}
                      key={`${field}-${base.version}`}
                      className={isWide ? "lg:col-span-3" : ""}
                      field={field}
                      draft={draft}
                      onDraft={(next) => setDrafts((before) => ({ ...before, [field]: next }))}
                      onLeave={() => setLeft((before) => new Set([...before, field]))}
                      choices={choices}
                      today={today}
                      projectId={state.id}
                      fileName={fileNames[field]}
                      {...(stage === "lead"
                        ? { mark: "必填" }
                        : stage
                          ? { mark: `${stageLabels[stage]}前必填`, markTone: "muted" as const }
                          : { mark: "可不填" })}
                      error={
                        (left.has(field) ? issues[field] : undefined) ??
                        refusedIssues[field] ??
                        refusedIssues[`fields.${field}`] ??
                        (drafts[field] === undefined
                          ? undefined
                          : warnings.find((each) => each.field === field)?.sentence)
                      }
                    />
                  );
                })}
              </div>
            </Card>
          ))}
        </div>
      </div>
      <footer className="flex shrink-0 flex-wrap items-center gap-2 rounded-lg border border-line bg-card px-3 py-2 max-lg:sticky max-lg:bottom-0">
        <Button type="submit" tone="primary" aria-disabled={saving.isPending}>
          {saving.isPending ? "正在保存" : "保存"}
        </Button>
        <Button onClick={() => (touched.length > 0 ? setAsked(closeHref) : router.push(closeHref))}>取消</Button>
        <output className="text-xs text-ink-3">
          {touched.length === 0 ? "没有修改" : `有 ${touched.length} 处修改没有保存。`}
        </output>
      </footer>
      <LeaveGuard dirtyCount={isSaved ? 0 : touched.length} asked={asked} onAnswer={() => setAsked(null)} />
    </form>
  );
}

const linkOf = ({ dossier, primaryLinkName, chainName }: ProjectState) =>
  dossier.linkId === null ? null : { id: dossier.linkId, name: primaryLinkName, chainName, home: null };
