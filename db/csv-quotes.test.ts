import { expect, test } from "@playwright/test";
import { fileOf, rowsOf } from "./sheet-files";

const read = async (lines: readonly string[], lineEnd = "\n") =>
  (await rowsOf(fileOf("引号.csv", lines.join(lineEnd)))).rows.map(({ line, cells }) => [line, ...cells]);

test("a quote that opens and is not closed is a character of its cell, and no row below it is lost", async () => {
  const list = [
    "企业名称,统一社会信用代码,经营范围,注册地址",
    "甲有限公司,,风电设备制造,呼和浩特市",
    '乙有限公司,,"光伏组件制造,呼和浩特市',
    "丙有限公司,,储能设备,呼和浩特市",
    '丁有限公司,,"氨醇设备"制造,呼和浩特市',
    '戊有限公司,,"数据中心,呼和浩特市',
  ];
  for (const lineEnd of ["\n", "\r\n", "\r"])
    expect(await read(list, lineEnd)).toEqual([
      [2, "甲有限公司", "", "风电设备制造", "呼和浩特市"],
      [3, "乙有限公司", "", '"光伏组件制造', "呼和浩特市"],
      [4, "丙有限公司", "", "储能设备", "呼和浩特市"],
      [5, "丁有限公司", "", '"氨醇设备"制造', "呼和浩特市"],
      [6, "戊有限公司", "", '"数据中心', "呼和浩特市"],
    ]);
});

test("a quote that closes only in a later row, at the inches of a cell, has swallowed rows and is a character", async () => {
  expect(
    await read(["企业名称,主营产品,地区", '甲有限公司,"法兰,盐城', '乙有限公司,管件 5",盐城', "丙有限公司,塔筒,盐城"]),
  ).toEqual([
    [2, "甲有限公司", '"法兰', "盐城"],
    [3, "乙有限公司", '管件 5"', "盐城"],
    [4, "丙有限公司", "塔筒", "盐城"],
  ]);
  expect(
    await read(["企业名称,代码,产品,省份,地区", '甲,1,"法兰,江苏,盐城', "乙,2,塔筒,江苏,盐城", '丙,3,5",江苏,盐城']),
  ).toEqual([
    [2, "甲", "1", '"法兰', "江苏", "盐城"],
    [3, "乙", "2", "塔筒", "江苏", "盐城"],
    [4, "丙", "3", '5"', "江苏", "盐城"],
  ]);
});

test("a quote within a name or before inches leaves every row in its place", async () => {
  expect(
    await read([
      "企业名称,注册资本,成立日期,注册地址",
      '甲有限公司,100万元,2015-03-02,"呼和浩特市"',
      '"测寸"乙"有限公司,100万元,2015-03-02,呼和浩特市',
      '丙有限公司,"100万元,2015-03-02,呼和浩特市',
      "丁有限公司,100万元,2015-03-02,呼和浩特市",
      '戊有限公司,"100万元",2015-03-02,呼和浩特市',
    ]),
  ).toEqual([
    [2, "甲有限公司", "100万元", "2015-03-02", "呼和浩特市"],
    [3, '"测寸"乙"有限公司', "100万元", "2015-03-02", "呼和浩特市"],
    [4, "丙有限公司", '"100万元', "2015-03-02", "呼和浩特市"],
    [5, "丁有限公司", "100万元", "2015-03-02", "呼和浩特市"],
    [6, "戊有限公司", "100万元", "2015-03-02", "呼和浩特市"],
  ]);
});

test("a cell in quotes keeps its line breaks, separators and doubled quotes", async () => {
  expect(
    await read([
      "企业名称,经营范围",
      '甲有限公司,"风电,制造\n光伏,储能,氢能\r\n一般项目：""绿氢"", 氨醇"',
      '乙有限公司,"风电\n光伏,储能"',
      '丙有限公司,""',
      '丁有限公司,"""绿氢"""',
    ]),
  ).toEqual([
    [2, "甲有限公司", '风电,制造\n光伏,储能,氢能\r\n一般项目："绿氢", 氨醇'],
    [3, "乙有限公司", "风电\n光伏,储能"],
    [4, "丙有限公司", ""],
    [5, "丁有限公司", '"绿氢"'],
  ]);
  expect(
    await read(["企业名称,经营范围,省份,地区,地址", '甲有限公司,"风电,光伏\n储能,氢能\n氨醇",江苏,盐城,"路 1,2 号"']),
  ).toEqual([[2, "甲有限公司", "风电,光伏\n储能,氢能\n氨醇", "江苏", "盐城", "路 1,2 号"]]);
  expect(await read(['"企业\n名称",地区', "甲有限公司,盐城"])).toEqual([[2, "甲有限公司", "盐城"]]);
});

test("a cell in quotes is one whatever edge of what is read at once it crosses, and an open one far from the end is none", async () => {
  const scope = "风电,光伏\n".repeat(2_000);
  const rows = Array.from({ length: 40 }, (_, no) => `示例${no}公司,"${scope}",盐城`);
  const open = ['开公司,"甲,盐城', ...Array.from({ length: 150_000 }, (_, no) => `后${no}有限公司,塔筒,盐城`)];
  const all = await read(["企业名称,经营范围,地区", ...rows, ...open]);
  expect(all).toHaveLength(150_041);
  expect(all.slice(0, 40).every(([, , text]) => text === scope)).toBe(true);
  expect(all[40]).toEqual([42, "开公司", '"甲', "盐城"]);
  expect(all.at(-1)).toEqual([150_042, "后149999有限公司", "塔筒", "盐城"]);
});

test("blank rows of a text file are no rows, and the others keep their numbers", async () => {
  expect(await read(["企业名称,地区", "甲有限公司,盐城", ",", " , ", "", "乙有限公司,盐城", ",", ","])).toEqual([
    [2, "甲有限公司", "盐城"],
    [6, "乙有限公司", "盐城"],
  ]);
});
