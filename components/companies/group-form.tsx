"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { searchCompanies } from "@/components/projects/new/choice-search";
import { Picker } from "@/components/projects/new/picker";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SegmentedButtons } from "@/components/ui/segmented-buttons";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import { type JoinGroup, type RelationKind, relationKindLabels, relationKinds } from "@/domain/company-group";
import { type CompanyChoice, choiceNote } from "@/domain/company-list";

/** Chooses the company above (`side` parent) or one below this company, and how the two belong together. */
export function GroupForm({
  companyId,
  side,
  seenParentId,
  join,
  onClose,
}: {
  companyId: string;
  side: "parent" | "child";
  seenParentId: string | null;
  join: Send<JoinGroup, unknown>;
  onClose: () => void;
}) {
  const id = useId();
  const router = useRouter();
  const [chosen, setChosen] = useState<CompanyChoice | null>(null);
  const [kind, setKind] = useState<RelationKind>("controlled");
  const { submit, isPending, refused } = useSubmission(join);
  const label = side === "parent" ? "上级企业" : "下级企业";
  return (
    <form
      className="grid gap-2 border-t border-line-2 px-3 py-2"
      onSubmit={(event) => {
        event.preventDefault();
        const other = chosen?.id ?? "";
        const input: JoinGroup =
          side === "parent"
            ? { companyId, parentId: other, kind, seenParentId }
            : { companyId: other, parentId: companyId, kind, seenParentId: null };
        submit(input, () => {
          onClose();
          router.refresh();
        });
      }}
    >
      {refused && !refused.issues.parentId && !refused.issues.companyId && (
        <Notice tone="bad">{refused.sentence}</Notice>
      )}
      <Picker
        id={`${id}-member`}
        label={label}
        mark="必填"
        hint="企业名称中任意两个字、拼音首字母或统一社会信用代码"
        error={refused?.issues.parentId ?? (refused?.issues.companyId && `请选择${label}。`)}
        chosenWords={chosen?.name ?? null}
        onClear={() => setChosen(null)}
        search={searchCompanies}
        keyOf={(row) => row.id}
        isChoosable={(row) => row.id !== companyId}
        onChoose={setChosen}
        nothing="企业名录中没有符合的企业。请至少输入两个字。"
        render={(row) => (
          <>
            <span className="min-w-0 flex-1 truncate">{row.name}</span>
            <span className="shrink-0 text-xs text-ink-3">{choiceNote(row)}</span>
          </>
        )}
      />
      <div className="flex flex-wrap items-center gap-2">
        <SegmentedButtons
          label="关系"
          options={relationKinds.map((value) => ({ value, label: relationKindLabels[value] }))}
          current={kind}
          onChoose={setKind}
        />
        <span className="flex-1" />
        <Button type="submit" isSmall tone="primary" aria-disabled={isPending}>
          保存
        </Button>
        <Button isSmall onClick={onClose}>
          取消
        </Button>
      </div>
    </form>
  );
}
