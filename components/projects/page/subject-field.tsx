"use client";

import { useState } from "react";
import { FieldInput, type FieldInputProps } from "@/components/projects/field-input";
import { CompanyPicker } from "@/components/projects/new/company-picker";
import { type ChosenLink, LinkPicker } from "@/components/projects/new/link-picker";

/** A box of an existing project; its investor and its link are searched for, everything else is a FieldInput. */
export function SubjectField({
  linkId,
  company,
  link,
  ...input
}: FieldInputProps & {
  linkId: string;
  company: { id: string; name: string };
  link: ChosenLink | null;
}) {
  const [chosenCompany, setCompany] = useState<{ id: string; name: string } | null>(company);
  const [chosenLink, setLink] = useState(link);
  const error = input.error ?? undefined;
  if (input.field === "companyId")
    return (
      <CompanyPicker
        chosen={chosenCompany}
        linkId={linkId}
        error={error}
        onChoose={(next) => {
          setCompany(next);
          input.onDraft(next?.id ?? "");
        }}
      />
    );
  if (input.field === "linkId")
    return (
      <LinkPicker
        chosen={chosenLink}
        error={error}
        onChoose={(next) => {
          setLink(next);
          input.onDraft(next?.id ?? "");
        }}
      />
    );
  return <FieldInput {...input} />;
}
