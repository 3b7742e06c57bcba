/** What needs somebody now, worst first (practice.md §6.2). */
export const exceptionKinds = ["stalled", "protection", "sleeping", "signing"] as const;
export type ExceptionKind = (typeof exceptionKinds)[number];

export const exceptionLabels = {
  stalled: "停滞",
  protection: "首谈到期",
  sleeping: "沉睡",
  signing: "待确认",
} satisfies Record<ExceptionKind, string>;

/** Projects of one kind: how many, and the one that waits longest. */
export type FoundException = {
  readonly kind: ExceptionKind;
  readonly count: number;
  readonly projectId: string;
  readonly projectName: string;
  readonly unitName: string;
  readonly ownerName: string | null;
  /** Days since signing, contact or submission; of a protection, days left, negative when over. */
  readonly days: number;
  readonly dueOn: string | null;
};

export type ExceptionRow = {
  readonly kind: ExceptionKind;
  readonly label: string;
  readonly isPast: boolean;
  readonly title: string;
  readonly who: string;
  readonly when: string;
  readonly href: string;
};

/** Three lines at most: protection goes before sleep, for it ends by itself. */
export function exceptionRows(
  found: readonly FoundException[],
  limits: { idleMonths: number; dormantDays: number },
): ExceptionRow[] {
  const hasProtection = found.some((row) => row.kind === "protection");
  return exceptionKinds
    .flatMap((kind) => found.filter((row) => row.kind === kind))
    .filter((row) => row.kind !== "sleeping" || !hasProtection || found.length < 4)
    .slice(0, 3)
    .map((row) => ({
      kind: row.kind,
      label: exceptionLabels[row.kind],
      isPast: row.kind === "stalled" || (row.kind === "protection" && row.days < 0),
      title: titleOf(row, limits),
      who: `${row.count > 1 ? `最长 ${row.projectName}，` : ""}${[row.unitName, row.ownerName].filter((part) => part !== null).join("，")}`,
      when: whenOf(row),
      href: `/projects/${row.projectId}`,
    }));
}

function titleOf(row: FoundException, limits: { idleMonths: number; dormantDays: number }): string {
  const many = row.count > 1 ? `${row.count} 个项目` : row.projectName;
  switch (row.kind) {
    case "stalled":
      return `${many}签约超 ${limits.idleMonths} 个月未开工`;
    case "protection":
      if (row.count > 1) return `${many}首谈保护期 7 天内到期`;
      return row.days < 0 ? `${many}保护期已过` : `${many}保护期剩 ${row.days} 天`;
    case "sleeping":
      return `${many}超 ${limits.dormantDays} 天未联系`;
    case "signing":
      return `${many}签约等待确认`;
  }
}

function whenOf(row: FoundException): string {
  if (row.kind === "protection") return row.dueOn ? `${row.dueOn.slice(5)} 到期` : "";
  return `${row.days} 天`;
}
