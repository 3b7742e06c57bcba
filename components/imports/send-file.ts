import type { ImportKind } from "@/domain/company-import";

export type Sent = { ok: true; importId: string } | { ok: false; sentence: string };

export type Sending = { answer: Promise<Sent>; cancel: () => void };

const unanswered = "没有收到答复，文件可能没有传完。请检查网络后重试。";

/** A file sent again after its answer was lost is the same import. */
const requestIds = new WeakMap<File, string>();

function requestIdOf(file: File): string {
  const id = requestIds.get(file) ?? crypto.randomUUID();
  requestIds.set(file, id);
  return id;
}

/** Sends a file as the body itself, so that neither side holds it whole; `onShare` hears 0 to 1 on the way. */
export function sendFile(kind: ImportKind, file: File, onShare: (share: number) => void): Sending {
  const request = new XMLHttpRequest();
  const answer = new Promise<Sent>((resolve) => {
    const refuse = (sentence: string) => resolve({ ok: false, sentence });
    request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(read(request.responseText));
    request.onerror = () => refuse(unanswered);
    request.onabort = () => refuse("已取消上传。");
  });
  request.open("POST", `/api/v1/imports?${new URLSearchParams({ kind, name: file.name })}`);
  request.setRequestHeader("x-request-id", requestIdOf(file));
  request.send(file);
  return { answer, cancel: () => request.abort() };
}

function read(text: string): Sent {
  try {
    const answer: { ok: true; value: { importId: string } } | { ok: false; sentence: string } = JSON.parse(text);
    return answer.ok ? { ok: true, importId: answer.value.importId } : answer;
  } catch {
    return { ok: false, sentence: unanswered };
  }
}
