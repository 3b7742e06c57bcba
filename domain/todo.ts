export const todoKinds = ["signing", "amendment", "returned", "step"] as const;
export type TodoKind = (typeof todoKinds)[number];
export const todoKindLabels = {
  signing: "待确认签约",
  amendment: "待审定变更",
  returned: "签约被退回",
  step: "下一步到期",
} satisfies Record<TodoKind, string>;

/** One thing that waits for the reader; `on` is the day it was asked for or falls due. */
export type Todo = {
  kind: TodoKind;
  projectId: string;
  projectCode: string;
  projectName: string;
  /** Who asks and from where, or what is to be done. */
  words: string;
  on: string;
  isOverdue: boolean;
};
