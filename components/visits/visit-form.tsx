"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { type SearchChoices, searchProjects } from "@/components/projects/new/choice-search";
import { Picker } from "@/components/projects/new/picker";
import { Button } from "@/components/ui/button";
import { ChoiceField } from "@/components/ui/choice-field";
import { DayField } from "@/components/ui/day-field";
import { Notice } from "@/components/ui/notice";
import { reportDone } from "@/components/ui/report-done";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import type { Send } from "@/components/ui/use-submission";
import { useVisitDraft } from "@/components/visits/use-visit-draft";
import { visitKindLabels, visitKinds } from "@/domain/project";
import { isAnswer, type ProjectChoice, type VisitDraft } from "@/domain/project-choice";
import { stageLabels } from "@/domain/stage";

type Visit = Omit<VisitDraft, "requestId">;
type Problem = { sentence: string; issues: Readonly<Record<string, string>> };

const offlineWords = "当前无网络。内容已存本机，联网后自动提交。";

/** 记拜访, in under a minute on a phone: what is typed stays on it until the server has it, then it is sent once. */
export function VisitForm({
  userId,
  projects,
  isWhole,
  chosenId,
  today,
  record,
}: {
  userId: string;
  projects: readonly ProjectChoice[];
  /** All of the reader's projects are in the list; else the server is asked as well. */
  isWhole: boolean;
  chosenId: string;
  today: string;
  record: Send<Visit, { id: string }>;
}) {
  const router = useRouter();
  const blank: VisitDraft = {
    projectId: chosenId,
    kind: "call",
    visitedOn: today,
    participants: "",
    outcome: "",
    nextStep: "",
    nextStepOn: "",
    requestId: "",
  };
  const { draft, keep, forget, savedAt, isLoaded } = useVisitDraft(userId, blank);
  const [known, setKnown] = useState<readonly ProjectChoice[]>(projects);
  const [isSending, setSending] = useState(false);
  const [isWaiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const chosen = known.find((project) => project.id === draft.projectId);
  const set = (part: Partial<VisitDraft>) => keep({ ...draft, ...part, requestId: "" });

  const send = async () => {
    if (isSending) return;
    const requestId = draft.requestId || crypto.randomUUID();
    const { requestId: _, ...visit } = draft;
    keep({ ...draft, requestId });
    if (!navigator.onLine) return setWaiting(true);
    setSending(true);
    const answer = await record({ requestId, input: visit }).catch(() => null);
    setSending(false);
    setWaiting(answer === null);
    if (answer === null) return;
    if (!answer.ok)
      return setProblem({
        sentence: answer.sentence,
        issues: answer.issues ?? (answer.field ? { [answer.field]: answer.sentence } : {}),
      });
    setProblem(null);
    forget();
    reportDone("已登记活动");
    router.push(`/projects/${visit.projectId}?tab=visits`);
  };
  const resend = useRef(send);
  useEffect(() => {
    resend.current = send;
  });
  useEffect(() => {
    if (!isWaiting) return;
    const again = () => resend.current();
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [isWaiting]);

  const find: SearchChoices<ProjectChoice> = async (query, signal) => {
    const here = known.filter((row) => isAnswer(query, [row.name, row.companyName], row.spelt)).slice(0, 8);
    if (isWhole || here.length > 0 || !navigator.onLine) return { ok: true, value: here };
    return searchProjects(query, signal);
  };
  const issues = problem?.issues ?? {};
  const isUntied = problem && Object.keys(issues).length === 0;

  return (
    <form
      key={String(isLoaded)}
      className="mx-auto flex min-h-full w-full max-w-160 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p aria-live="polite" className="h-4.5 text-right text-xs text-ink-3">
        {savedAt ? `已存本机 ${savedAt}` : ""}
      </p>
      {isWaiting && <Notice tone="warn">{offlineWords}</Notice>}
      {isUntied && <Notice tone="bad">{problem.sentence}</Notice>}
      <ChoiceField
        legend="方式"
        name="kind"
        options={visitKinds.map((value) => ({
          value,
          label: visitKindLabels[value],
          isDefault: value === draft.kind,
        }))}
        onChange={(event) => set({ kind: visitKinds.find((kind) => kind === event.target.value) ?? "call" })}
      />
      <Picker
        id="visit-project"
        label="项目"
        mark="必填"
        hint="项目或企业名称，可用拼音首字母"
        error={issues.projectId}
        chosenWords={chosen ? chosen.name : null}
        onClear={() => set({ projectId: "" })}
        search={find}
        keyOf={(row) => row.id}
        onChoose={(row) => {
          if (!known.some(({ id }) => id === row.id)) setKnown([...known, row]);
          set({ projectId: row.id });
        }}
        nothing="没有符合的在办项目。请换一个词，或先登记线索。"
        below={
          chosen &&
          [
            chosen.companyName,
            stageLabels[chosen.stage],
            chosen.place,
            chosen.protectedUntil && `首谈保护期至 ${chosen.protectedUntil}`,
          ]
            .filter(Boolean)
            .join("，")
        }
        render={(row) => (
          <>
            <span className="min-w-0 truncate">{row.name}</span>
            <span className="min-w-0 shrink-0 truncate text-xs text-ink-3">
              {stageLabels[row.stage]}，{row.place}
            </span>
          </>
        )}
      />
      <div className="grid grid-cols-2 gap-2.5">
        <DayField
          label="日期"
          mark="必填"
          today={today}
          defaultValue={draft.visitedOn}
          error={issues.visitedOn}
          onDayChange={(day, text) => set({ visitedOn: day ?? text })}
        />
        <TextField
          label="参加人员"
          mark="可不填"
          value={draft.participants}
          error={issues.participants}
          onChange={(event) => set({ participants: event.target.value })}
        />
      </div>
      <TextareaField
        label="谈了什么"
        mark="必填"
        rows={4}
        value={draft.outcome}
        error={issues.outcome}
        onChange={(event) => set({ outcome: event.target.value })}
      />
      <div className="grid grid-cols-[2fr_1fr] gap-2.5 max-lg:grid-cols-[3fr_2fr]">
        <TextField
          label="下一步"
          value={draft.nextStep}
          error={issues.nextStep}
          placeholder={chosen?.nextStep ?? undefined}
          onChange={(event) => set({ nextStep: event.target.value })}
        />
        <DayField
          label="时限"
          today={today}
          defaultValue={draft.nextStepOn}
          error={issues.nextStepOn}
          onDayChange={(day, text) => set({ nextStepOn: day ?? text })}
        />
      </div>
      <div className="sticky bottom-0 -mx-4 -mb-3 mt-auto border-t border-line bg-card px-4 py-2.5 max-lg:-mx-2.5 max-lg:-mb-2.5 max-lg:px-2.5 lg:static lg:mx-0 lg:mt-0 lg:border-0 lg:bg-transparent lg:px-0">
        <Button type="submit" tone="primary" aria-disabled={isSending} className="w-full lg:w-auto">
          {isSending ? "正在提交" : "提交"}
        </Button>
      </div>
    </form>
  );
}
