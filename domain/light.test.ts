import { expect, test } from "@playwright/test";
import { idleStateOf, lightOf } from "@/domain/light";
import { stages, statuses } from "@/domain/stage";

const quiet = {
  stage: "talks",
  status: "active",
  lastContactOn: "2026-11-20",
  protectedUntil: null,
  signedOn: null,
  nextStepOn: null,
  createdOn: "2026-03-04",
  today: "2026-11-24",
} as const;
const light = (more: Partial<Parameters<typeof lightOf>[0]>) => lightOf({ ...quiet, ...more });

test("a project in good order shows no light", () => {
  for (const stage of stages.filter((one) => one !== "lead")) expect(light({ stage })).toBeNull();
});

test("only an active project shows a light", () => {
  for (const status of statuses.filter((one) => one !== "active"))
    expect(light({ status, nextStepOn: "2026-01-01" })).toBeNull();
});

test("a first-talk protection warns in its last seven days, and is red once past", () => {
  expect(light({ protectedUntil: "2026-12-02" })).toBeNull();
  expect(light({ protectedUntil: "2026-12-01" })).toEqual({ tone: "soon", words: "首谈剩 7 天" });
  expect(light({ protectedUntil: "2026-11-29" })).toEqual({ tone: "soon", words: "首谈剩 5 天" });
  expect(light({ protectedUntil: "2026-11-24" })).toEqual({ tone: "soon", words: "首谈剩 0 天" });
  expect(light({ protectedUntil: "2026-11-23" })).toEqual({ tone: "past", words: "首谈超 1 天" });
});

test("protection matters from talks to framework only", () => {
  for (const stage of ["studied", "signed", "building"] as const)
    expect(light({ stage, protectedUntil: "2026-11-01" })).toBeNull();
});

test("ninety days without contact put a studied project to sleep", () => {
  expect(light({ stage: "studied", lastContactOn: "2026-09-02" })).toEqual({ tone: "soon", words: "沉睡剩 7 天" });
  expect(light({ stage: "studied", lastContactOn: "2026-08-25" })).toEqual({ tone: "past", words: "沉睡 1 天" });
});

test("a project nobody ever contacted counts from its registration", () => {
  expect(light({ stage: "studied", lastContactOn: null, createdOn: "2026-09-02" })?.words).toBe("沉睡剩 7 天");
});

test("an intent stalls after 180 days", () => {
  expect(light({ stage: "intent", lastContactOn: "2026-05-28" })).toEqual({ tone: "soon", words: "停滞剩 0 天" });
  expect(light({ stage: "framework", lastContactOn: "2026-05-27" })).toEqual({ tone: "past", words: "停滞 181 天" });
});

test("a signed project not built within six months is stalled, in days since the signing", () => {
  expect(light({ stage: "signed", signedOn: "2026-02-27" })).toEqual({ tone: "past", words: "停滞 270 天" });
  expect(light({ stage: "registered", signedOn: "2026-06-04" })).toEqual({ tone: "soon", words: "开工剩 10 天" });
  expect(light({ stage: "signed", signedOn: "2026-05-24" })).toEqual({ tone: "soon", words: "开工剩 0 天" });
  expect(light({ stage: "building", signedOn: "2025-01-01" })).toBeNull();
});

test("six months after 31 August is the last day of February", () => {
  const at = (today: string) => light({ stage: "signed", signedOn: "2026-08-31", today })?.tone;
  expect([at("2027-02-28"), at("2027-03-01")]).toEqual(["soon", "past"]);
});

test("a fresh lead is answered within a day and judged within three", () => {
  const lead = { stage: "lead", lastContactOn: null } as const;
  expect(light({ ...lead, createdOn: "2026-11-24" })).toEqual({ tone: "soon", words: "剩 1 天" });
  expect(light({ ...lead, createdOn: "2026-11-21" })).toEqual({ tone: "past", words: "超 2 天" });
  expect(light({ ...lead, lastContactOn: "2026-11-23", createdOn: "2026-11-22" })).toEqual({
    tone: "soon",
    words: "剩 1 天",
  });
});

test("a next step two days overdue is red", () => {
  expect(light({ nextStepOn: "2026-11-22" })).toEqual({ tone: "past", words: "超 2 天" });
  expect(light({ nextStepOn: "2026-11-26" })).toBeNull();
});

test("red comes before amber, and of two reds the weightier clock", () => {
  expect(light({ protectedUntil: "2026-11-29", nextStepOn: "2026-11-22" })?.words).toBe("超 2 天");
  expect(light({ protectedUntil: "2026-11-20", nextStepOn: "2026-11-22" })?.words).toBe("首谈超 4 天");
});

test("a signed project is warned after 6 months, dormant after 12, proposed for cancelling after 18", () => {
  const at = (signedOn: string | null) => idleStateOf({ stage: "signed", signedOn, today: "2026-11-24" });
  expect([null, "2026-05-24", "2026-05-23", "2025-11-23", "2025-05-23"].map(at)).toEqual([
    null,
    null,
    "warned",
    "dormant",
    "cancel",
  ]);
  expect(idleStateOf({ stage: "building", signedOn: "2020-01-01", today: "2026-11-24" })).toBeNull();
});

test("every stage answers when nothing is known but the day of registration", () => {
  const blank = { lastContactOn: null, protectedUntil: null, signedOn: null, nextStepOn: null };
  for (const stage of stages) expect(() => light({ ...blank, stage })).not.toThrow();
});
