import { expect, test } from "@playwright/test";
import { detectColumns } from "@/domain/detect-columns";
import { isFilledForm } from "@/domain/filled-form";
import { refuseName } from "@/domain/import-row";

const isForm = (...lines: string[]) => {
  const rows = lines.map((line) => line.split("|"));
  return isFilledForm(rows, 1, detectColumns(rows[1] ?? []));
};

test("a form about one company is known by its fields below one another", () => {
  expect(isForm("企业基本情况表", "企业名称|示例商行", "统一社会信用代码|", "注册资本|1000万元", "主要设备|")).toBe(
    true,
  );
  expect(isForm("情况表", "单位名称|示例厂|信用代码|9115", "注册资本|10|成立日期|2015", "职工人数|5|联系电话|1")).toBe(
    true,
  );
  expect(isForm("情况表", "企业名称|示例风电有限公司", "主要设备|风机", "年用电量|3")).toBe(true);
});

test("a list turned on its side is known by its fields, whatever its firms are called", () => {
  expect(isForm("", "企业名称|甲厂|乙厂|丙厂", "注册资本|1|2|3", "成立日期|2015|2016|2017")).toBe(true);
});

test("a list is none, though its headings take two rows or stand again among its rows", () => {
  const headings = "企业名称|所在省份|地区|集团公司";
  expect(isForm("2026年名单", headings, "甲公司|江苏|盐城|无", "企业名称|所在省份|地区|集团公司", "乙公司|浙江|")).toBe(
    false,
  );
  expect(isForm("企业名称|地址||", headings)).toBe(false);
  expect(isForm("", "企业名称|类别", "甲厂|企业", "乙厂|公司", "丙厂|产品")).toBe(false);
  expect(isForm("单位：万元", headings, "注册资本|江苏||", "甲公司|||", "乙公司|||")).toBe(false);
});

test("a list is none where a column of field names or a firm among the headings stands beside the names", () => {
  const missing = ["甲厂||联系电话", "乙厂||法定代表人", "丙厂||经营范围"];
  expect(isForm("", "企业名称|统一社会信用代码|缺失信息", ...missing)).toBe(false);
  expect(isForm("", "编号|对象|缺失信息", "1|示例甲有限公司|联系电话", "2|示例乙有限公司|法定代表人")).toBe(false);
  expect(isForm("", "企业名称|统一社会信用代码|国网内蒙古东部电力有限公司", "甲厂||100", "乙厂||200")).toBe(false);
  expect(isForm("", "企业名称||示例风电有限公司", "主要设备||风机")).toBe(true);
});

test("what heads a column or names a field of a form is no company", () => {
  for (const name of ["统一社会信用代码", "注册资本（万元）", "法定代表人"])
    expect(refuseName(name, [name]), name).toBe("表头文字，不是企业");
  expect(refuseName("企业名称", ["企业名称"])).toBe("重复的表头");
  expect(refuseName("示例注册资本咨询公司", [])).toBe(null);
});

test("a company's name stands under 申报单位, 纳税人名称 or 企业名称（盖章） too", () => {
  for (const heading of ["申报单位", "单位名称", "纳税人名称", "企业名称（盖章）", "申报企业名称"])
    expect(detectColumns(["序号", heading]), heading).toEqual({ name: 1 });
});
