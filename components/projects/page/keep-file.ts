export type Kept = { ok: true; fileId: string } | { ok: false; sentence: string };

const mostBytes = 20 * 1024 * 1024;
export const acceptedFiles = ".pdf,.ofd,.jpg,.jpeg,.png";
export const fileLimits = "PDF、OFD、JPG、PNG，20 MB 以内";

/** Sends one proof to be kept under its project; the answer is its number, or the sentence of the refusal. */
export async function keepFile(projectId: string, kind: string, file: File): Promise<Kept> {
  if (file.size > mostBytes) return { ok: false, sentence: "文件超过 20 MB，请压缩后再上传。" };
  const body = new FormData();
  body.set("file", file);
  try {
    const response = await fetch(`/projects/${projectId}/files?kind=${kind}`, { method: "POST", body });
    const answer: { ok: true; id: string } | { ok: false; sentence: string } = await response.json();
    return answer.ok ? { ok: true, fileId: answer.id } : answer;
  } catch {
    return { ok: false, sentence: "没有收到答复，文件可能没有上传。请检查网络后重新选择。" };
  }
}
