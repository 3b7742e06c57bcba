"use client";

import { useEffect, useState } from "react";
import { areSingleKeysOn, switchSingleKeys } from "@/components/shell/single-keys";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";

const keys = [
  ["/", "到本页搜索框"],
  ["↑ ↓", "在列表的行之间移动"],
  ["Enter", "打开所在行"],
  ["X", "勾选或取消所在行"],
  ["E", "导出本页列表"],
  ["M", "看板上移动所在卡片"],
  ["Ctrl K", "查找与操作"],
  ["?", "打开本说明"],
] as const;

/** Single keys over the lists of a page, with their legend under `?` and in the person's menu, where they can be switched off. */
export function ListKeys({ isOpen, onOpenChange }: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  const [isEnabled, setEnabled] = useState(true);
  useEffect(() => {
    if (isOpen) setEnabled(areSingleKeysOn());
  }, [isOpen]);
  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      if (!areSingleKeysOn() || isTaken(event)) return;
      if (event.key === "?") onOpenChange(true);
      else if (!actOnList(event.key)) return;
      event.preventDefault();
    };
    document.addEventListener("keydown", act);
    return () => document.removeEventListener("keydown", act);
  }, [onOpenChange]);
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title="快捷键"
      description="在输入框内和输入法选词时不起作用。"
      footer={<Button onClick={() => onOpenChange(false)}>关闭</Button>}
    >
      <dl className="grid grid-cols-[6rem_1fr] gap-y-1.5 pb-3 text-sm">
        {keys.map(([key, meaning]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded-sm border border-line px-1.5 text-xs">{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <Checkbox
        label="启用单键快捷键（本机）"
        checked={isEnabled}
        onChange={(event) => {
          setEnabled(event.target.checked);
          switchSingleKeys(event.target.checked);
        }}
      />
    </Dialog>
  );
}

/** The key belongs to a field, to the input method, to a menu or window that is open, or to the browser. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (event.isComposing || event.keyCode === 229) return true;
  const at = event.target instanceof Element ? event.target : null;
  const isTick = at instanceof HTMLInputElement && at.type === "checkbox";
  if (!isTick && at?.closest("input, textarea, select, [contenteditable]")) return true;
  return document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null;
}

/** Whether the key meant something here. */
function actOnList(key: string): boolean {
  const page = document.getElementById("content");
  const find = (selector: string) => page?.querySelector<HTMLElement>(selector) ?? null;
  if (key === "/") return focusOn(find("[role=searchbox], input[type=search]"));
  if (key === "e" || key === "E") return press(find("[data-export]"));
  const row = document.activeElement?.closest("tbody tr") ?? null;
  if (key === "x" || key === "X") return press(row?.querySelector<HTMLElement>("input[type=checkbox]") ?? null);
  if (key !== "ArrowDown" && key !== "ArrowUp") return false;
  const links = [...(page?.querySelectorAll<HTMLElement>("tbody tr th[scope=row] a") ?? [])];
  if (row === null) return document.activeElement === document.body && key === "ArrowDown" && focusOn(links[0] ?? null);
  const here = links.findIndex((link) => row.contains(link));
  return here >= 0 && focusOn(links[here + (key === "ArrowDown" ? 1 : -1)] ?? null);
}

function focusOn(element: HTMLElement | null): boolean {
  element?.focus();
  if (element instanceof HTMLInputElement) element.select();
  return element !== null;
}

function press(element: HTMLElement | null): boolean {
  element?.click();
  return element !== null;
}
