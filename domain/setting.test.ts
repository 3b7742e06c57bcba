import { expect, test } from "@playwright/test";
import { currentSetting, readSetting, settingKeys, settingStatusLabels, settings } from "@/domain/setting";

for (const key of settingKeys) {
  test(`the default of ${key} passes its own rule and says where it comes from`, () => {
    const { defaultValue, label, unit, source } = settings[key];
    expect(readSetting(key, defaultValue)).toEqual({ ok: true, value: defaultValue });
    for (const words of [label, unit, source]) expect(words).toMatch(/[\u4e00-\u9fff%]/);
  });
}

test("the defaults are those put to the bureau", () => {
  expect(settings.ramp.defaultValue).toEqual({ months1To12Percent: 60, months13To24Percent: 85, laterPercent: 100 });
  expect(settings.protectionDays.defaultValue).toBe(90);
  expect([settings.preMonths.defaultValue, settings.buildMonths.defaultValue]).toEqual([6, 14]);
  expect(settings.plausibleRatio.defaultValue).toEqual({ least: 0.15, most: 5 });
  expect(settings.signingThresholdYuan.defaultValue).toBe(100_000_000);
});

test("no two settings share a name", () => {
  expect(new Set(settingKeys.map((key) => settings[key].label)).size).toBe(settingKeys.length);
});

test("until the bureau sets a value the default counts and is labelled so", () => {
  const current = currentSetting("protectionDays", null);
  expect(current).toMatchObject({ value: 90, status: "default" });
  expect(settingStatusLabels[current.status]).toBe("默认值（待确认）");
});

test("a value the bureau set counts, with its own source, confirmed or not", () => {
  const row = { value: 60, isConfirmed: true, source: "招商会议纪要" };
  expect(currentSetting("protectionDays", row)).toEqual({ value: 60, status: "confirmed", source: "招商会议纪要" });
  const { status } = currentSetting("protectionDays", { ...row, isConfirmed: false });
  expect(settingStatusLabels[status]).toBe("已设定（待确认）");
});

const refused: [Parameters<typeof readSetting>[0], unknown, string][] = [
  ["protectionDays", 0, "不少于 1 天。"],
  ["protectionDays", 1.5, "请填写整数。"],
  ["protectionDays", "90", "请填写整数。"],
  ["originSharePercent", 51, "不大于 50。"],
  ["ramp", { months1To12Percent: 90, months13To24Percent: 85, laterPercent: 100 }, "爬坡比例应逐年不降。"],
  ["idleMonths", { idle: 18, dormant: 6 }, "第二个期限应晚于第一个。"],
  ["plausibleRatio", { least: 5, most: 5 }, "下限应小于上限。"],
];
for (const [key, value, sentence] of refused) {
  test(`${key} set to ${JSON.stringify(value)} is refused: ${sentence}`, () => {
    expect(readSetting(key, value)).toEqual({ ok: false, sentence });
  });
}

test("an unknown part of a value is refused", () => {
  expect(readSetting("probabilities", { ...settings.probabilities.defaultValue, rumours: 5 }).ok).toBe(false);
});

test("a stored value the rule refuses is a fault, never silently the default", () => {
  expect(() => currentSetting("protectionDays", { value: -1, isConfirmed: true, source: "x" })).toThrow(RangeError);
});
