import { createHash } from "node:crypto";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { labelOf } from "@/domain/dossier";
import { maxFileBytes, mediaTypeOf } from "@/domain/file";
import { Refusal } from "@/domain/refusal";
import { type FrozenField, isFrozen } from "@/domain/signing";
import type { Viewer } from "@/domain/viewer";
import { asViewer, asWriter, type Tx } from "./client";
import { files, projects } from "./schema/projects";
import { signings } from "./schema/signings";
import { users } from "./schema/users";

export type NewFile = { projectId: string; kind: string; name: string; content: Uint8Array };
export type FileRow = {
  id: string;
  kind: string;
  name: string;
  sizeBytes: number;
  hashAlg: string;
  hash: string;
  uploaderName: string;
  uploadedAt: Date;
};

const quotaBytes = 500 * 1024 * 1024;

/** Keeps a proof with its hash. What it is is decided by its first bytes, not by its name; see domain/file.ts. */
export const addFile = (
  viewer: Viewer,
  { projectId, kind, name, content }: NewFile,
): Promise<{ id: string; hash: string }> =>
  asWriter(viewer, async (tx) => {
    if (content.byteLength > maxFileBytes) throw new Refusal("文件超过 20 MB，请压缩后再上传。", kind);
    const mediaType = mediaTypeOf(content);
    if (!mediaType) throw new Refusal("只能上传 PDF、OFD、JPG、PNG 文件。请转换格式后再上传。", kind);
    const [carried] = await tx
      .select({ frozenAt: projects.frozenAt })
      .from(projects)
      .where(eq(projects.id, projectId))
      .for("update");
    if (!carried) throw new Refusal("没有这个项目，或您不能修改。");
    if (isFrozen(kind)) await refuseFrozen(tx, projectId, kind, carried.frozenAt);
    const [used] = await tx.execute<{ bytes: string }>(
      sql`select coalesce(sum(size_bytes), 0) as bytes from files where uploaded_by = ${viewer.userId} and uploaded_at > now() - interval '1 day'`,
    );
    if (Number(used?.bytes) + content.byteLength > quotaBytes)
      throw new Refusal("今日上传已达 500 MB 上限，请明日再传或联系系统管理员。", kind);
    const hash = createHash("sha256").update(content).digest("hex");
    const [file] = await tx
      .insert(files)
      .values({
        projectId,
        kind,
        name: name.slice(0, 200),
        mediaType,
        sizeBytes: content.byteLength,
        hash,
        content,
        uploadedBy: viewer.userId,
      })
      .returning({ id: files.id });
    if (!file) throw new Refusal("上传失败，请重试。", kind);
    return { id: file.id, hash };
  });

/** The newest file of a kind is the one that counts, so what signing froze takes no newer one. */
async function refuseFrozen(tx: Tx, projectId: string, kind: FrozenField, frozenAt: Date | null) {
  if (frozenAt !== null) throw new Refusal(`签约已确认，${labelOf(kind)}不能更换。`, kind);
  const [pending] = await tx
    .select({ id: signings.id })
    .from(signings)
    .where(and(eq(signings.projectId, projectId), isNull(signings.decision)));
  if (pending) throw new Refusal("签约已提交，正在等待确认。如需修改，请先由盟招商主管部门退回。", kind);
}

export const listFiles = (viewer: Viewer, projectId: string): Promise<FileRow[]> =>
  asViewer(viewer, (tx) =>
    tx
      .select({
        id: files.id,
        kind: files.kind,
        name: files.name,
        sizeBytes: files.sizeBytes,
        hashAlg: files.hashAlg,
        hash: files.hash,
        uploaderName: users.name,
        uploadedAt: files.uploadedAt,
      })
      .from(files)
      .innerJoin(users, eq(users.id, files.uploadedBy))
      .where(eq(files.projectId, projectId))
      .orderBy(desc(files.uploadedAt))
      .limit(200),
  );

export const findFile = (
  viewer: Viewer,
  id: string,
): Promise<{ name: string; mediaType: string; content: Uint8Array } | null> =>
  asViewer(viewer, async (tx) => {
    const [file] = await tx
      .select({ name: files.name, mediaType: files.mediaType, content: files.content })
      .from(files)
      .where(eq(files.id, id));
    return file ?? null;
  });
