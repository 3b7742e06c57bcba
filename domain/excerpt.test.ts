import { expect, test } from "@playwright/test";
import { excerptAround } from "@/domain/excerpt";

const read = (pieces: { text: string; isHit: boolean }[]) =>
  pieces.map((piece) => (piece.isHit ? `[${piece.text}]` : piece.text)).join("");

test("the sentence around the hit is shown and the hit is marked", () => {
  expect(read(excerptAround("机械租赁；风电叶片、塔筒制造；货物进出口", ["叶片"], 12))).toBe(
    "风电[叶片]、塔筒制造；货物…",
  );
});

test("a hit deep in a long sentence is still in view", () => {
  const scope = `${"甲乙丙丁".repeat(30)}叶片${"戊己庚辛".repeat(30)}`;
  const shown = read(excerptAround(scope, ["叶片"], 30));
  expect(shown).toContain("[叶片]");
  expect(shown.length).toBeLessThan(40);
  expect(shown.startsWith("…") && shown.endsWith("…")).toBe(true);
});

test("a hit after a long beginning stands where a table still shows it", () => {
  const shown = read(excerptAround("汽车后桥总成、螺伞齿轮、园柱齿轮、变速箱、减速机、钢结构制造", ["减速机"], 60));
  expect(shown.indexOf("[减速机]")).toBeGreaterThan(0);
  expect(shown.indexOf("[减速机]")).toBeLessThan(18);
});

test("without a hit the text is shown from its beginning", () => {
  expect(read(excerptAround("汽车配件销售", ["叶片"], 40))).toBe("汽车配件销售");
  expect(excerptAround("", [], 40)).toEqual([]);
});
