"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog } from "radix-ui";
import { useEffect, useRef, useState } from "react";
import { Highlight, type TextPart } from "@/components/ui/highlight";
import { useComposition } from "@/components/ui/use-composition";

export interface CommandRow {
  id: string;
  href: string;
  label: string | readonly TextPart[];
  detail?: string;
}

export interface CommandGroup {
  heading: string;
  rows: readonly CommandRow[];
}

/** Finds groups for a query; an empty query brings the recent ones. */
export type SearchCommands = (query: string) => Promise<readonly CommandGroup[]>;

const pauseMs = 150;

/** One box over the whole system, opened by Ctrl K: the same rights and masks as the lists, because they are asked. */
export function CommandMenu({
  isOpen,
  onOpenChange,
  search,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  search: SearchCommands;
}) {
  const composition = useComposition();
  useEffect(() => {
    const toggleOnShortcut = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      onOpenChange(!isOpen);
    };
    document.addEventListener("keydown", toggleOnShortcut);
    return () => document.removeEventListener("keydown", toggleOnShortcut);
  }, [isOpen, onOpenChange]);

  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 bg-ink/30" />
        <Dialog.Content
          aria-describedby={undefined}
          onEscapeKeyDown={(event) => composition.ownsKey(event) && event.preventDefault()}
          className="fixed inset-x-3 top-3 z-50 mx-auto max-w-150 overflow-hidden rounded-lg border border-line bg-card shadow-float lg:top-20"
        >
          <Dialog.Title className="sr-only">查找与操作</Dialog.Title>
          <CommandBox composition={composition} search={search} onDone={() => onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function CommandBox({
  composition,
  search,
  onDone,
}: {
  composition: ReturnType<typeof useComposition>;
  search: SearchCommands;
  onDone: () => void;
}) {
  const router = useRouter();
  const [query, setQuery] = useState("");
  const [isTyping, setTyping] = useState(false);
  const [answer, setAnswer] = useState<{ query: string; groups: readonly CommandGroup[] } | "failed" | null>(null);
  const latest = useRef(0);

  useEffect(() => {
    if (isTyping) return;
    const turn = ++latest.current;
    const wait = setTimeout(
      () => {
        search(query.trim()).then(
          // An answer that a later question has overtaken is dropped.
          (groups) => turn === latest.current && setAnswer({ query, groups }),
          () => turn === latest.current && setAnswer("failed"),
        );
      },
      query === "" ? 0 : pauseMs,
    );
    return () => clearTimeout(wait);
  }, [query, isTyping, search]);

  const groups = answer && answer !== "failed" ? answer.groups.filter((group) => group.rows.length > 0) : [];
  const isAnswered = answer !== null && answer !== "failed" && answer.query === query;

  return (
    <Command
      label="查找与操作"
      shouldFilter={false}
      loop
      onKeyDownCapture={(event) => {
        const isAct =
          event.key === "Enter" || event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End";
        if (isAct && composition.ownsKey(event)) event.stopPropagation();
      }}
    >
      <div className="flex items-center gap-2 border-b border-line px-3">
        <Search aria-hidden="true" size={16} strokeWidth={1.6} className="text-ink-3" />
        <Command.Input
          value={query}
          onValueChange={setQuery}
          placeholder="搜企业、项目、环节、代码，或输入要做的事"
          onCompositionStart={() => {
            composition.listeners.onCompositionStart();
            setTyping(true);
          }}
          onCompositionEnd={() => {
            composition.listeners.onCompositionEnd();
            setTyping(false);
          }}
          className="h-11 flex-1 bg-transparent text-base outline-none"
        />
      </div>
      <Command.List label="查找结果" className="max-h-[min(420px,calc(100dvh-160px))] overflow-y-auto p-1">
        {answer === "failed" && (
          <p role="alert" className="px-3 py-4 text-sm text-bad">
            暂时查不到，请稍后重试。
          </p>
        )}
        {isAnswered && groups.length === 0 && (
          <p className="px-3 py-4 text-sm text-ink-2">
            {query === "" ? "输入名称、拼音首字母或代码。" : `没有与“${query}”相符的内容。`}
          </p>
        )}
        {groups.map((group) => (
          <Command.Group
            key={group.heading}
            heading={group.heading}
            className="**:[[cmdk-group-heading]]:px-2 **:[[cmdk-group-heading]]:pt-2 **:[[cmdk-group-heading]]:pb-0.5 **:[[cmdk-group-heading]]:text-xs **:[[cmdk-group-heading]]:text-ink-3"
          >
            {group.rows.map((row) => (
              <Command.Item
                key={row.id}
                value={row.id}
                onSelect={() => {
                  onDone();
                  router.push(row.href);
                }}
                className="flex min-h-8 cursor-default items-center gap-3 rounded-md px-2 text-sm data-[selected=true]:bg-brand-weak max-lg:min-h-11"
              >
                <span className="min-w-0 flex-1 truncate">
                  {typeof row.label === "string" ? row.label : <Highlight parts={row.label} />}
                </span>
                {row.detail && <span className="shrink-0 text-xs text-ink-2">{row.detail}</span>}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
      <p className="border-t border-line-2 px-3 py-1.5 text-xs text-ink-3 max-lg:hidden">
        ↑↓ 选择，Enter 打开，Esc 关闭
      </p>
    </Command>
  );
}
