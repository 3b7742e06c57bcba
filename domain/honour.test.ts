import { expect, test } from "@playwright/test";
import { batchIn, honoursOfList } from "@/domain/honour";

test("a batch is one however it is written, and years and names stay as they are", () => {
  for (const written of ["1", "01", "第1批", "第一批", "1批", "一", "第 １ 批", "第一批次"])
    expect(batchIn(written), written).toBe("第1批");
  expect(batchIn("第十二批")).toBe("第12批");
  expect(batchIn("2024年第二批")).toBe("2024年第2批");
  for (const written of ["2024", "2024年", "批发", "600001", ""]) expect(batchIn(written), written).toBe(written);
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
