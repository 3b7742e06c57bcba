import { expect, test } from "@playwright/test";
import { coreName, isBranch, normaliseName } from "@/domain/company-name";

test("brackets, spaces and case do not make another company", () => {
  expect(normaliseName("示例新材料（内蒙古） 有限公司")).toBe(normaliseName("示例新材料(内蒙古)有限公司"));
  expect(normaliseName("ＡＢc示例有限公司")).toBe("ABC示例有限公司");
});

test("a former name in brackets is dropped", () => {
  expect(normaliseName("示例风电有限公司（原名：示例机械厂）")).toBe("示例风电有限公司");
  expect(normaliseName("示例风电有限公司(原名：示例机械（集团）)")).toContain("示例风电有限公司");
});

test("the core of a name has neither place nor legal form", () => {
  expect(coreName("内蒙古示例风电装备股份有限公司")).toBe("示例风电装备");
  expect(coreName("锡林浩特市示例风电装备有限责任公司")).toBe("示例风电装备");
  expect(coreName("示例风电装备（集团）有限公司")).toBe("示例风电装备");
  expect(coreName("示例风电装备（锡林郭勒盟）有限公司")).toBe("示例风电装备");
});

test("a name made only of place and form keeps something to compare", () => {
  expect(coreName("北京有限公司").length).toBeGreaterThan(1);
});

test("a branch is told from a firm", () => {
  expect(isBranch("示例电力有限公司锡林浩特分公司")).toBe(true);
  expect(isBranch("示例银行股份有限公司多伦支行")).toBe(true);
  expect(isBranch("示例分离设备有限公司")).toBe(false);
});
