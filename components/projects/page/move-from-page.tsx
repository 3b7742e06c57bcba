"use client";

import { useRouter } from "next/navigation";
import { type ComponentProps, useEffect } from "react";
import { fieldIdOf } from "@/components/projects/field-input";
import { MovePanel } from "@/components/projects/move-panel";
import { reportDone } from "@/components/ui/report-done";
import type { FieldKey } from "@/domain/dossier";

/** The move panel over a project's page, opened at the field somebody pressed. */
export function MoveFromPage({
  field,
  closeHref,
  ...panel
}: Omit<ComponentProps<typeof MovePanel>, "onDone" | "onClose"> & { field: FieldKey | null; closeHref: string }) {
  const router = useRouter();
  useEffect(() => {
    if (field) document.getElementById(fieldIdOf(field))?.focus();
  }, [field]);
  const close = () => router.push(closeHref, { scroll: false });
  return (
    <MovePanel
      {...panel}
      onClose={close}
      onDone={({ sentence }) => {
        reportDone(sentence);
        close();
        router.refresh();
      }}
    />
  );
}
