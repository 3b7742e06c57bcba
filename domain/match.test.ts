import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { buildMatcher } from "@/domain/match";
import { link } from "@/domain/match-sample";

const links = [
  link("A1", ["风电叶片", "叶片制造"], { negativeWords: ["汽轮机叶片"], weakKeywords: ["法兰"] }),
  link("A2", ["减速机"]),
  link("A3", ["制动器"], { negativeWords: ["汽车制动"] }),
  link("B1", ["锂离子电池制造", "电池管理系统"], { weakKeywords: ["系统集成"] }),
  link("B2", ["隔膜"], { negativeWords: ["隔膜泵", "隔膜阀"] }),
  link("B3", ["EMS", "pcs"]),
  link("C1", ["锂离子电池", "储能系统"]),
  link("C2", ["离子电池"]),
  link("D1", ["光伏组件"], { gbtClasses: [{ code: "3825", name: "光伏设备及元器件制造" }] }),
  link("D2", ["齿轮减、变速箱制造"]),
];
const matcher = buildMatcher(links, [["B1", "C1"]]);
const found = (scope: string, more: { name?: string; products?: string } = {}) =>
  matcher.match({ scope, products: "", ...more });
const ids = (scope: string) => found(scope).map((m) => m.linkId);

test("a maker, a service firm and a trader are told apart", () => {
  expect(found("减速机制造、销售")[0]).toMatchObject({ linkId: "A2", tier: "make", source: "scope" });
  expect(found("减速机维修")[0]).toMatchObject({ tier: "service" });
  expect(found("减速机、轴承、五金销售")[0]).toMatchObject({ tier: "trade" });
});

test("a maker comes before a trader whatever the number of words", () => {
  const trader = found("减速机销售；减速机批发；减速机零售")[0];
  const maker = found("减速机制造")[0];
  expect(maker && trader && maker.score > trader.score).toBe(true);
});

test("a negative masks its own stretch and not the company", () => {
  expect(ids("汽轮机叶片制造")).toEqual([]);
  expect(ids("汽轮机叶片制造；风电叶片制造")).toEqual(["A1"]);
  expect(ids("隔膜泵、隔膜阀生产")).toEqual([]);
  expect(ids("汽车制动器制造")).toEqual([]);
});

test("a negative speaks for its whole phrase, which a joining word ends, and not for a longer word that holds it", () => {
  expect(ids("汽车制动系统用的制动器")).toEqual([]);
  expect(ids("汽车制动及制动器")).toEqual(["A3"]);
  const held = buildMatcher([link("G1", ["石墨化电极", "石墨粉"], { negativeWords: ["石墨化"] })], []);
  expect(held.match({ scope: "石墨化电极", products: "" })).toHaveLength(1);
});

test("a list that lost its marks proves a link only with two of its words; a company's long name is no list", () => {
  expect(ids("钢材生铁水泥石灰石焦炭五金减速机建材化工油漆的销售")).toEqual([]);
  const scope = "钢材生铁储能系统水泥石灰石锂离子电池建材化工的销售";
  expect(ids(scope)).toContain("C1");
  expect(found("", { name: "示例地区示例山某某重型装备减速机有限责任公司" })).toHaveLength(1);
});

test("points and strokes between words separate them as commas do", () => {
  expect(ids("炉料.减速机.五金/制动器/轴承的销售").sort()).toEqual(["A2", "A3"]);
});

test("the longest word wins, except where two links name one product", () => {
  expect(ids("锂离子电池制造").sort()).toEqual(["B1", "C1"]);
});

test("ASCII words need a boundary on both sides, in either case", () => {
  expect(ids("EMS、PCS的生产").length).toBe(1);
  expect(ids("SYSTEMS开发")).toEqual([]);
  expect(found("ｐｃｓ制造")[0]?.words).toEqual([{ word: "pcs", strength: "strong" }]);
});

test("a weak word counts only beside a strong one of the same chain", () => {
  expect(ids("法兰制造")).toEqual([]);
  expect(ids("法兰制造；减速机制造").sort()).toEqual(["A1", "A2"]);
  expect(ids("系统集成；减速机制造")).toEqual(["A2"]);
});

test("the last noun is the thing: parts, brackets and machines for a product are not the product", () => {
  for (const scope of [
    "光伏组件支架制造",
    "光伏组件背膜制造",
    "锂离子电池化学品制造",
    "光伏组件自动化生产线制造",
    "减速机零部件加工",
    "光伏组件回收",
    "减速机及零部件销售",
    "光伏组件及电气设备的研发",
    "减速机控制系统制造",
    "从事用于光伏组件及半导体的切割设备",
    "回收废旧锂离子电池",
    "与光伏组件产品相关的生产设备的销售",
    "光伏组件及边框生产和测试设备的生产",
    "太阳能电站设备及光伏组件",
    "锂离子电池负极材料",
    "光伏组件成套设备的销售及光伏组件技术研发",
    "减速机轴承",
  ]) {
    expect(ids(scope)).toEqual([]);
  }
  for (const scope of [
    "光伏组件产品制造",
    "光伏组件及电池片",
    "减速机及其配套的电机制造",
    "光伏组件的研发",
    "减速机机械加工",
    "减速机设备的销售",
    "减速机及机电传动设备",
  ]) {
    expect(ids(scope).length).toBe(1);
  }
});

test("accessories named after a product leave it the product, its components do not", () => {
  expect(ids("减速机及配件制造")).toEqual(["A2"]);
  expect(ids("减速机及零配件制造")).toEqual(["A2"]);
  expect(ids("减速机及零部件制造")).toEqual([]);
  expect(ids("减速机零配件制造")).toEqual([]);
});

test("excluded things are not matched", () => {
  expect(ids("机电产品（不含减速机）制造")).toEqual([]);
  expect(ids("除减速机外的机械制造")).toEqual([]);
});

test("a word may hold the list mark itself", () => {
  expect(found("齿轮及齿轮减、变速箱制造")[0]).toMatchObject({ linkId: "D2", tier: "make" });
});

test("reported products go before the scope, and a name helps where the scope is silent", () => {
  const [first] = found("减速机销售", { products: "光伏组件" });
  expect(first).toMatchObject({ linkId: "D1", source: "product", tier: "make" });
  expect(found("法律法规未规定审批的自主经营", { name: "示例减速机制造有限公司" })[0]).toMatchObject({
    linkId: "A2",
    source: "name",
    tier: "make",
  });
  expect(found("", { name: "示例减速机贸易有限公司" })[0]).toMatchObject({ tier: "trade" });
});

test("a weak word in a reported product does not lift a firm over those whose scope names the thing", () => {
  const scoreOf = (scope: string, products: string) =>
    found(scope, { products }).find(({ linkId }) => linkId === "A1")?.score ?? 0;
  expect(scoreOf("减速机制造", "法兰")).toBeGreaterThan(scoreOf("减速机、法兰制造", ""));
  expect(scoreOf("风电叶片制造", "")).toBeGreaterThan(scoreOf("减速机制造", "法兰"));
  expect(scoreOf("减速机制造", "风电叶片")).toBeGreaterThan(scoreOf("风电叶片制造", ""));
});

test("a word with which a weak word of its link begins finds the firm and ranks as weak", () => {
  const alloys = buildMatcher([link("J1", ["高碳铬铁", "铬铁", "铁合金"], { weakKeywords: ["铁合金冶炼"] })], []);
  const scoreOf = (scope: string, products = "") => alloys.match({ scope, products })[0]?.score ?? 0;
  expect(alloys.match({ scope: "铁合金销售", products: "" })).toHaveLength(1);
  expect(scoreOf("铬铁制造")).toBeGreaterThan(scoreOf("铁合金制造"));
  expect(scoreOf("铬铁制造")).toBeGreaterThan(scoreOf("", "铁合金"));
  expect(scoreOf("", "铬铁")).toBeGreaterThan(scoreOf("铬铁制造"));
});

test("what a report calls the sale of a product is income from making it, trade is trade", () => {
  const tierOf = (products: string) => found("减速机制造", { products }).find(({ linkId }) => linkId === "D1")?.tier;
  expect(tierOf("光伏组件销售；锂矿")).toBe("make");
  for (const trade of ["光伏组件贸易；锂矿", "销售光伏组件；锂矿", "光伏组件代理销售", "光伏组件采购与销售"])
    expect(tierOf(trade)).toBe("trade");
});

test("where a link names a service, who serves stands beside who makes", () => {
  const serving = buildMatcher([link("S1", ["风电场"], { isService: true }), link("S2", ["齿轮箱"])], []);
  const of = (scope: string) => serving.match({ scope, products: "" })[0];
  expect(of("风电场运营")).toMatchObject({ tier: "service", score: of("风电场开发")?.score });
  expect(of("风电场开发")?.tier).toBe("make");
  expect(of("风电场运营")?.score).toBeGreaterThan(of("风电场设备销售")?.score ?? 0);
  expect(of("齿轮箱维修")?.score).toBeLessThan(of("齿轮箱制造")?.score ?? 0);
});

test("a service named without a verb is rendered, unless the firm's name is a trader's", () => {
  const serving = buildMatcher([link("S1", ["空中游览"], { isService: true }), link("S2", ["齿轮箱"])], []);
  const tierOf = (scope: string, name: string) => serving.match({ scope, products: "", name })[0]?.tier;
  expect(tierOf("空中游览、航空护林", "示例航空有限公司")).toBe("service");
  expect(tierOf("空中游览、航空护林", "示例商贸有限公司")).toBe("trade");
  expect(tierOf("齿轮箱、电机", "示例航空有限公司")).toBe("trade");
});

test("a word inside the quoted name of a class, marks and all, only names the trade", () => {
  const gbtClasses = [{ code: "3821", name: "变压器、整流器和电感器制造" }];
  const classed = buildMatcher([link("F1", ["整流器"], { gbtClasses })], []);
  const scoreOf = (scope: string) => classed.match({ scope, products: "" })[0]?.score ?? 0;
  expect(scoreOf("变压器、整流器和电感器制造")).toBeGreaterThan(0);
  expect(scoreOf("整流器制造")).toBeGreaterThan(scoreOf("变压器、整流器和电感器制造"));
});

test("a standard class adds to a match and never makes or vetoes one", () => {
  expect(ids("光伏设备及元器件制造")).toEqual([]);
  const plain = found("光伏组件制造")[0];
  const withClass = found("光伏组件制造；光伏设备及元器件制造")[0];
  expect(plain && withClass && withClass.score > plain.score).toBe(true);
});

test("a class beside a weak word does not lift it over a strong word", () => {
  const gbtClasses = [{ code: "3062", name: "玻璃纤维增强塑料制品制造" }];
  const classed = buildMatcher(
    [link("H1", ["机舱罩"], { weakKeywords: ["玻璃钢"], gbtClasses }), link("H2", ["塔筒"])],
    [],
  );
  const scoreOf = (scope: string) =>
    classed.match({ scope, products: "" }).find(({ linkId }) => linkId === "H1")?.score ?? 0;
  const weak = scoreOf("塔筒制造；玻璃钢制造；玻璃纤维增强塑料制品制造");
  expect(scoreOf("机舱罩制造")).toBeGreaterThan(weak);
  expect(weak).toBeGreaterThan(scoreOf("塔筒制造；玻璃钢制造"));
});

test("who only develops a thing, or calls itself a trader, stands behind who makes it and stays a maker", () => {
  const maker = found("减速机制造", { name: "示例机械有限公司" })[0];
  for (const [scope, name] of [
    ["减速机研发、销售", "示例科技有限公司"],
    ["减速机加工", "示例商贸有限公司"],
    ["减速机加工", "示例供应链管理有限公司"],
  ] as const) {
    const doubtful = found(scope, { name })[0];
    expect(doubtful?.tier).toBe("make");
    expect(maker?.score).toBeGreaterThan(doubtful?.score ?? 0);
    expect(doubtful?.score).toBeGreaterThan(found("减速机销售", { name })[0]?.score ?? 0);
  }
  expect(found("减速机制造", { name: "示例减速机制造销售有限公司" })[0]?.score).toBe(maker?.score);
  expect(found("减速机研发、生产", { name: "示例机械有限公司" })[0]?.score).toBe(maker?.score);
});

test("of a maker's words those of what it only sells say little", () => {
  const scoreOf = (scope: string) => found(scope).find(({ linkId }) => linkId === "C1")?.score ?? 0;
  const soldToo = scoreOf("储能系统制造；锂离子电池销售");
  expect(soldToo).toBe(scoreOf("储能系统制造") + 10);
  expect(scoreOf("储能系统制造；锂离子电池制造")).toBeGreaterThan(soldToo);
});

test("the bare name of a class ranks below the thing itself", () => {
  const classed = buildMatcher(
    [link("E1", ["齿轮箱", "齿轮制造"], { gbtClasses: [{ code: "3453", name: "齿轮制造" }] })],
    [],
  );
  const scoreOf = (scope: string) => classed.match({ scope, products: "" })[0]?.score ?? 0;
  expect(scoreOf("齿轮制造")).toBeGreaterThan(0);
  expect(scoreOf("齿轮箱制造")).toBeGreaterThan(scoreOf("齿轮制造"));
  expect(scoreOf("齿轮箱制造；齿轮制造")).toBeGreaterThan(scoreOf("齿轮箱制造"));
});

test("the sentence is a stretch of the original text and the spans are the words in it", () => {
  const scope = "许可项目：发电；一般项目：　ＰＣＳ 及 减速机的制造；五金销售";
  for (const match of found(scope)) {
    expect(scope).toContain(match.sentence);
    for (const [start, end] of match.spans) {
      expect(["ＰＣＳ", "减速机"]).toContain(match.sentence.slice(start, end));
    }
  }
  expect(
    found(scope)
      .map((m) => m.linkId)
      .sort(),
  ).toEqual(["A2", "B3"]);
});

test("any text is read without fault, and its sentences come from it", () => {
  const piece = fc.constantFrom(
    "减速机",
    "风电叶片",
    "制造",
    "、",
    "；",
    "（不含",
    "）",
    "销售",
    " ",
    "：",
    "pcs",
    "A",
    "除",
    "外",
    "的",
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 20 }).map((parts) => parts.join("")),
      (scope) => {
        for (const match of found(scope)) {
          expect(scope).toContain(match.sentence);
          expect(match.spans.length).toBeGreaterThan(0);
          expect(Number.isInteger(match.score)).toBe(true);
        }
      },
    ),
  );
});
