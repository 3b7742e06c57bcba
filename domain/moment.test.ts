import { expect, test } from "@playwright/test";
import { deviceOf, showMoment } from "@/domain/moment";

test("a moment is shown by the clock of the league, also across midnight", () => {
  expect(showMoment(new Date("2026-11-24T01:38:59Z"))).toBe("2026-11-24 09:38");
  expect(showMoment(new Date("2026-12-31T16:00:00Z"))).toBe("2027-01-01 00:00");
});

test("a device is named by browser and system, and never guessed", () => {
  const edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0";
  expect(deviceOf(edge)).toBe("Edge，Windows");
  expect(deviceOf("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140 Mobile Safari/537.36")).toBe(
    "Chrome，安卓",
  );
  expect(deviceOf(null)).toBe("其他设备");
  expect(deviceOf("curl/8")).toBe("其他设备");
});
