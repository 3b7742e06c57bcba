"use client";

import { DndContext, type DragEndEvent, DragOverlay, MouseSensor, useSensor, useSensors } from "@dnd-kit/core";
import clsx from "clsx";
import { useRouter } from "next/navigation";
import { type ComponentProps, Fragment, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { BoardCard } from "@/components/projects/board/board-card";
import { BoardColumn } from "@/components/projects/board/board-column";
import { CardFace } from "@/components/projects/board/card-face";
import { walkCards } from "@/components/projects/board/card-keys";
import { FoldedColumn } from "@/components/projects/board/folded-column";
import { StageStrip } from "@/components/projects/board/stage-strip";
import { type Done, MovePanel } from "@/components/projects/move-panel";
import { areSingleKeysOn } from "@/components/shell/single-keys";
import { Button } from "@/components/ui/button";
import { LiveRegion } from "@/components/ui/live-region";
import { Notice } from "@/components/ui/notice";
import { reportDone } from "@/components/ui/report-done";
import { useSubmission } from "@/components/ui/use-submission";
import { type Board, cardMove, columnOf, dropTargets, type ProjectCard } from "@/domain/board";
import { doneWords, judgeSheet, type MoveAnswer, undoReason } from "@/domain/move-sheet";
import { type ColumnKey, movePanelHref, type ProjectFilter, projectsHref } from "@/domain/project-filter";
import type { Role } from "@/domain/role";
import { type Stage, stages } from "@/domain/stage";

type PanelProps = ComponentProps<typeof MovePanel>;
/** The move the address asks for, read by the page. */
export type AskedMove = Pick<PanelProps, "project" | "to" | "choices">;

const noAnnouncements = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
};

/**
 * The board: a move is judged before anything is written; what is missing opens the panel, what cannot be cured is said
 * in place, and only the server's answer moves a card.
 */
export function ProjectBoard({
  board,
  filter,
  viewerRoles,
  asked,
  save,
  move,
  recordVisit,
}: {
  board: Board;
  filter: ProjectFilter;
  viewerRoles: readonly Role[];
  asked: AskedMove | null;
} & Pick<PanelProps, "save" | "move" | "recordVisit">) {
  const router = useRouter();
  const moving = useSubmission(move);
  const [dragged, setDragged] = useState<ProjectCard | null>(null);
  const [menu, setMenu] = useState<{ id: string; stages: readonly Stage[] } | null>(null);
  const [barred, setBarred] = useState<{ sentence: string; column: ColumnKey } | null>(null);
  const [busyId, setBusyId] = useState<string | null>(null);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [spoken, setSpoken] = useState("");
  const [phoneColumn, setPhoneColumn] = useState(filter.column ?? firstFilled(board));
  const focusNext = useRef<{ id: string; column: ColumnKey } | null>(null);
  const sensors = useSensors(useSensor(MouseSensor, { activationConstraint: { distance: 6 } }));

  const cards = board.columns.flatMap((column) => column.cards);
  const currentCardId = cards.some(({ id }) => id === currentId) ? currentId : cards[0]?.id;
  const refusing = asked
    ? judgeSheet(asked.project, asked.project.dossier, asked.to, viewerRoles).verdict.kind === "refused"
      ? columnOf(asked.to)
      : null
    : (barred?.column ?? null);

  // A moved card is elsewhere after the refresh; the focus follows it, or rests on its column when it is not among the first.
  useEffect(() => {
    const next = focusNext.current;
    if (!next || !board) return;
    const card = document.querySelector<HTMLElement>(`[data-card="${next.id}"]`);
    (card ?? document.getElementById(`column-${next.column}`))?.focus();
    focusNext.current = null;
  }, [board]);

  const arrive = (
    card: Pick<ProjectCard, "id" | "name" | "stage">,
    to: Stage,
    answer: MoveAnswer,
    sentence: string,
  ) => {
    const reason = answer.isSubmitted ? null : undoReason(card.stage, to, viewerRoles);
    focusNext.current = { id: card.id, column: columnOf(answer.stage) };
    setBarred(null);
    setSpoken(`${card.name}：${sentence}`);
    reportDone(
      sentence,
      reason === null ? undefined : () => send({ ...card, stage: to, version: answer.version }, card.stage, reason),
    );
    router.refresh();
  };
  const send = (card: Pick<ProjectCard, "id" | "name" | "stage" | "version">, to: Stage, reason: string | null) => {
    setBusyId(card.id);
    const input = { id: card.id, seenVersion: card.version, to, reason };
    moving.submit(input, (answer) => arrive(card, to, answer, doneWords(to, answer))).finally(() => setBusyId(null));
  };
  const choose = (card: ProjectCard, to: Stage) => {
    if (busyId) return;
    const found = cardMove(card, viewerRoles, to);
    moving.clear();
    setBarred(null);
    if (found.sentence) return setBarred({ sentence: found.sentence, column: columnOf(to) });
    if (found.kind === "ok") return send(card, to, null);
    router.push(movePanelHref(filter, card.id, to), { scroll: false });
  };
  const drop = ({ active, over }: DragEndEvent) => {
    setDragged(null);
    swallowClick();
    const card = cards.find(({ id }) => id === active.id);
    const column = board.columns.find(({ key }) => key === over?.id);
    if (!card || !column) return;
    const targets = dropTargets(card, viewerRoles, column.stages);
    const [only] = targets;
    if (targets.length > 1) setMenu({ id: card.id, stages: targets });
    else if (only) choose(card, only);
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const id = event.target instanceof HTMLElement ? event.target.dataset.card : undefined;
    if (id && (event.key === "m" || event.key === "M") && areSingleKeysOn()) {
      event.preventDefault();
      setMenu({ id, stages });
    } else if (id) walkCards(event);
  };
  const closeHref = projectsHref(filter, { after: filter.after, before: filter.before });
  const close = () => router.push(closeHref, { scroll: false });
  const finish = (done: Done) => {
    if (!asked) return;
    const { id, stage, dossier } = asked.project;
    if (done.kind === "moved" && "stage" in done.answer)
      arrive({ id, stage, name: dossier.name ?? "" }, asked.to, done.answer, done.sentence);
    else {
      focusNext.current = { id, column: columnOf(stage) };
      reportDone(done.sentence);
      router.refresh();
    }
    close();
  };
  const isFolded = (key: ColumnKey) => key === "producing" && filter.open !== "producing";
  const refusal = moving.refused?.sentence ?? barred?.sentence ?? null;

  return (
    <>
      {refusal && (
        <Notice
          tone="bad"
          className="mb-1.5 shrink-0"
          actions={
            <Button
              isSmall
              onClick={() => {
                moving.clear();
                setBarred(null);
                router.refresh();
              }}
            >
              {moving.refused ? "读取最新内容" : "知道了"}
            </Button>
          }
        >
          {refusal}
        </Notice>
      )}
      <DndContext
        id="board"
        sensors={sensors}
        accessibility={{ announcements: noAnnouncements, screenReaderInstructions: { draggable: "" } }}
        onDragStart={({ active }) => setDragged(cards.find(({ id }) => id === active.id) ?? null)}
        onDragEnd={drop}
        onDragCancel={() => setDragged(null)}
      >
        <section
          aria-label="看板"
          onKeyDown={press}
          className={clsx(
            "min-h-0 flex-1 gap-2 lg:grid lg:grid-rows-[minmax(0,1fr)]",
            isFolded("producing")
              ? "lg:grid-cols-[repeat(6,minmax(0,1fr))_38px]"
              : "lg:grid-cols-[repeat(7,minmax(0,1fr))]",
          )}
        >
          <StageStrip
            columns={board.columns}
            current={phoneColumn}
            onChoose={(key) => {
              setPhoneColumn(key);
              window.history.replaceState(null, "", projectsHref(filter, { column: key }));
            }}
          />
          {board.columns.map((column) => (
            <Fragment key={column.key}>
              {isFolded(column.key) && (
                <FoldedColumn column={column} href={projectsHref(filter, { open: "producing" })} />
              )}
              <BoardColumn
                column={column}
                isShownOnPhone={column.key === phoneColumn}
                isPhoneOnly={isFolded(column.key)}
                isRefusing={column.key === refusing}
                moreHref={moreHrefOf(filter, column.key)}
              >
                {column.cards.map((card) => (
                  <BoardCard
                    key={card.id}
                    card={card}
                    viewerRoles={viewerRoles}
                    isCurrent={card.id === currentCardId}
                    isSelected={card.id === asked?.project.id}
                    isBusy={card.id === busyId}
                    menuStages={menu?.id === card.id ? menu.stages : null}
                    onFocus={() => setCurrentId(card.id)}
                    onMenu={(isOpen) => setMenu(isOpen ? { id: card.id, stages } : null)}
                    onChoose={(to) => choose(card, to)}
                  />
                ))}
              </BoardColumn>
            </Fragment>
          ))}
        </section>
        <DragOverlay dropAnimation={null}>
          {dragged && (
            <div className="relative rounded-lg border border-brand bg-card px-2 py-1 shadow-float">
              <CardFace card={dragged} tabIndex={-1} />
            </div>
          )}
        </DragOverlay>
      </DndContext>
      <LiveRegion message={spoken} />
      {asked && (
        <MovePanel
          key={`${asked.project.id}-${asked.to}`}
          {...asked}
          {...{ viewerRoles, save, move }}
          {...(recordVisit && { recordVisit })}
          today={board.today}
          onDone={finish}
          onClose={close}
        />
      )}
    </>
  );
}

const firstFilled = (board: Board): ColumnKey => board.columns.find(({ count }) => count > 0)?.key ?? "lead";

const moreHrefOf = (filter: ProjectFilter, key: ColumnKey) =>
  projectsHref(filter, filter.open === key ? { view: "table", open: null, column: key } : { open: key });

/** The press that ends a drag is no press on the card under it. */
function swallowClick() {
  const swallow = (event: MouseEvent) => event.preventDefault();
  window.addEventListener("click", swallow, { capture: true });
  setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), 50);
}
