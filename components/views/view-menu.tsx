"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Chip, ChipButton } from "@/components/ui/chip";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import { ViewForm } from "@/components/views/view-form";
import {
  type ChangeView,
  type DefaultView,
  type SavedView,
  type SaveView,
  type ViewPage,
  type ViewScope,
  viewHref,
  viewScopeLabels,
  wholeHref,
} from "@/domain/saved-view";

export type ViewActions = {
  save: Send<SaveView, { id: string }>;
  change: Send<ChangeView, { id: string }>;
  setDefault: Send<DefaultView, unknown>;
  drop: Send<{ id: string }, { name: string }>;
};

/** The saved views of a list with the way back to all of it, and keeping, renaming and dropping one's own; `query` is the list's present address. */
export function ViewMenu({
  page,
  path,
  query,
  views,
  currentId,
  scopes,
  actions,
}: {
  page: ViewPage;
  path: string;
  query: string;
  views: readonly SavedView[];
  currentId: string;
  scopes: readonly ViewScope[];
  actions: ViewActions;
}) {
  const router = useRouter();
  const [asking, setAsking] = useState<"save" | "rename" | "drop" | null>(null);
  const change = useSubmission(actions.change);
  const setDefault = useSubmission(actions.setDefault);
  const drop = useSubmission(actions.drop);
  const current = views.find(({ id }) => id === currentId) ?? null;
  const isChanged = current !== null && current.query !== query;
  const own = current?.isOwn ? current : null;
  const applied: MenuEntry[] = views.map((view) => ({
    label: view.name,
    note: [viewScopeLabels[view.scope], view.isOwn ? "" : view.ownerName, view.isDefault ? "默认" : ""]
      .filter(Boolean)
      .join("，"),
    href: viewHref(path, view),
    isCurrent: view.id === currentId,
  }));
  const entries: MenuEntry[] = [
    ...applied,
    ...(isChanged ? [{ label: "还原到已保存的条件", href: viewHref(path, current), startsGroup: true }] : []),
    ...(own && isChanged
      ? [{ label: "保存修改", onSelect: () => change.submit({ id: own.id, name: own.name, scope: own.scope, query }) }]
      : []),
    { label: "另存为视图", onSelect: () => setAsking("save"), startsGroup: views.length > 0 },
    ...(own
      ? [
          {
            label: own.isDefault ? "取消默认" : "设为默认",
            onSelect: () => setDefault.submit({ id: own.id, isDefault: !own.isDefault }, () => router.refresh()),
          },
          { label: "修改名称和范围", onSelect: () => setAsking("rename") },
          { label: "删除视图", onSelect: () => setAsking("drop") },
        ]
      : []),
  ];
  const refused = change.refused ?? setDefault.refused ?? drop.refused;
  return (
    <>
      <Menu
        label="视图"
        align="end"
        trigger={<ChipButton label={current ? `视图：${current.name}${isChanged ? "（已改）" : ""}` : "视图"} />}
        entries={entries}
      />
      {current && <Chip label="全部" href={wholeHref(path)} />}
      {refused && !asking && <Notice tone="bad">{refused.sentence}</Notice>}
      {(asking === "save" || (asking === "rename" && own)) && (
        <Panel title={asking === "save" ? "另存为视图" : "修改视图"} onClose={() => setAsking(null)}>
          <ViewForm
            view={asking === "rename" ? own : null}
            {...{ page, query, scopes, actions }}
            onDone={(id) => {
              setAsking(null);
              router.push(viewHref(path, { id, query: asking === "rename" && own ? own.query : query }));
            }}
          />
        </Panel>
      )}
      {own && (
        <ConfirmDialog
          isOpen={asking === "drop"}
          onOpenChange={(isOpen) => setAsking(isOpen ? "drop" : null)}
          title={`删除视图“${own.name}”？`}
          description={`范围：${viewScopeLabels[own.scope]}。删除后其他人也不能再使用，企业数据不受影响。`}
          confirmLabel="删除"
          tone="danger"
          onConfirm={() => drop.submit({ id: own.id }, () => router.push(query ? `${path}?${query}` : wholeHref(path)))}
        />
      )}
    </>
  );
}
