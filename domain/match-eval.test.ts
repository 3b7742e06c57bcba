import { expect, test } from "@playwright/test";
import { buildMatcher } from "@/domain/match";
import { evaluate } from "@/domain/match-eval";
import { link } from "@/domain/match-sample";

const matcher = buildMatcher([link("A2", ["减速机"]), link("A3", ["制动器"]), link("D1", ["光伏组件"])], []);

test("an evaluation counts a label found by any of its links, and near misses by the links they resemble", () => {
  const companies = [
    { key: "甲", name: null, scope: "减速机制造", products: "" },
    { key: "乙", name: null, scope: "五金销售", products: "" },
  ];
  const labels = [
    { key: "甲", linkIds: ["A3", "A*"], label: "减速机" },
    { key: "乙", linkIds: ["D1"], label: "光伏组件" },
  ];
  const nearMisses = [
    { text: "减速机零部件", looksLike: "减速机" },
    { text: "减速机", looksLike: "光伏组件" },
    { text: "光伏组件制造", looksLike: "光伏组件" },
  ];
  expect(evaluate(matcher, companies, labels, nearMisses)).toMatchObject({
    labelled: 2,
    found: 1,
    recall: 0.5,
    proposed: 1,
    confirmed: 1,
    misses: [{ company: "乙", label: "光伏组件" }],
    tested: 3,
    false_hits: 1,
  });
  expect(evaluate(matcher, [], []).recall).toBeNull();
  const labelLinks = [{ label: "光伏组件", linkIds: ["D1"] }];
  const other = [{ text: "减速机", looksLike: "光伏组件" }];
  expect(evaluate(matcher, companies, [], other).false_hits).toBe(1);
  expect(evaluate(matcher, companies, [], other, labelLinks).false_hits).toBe(0);
});
