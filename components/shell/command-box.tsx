"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { askJson } from "@/components/ui/ask-json";
import { Highlight } from "@/components/ui/highlight";
import { LiveRegion } from "@/components/ui/live-region";
import type { useComposition } from "@/components/ui/use-composition";
import { useTypeAhead } from "@/components/ui/use-type-ahead";
import { lettersTogether, wordsLeftOut } from "@/domain/bigram";
import type { CommandGroup, CommandRow } from "@/domain/command";
import { leftOutSentence } from "@/domain/company-list";

const rowLook =
  "flex min-h-8 cursor-default items-center gap-3 rounded-md px-2 text-sm data-[selected=true]:bg-brand-weak max-lg:min-h-11";
const headingLook =
  "**:[[cmdk-group-heading]]:px-2 **:[[cmdk-group-heading]]:pt-2 **:[[cmdk-group-heading]]:pb-0.5 " +
  "**:[[cmdk-group-heading]]:text-xs **:[[cmdk-group-heading]]:text-ink-3";
const again = "again";
const none: readonly CommandGroup[] = [];
const acts = ["Enter", "Home", "End", "ArrowUp", "ArrowDown"];

/**
 * The box of the command menu and what it found. Enter pressed before the answer to what is typed has come waits for it
 * and then opens its first row; typing on calls that off.
 */
export function CommandBox({
  composition,
  searchHref,
  onDone,
}: {
  composition: ReturnType<typeof useComposition>;
  searchHref: string;
  onDone: () => void;
}) {
  const router = useRouter();
  const [query, setQuery] = useState("");
  const [isComposing, setComposing] = useState(false);
  const { value, fault, isAnswered, askAgain } = useTypeAhead<readonly CommandGroup[]>(
    (typed, signal) => askJson(`${searchHref}?q=${encodeURIComponent(typed.trim())}`, signal),
    query,
    isComposing,
  );
  const groups = value ?? none;
  const [waiting, setWaiting] = useState<string | null>(null);
  const [picked, setPicked] = useState({ among: groups, id: "" });
  const first = fault ? undefined : groups[0]?.rows[0];
  const chosen = picked.among === groups ? picked.id : fault ? again : (first?.id ?? "");
  // Letters set apart are read as one spelling, of which nothing is left out.
  const leftOut = lettersTogether(query) ? "" : leftOutSentence(wordsLeftOut(query));
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);

  const open = ({ href }: CommandRow) => {
    onDone();
    router.push(href);
  };
  useEffect(() => {
    if (waiting === null || !isAnswered) return;
    setWaiting(null);
    if (waiting === query && first) open(first);
  });

  return (
    <Command
      label="查找与操作"
      shouldFilter={false}
      loop
      value={chosen}
      onValueChange={(id) => setPicked({ among: groups, id })}
      onKeyDownCapture={(event) => {
        if (acts.includes(event.key) && composition.ownsKey(event)) event.stopPropagation();
        else if (event.key === "Enter" && !isAnswered) {
          event.stopPropagation();
          setWaiting(query);
        }
      }}
    >
      <div className="flex items-center gap-2 border-b border-line px-3">
        <Search aria-hidden="true" size={16} strokeWidth={1.6} className="text-ink-3" />
        <Command.Input
          value={query}
          onValueChange={setQuery}
          maxLength={60}
          placeholder="搜企业、项目、环节、目标、代码，或输入要做的事"
          onCompositionStart={() => {
            composition.listeners.onCompositionStart();
            setComposing(true);
          }}
          onCompositionEnd={() => {
            composition.listeners.onCompositionEnd();
            setComposing(false);
          }}
          className="h-11 min-w-0 flex-1 bg-transparent text-base outline-none"
        />
      </div>
      <Command.List
        label="查找结果"
        aria-busy={!isAnswered}
        className="max-h-[min(420px,calc(100dvh-160px))] overflow-y-auto p-1"
      >
        {fault && (
          <>
            <p role="alert" className="px-2 pt-3 pb-1 text-sm text-bad">
              {fault}
            </p>
            <Command.Item value={again} onSelect={askAgain} className={rowLook}>
              重新查找
            </Command.Item>
          </>
        )}
        {isAnswered && !fault && count === 0 && (
          <p className="px-2 py-4 text-sm text-ink-2">
            没有与“{query}”相符的内容。请换一个词，或输入 2 个以上汉字、字母或数字。
          </p>
        )}
        {isAnswered && !fault && leftOut && <p className="px-2 pt-2 pb-1 text-xs text-ink-2">{leftOut}</p>}
        {groups.map(({ heading, rows }) => (
          <Command.Group key={heading} heading={heading} className={headingLook}>
            {rows.map((row) => (
              <Command.Item key={row.id} value={row.id} onSelect={() => open(row)} className={rowLook}>
                <Words row={row} />
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
      <LiveRegion message={isAnswered && query !== "" && !fault ? `找到 ${count} 条` : ""} />
      <p className="border-t border-line-2 px-3 py-1.5 text-xs text-ink-3 max-lg:hidden">
        ↑↓ 选择，Enter 打开，Esc 关闭
      </p>
    </Command>
  );
}

function Words({ row }: { row: CommandRow }) {
  return (
    <>
      <span className="min-w-0 flex-1 truncate">
        <Highlight parts={row.label} />
      </span>
      {row.detail && <span className="max-w-[45%] shrink-0 truncate text-xs text-ink-2">{row.detail}</span>}
    </>
  );
}
