import { Refusal } from "@/domain/refusal";

export type Upload = { name: string; content: Uint8Array<ArrayBuffer> };

const tooLarge = () => new Refusal("文件超过 20 MB，请压缩后再上传。");

/** The one file of a request, as a form's part `file` or as the body itself; never reads past the limit. */
export async function readUpload(request: Request, mostBytes: number): Promise<Upload> {
  const type = request.headers.get("content-type") ?? "";
  const isForm = type.startsWith("multipart/form-data");
  // The declared length may lie, so bytes are counted as they come.
  const bytes = await readBody(request, mostBytes + (isForm ? 64 * 1024 : 0));
  if (!isForm) return checked({ name: "未命名", content: bytes }, mostBytes);
  const form = await new Response(bytes, { headers: { "content-type": type } }).formData().catch(() => null);
  const file = form?.get("file");
  if (!(file instanceof File)) throw new Refusal("没有收到文件，请重新选择。");
  return checked({ name: file.name, content: new Uint8Array(await file.arrayBuffer()) }, mostBytes);
}

function checked(upload: Upload, mostBytes: number): Upload {
  if (upload.content.byteLength === 0) throw new Refusal("文件是空的，请重新选择。");
  if (upload.content.byteLength > mostBytes) throw tooLarge();
  return upload;
}

async function readBody(request: Request, mostBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = request.body?.getReader();
  if (!reader) throw new Refusal("没有收到文件，请重新选择。");
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.byteLength;
    if (length > mostBytes) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(part.value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
