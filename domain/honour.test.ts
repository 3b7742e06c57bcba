import { expect, test } from "@playwright/test";
import { batchIn, honoursOfList } from "@/domain/honour";

test("a batch is one however it is written, and years and names stay as they are", () => {
  for (const written of ["1", "01", "第1批", "第一批", "1批", "一", "第 １ 批", "第一批次", "第001批"])
    expect(batchIn(written, "批次"), written).toBe("第1批");
  expect(batchIn("第十二批", "认定年度")).toBe("第12批");
  for (const written of ["2024年第二批", "2024 年 2 批"]) expect(batchIn(written, "批次")).toBe("2024年第2批");
  expect(batchIn("2024第二批", "批次")).toBe("2024第2批");
  for (const written of ["2024", "2024年", "202412批", "批发", "600001", "第0批", "第100批", ""])
    expect(batchIn(written, "批次"), written).toBe(written);
});

test("several batches in one cell stay as written, and a bare number is a batch only under a heading that says so", () => {
  for (const written of ["第1、2批", "第一批、第二批", "第一批,2批", "第1-3批", "第一批复核"])
    expect(batchIn(written, "批次"), written).toBe(written);
  expect(batchIn("23", "认定年度")).toBe("23");
  expect(batchIn("23", "Batch")).toBe("第23批");
});

test("the honour of a list is the one its file is named after, else the one its headings name", () => {
  const headings = ["企业名称", "是否专精特新", "批次"];
  expect(honoursOfList("2024年高新技术企业名单.xlsx", headings)).toEqual(["高新技术企业"]);
  expect(honoursOfList("名单.xlsx", headings)).toEqual([]);
  expect(honoursOfList("名单.xlsx", ["企业名称", "专精特新（是/否）", "有无高新技术企业证书"])).toEqual([]);
  expect(honoursOfList("名单.xlsx", ["绿色工厂名称", "批次"])).toEqual(["绿色工厂"]);
  expect(honoursOfList("专精特新“小巨人”企业.csv", [])).toEqual(["专精特新“小巨人”企业"]);
  expect(honoursOfList("专精特新中小企业和绿色工厂.csv", [])).toEqual(["绿色工厂", "专精特新中小企业"]);
});
