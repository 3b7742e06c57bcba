import { expect, test } from "@playwright/test";
import {
  areOtherNamesKept,
  isOtherName,
  joinOtherNames,
  otherNameFound,
  readOtherNames,
  withoutOtherNames,
} from "@/domain/other-names";

test("names are kept once each, in the order they came, without the company's own", () => {
  const names = ["示例叶片厂", "示例叶片 厂", "示例风电有限公司", null, "示例机械有限公司"];
  expect(joinOtherNames("示例风电有限公司", names)).toBe("示例叶片厂；示例机械有限公司");
  expect(joinOtherNames("示例风电有限公司", [null, ""])).toBe("");
});

test("the former name a list writes behind a name in brackets is another name, of whichever name it is", () => {
  expect(joinOtherNames("示例风电有限公司（原名：示例叶片厂）", [])).toBe("示例叶片厂");
  expect(joinOtherNames("示例风电有限公司(曾用名示例叶片厂)", [])).toBe("示例叶片厂");
  expect(joinOtherNames("示例风电（原阳）有限公司", [])).toBe("");
  expect(joinOtherNames("丙公司", ["甲公司（原名：乙厂）"])).toBe("甲公司；乙厂");
});

test("a whole name is never parted, whatever stands in it", () => {
  const names = ["示例盟草原、林业工作站", "Example Ore, PLC", "示例县加油站（2）", "Example Co.，Ltd"];
  expect(joinOtherNames("甲公司", names)).toBe(
    "示例盟草原、林业工作站；Example Ore, PLC；示例县加油站（2）；Example Co.,Ltd",
  );
  expect(joinOtherNames("示例盟草原、林业工作站", ["示例盟草原、林业工作站"])).toBe("");
});

test("a cell of a list is parted at semicolons, else at commas and strokes, and loses the days behind a name", () => {
  expect(readOtherNames("示例（内蒙古）叶片厂（2012-05-03至2018-11-20），示例机械厂(2001年3月)")).toEqual([
    "示例（内蒙古）叶片厂",
    "示例机械厂",
  ]);
  expect(readOtherNames("甲厂｜乙厂、丙厂")).toEqual(["甲厂", "乙厂", "丙厂"]);
  expect(readOtherNames("示例盟草原、林业工作站；乙厂")).toEqual(["示例盟草原、林业工作站", "乙厂"]);
  expect(readOtherNames("示例县加油站（2）")).toEqual(["示例县加油站（2）"]);
  expect([areOtherNamesKept("甲"), areOtherNamesKept("长".repeat(400)), areOtherNamesKept("甲厂；乙厂；")]).toEqual([
    false,
    false,
    true,
  ]);
});

test("the comma of an English form of company parts no names", () => {
  expect(readOtherNames("Example Wind Co., Ltd., Example Blades, Inc.")).toEqual([
    "Example Wind Co., Ltd.",
    "Example Blades, Inc.",
  ]);
});

test("names beyond what the form takes are left out, whole", () => {
  const many = Array.from({ length: 30 }, (_, at) => `示例${at}${"长".repeat(50)}`);
  const joined = joinOtherNames("甲公司", many);
  expect(joined.length).toBeLessThanOrEqual(1000);
  expect(joined.split("；").every((name) => many.includes(name))).toBe(true);
});

test("a company answers to another name however brackets and blanks are written", () => {
  expect(isOtherName("示例(内蒙古)叶片厂", "示例(内蒙古)叶片厂")).toBe(true);
  expect(isOtherName("示例(内蒙古)叶片厂", "示例叶片厂")).toBe(false);
  expect(isOtherName(null, "示例叶片厂")).toBe(false);
});

test("taking names out leaves the others as they stand", () => {
  expect(withoutOtherNames("甲厂；乙厂；丙厂", ["乙 厂"])).toBe("甲厂；丙厂");
  expect(withoutOtherNames("", ["乙厂"])).toBe("");
});

test("a search shows the other name only where the name itself does not say what was asked", () => {
  expect(otherNameFound("示例风电有限公司", "示例叶片厂；示例机械厂", ["叶片"])).toBe("示例叶片厂");
  expect(otherNameFound("示例叶片有限公司", "示例叶片厂", ["叶片"])).toBeNull();
  expect(otherNameFound("示例风电有限公司", "示例叶片厂", [])).toBeNull();
});
