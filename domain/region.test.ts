import { expect, test } from "@playwright/test";
import { sampleLeague } from "@/domain/league-sample";
import { isProvince } from "@/domain/province";
import { regionOf } from "@/domain/region";
import { cityForms, cityStem } from "@/domain/written-place";

const league = sampleLeague;
const written = (address: string, creditCode = "", city = "", province = "") => ({
  address,
  creditCode,
  city,
  province,
});

test("a prefecture is known in every form that lists write", () => {
  expect(cityForms("延边朝鲜族自治州")).toEqual(expect.arrayContaining(["延边", "延边州", "延边朝鲜族自治州"]));
  expect(cityForms("伊犁")).toContain("伊犁哈萨克自治州");
  expect(cityForms("伊犁州")).toContain("伊犁哈萨克自治州");
  expect(cityForms("伊犁哈萨克自治州")).toContain("伊犁");
  expect(["杭州", "杭州市", "恩施州", "恩施土家族苗族自治州"].map(cityStem)).toEqual(["杭州", "杭州", "恩施", "恩施"]);
  expect(cityForms("兴安盟")).toContain("兴安");
  expect(cityForms("锡林郭勒")).toContain("锡林郭勒盟");
  expect(cityForms("阿克苏地区")).toContain("阿克苏");
  expect(cityForms("扬州")).toContain("扬州市");
  expect(regionOf(written("湖北省恩施土家族苗族自治州利川市"), league).city).toBe("恩施");
});

test("the city is read behind its province, however that is written", () => {
  const cityAt = (address: string) => regionOf(written(address), league).city;
  expect(cityAt("内蒙古呼和浩特市新城区锡林南路9号")).toBe("呼和浩特");
  expect(cityAt("新疆维吾尔自治区乌鲁木齐市天山区")).toBe("乌鲁木齐");
  expect(cityAt("湖南长沙市岳麓区")).toBe("长沙");
  expect(cityAt("吉林市昌邑区")).toBe("吉林");
  expect(cityAt("吉林省吉林市昌邑区")).toBe("吉林");
  expect(cityAt("青海海南藏族自治州共和县")).toBe("海南");
  expect(cityAt("海南藏族自治州共和县")).toBe("海南");
  expect(cityAt("北京市朝阳区")).toBe("北京");
});

test("a word of the language is no province", () => {
  for (const word of ["constructor", "toString", "__proto__"]) {
    expect(isProvince(word)).toBe(false);
    expect(regionOf(written("", "", "", word), league).province).toBeNull();
  }
});

test("the address names the banner, in full or in short where the league is named", () => {
  expect(regionOf(written("内蒙古自治区锡林郭勒盟西乌珠穆沁旗巴拉嘎尔高勒镇"), league).bannerId).toBe("152526");
  expect(regionOf(written("内蒙古锡林郭勒盟西乌旗示例街1号"), league)).toEqual({
    province: "内蒙古",
    city: "锡林郭勒盟",
    bannerId: "152526",
  });
});

test("the address goes before the digits of the code", () => {
  expect(regionOf(written("锡林浩特市示例路", "91152526MA0000000X"), league).bannerId).toBe("152502");
});

test("firms of 乌拉盖 carry 152591 in their codes", () => {
  expect(regionOf(written("", "91152591MA0000000X"), league).bannerId).toBe("152571");
});

test("a short name outside the league is not a banner of the league", () => {
  expect(regionOf(written("河北省张家口市白旗路2号"), league).bannerId).toBeNull();
  expect(regionOf(written("呼和浩特市白旗巷", "91150100MA0000000X"), league).bannerId).toBeNull();
});

test("an address elsewhere is not overruled by the code of the league", () => {
  const region = regionOf(written("北京市朝阳区示例路", "91152502MAHHKRKAE0"), league);
  expect(region).toEqual({ province: "北京", city: "北京", bannerId: null });
});

test("the file's own columns serve when the address says little", () => {
  expect(regionOf(written("示例小区1号楼", "91150422MA0000000X", "赤峰", "内蒙古"), league)).toEqual({
    province: "内蒙古",
    city: "赤峰",
    bannerId: null,
  });
});

test("a firm of the league with an unknown banner stands under the league", () => {
  const region = regionOf(written("示例街", "", "锡林郭勒", "内蒙古"), league);
  expect(region).toEqual({ province: "内蒙古", city: "锡林郭勒盟", bannerId: null });
});

test("provinces are known in short and in full", () => {
  expect(["内蒙古", "内蒙古自治区", "河北省", "北京市"].every(isProvince)).toBe(true);
  expect(isProvince("某某")).toBe(false);
  const within = ["广东省深圳市", "内蒙古锡林郭勒盟", "北京市朝阳区", "香港特别行政区", "台湾省", "澳门"];
  expect(within.filter((text) => !isProvince(text))).toEqual([]);
  expect(["北京市朝阳区餐饮服务", "广东省级贸易"].some(isProvince)).toBe(false);
});

test("a city the ministries list beside the provinces stands for its province and for itself", () => {
  const province = (text: string) => regionOf(written("", "", "", text), league);
  expect(province("深圳市")).toEqual({ province: "广东", city: "深圳", bannerId: null });
  expect(province("大连")).toEqual({ province: "辽宁", city: "大连", bannerId: null });
  expect(["内蒙", "新疆兵团", "新疆生产建设兵团"].map((text) => province(text).province)).toEqual([
    "内蒙古",
    "新疆",
    "新疆",
  ]);
  expect(["深圳", "某某", "惠州"].map(isProvince), "a city is no province's name").toEqual([false, false, false]);
});
