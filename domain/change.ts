import { eventWords } from "@/domain/credit-line";
import { signedInYi, sumYuan, type Yuan, yuan } from "@/domain/money";

/** What one event did to the ledger of a year, net by bucket. */
export type PostedEvent = {
  readonly eventKind: string;
  readonly projectId: string;
  readonly projectName: string;
  readonly committedYuan: Yuan;
  readonly constructionYuan: Yuan;
  readonly realisedYuan: Yuan;
};

export type ChangeRow = {
  readonly words: string;
  readonly href: string | null;
  readonly difference: string;
};
export type Changes = {
  /** Of 保底 in the month, signed. */
  readonly total: string;
  readonly isUp: boolean;
  readonly isDown: boolean;
  readonly rows: readonly ChangeRow[];
};

/** Why 保底 moved: told from what left and what entered, since an event may touch several buckets. */
export function reasonOf(event: PostedEvent): string {
  if (event.eventKind !== "move") return eventWords(event.eventKind);
  if (event.constructionYuan > 0) return event.committedYuan < 0 ? "已签转在建" : "转为在建";
  if (event.realisedYuan > 0) return "在建转投产";
  return event.constructionYuan < 0 || event.realisedYuan < 0 ? "终止或退回" : eventWords("move");
}

const guaranteedOf = (event: PostedEvent) => yuan(event.constructionYuan + event.realisedYuan);

/** Reasons by the size of what they moved, at most three lines; the rest is added up in the last. */
export function changesOf(events: readonly PostedEvent[], lineCount = 3): Changes {
  const moving = events.filter((event) => guaranteedOf(event) !== 0);
  const byReason = new Map<string, PostedEvent[]>();
  for (const event of moving) byReason.set(reasonOf(event), [...(byReason.get(reasonOf(event)) ?? []), event]);
  const groups = [...byReason]
    .map(([reason, held]) => ({ reason, held, sum: sumYuan(held.map(guaranteedOf)) }))
    .sort((a, b) => Math.abs(b.sum) - Math.abs(a.sum));
  const shown = groups.length > lineCount ? groups.slice(0, lineCount - 1) : groups;
  const rest = groups.slice(shown.length);
  const total = sumYuan(moving.map(guaranteedOf));
  return {
    total: signedInYi(total),
    isUp: total > 0,
    isDown: total < 0,
    rows: [
      ...shown.map(({ reason, held, sum }): ChangeRow => {
        const [first] = held;
        const isOne = new Set(held.map((event) => event.projectId)).size === 1;
        return {
          words: isOne ? `${first?.projectName ?? ""}${reason}` : `${reason}（${held.length} 项）`,
          href: isOne && first ? `/projects/${first.projectId}` : null,
          difference: signedInYi(sum),
        };
      }),
      ...(rest.length === 0
        ? []
        : [
            {
              words: `其余（${rest.reduce((count, { held }) => count + held.length, 0)} 项）`,
              href: null,
              difference: signedInYi(sumYuan(rest.map(({ sum }) => sum))),
            },
          ]),
    ],
  };
}
