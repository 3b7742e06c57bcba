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

test("a list under hazard classes, or with a word on its store or its vouchers, is a dealer's licence", () => {
  const lists = [
    "压缩气体和液化气体：丙烯、氢氟酸",
    "第6.1类毒害品氟化铵、第8.1类酸性腐蚀品硝酸、氢氟酸",
    "有储存：氧气；无储存：氨、氢氟酸",
    "六氟化硫、氢氟酸，以上品种无储存设施",
    "票据式经营：甲醇、氢氟酸",
  ];
  for (const list of lists) expect(activities(`${list}；溶解乙炔生产`, "氢氟酸")).toEqual(["trade"]);
  expect(activities("易燃液体：甲醇、氢氟酸的生产", "氢氟酸")).toEqual(["make"]);
  expect(activities("氢氟酸、甲醇（不含易制毒化学品）", "氢氟酸")).toEqual([]);
});

test("a mark inside a short bracket ends no list", () => {
  const scope = "批发[直拨直销]：天然气[含甲烷的；压缩的]、六氟化硫";
  expect(activities(scope, "六氟化硫")).toEqual(["trade"]);
});

test("a list in brackets is done what is done with the thing before them", () => {
  const scope = "硅烷生产；电子材料销售（硅烷、六氟化硫）；泵类（离心泵、减速机）";
  expect(activities(scope, "六氟化硫")).toEqual(["trade"]);
  expect(activities("电池制造（锂电池、燃料电池）", "燃料电池")).toEqual(["make"]);
  expect(activities(scope, "减速机")).toEqual([]);
});

test("what is sold over the net or between works is sold", () => {
  expect(activities("镍铁生产；网上销售镍矿、高碳铬铁", "高碳铬铁")).toEqual(["trade"]);
  expect(activities("调剂销售：润滑脂、二硫化钼", "二硫化钼")).toEqual(["trade"]);
});

test("who only develops a thing is told from who makes it", () => {
  const isOnlyPlanned = (scope: string) => readScope(scope).entries[0]?.isOnlyPlanned;
  for (const scope of ["无人机研发、销售", "研发、销售：无人机", "无人机的开发"]) {
    expect(activities(scope, "无人机")).toContain("make");
    expect([scope, readScope(scope).entries.some((entry) => entry.isOnlyPlanned)]).toEqual([scope, true]);
  }
  for (const scope of ["无人机研发、生产、销售", "无人机制造", "无人机销售"]) expect(isOnlyPlanned(scope)).toBe(false);
});

test("what a firm only prepares to make is told from what it makes", () => {
  for (const scope of [
    "无人机制造（筹建）",
    "无人机生产项目筹建",
    "无人机制造（以上项目仅限办理相关手续、不得用于生产经营）",
  ])
    expect([scope, readScope(scope).entries[0]?.isOnlyPlanned]).toEqual([scope, true]);
  expect(readScope("无人机制造；食品加工（筹建）").entries[0]?.isOnlyPlanned).toBe(false);
});

test("a list begun after a closed one takes the verb that closes it, not the verb that opened the first", () => {
  const scope = "制作广告、木制品加工、销售，礼品、太阳能薄膜电池、LED灯销售";
  expect(activities(scope, "太阳能薄膜电池")).toEqual(["trade"]);
  expect(activities("销售五金，铸件加工，减速机、轴承制造", "减速机")).toEqual(["make"]);
  expect(activities("制作广告、木制品加工、销售，礼品、轴承", "轴承")).toEqual(["make"]);
  expect(activities("制造：电机、工程设计、减速机，设备租赁", "减速机")).toEqual(["make"]);
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
  expect(activities("销售膨润土、铸造涂料、硅铁", "硅铁")).toEqual(["trade"]);
  for (const thing of ["动力电池热管理", "能量管理"]) expect(activities(thing, thing)).toEqual([]);
  expect(activities("能量管理服务", "能量管理")).toEqual(["service"]);
});

test("technical services for making a thing are services, and what the parent firm makes is only sold", () => {
  expect(activities("矿产品开采技术咨询服务", "矿产品")).toEqual(["service"]);
  expect(activities("减速机制造、技术服务", "减速机")).toContain("make");
  expect(activities("铅锌矿普查、勘探", "铅锌矿")).toEqual(["service"]);
  expect(activities("销售总公司生产的减速机、轴承", "轴承")).toEqual(["trade"]);
  expect(activities("清洗剂制造；储存使用氢氧化钠、氢氟酸", "氢氟酸")).toEqual(["trade"]);
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
