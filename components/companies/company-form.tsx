"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { type FieldErrors, type Resolver, useForm } from "react-hook-form";
import { CompanyConflict } from "@/components/companies/company-conflict";
import { CompanyFields } from "@/components/companies/company-fields";
import { LikeCompanies } from "@/components/companies/like-companies";
import { UnsavedGuard } from "@/components/companies/unsaved-guard";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import { reportDone } from "@/components/ui/report-done";
import type { SelectOption } from "@/components/ui/select";
import { type Refused, type Send, useSubmission } from "@/components/ui/use-submission";
import { companySchema } from "@/domain/company";
import { type CompanyDraft, fieldIdOf } from "@/domain/company-draft";
import type { LikeCompany } from "@/domain/company-list";

export type SavedCompany = { draft: CompanyDraft; version: number; changedAt: string; changedBy: string | null };

/** Enters or changes a company: one schema with the server, nothing typed is lost on a refusal. */
export function CompanyForm({
  initial,
  companyId,
  seenVersion,
  banners,
  provinces,
  today,
  cancelHref,
  save,
  findLike,
  findSaved,
}: {
  initial: CompanyDraft;
  /** Null for a new company, as is its version. */
  companyId: string | null;
  seenVersion: number | null;
  banners: readonly SelectOption[];
  provinces: readonly SelectOption[];
  today: string;
  cancelHref: string;
  save: Send<Record<string, unknown>, { id: string }>;
  findLike: Send<{ name: string; creditCode: string; exceptId: string | null }, LikeCompany[]>;
  findSaved: Send<{ id: string }, SavedCompany | null>;
}) {
  const router = useRouter();
  const [base, setBase] = useState({ draft: initial, version: seenVersion });
  const [like, setLike] = useState<LikeCompany[]>([]);
  const [conflict, setConflict] = useState<SavedCompany | null>(null);
  const form = useForm<CompanyDraft>({
    resolver: readDraft,
    defaultValues: initial,
    mode: "onBlur",
    reValidateMode: "onChange",
    shouldFocusError: true,
  });
  const { errors, isDirty } = form.formState;
  const { submit, isPending, isDone, refused, clear } = useSubmission(save);
  const isOfField = refused?.field && refused.field !== "seenVersion";

  const look = async () => {
    const { name, creditCode } = form.getValues();
    if (name.trim().length < 2) return setLike([]);
    const answer = await findLike({
      requestId: crypto.randomUUID(),
      input: { name, creditCode, exceptId: companyId },
    }).catch(() => null);
    if (answer?.ok) setLike(answer.value);
  };

  const send = async (draft: CompanyDraft, version = base.version) => {
    if (isDone) return;
    clear();
    await submit(
      companyId === null ? draft : { ...draft, id: companyId, seenVersion: version },
      ({ id }) => {
        form.reset(draft);
        reportDone(companyId === null ? "已新增企业" : "已保存");
        router.push(`/companies/${id}`);
        router.refresh();
      },
      (told) => tell(draft, told),
    );
  };

  const tell = async (draft: CompanyDraft, { field, issues }: Refused) => {
    if (field === "seenVersion" && companyId) {
      const saved = await findSaved({ requestId: crypto.randomUUID(), input: { id: companyId } }).catch(() => null);
      if (saved?.ok && saved.value) setConflict(saved.value);
      return;
    }
    for (const [key, message] of Object.entries(issues))
      if (key in draft) form.setError(key as keyof CompanyDraft, { message }, { shouldFocus: true });
    await look();
  };

  return (
    <form noValidate onSubmit={form.handleSubmit((draft) => send(draft))}>
      <Card label="企业资料" className="mx-auto max-w-220">
        <div className="grid gap-3 p-4">
          <ErrorSummary errors={listErrors(errors)} />
          {refused && !isOfField && !conflict && <Notice tone="bad">{refused.sentence}</Notice>}
          {conflict && (
            <CompanyConflict
              base={base.draft}
              mine={form.getValues()}
              saved={conflict}
              banners={banners}
              onKeepMine={(merged) => {
                setBase({ draft: conflict.draft, version: conflict.version });
                setConflict(null);
                form.reset(merged, { keepDefaultValues: true });
                return send(merged, conflict.version);
              }}
              onTakeSaved={() => {
                setBase({ draft: conflict.draft, version: conflict.version });
                setConflict(null);
                form.reset(conflict.draft);
              }}
            />
          )}
          <CompanyFields
            form={form}
            banners={banners}
            provinces={provinces}
            today={today}
            hasLike={like.length > 0}
            onIdentityLeft={look}
          >
            <LikeCompanies companies={like} />
          </CompanyFields>
        </div>
        <footer className="flex gap-2 border-t border-line-2 px-4 py-2.5">
          <Button type="submit" tone="primary" aria-disabled={isPending || undefined}>
            {isPending ? "正在保存" : "保存"}
          </Button>
          <ButtonLink href={cancelHref}>取消</ButtonLink>
        </footer>
      </Card>
      <UnsavedGuard isDirty={isDirty && !isDone} />
    </form>
  );
}

/** The schema the server uses too; the draft itself stays as typed. */
const readDraft: Resolver<CompanyDraft> = (draft) => {
  const parsed = companySchema.safeParse(draft);
  if (parsed.success) return { values: draft, errors: {} };
  const errors: FieldErrors<CompanyDraft> = {};
  for (const { path, message } of parsed.error.issues) {
    const field = path[0] as keyof CompanyDraft;
    errors[field] ??= { type: "schema", message };
  }
  return { values: {}, errors };
};

const listErrors = (errors: FieldErrors<CompanyDraft>) =>
  Object.entries(errors).flatMap(([field, error]) =>
    error?.message ? [{ fieldId: fieldIdOf(field), sentence: error.message }] : [],
  );
