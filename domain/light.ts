import { addDays, addMonths, daysBetween } from "@/domain/day";
import { isFrom, type Stage, type Status } from "@/domain/stage";

export type Light = { readonly tone: "soon" | "past"; readonly words: string };

export type LightQuestion = {
  readonly stage: Stage;
  readonly status: Status;
  readonly lastContactOn: string | null;
  readonly protectedUntil: string | null;
  readonly signedOn: string | null;
  readonly nextStepOn: string | null;
  readonly createdOn: string;
  readonly today: string;
};

type Clock = {
  /** Stages in which the clock runs. */
  readonly stages: readonly Stage[];
  readonly since: (question: LightQuestion) => string | null;
  readonly dueOn: (start: string) => string;
  /** Days before the due day on which the amber light comes on. */
  readonly soonDays: number;
  readonly soon: (left: number) => string;
  /** `over` counts from the due day, `total` from the start. */
  readonly past: (over: number, total: number) => string;
};

const open: readonly Stage[] = ["lead", "studied", "talks", "intent", "framework"];
const negotiating: readonly Stage[] = ["talks", "intent", "framework"];
const lastContact = (question: LightQuestion) => question.lastContactOn ?? question.createdOn;

/** The clocks of practice.md §2.2, weightiest first: of two lights of one tone the upper row is shown. */
export const clocks: readonly Clock[] = [
  {
    stages: ["signed", "registered"],
    since: (question) => question.signedOn,
    dueOn: (start) => addMonths(start, 6),
    soonDays: 30,
    soon: (left) => `开工剩 ${left} 天`,
    past: (_over, total) => `停滞 ${total} 天`,
  },
  {
    stages: negotiating,
    since: (question) => question.protectedUntil,
    dueOn: (start) => start,
    soonDays: 7,
    soon: (left) => `首谈剩 ${left} 天`,
    past: (over) => `首谈超 ${over} 天`,
  },
  {
    stages: ["intent", "framework"],
    since: lastContact,
    dueOn: (start) => addDays(start, 180),
    soonDays: 14,
    soon: (left) => `停滞剩 ${left} 天`,
    past: (_over, total) => `停滞 ${total} 天`,
  },
  {
    stages: ["studied", "talks"],
    since: lastContact,
    dueOn: (start) => addDays(start, 90),
    soonDays: 7,
    soon: (left) => `沉睡剩 ${left} 天`,
    past: (over) => `沉睡 ${over} 天`,
  },
  {
    stages: ["lead"],
    since: (question) => (question.lastContactOn === null ? question.createdOn : null),
    dueOn: (start) => addDays(start, 1),
    soonDays: 1,
    soon: (left) => `剩 ${left} 天`,
    past: (over) => `超 ${over} 天`,
  },
  {
    stages: ["lead"],
    since: (question) => (question.lastContactOn === null ? null : question.createdOn),
    dueOn: (start) => addDays(start, 3),
    soonDays: 1,
    soon: (left) => `剩 ${left} 天`,
    past: (over) => `超 ${over} 天`,
  },
  {
    stages: [...open, "signed", "registered", "building", "counted"],
    since: (question) => question.nextStepOn,
    dueOn: (start) => start,
    soonDays: 1,
    soon: (left) => `剩 ${left} 天`,
    past: (over) => `超 ${over} 天`,
  },
];

/** The one light of a card, only when something is wrong: red before amber, then the weightier clock. */
export function lightOf(question: LightQuestion): Light | null {
  if (question.status !== "active") return null;
  const lit = clocks.flatMap((clock) => burning(clock, question) ?? []);
  return lit.find((light) => light.tone === "past") ?? lit[0] ?? null;
}

function burning(clock: Clock, question: LightQuestion): Light | null {
  const start = clock.stages.includes(question.stage) ? clock.since(question) : null;
  if (start === null) return null;
  const left = daysBetween(question.today, clock.dueOn(start));
  if (left < 0) return { tone: "past", words: clock.past(-left, daysBetween(start, question.today)) };
  return left <= clock.soonDays ? { tone: "soon", words: clock.soon(left) } : null;
}

/** What the league proposes for a signed project that has not started. Source: practice.md §2.2, L5. */
export function idleStateOf(question: Pick<LightQuestion, "stage" | "signedOn" | "today">) {
  const { stage, signedOn, today } = question;
  if (signedOn === null || !isFrom(stage, "signed") || isFrom(stage, "building")) return null;
  if (today > addMonths(signedOn, 18)) return "cancel";
  if (today > addMonths(signedOn, 12)) return "dormant";
  return today > addMonths(signedOn, 6) ? "warned" : null;
}
