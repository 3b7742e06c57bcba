"use client";

import { useState } from "react";
import type { FieldFrame } from "@/components/ui/field";
import { FileField } from "@/components/ui/file-field";
import type { FieldKey } from "@/domain/dossier";

type Upload = { state: "none" } | { state: "sending" | "kept"; name: string } | { state: "refused"; sentence: string };

const mostBytes = 20 * 1024 * 1024;
const accepted = ".pdf,.ofd,.jpg,.jpeg,.png";

/** A proof: sent at once and kept under the project with its hash; the form then carries only its number. */
export function FileInput({
  field,
  projectId,
  fileName,
  isDisabled,
  takesFocus,
  onUploaded,
  error,
  ...frame
}: FieldFrame & {
  id: string;
  className?: string;
  field: FieldKey;
  projectId: string | null;
  fileName: string | undefined;
  isDisabled: boolean;
  takesFocus: boolean;
  onUploaded: (fileId: string) => void;
}) {
  const [upload, setUpload] = useState<Upload>({ state: "none" });

  const send = async (file: File | undefined) => {
    if (!file || !projectId) return;
    if (file.size > mostBytes) return setUpload({ state: "refused", sentence: "文件超过 20 MB，请压缩后再上传。" });
    setUpload({ state: "sending", name: file.name });
    setUpload(await keep(projectId, field, file, onUploaded));
  };
  const kept = upload.state === "kept" ? upload.name : fileName;
  return (
    <div className={frame.className}>
      <FileField
        {...frame}
        {...(takesFocus && { "data-autofocus": "" })}
        error={upload.state === "refused" ? upload.sentence : error}
        limits="PDF、OFD、JPG，20 MB 以内"
        accept={accepted}
        disabled={isDisabled || projectId === null || upload.state === "sending"}
        onChange={(event) => send(event.target.files?.[0])}
      />
      <output className="block text-xs text-ink-2">
        {upload.state === "sending" ? `正在上传 ${upload.name}` : kept ? `已上传：${kept}` : ""}
      </output>
    </div>
  );
}

async function keep(
  projectId: string,
  field: FieldKey,
  file: File,
  onUploaded: (fileId: string) => void,
): Promise<Upload> {
  const body = new FormData();
  body.set("file", file);
  try {
    const response = await fetch(`/projects/${projectId}/files?kind=${field}`, { method: "POST", body });
    const answer: { id?: string; sentence?: string } = await response.json();
    if (!response.ok || !answer.id)
      return { state: "refused", sentence: answer.sentence ?? "上传失败，请重新选择文件。" };
    onUploaded(answer.id);
    return { state: "kept", name: file.name };
  } catch {
    return { state: "refused", sentence: "没有收到答复，文件可能没有上传。请检查网络后重新选择。" };
  }
}
