import { expect, test } from "@playwright/test";
import { readScope } from "@/domain/scope";

const activities = (scope: string, thing: string) => {
  const read = readScope(scope);
  const at = read.text.indexOf(thing);
  const entry = read.entries.find((e) => e.start <= at && at < e.end);
  return entry ? [...entry.activities].sort() : null;
};

test("verbs after a list speak for the whole list", () => {
  const scope = "塔筒、减速机、轴承的研发、制造、销售；办公用品零售";
  for (const thing of ["塔筒", "减速机", "轴承"]) expect(activities(scope, thing)).toEqual(["make", "trade"]);
  expect(activities(scope, "办公用品")).toEqual(["trade"]);
});

test("verbs before a list, with or without a colon, speak for the whole list", () => {
  expect(activities("生产、销售：塔筒、减速机。", "减速机")).toEqual(["make", "trade"]);
  expect(activities("销售塔筒、减速机、轴承", "轴承")).toEqual(["trade"]);
  expect(activities("加工销售减速机及配件、机械配件。", "机械配件")).toEqual(["make", "trade"]);
  expect(activities("制造：减速机；销售：五金", "五金")).toEqual(["trade"]);
});

test("a dealer's licence to sell without a store speaks for the whole list", () => {
  for (const heading of ["不带储存经营", "无仓储批发", "不带储存设施经营", "无储存场所经营", "储存经营"])
    expect(activities(`${heading}：甲醇、氢氟酸。塑料制品生产`, "氢氟酸")).toEqual(["trade"]);
});

test("paired standard wording is judged entry by entry", () => {
  const scope = "一般项目：光伏设备及元器件销售；电池制造；风电场运维";
  expect(activities(scope, "光伏设备")).toEqual(["trade"]);
  expect(activities(scope, "电池")).toEqual(["make"]);
  expect(activities(scope, "风电场")).toEqual(["service"]);
});

test("a verb that only names a thing is no activity", () => {
  expect(activities("锂电池生产设备销售", "锂电池")).toEqual(["trade"]);
  expect(activities("合成树脂批发", "合成树脂")).toEqual(["trade"]);
  expect(activities("铸造铝合金、铝棒销售", "铝棒")).toEqual(["trade"]);
  for (const thing of ["动力电池热管理", "能量管理"]) expect(activities(thing, thing)).toEqual([]);
  expect(activities("能量管理服务", "能量管理")).toEqual(["service"]);
});

test("a thing without any verb has no activity of its own", () => {
  expect(activities("减速机、塑料制品", "减速机")).toEqual([]);
});

test("what the firm may not do is blanked, and nothing moves", () => {
  const scope =
    "化工产品（不含甲醇）销售，除塔筒外的钢结构；硅铁除外；（依法须经批准的项目，经相关部门批准后方可开展）";
  const { text, original, at } = readScope(scope);
  for (const word of ["甲醇", "塔筒", "硅铁", "依法"]) expect(text).not.toContain(word);
  expect(text.length).toBe(original.length);
  expect(at[text.indexOf("销售")]).toBe(original.indexOf("销售"));
});

test("a bracket that says what is included is kept", () => {
  expect(activities("太阳能玻璃（含光伏玻璃、导电玻璃）的研发、制造", "导电玻璃")).toEqual(["make"]);
});

test("除尘 is a thing, not an exception", () => {
  expect(readScope("除尘设备及室外机制造").text).toContain("除尘设备");
});
