"use client";

import { useDroppable } from "@dnd-kit/core";
import clsx from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";
import type { BoardColumn as Column } from "@/domain/board";

/** One group of stages: its name, count and sum over all its rows, its first cards, and the way to the rest. */
export function BoardColumn({
  column,
  isShownOnPhone,
  isPhoneOnly,
  isRefusing,
  moreHref,
  children,
}: {
  column: Column;
  isShownOnPhone: boolean;
  /** Folded on a wide screen. */
  isPhoneOnly: boolean;
  /** The last move aimed here was refused. */
  isRefusing: boolean;
  /** Shows more of the column here, or all of it as a table when it is open already. */
  moreHref: string;
  children: ReactNode;
}) {
  const { setNodeRef, isOver } = useDroppable({ id: column.key });
  const rest = column.count - column.cards.length;
  return (
    <section
      ref={setNodeRef}
      aria-labelledby={`column-${column.key}`}
      className={clsx(
        "flex min-h-0 min-w-0 flex-col rounded-lg bg-line-2 max-lg:bg-transparent",
        !isShownOnPhone && "max-lg:hidden",
        isPhoneOnly && "lg:hidden",
        isRefusing ? "ring-2 ring-bad" : isOver && "ring-2 ring-brand",
      )}
    >
      <header className="flex h-8 shrink-0 items-center gap-1.5 px-2.5 text-sm max-lg:px-0 max-lg:text-xs">
        <h2 id={`column-${column.key}`} tabIndex={-1} className="font-semibold whitespace-nowrap max-lg:font-normal">
          {column.label}
        </h2>
        <span className="text-ink-2">
          {column.count}
          <span className="lg:hidden"> 个，按到期先后</span>
        </span>
        <span className="flex-1" />
        <span className="lg:hidden">合计</span>
        <span
          title={column.sumNote ?? undefined}
          className={clsx(column.sum === "未填" ? "text-ink-3" : "font-semibold")}
        >
          {column.sum}
          {column.sumNote && <span className="sr-only">（{column.sumNote}）</span>}
        </span>
        <span className="lg:hidden">亿元</span>
      </header>
      <div className="min-h-0 flex-1 scroll-py-2 overflow-y-auto px-1.5 pb-2 max-lg:px-0">
        {column.count === 0 ? (
          <p className="px-2 py-3 text-xs text-ink-3">没有项目</p>
        ) : (
          <ul aria-labelledby={`column-${column.key}`} className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
            {children}
          </ul>
        )}
        {rest > 0 && (
          <Link href={moreHref} scroll={false} className="block px-1 pt-2.5 text-xs max-lg:py-3">
            {column.cards.length > 6 ? `在表格中查看全部 ${column.count} 个` : `再显示 ${rest} 个`}
          </Link>
        )}
      </div>
    </section>
  );
}
