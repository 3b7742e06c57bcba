import { eventWords } from "@/domain/credit-line";
import { signedInYi, sumYuan, type Yuan, yuan } from "@/domain/money";

/** Events of one kind that moved the buckets of a year the same way, each net and then added up. */
export type PostedEvents = {
  readonly eventKind: string;
  readonly count: number;
  readonly committedYuan: Yuan;
  readonly constructionYuan: Yuan;
  readonly realisedYuan: Yuan;
  /** First and last in the order of their ids: one and the same where a single project moved. */
  readonly firstProject: { readonly id: string; readonly name: string };
  readonly lastProjectId: string;
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
export function reasonOf(events: PostedEvents): string {
  if (events.eventKind !== "move") return eventWords(events.eventKind);
  if (events.constructionYuan > 0) return events.committedYuan < 0 ? "已签转在建" : "转为在建";
  if (events.realisedYuan > 0) return "在建转投产";
  return events.constructionYuan < 0 || events.realisedYuan < 0 ? "终止或退回" : eventWords("move");
}

const guaranteedOf = (events: PostedEvents) => yuan(events.constructionYuan + events.realisedYuan);
const countOf = (held: readonly PostedEvents[]) => held.reduce((sum, { count }) => sum + count, 0);

/** Reasons by the size of what they moved, at most three lines; the rest is added up in the last. */
export function changesOf(events: readonly PostedEvents[], lineCount = 3): Changes {
  const moving = events.filter((alike) => guaranteedOf(alike) !== 0);
  const groups = [...new Set(moving.map(reasonOf))]
    .map((reason) => {
      const held = moving.filter((alike) => reasonOf(alike) === reason);
      return { reason, held, sum: sumYuan(held.map(guaranteedOf)) };
    })
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
        const first = held[0]?.firstProject;
        const isOne = held.every((alike) => alike.firstProject.id === first?.id && alike.lastProjectId === first.id);
        return {
          words: isOne ? `${first?.name ?? ""}${reason}` : `${reason}（${countOf(held)} 项）`,
          href: isOne && first ? `/projects/${first.id}` : null,
          difference: signedInYi(sum),
        };
      }),
      ...(rest.length === 0
        ? []
        : [
            {
              words: `其余（${rest.reduce((count, { held }) => count + countOf(held), 0)} 项）`,
              href: null,
              difference: signedInYi(sumYuan(rest.map(({ sum }) => sum))),
            },
          ]),
    ],
  };
}
