import { expect, test } from "@playwright/test";
import { projectCode } from "@/domain/project-code";

test("a project code is year, LX and a four-digit serial", () => {
  expect(projectCode(2026, 147)).toBe("2026-LX-0147");
  expect(projectCode(2026, 1)).toBe("2026-LX-0001");
});

test("the ten-thousandth project of a year keeps all its digits", () => {
  expect(projectCode(2026, 10_000)).toBe("2026-LX-10000");
});

test("a serial or year that cannot be is a bug and stays loud", () => {
  for (const [year, serial] of [
    [2026, 0],
    [2026, 1.5],
    [26, 1],
  ] as const)
    expect(() => projectCode(year, serial)).toThrow(RangeError);
});
