import clsx from "clsx";

export const noNumberWords = {
  notRecorded: "未录入",
  notSet: "未设定",
  cannotCompute: "无法计算",
  unassessed: "未评估",
  notApplicable: "—",
  notReported: "",
} as const;
export type NoNumberKind = keyof typeof noNumberWords;

const looks = {
  notRecorded: "text-warn",
  notSet: "text-ink-3",
  cannotCompute: "text-ink-2",
  unassessed: "text-ink-3",
  notApplicable: "text-ink-3",
  notReported: "",
} satisfies Record<NoNumberKind, string>;

/** The six ways of having no number. A true zero is a number and is never shown with this. */
export function NoNumber({ kind, isUrgent = false }: { kind: NoNumberKind; isUrgent?: boolean }) {
  return (
    <span data-no-number={kind} className={clsx("font-normal", isUrgent ? "text-warn" : looks[kind])}>
      {noNumberWords[kind]}
    </span>
  );
}
