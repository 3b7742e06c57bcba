"use client";

import { type ComponentProps, useState } from "react";
import { acceptedFiles, fileLimits, keepFile } from "@/components/projects/page/keep-file";
import { FileField } from "@/components/ui/file-field";

/** A file box that sends its file at once and hands on the number under which it is kept. */
export function KeptFileField({
  projectId,
  kind,
  onKept,
  error,
  ...rest
}: Omit<ComponentProps<typeof FileField>, "limits" | "accept" | "onChange"> & {
  projectId: string;
  kind: string;
  onKept: (fileId: string) => void;
}) {
  const [state, setState] = useState<{ words: string; isRefused: boolean }>({ words: "", isRefused: false });
  const send = async (file: File | undefined) => {
    if (!file) return;
    setState({ words: `正在上传 ${file.name}`, isRefused: false });
    const kept = await keepFile(projectId, kind, file);
    setState({ words: kept.ok ? `已上传：${file.name}` : kept.sentence, isRefused: !kept.ok });
    if (kept.ok) onKept(kept.fileId);
  };
  return (
    <div>
      <FileField
        {...rest}
        limits={fileLimits}
        accept={acceptedFiles}
        error={state.isRefused ? state.words : error}
        onChange={(event) => send(event.target.files?.[0])}
      />
      <output className="block text-xs text-ink-2">{state.isRefused ? "" : state.words}</output>
    </div>
  );
}
