import { expect, test } from "@playwright/test";
import { yuan } from "@/domain/money";
import {
  overdueWords,
  printedColumns,
  type SignedLine,
  sheetFileName,
  showCell,
  shownHash,
  showTotal,
  unreportedSentence,
} from "@/domain/signed-cells";
import {
  conditionsOf,
  monthEndsBefore,
  periodsOf,
  periodWords,
  readSignedView,
  signedFilterSchema,
  signedHref,
} from "@/domain/signed-list";
import { signedColumns } from "@/domain/signed-sheet";

test("an address with junk in it still opens the screen, but never a file", () => {
  expect(readSignedView({ asOf: "昨天", band: "huge", banner: "152526", ended: "yes", columns: ["all"] })).toEqual({
    banner: "152526",
  });
  expect(signedFilterSchema.safeParse({ band: "huge" }).success).toBe(false);
  expect(signedFilterSchema.safeParse({ unknown: "1" }).success).toBe(false);
  expect(signedFilterSchema.safeParse({ type: "framework" }).success).toBe(false);
});

test("a changed condition starts at the first page again and keeps the others", () => {
  const view = { asOf: "2026-10-31", banner: "152526", after: "2026-LX-0050" } as const;
  expect(signedHref(view, { banner: undefined, ended: "1" })).toBe("/signed?asOf=2026-10-31&ended=1");
  expect(signedHref(view, { after: "2026-LX-0100" })).toContain("after=2026-LX-0100");
  expect(signedHref({}, {}, "/print")).toBe("/signed/print");
});

test("periods are said as officers say them", () => {
  expect(periodWords({ from: "2026-01-01", to: "2026-12-31" })).toBe("2026 年签约");
  expect(periodWords({ from: "2028-02-01", to: "2028-02-29" })).toBe("2028-02 签约");
  expect(periodWords({ from: "2026-01-01" })).toBe("2026-01-01 起签约");
  expect(periodWords({})).toBeUndefined();
  expect(periodsOf("2027-01-15").at(-1)).toEqual({ label: "2026-12", from: "2026-12-01", to: "2026-12-31" });
  expect(monthEndsBefore("2026-03-31")[0]).toBe("2026-02-28");
});

test("a list without results repeats its conditions, the narrowest first", () => {
  const choices = {
    clusters: [{ id: "C3", name: "装备" }],
    industries: [],
    banners: [{ id: "152530", name: "正蓝旗" }],
  };
  const filter = { cluster: "C3", banner: "152530", stage: "signed", band: "over_10" } as const;
  expect(conditionsOf(filter, choices).map(({ label }) => label)).toEqual([
    "总投资 10 亿元以上",
    "正蓝旗",
    "装备",
    "签约",
  ]);
});

test("a total that misses a report carries a star and says which; one nobody reports stays empty", () => {
  const totals = [
    { heading: "协议总投资(亿元)", sum: 1_260_000_000, unreported: 0 },
    { heading: "带动就业(人)", sum: 1420, unreported: 2 },
    { heading: "累计到位资金(亿元)", sum: null, unreported: 3 },
  ];
  const shown = totals.map(({ heading }) => {
    const column = signedColumns.find((candidate) => candidate.heading === heading);
    return column && showTotal(column, totals);
  });
  expect(shown).toEqual(["12.60", "1,420*", ""]);
  expect(unreportedSentence(totals)).toBe("* 合计未含未填报的：带动就业 2 个。");
  expect(unreportedSentence(totals.slice(0, 1))).toBeNull();
});

test("a true zero shows 0.00 and what is not reported shows nothing", () => {
  expect(showCell({ kind: "yi" }, yuan(0))).toBe("0.00");
  expect(showCell({ kind: "yi" }, null)).toBe("");
});

test("a signed project that has not started is marked by the month, a paused or building one is not", () => {
  const line = { stage: "signed", signedOn: "2026-02-27", status: "active" } as const satisfies Partial<SignedLine>;
  expect(overdueWords(line, "2026-08-27")).toBeNull();
  expect(overdueWords(line, "2026-08-28")).toBe("超 6 个月");
  expect(overdueWords(line, "2027-08-28")).toBe("超 18 个月");
  expect(overdueWords({ ...line, status: "suspended" }, "2027-08-28")).toBeNull();
  expect(overdueWords({ ...line, stage: "building" }, "2027-08-28")).toBeNull();
});

test("two sheets hold all thirty-seven columns, the second repeating 序号 and 项目名称", () => {
  const [first, second] = printedColumns.all.map((columns) => columns.map(({ heading }) => heading));
  expect(second?.slice(0, 2)).toEqual(["序号", "项目名称"]);
  expect([...(first ?? []), ...(second ?? []).slice(2)]).toEqual(signedColumns.map(({ heading }) => heading));
});

test("a demonstration's file says so in its name", () => {
  expect(sheetFileName("2026-10-31", false)).toBe("签约项目清单_截至2026-10-31.xlsx");
  expect(sheetFileName("2026-10-31", true)).toContain("演示数据");
  expect(shownHash("7c1e4a90b2d5ffff")).toBe("7C1E 4A90 B2D5");
});
