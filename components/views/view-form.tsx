"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SegmentedButtons } from "@/components/ui/segmented-buttons";
import { TextField } from "@/components/ui/text-field";
import { useSubmission } from "@/components/ui/use-submission";
import type { ViewActions } from "@/components/views/view-menu";
import { type SavedView, type ViewPage, type ViewScope, viewScopeLabels } from "@/domain/saved-view";

/** Name and scope of a view: a new one of the present conditions, or one's own changed (its conditions stay). */
export function ViewForm({
  view,
  page,
  query,
  scopes,
  actions,
  onDone,
}: {
  view: SavedView | null;
  page: ViewPage;
  query: string;
  scopes: readonly ViewScope[];
  actions: ViewActions;
  onDone: (id: string) => void;
}) {
  const [name, setName] = useState(view?.name ?? "");
  const [scope, setScope] = useState<ViewScope>(view?.scope ?? "own");
  const save = useSubmission(actions.save);
  const change = useSubmission(actions.change);
  const { isPending, refused } = view ? change : save;
  return (
    <form
      className="grid gap-3"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (view) change.submit({ id: view.id, name, scope, query: view.query }, ({ id }) => onDone(id));
        else save.submit({ page, name, scope, query }, ({ id }) => onDone(id));
      }}
    >
      {refused && !refused.issues.name && <Notice tone="bad">{refused.sentence}</Notice>}
      <TextField
        label="视图名称"
        mark="必填"
        hint="不超过 12 字，如 江苏叶片企业"
        error={refused?.issues.name}
        maxLength={12}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <div className="flex items-center gap-2 text-sm">
        <span>谁能使用</span>
        <SegmentedButtons
          label="谁能使用"
          options={scopes.map((value) => ({ value, label: viewScopeLabels[value] }))}
          current={scope}
          onChoose={setScope}
        />
      </div>
      <p className="text-xs text-ink-3">保存搜索词、筛选条件、排序和显示的列。使用的人只看到自己有权查看的内容。</p>
      <div>
        <Button type="submit" tone="primary" aria-disabled={isPending}>
          保存
        </Button>
      </div>
    </form>
  );
}
