"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { FieldInput } from "@/components/projects/field-input";
import { type ChosenCompany, CompanyPicker } from "@/components/projects/new/company-picker";
import { LinkPicker } from "@/components/projects/new/link-picker";
import { LeaveGuard } from "@/components/projects/page/leave-guard";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { focusFault } from "@/components/ui/focus-fault";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import { groupSentence } from "@/domain/company-group";
import { emptyDossier, type FieldKey } from "@/domain/dossier";
import { type Drafts, draftOf, type FieldChoices, readDrafts } from "@/domain/field-draft";
import { type LeadVerdict, type LinkChoice, nextStepIssues, suggestName } from "@/domain/project-choice";
import { protectedSentence } from "@/domain/prospect";
import { sanityOf } from "@/domain/sanity";
import { stageLabels } from "@/domain/stage";

type Lead = {
  name: string;
  companyId: string;
  linkId: string;
  source: string;
  ownerUnitId: string;
  distinctBecause: string | null;
  fields?: Readonly<Record<string, unknown>>;
};

/** What a lead may already say of its size; every one of them may stay blank. */
const optionalFields = [
  "investmentYuan",
  "outputYuan",
  "nextStep",
  "nextStepOn",
  "content",
] as const satisfies FieldKey[];
const sources = ["外出招商", "以商招商", "来电来访", "推介活动", "驻外机构", "上级推送", "目标企业筛选"];

export function LeadForm({
  link: givenLink,
  company: givenCompany,
  units,
  ownUnitId,
  choices,
  today,
  create,
  check,
}: {
  link: LinkChoice | null;
  company: ChosenCompany | null;
  /** One unit is fixed; with more the promoter chooses. */
  units: readonly { id: string; name: string }[];
  ownUnitId: string;
  choices: FieldChoices;
  today: string;
  create: Send<Lead, { id: string; code: string }>;
  check: Send<{ companyId: string; linkId: string }, LeadVerdict>;
}) {
  const router = useRouter();
  const [link, setLink] = useState(givenLink);
  const [company, setCompany] = useState(givenCompany);
  const [typedName, setTypedName] = useState<string | null>(null);
  const [source, setSource] = useState("");
  const [ownerUnitId, setOwnerUnitId] = useState(ownUnitId);
  const [because, setBecause] = useState("");
  const [drafts, setDrafts] = useState<Drafts>({});
  const [verdict, setVerdict] = useState<LeadVerdict | null>(null);
  const [hasTried, setTried] = useState(false);
  const { submit, isPending, refused } = useSubmission(create);

  const linkId = link?.id ?? "";
  const companyId = company?.id ?? "";
  useEffect(() => {
    if (linkId === "" || companyId === "") return setVerdict(null);
    let isLatest = true;
    check({ requestId: crypto.randomUUID(), input: { companyId, linkId } })
      .then((answer) => isLatest && setVerdict(answer.ok ? answer.value : null))
      .catch(() => {});
    return () => {
      isLatest = false;
    };
  }, [linkId, companyId, check]);

  const name = typedName ?? (company && link ? suggestName(company.name, link.name) : "");
  const { dossier, fields, issues: unread } = readDrafts(emptyDossier, drafts);
  const issues: typeof unread = { ...nextStepIssues(dossier, today), ...unread };
  const warnings = sanityOf(dossier);
  const ofGroup = verdict && groupSentence(verdict.group);
  const needsReason =
    (verdict?.like.length ?? 0) > 0 || Boolean(ofGroup) || refused?.issues.distinctBecause !== undefined;
  const problem = (field: string, isEmpty: boolean, sentence: string) =>
    refused?.issues[field] ?? (hasTried && isEmpty ? sentence : undefined);
  const dirtyCount =
    Object.keys(drafts).length + [source, because, typedName ?? ""].filter((text) => text !== "").length;
  const tied = ["name", "companyId", "linkId", "source", "ownerUnitId", "distinctBecause"];
  const isUntied = refused && !tied.some((field) => refused.issues[field]);
  const isHeld = verdict?.protectedUntil != null;

  return (
    <form
      className="mx-auto grid w-full max-w-240 gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        setTried(true);
        const isIncomplete = linkId === "" || companyId === "" || name.trim() === "" || source.trim() === "";
        if (isIncomplete || isHeld || Object.keys(issues).length > 0) return focusFault(form);
        const lead = { name, companyId, linkId, source, ownerUnitId, distinctBecause: because.trim() || null };
        submit(Object.keys(drafts).length > 0 ? { ...lead, fields } : lead, ({ id }) => {
          setDrafts({});
          router.push(`/projects/${id}`);
        }).then((isDone) => isDone || focusFault(form));
      }}
    >
      {isUntied && <Notice tone="bad">{refused.sentence}</Notice>}
      <Card title="线索" note="五项填齐即可登记，其余可以后补" className="overflow-visible">
        <div className="grid gap-x-4 gap-y-3 border-t border-line-2 p-3 lg:grid-cols-2">
          <LinkPicker chosen={link} onChoose={setLink} error={problem("linkId", linkId === "", "请选择补链环节。")} />
          <CompanyPicker
            chosen={company}
            linkId={linkId}
            onChoose={setCompany}
            error={problem("companyId", companyId === "", "请选择投资方。")}
          />
          {verdict && isHeld && (
            <Notice tone="bad" className="lg:col-span-2">
              {protectedSentence(verdict.protectedUntil ?? "")}
            </Notice>
          )}
          {verdict && verdict.like.length > 0 && (
            <Notice tone="warn" className="lg:col-span-2">
              与 {verdict.like.length} 个在办项目相近，请先核对：
              {verdict.like.map((like) => (
                <Link key={like.id} href={`/projects/${like.id}`} className="mx-1">
                  {like.name}（{stageLabels[like.stage]}）
                </Link>
              ))}
              。确属不同项目，请说明理由。
            </Notice>
          )}
          {verdict && ofGroup && (
            <Notice tone="warn" className="lg:col-span-2">
              {ofGroup}
              {verdict.group.projects.map((project) => (
                <Link key={project.id} href={`/projects/${project.id}`} className="mr-2">
                  {project.name}（{project.companyName}）
                </Link>
              ))}
              请先核对。确属不同项目，请说明理由。
            </Notice>
          )}
          {needsReason && (
            <TextareaField
              label="与相近项目的不同"
              mark="必填"
              rows={2}
              className="lg:col-span-2"
              value={because}
              error={refused?.issues.distinctBecause}
              onChange={(event) => setBecause(event.target.value)}
            />
          )}
          <TextField
            label="项目名称"
            mark="必填"
            value={name}
            error={problem("name", name.trim() === "", "请填写项目名称。")}
            onChange={(event) => setTypedName(event.target.value)}
          />
          <div>
            <TextField
              label="线索来源"
              mark="必填"
              list="lead-sources"
              value={source}
              error={problem("source", source.trim() === "", "请填写线索来源，如 外出招商。")}
              onChange={(event) => setSource(event.target.value)}
            />
            <datalist id="lead-sources">
              {sources.map((each) => (
                <option key={each} value={each} />
              ))}
            </datalist>
          </div>
          {units.length > 1 ? (
            <SelectField
              label="责任单位"
              mark="必填"
              options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
              value={ownerUnitId}
              error={refused?.issues.ownerUnitId}
              onChange={(event) => setOwnerUnitId(event.target.value)}
            />
          ) : (
            <div>
              <p className="mb-0.5 text-sm font-medium">责任单位</p>
              <p className="py-1 text-base">{units[0]?.name}</p>
            </div>
          )}
        </div>
      </Card>
      <Card title="规模与下一步" note="可不填">
        <div className="grid gap-x-4 gap-y-3 border-t border-line-2 p-3 lg:grid-cols-2">
          {optionalFields.map((field) => (
            <FieldInput
              key={field}
              field={field}
              className={field === "content" ? "lg:col-span-2" : ""}
              draft={drafts[field] ?? draftOf(emptyDossier, field)}
              onDraft={(draft) => setDrafts((before) => ({ ...before, [field]: draft }))}
              choices={choices}
              today={today}
              projectId={null}
              error={
                (hasTried ? issues[field] : undefined) ?? warnings.find((warning) => warning.field === field)?.sentence
              }
            />
          ))}
        </div>
      </Card>
      <div className="flex items-center gap-2 pb-2">
        <Button type="submit" tone="primary" aria-disabled={isPending}>
          {isPending ? "正在登记" : "登记线索"}
        </Button>
        <span className="text-xs text-ink-3">登记后 1 天内响应，3 天内研判。</span>
      </div>
      <LeaveGuard dirtyCount={dirtyCount} asked={null} onAnswer={() => {}} />
    </form>
  );
}
