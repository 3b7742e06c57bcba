"use client";

import { useDraggable } from "@dnd-kit/core";
import clsx from "clsx";
import { Ellipsis } from "lucide-react";
import { CardFace } from "@/components/projects/board/card-face";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { cardMove, type ProjectCard } from "@/domain/board";
import type { Role } from "@/domain/role";
import type { Stage } from "@/domain/stage";

/** A card: press it to open the project, drag it, or choose a stage from its menu. */
export function BoardCard({
  card,
  viewerRoles,
  isCurrent,
  isSelected,
  isBusy,
  menuStages,
  onFocus,
  onMenu,
  onChoose,
}: {
  card: ProjectCard;
  viewerRoles: readonly Role[];
  /** The one card of the board in the order of the Tab key. */
  isCurrent: boolean;
  isSelected: boolean;
  isBusy: boolean;
  /** Null: shut; else the stages the menu offers. */
  menuStages: readonly Stage[] | null;
  onFocus: () => void;
  onMenu: (isOpen: boolean) => void;
  onChoose: (to: Stage) => void;
}) {
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: card.id });
  const entries = (menuStages ?? []).map((to): MenuEntry => {
    const { label, words, kind, sentence } = cardMove(card, viewerRoles, to);
    return {
      label,
      note: words,
      noteTone: kind === "ok" || kind === "needsConfirmation" ? "ok" : sentence === null ? "warn" : "muted",
      isDisabled: to === card.stage,
      onSelect: () => onChoose(to),
    };
  });
  return (
    <li
      ref={setNodeRef}
      {...listeners}
      aria-busy={isBusy || undefined}
      className={clsx(
        "group relative rounded-lg border bg-card px-2 py-1 max-lg:px-3 max-lg:py-2",
        isSelected ? "border-brand ring-1 ring-brand" : "border-line",
        (isDragging || isBusy) && "opacity-50",
      )}
    >
      <CardFace card={card} tabIndex={isCurrent ? 0 : -1} onFocus={onFocus} />
      <span
        className={clsx(
          "absolute right-1 bottom-0.5 z-10 rounded-md bg-card max-lg:bg-transparent focus-within:opacity-100 group-hover:opacity-100 max-lg:opacity-100",
          menuStages === null && "opacity-0",
        )}
      >
        <Menu
          trigger={
            <IconButton
              label={`移动“${card.name}”`}
              tabIndex={isCurrent ? 0 : -1}
              className="size-6! max-lg:size-11! max-lg:content-end max-lg:pb-1"
            >
              <Ellipsis aria-hidden="true" size={16} strokeWidth={1.6} />
            </IconButton>
          }
          label="移到哪个阶段"
          heading={menuStages && menuStages.length === 2 ? "移到哪个阶段" : `移动“${card.name}”`}
          align="end"
          entries={entries}
          isOpen={menuStages !== null}
          onOpenChange={onMenu}
          focusAfter={() => document.querySelector<HTMLElement>(`[data-card="${card.id}"]`)}
        />
      </span>
    </li>
  );
}
