"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { GroupForm } from "@/components/companies/group-form";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Tag } from "@/components/ui/tag";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import {
  type CompanyGroup,
  type GroupMember,
  type JoinGroup,
  type LeaveGroup,
  relationKindLabels,
} from "@/domain/company-group";

type Acts = {
  join: Send<JoinGroup, unknown>;
  leave: Send<LeaveGroup, unknown>;
};

/** The company above and those below; with `acts` an officer adds and takes away. */
export function CompanyGroupCard({
  companyId,
  group,
  acts,
}: {
  companyId: string;
  group: CompanyGroup;
  acts: Acts | null;
}) {
  const [adding, setAdding] = useState<"parent" | "child" | null>(null);
  const { parent, children, childCount } = group;
  return (
    <Card
      title="所属集团"
      className={adding ? "overflow-visible" : ""}
      actions={
        acts && (
          <>
            <Button isSmall tone="text" onClick={() => setAdding("parent")}>
              {parent ? "更改上级" : "设上级企业"}
            </Button>
            <Button isSmall tone="text" onClick={() => setAdding("child")}>
              添加下级
            </Button>
          </>
        )
      }
    >
      {adding && acts && (
        <GroupForm
          key={adding}
          companyId={companyId}
          side={adding}
          seenParentId={parent?.id ?? null}
          join={acts.join}
          onClose={() => setAdding(null)}
        />
      )}
      {!parent && childCount === 0 && !adding && (
        <p className="border-t border-line-2 px-3 py-2 text-sm text-ink-2">没有登记上级企业和下级企业。</p>
      )}
      <ul>
        {parent && (
          <Member word="上级" member={parent} companyId={companyId} parentId={parent.id} leave={acts?.leave ?? null} />
        )}
        {children.map((child) => (
          <Member
            key={child.id}
            word="下级"
            member={child}
            companyId={child.id}
            parentId={companyId}
            leave={acts?.leave ?? null}
          />
        ))}
      </ul>
      {childCount > children.length && (
        <p className="border-t border-line-2 px-3 py-1.5 text-xs text-ink-3">
          共 {childCount} 家下级企业，列出前 {children.length} 家。
        </p>
      )}
    </Card>
  );
}

function Member({
  word,
  member,
  companyId,
  parentId,
  leave,
}: {
  word: string;
  member: GroupMember;
  /** The lower of the two. */
  companyId: string;
  parentId: string;
  leave: Acts["leave"] | null;
}) {
  const router = useRouter();
  const { submit, refused } = useSubmission(leave);
  return (
    <li className="border-t border-line-2 px-3 py-1.5 text-sm">
      {refused && <Notice tone="bad">{refused.sentence}</Notice>}
      <span className="flex items-center gap-2">
        <span className="shrink-0 text-xs text-ink-3">{word}</span>
        <Link href={`/companies/${member.id}`} className="min-w-0 flex-1 truncate">
          {member.name}
        </Link>
        <Tag>{relationKindLabels[member.kind]}</Tag>
        {leave && (
          <Button
            isSmall
            tone="text"
            aria-label={`解除与${member.name}的关系`}
            onClick={() => submit({ companyId, seenParentId: parentId }, () => router.refresh())}
          >
            解除
          </Button>
        )}
      </span>
    </li>
  );
}
