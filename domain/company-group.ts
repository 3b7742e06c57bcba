import { z } from "zod";

export const relationKinds = ["branch", "controlled"] as const;
export type RelationKind = (typeof relationKinds)[number];
export const relationKindLabels = { branch: "分支机构", controlled: "控股企业" } satisfies Record<RelationKind, string>;

export type GroupMember = { id: string; name: string; kind: RelationKind };

/** Who stands above and below a company; `childCount` counts those not listed too. */
export type CompanyGroup = { parent: GroupMember | null; children: GroupMember[]; childCount: number };

export const joinGroupSchema = z.strictObject({
  companyId: z.uuid(),
  parentId: z.uuid({ error: "请选择上级企业。" }),
  kind: z.enum(relationKinds),
  /** The parent the officer saw, null for none: of two people changing it at once the second is told. */
  seenParentId: z.uuid().nullable(),
});
export type JoinGroup = z.infer<typeof joinGroupSchema>;

export const leaveGroupSchema = z.strictObject({ companyId: z.uuid(), seenParentId: z.uuid() });
export type LeaveGroup = z.infer<typeof leaveGroupSchema>;

/** What of a company's group is in hand before a new lead: projects the viewer may see, and a stranger's first talk. */
export type GroupInHand = {
  projects: readonly { id: string; name: string; companyName: string }[];
  protectedUntil: string | null;
};

/** One sentence on the group, or null when nothing of it is in hand. */
export function groupSentence({ projects, protectedUntil }: GroupInHand): string | null {
  const parts = [
    ...(projects.length > 0 ? [`同一集团的企业有 ${projects.length} 个在办项目`] : []),
    ...(protectedUntil ? [`同一集团的企业在本环节已由他方首谈，保护期至 ${protectedUntil}`] : []),
  ];
  return parts.length > 0 ? `${parts.join("；")}。` : null;
}
