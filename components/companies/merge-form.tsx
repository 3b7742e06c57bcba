"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { MergeChoice } from "@/components/companies/merge-choice";
import { MovesCard } from "@/components/companies/moves-card";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { reportDone } from "@/components/ui/report-done";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import {
  differingFields,
  fieldsToTake,
  type MergeCompanies,
  type MergeField,
  type MergeSide,
  mergeFieldLabels,
  mergeFields,
  wordsOf,
} from "@/domain/merge";

/**
 * Field by field which content the kept company carries on with. When somebody changed either company meanwhile, the new
 * content is fetched and the choices made so far stay.
 */
export function MergeForm({
  kept,
  gone,
  isDistinct,
  merge,
}: {
  kept: MergeSide;
  gone: MergeSide;
  /** Somebody has settled that the two are not one. */
  isDistinct: boolean;
  merge: Send<MergeCompanies, { id: string }>;
}) {
  const router = useRouter();
  const [chosen, setChosen] = useState<Partial<Record<MergeField, "kept" | "gone">>>({});
  const { submit, isPending, refused } = useSubmission(merge);
  const isStale = refused?.issues.seenVersion !== undefined;
  useEffect(() => {
    if (isStale) router.refresh();
  }, [isStale, router]);

  const differing = differingFields(kept, gone);
  const same = mergeFields.filter((field) => !differing.includes(field) && wordsOf(kept, field) !== "");
  const byDefault = fieldsToTake(kept, gone);
  const sideOf = (field: MergeField) => chosen[field] ?? (byDefault.includes(field) ? "gone" : "kept");
  return (
    <form
      className="mx-auto grid w-full max-w-280 gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const take = differing.filter((field) => sideOf(field) === "gone");
        const seen = { seenKept: kept.version, seenGone: gone.version, seenDistinct: isDistinct };
        const input = { keptId: kept.id, goneId: gone.id, ...seen, take };
        submit(input, ({ id }) => {
          reportDone("已合并。可在企业页面的合并记录中撤销。");
          router.push(`/companies/${id}`);
        });
      }}
    >
      {refused && <Notice tone={isStale ? "warn" : "bad"}>{refused.sentence}</Notice>}
      <Card
        title="选择保留的内容"
        note={`${differing.length} 项不同，默认取已填写的、人工改过的和较新的`}
        actions={
          <ButtonLink isSmall tone="text" href={`/companies/duplicates/${gone.id}/${kept.id}`} replace>
            互换两家
          </ButtonLink>
        }
      >
        <div className="grid grid-cols-2 gap-x-3 border-t border-line-2 bg-sunk px-3 py-1.5 text-xs text-ink-2 lg:grid-cols-[8rem_1fr_1fr]">
          <span className="max-lg:hidden" />
          <SideHead word="保留" side={kept} />
          <SideHead word="并入后不再显示" side={gone} />
        </div>
        {differing.map((field) => (
          <MergeChoice
            key={field}
            field={field}
            kept={wordsOf(kept, field)}
            gone={wordsOf(gone, field)}
            side={sideOf(field)}
            onChoose={(side) => setChosen((before) => ({ ...before, [field]: side }))}
          />
        ))}
        {same.length > 0 && (
          <details className="border-t border-line-2 px-3 py-2 text-sm text-ink-2">
            <summary className="cursor-pointer">相同的 {same.length} 项</summary>
            <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.75">
              {same.map((field) => (
                <div key={field} className="contents">
                  <dt className="text-ink-3">{mergeFieldLabels[field]}</dt>
                  <dd className="min-w-0">{wordsOf(kept, field)}</dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </Card>
      <MovesCard hanging={gone.hanging} hasHiddenWork={gone.hasHiddenWork} />
      <div className="flex flex-wrap items-center gap-2 pb-2">
        <Button type="submit" tone="primary" aria-disabled={isPending}>
          {isPending ? "正在合并" : "合并为一家"}
        </Button>
        <ButtonLink href="/companies/duplicates">取消</ButtonLink>
        <span className="text-xs text-ink-3">合并后按原来的名称仍能找到，也可以撤销。</span>
      </div>
    </form>
  );
}

function SideHead({ word, side }: { word: string; side: MergeSide }) {
  return (
    <span className="min-w-0">
      <strong className="block font-semibold text-ink">{word}</strong>
      <span className="block break-words">{side.name}</span>
      <span className="block text-ink-3">
        数据日期 {side.dataOn ?? "未录入"}，修改于 {side.updatedAt}
      </span>
    </span>
  );
}
