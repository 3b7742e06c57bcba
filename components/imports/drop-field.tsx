"use client";

import clsx from "clsx";
import { FileUp } from "lucide-react";
import { useState } from "react";
import { Field } from "@/components/ui/field";

/** One file, dropped or chosen; the browser's own input takes both. */
export function DropField({
  file,
  error,
  isDisabled,
  onChoose,
}: {
  file: File | null;
  error: string | null;
  isDisabled: boolean;
  onChoose: (file: File | null) => void;
}) {
  const [isOver, setOver] = useState(false);
  return (
    <Field label="文件" mark="必填" error={error}>
      {(control) => (
        <div
          className={clsx(
            "relative grid min-h-28 place-items-center rounded-md border border-dashed px-3 py-4 text-center text-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand has-aria-invalid:border-bad",
            isOver ? "border-brand bg-brand-weak" : "border-field bg-card",
          )}
        >
          <span aria-hidden="true" className="grid max-w-full justify-items-center gap-1">
            <FileUp size={20} strokeWidth={1.6} className="text-brand" />
            <span className="max-w-full font-medium break-all text-brand">
              {file?.name ?? "把文件拖到这里，或点按选择"}
            </span>
            <span className="text-xs text-ink-3">{file ? showBytes(file.size) : "xlsx 或 csv，200 MB 以内"}</span>
          </span>
          <input
            {...control}
            type="file"
            name="file"
            accept=".xlsx,.csv,.txt,.tsv,.xls"
            title="xlsx 或 csv，200 MB 以内"
            disabled={isDisabled}
            onDragEnter={() => setOver(true)}
            onDragLeave={() => setOver(false)}
            onDrop={() => setOver(false)}
            onChange={(event) => onChoose(event.target.files?.[0] ?? null)}
            className="absolute inset-0 cursor-pointer opacity-0 disabled:cursor-not-allowed"
          />
        </div>
      )}
    </Field>
  );
}

const showBytes = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
