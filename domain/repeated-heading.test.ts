import { expect, test } from "@playwright/test";
import { companyFields } from "@/domain/import-row";
import { repeatedHeadings } from "@/domain/repeated-heading";

const headingIn = repeatedHeadings(["序号", "企业名称", "信用代码", "注册地址", "注册资本（万元）"], companyFields);

test("a heading that stands again is told from one under which the columns hold something else", () => {
  expect(headingIn(["序号", "企业名称", "信用代码", "注册地址", "注册资本（万元）"])).toBe("same");
  expect(headingIn(["序号", "公司名称", "", "住所", "注册资本"])).toBe("same");
  expect(headingIn(["序号", "企业名称", "注册地址", "信用代码", "注册资本（万元）"])).toBe("other");
  expect(headingIn(["公司名称", "统一社会信用代码", "住所"])).toBe("other");
  expect(headingIn(["序号", "企业名称", "经营范围", "注册地址", "注册资本（万元）"])).toBe("other");
  expect(headingIn(["序号", "企业名称", "信用代码", "注册地址", "注册资本（元）"])).toBe("other");
});

test("a row of a company or a note is no heading", () => {
  expect(headingIn(["1", "示例有限公司", "", "江苏省盐城市", "500"])).toBeNull();
  expect(headingIn(["1", "示例有限公司", "注册地址", "", ""])).toBeNull();
  expect(headingIn(["", "企业名称", "", "", ""])).toBeNull();
  expect(headingIn(["", "", "", "", ""])).toBeNull();
});
