import { expect, test } from "@playwright/test";
import { milliIn } from "@/domain/capacity-unit";

const ferro = { unit: "万吨", kind: "capacity", milli: 80_000 } as const;

test("a yearly capacity is the same with 每年 written or left out", () => {
  for (const unit of ["万吨", "万吨/年", "万吨／年", " 万吨 / 年 "]) expect(milliIn(unit, ferro), unit).toBe(80_000);
  expect(milliIn("万吨/年", { unit: "万吨", kind: "volume", milli: 80_000 })).toBe(80_000);
});

test("a herd is not a yearly output", () => {
  const herd = { unit: "万头", kind: "stock", milli: 5_000 } as const;
  expect(milliIn("万头", herd)).toBe(5_000);
  expect(milliIn("万头/年", herd)).toBeNull();
});

test("tons and ten thousands of tons are one measure, hours and other things are not", () => {
  expect(milliIn("吨", ferro)).toBe(800_000_000);
  expect(milliIn("万吨", { unit: "吨", kind: "capacity", milli: 5_000_000 })).toBe(500);
  expect(milliIn("万千瓦时", { unit: "万千瓦", kind: "capacity", milli: 1 })).toBeNull();
  expect(milliIn("万套", ferro)).toBeNull();
  expect(milliIn("亿", { unit: "亿", kind: "count", milli: 5_000 })).toBe(5_000);
});
