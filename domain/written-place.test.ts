import { expect, test } from "@playwright/test";
import { sampleLeague } from "@/domain/league-sample";
import { type Region, regionOf, type WrittenPlace } from "@/domain/region";

const league = sampleLeague;
const placed = (written: Partial<WrittenPlace>) =>
  regionOf({ address: "", province: "", city: "", creditCode: "", ...written }, league);
const place = (province: string | null, city: string | null, bannerId: string | null = null): Region => ({
  province,
  city,
  bannerId,
});
const inLeague = (bannerId: string | null) => place("内蒙古", "锡林郭勒盟", bannerId);

test("a region written in one column is split into province, prefecture and banner of the league", () => {
  const regions: Record<string, Region> = {
    广东省深圳市南山区: place("广东", "深圳"),
    深圳市南山区: place("广东", "深圳"),
    深圳南山区: place("广东", "深圳"),
    广东深圳: place("广东", "深圳"),
    江苏省昆山市: place("江苏", "昆山"),
    北京市海淀区: place("北京", "北京"),
    北京朝阳区: place("北京", "北京"),
    湖南省长沙县: place("湖南", "长沙"),
    恩施州利川市: place("湖北", "恩施"),
    吉林市昌邑区: place("吉林", "吉林"),
    海南藏族自治州共和县: place("青海", "海南"),
    新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县: place("新疆", "伊犁"),
    内蒙古自治区: place("内蒙古", null),
    广东: place("广东", null),
    内蒙呼和浩特市新城区: place("内蒙古", "呼和浩特"),
    内蒙古自治区锡林郭勒盟锡林浩特市: inLeague("152502"),
    锡林郭勒盟东乌珠穆沁旗: inLeague("152525"),
    内蒙古锡林浩特: inLeague("152502"),
    锡林浩特: inLeague("152502"),
    锡盟东乌旗: inLeague("152525"),
    东乌旗: inLeague("152525"),
    内蒙古锡林郭勒盟: inLeague(null),
    锡盟: inLeague(null),
  };
  for (const [city, region] of Object.entries(regions)) expect(placed({ city }), city).toEqual(region);
});

test("what parts the places of one column does not matter", () => {
  for (const sign of ["-", "－", "—", "/", "／", " ", "　", "·", ">", "＞", " > ", "→", "\\", "|"]) {
    expect(placed({ city: ["广东省", "深圳市", "南山区"].join(sign) }), sign).toEqual(place("广东", "深圳"));
    expect(placed({ city: ["内蒙古", "锡林郭勒盟", "苏尼特右旗"].join(sign) }), sign).toEqual(inLeague("152524"));
  }
});

test("a column that holds a city, or what cannot be split, stays as written; a known city names its province", () => {
  expect(placed({ city: "福州市" })).toEqual(place("福建", "福州"));
  expect(placed({ city: "兴安盟" })).toEqual(place("内蒙古", "兴安盟"));
  expect(placed({ city: "北京市" })).toEqual(place("北京", "北京"));
  expect(placed({ city: "吉林" })).toEqual(place("吉林", "吉林"));
  for (const city of ["朝阳区", "华北区", "滨海新区", "西南片"]) expect(placed({ city })).toEqual(place(null, city));
  expect(placed({ city: "广东某地" })).toEqual(place("广东", "广东某地"));
  expect(placed({ province: "青海", city: "海南" }), "a city may bear a province's name").toEqual(
    place("青海", "海南"),
  );
  expect(placed({ province: "天津", city: "河北" })).toEqual(place("天津", "河北"));
});

test("the whole place in the column of provinces gives the city too", () => {
  expect(placed({ province: "广东省深圳市" })).toEqual(place("广东", "深圳"));
  expect(placed({ province: "吉林" })).toEqual(place("吉林", null));
  expect(placed({ province: "内蒙古自治区-锡林郭勒盟" })).toEqual(inLeague(null));
  expect(placed({ province: "内蒙古自治区/锡林郭勒盟/锡林浩特市" })).toEqual(inLeague("152502"));
  expect(placed({ province: "北京市/海淀区" })).toEqual(place("北京", "北京"));
});

test("what stands where a prefecture has no name is blank, so that county, address and code decide", () => {
  expect(placed({ province: "北京市", city: "市辖区", address: "中关村1号" })).toEqual(place("北京", "北京"));
  expect(placed({ province: "重庆", city: "县", county: "云阳县" })).toEqual(place("重庆", "重庆"));
  const directly = { province: "新疆", city: "自治区直辖县级行政区划", address: "北一路" };
  expect(placed({ ...directly, county: "石河子市" })).toEqual(place("新疆", "石河子"));
  expect(placed(directly)).toEqual(place("新疆", null));
  for (const city of ["省直辖县级行政单位", "省直辖县级行政区划", "市辖区"])
    expect(placed({ city, address: "湖北省仙桃市仙桃大道" }), city).toEqual(place("湖北", "仙桃"));
  expect(placed({ city: "市辖区", creditCode: "91152525MA0000000X" })).toMatchObject({ bannerId: "152525" });
});

test("a column of counties names the banner, in full, in short or behind the league", () => {
  const counties = ["东乌珠穆沁旗", "东乌旗", "锡盟东乌旗", "内蒙古锡林郭勒盟东乌珠穆沁旗"];
  for (const county of counties) {
    expect(placed({ province: "内蒙古", county }), county).toEqual(inLeague("152525"));
    expect(placed({ city: "锡林郭勒盟", county, address: "乌里雅斯太镇工业园" }), county).toEqual(inLeague("152525"));
  }
  expect(placed({ county: "锡林浩特" })).toEqual(inLeague("152502"));
  expect(placed({ county: "东乌旗", address: "锡林浩特市示例路" }), "the column goes first").toEqual(
    inLeague("152525"),
  );
});

test("a county elsewhere is no banner of the league and helps its region", () => {
  expect(placed({ province: "内蒙古", city: "赤峰市", county: "阿旗" })).toEqual(place("内蒙古", "赤峰"));
  expect(placed({ county: "阿旗", creditCode: "91150421MA0000000X" })).toEqual(place("内蒙古", null));
  expect(placed({ province: "广东省", city: "深圳市", county: "南山区" })).toEqual(place("广东", "深圳"));
  expect(placed({ province: "河北", county: "多伦" })).toEqual(place("河北", null));
  expect(placed({ province: "江苏", county: "昆山市" })).toEqual(place("江苏", "昆山"));
  expect(placed({ city: "通辽市", county: "锡林浩特市" })).toEqual(place("内蒙古", "通辽"));
  for (const county of ["深圳市南山区", "广东省深圳市南山区", "深圳南山区"])
    expect(placed({ county }), county).toEqual(place("广东", "深圳"));
  for (const county of ["海南区", "朝阳区"]) expect(placed({ county }), county).toEqual(place(null, null));
});

test("an address names its province behind 中国, by a free trade zone and by a known prefecture", () => {
  expect(placed({ address: "中国（上海）自由贸易试验区张杨路1号" })).toEqual(place("上海", null));
  expect(placed({ address: "中国（四川）自由贸易试验区成都市天府新区" })).toEqual(place("四川", "成都"));
  expect(placed({ address: "中国内蒙古呼和浩特市1号" })).toEqual(place("内蒙古", "呼和浩特"));
  expect(placed({ address: "深圳市南山区1号" })).toEqual(place("广东", "深圳"));
  expect(placed({ address: "长春市朝阳区", creditCode: "91440300MA0000000X" })).toEqual(place("吉林", "长春"));
  expect(placed({ address: "朝阳区建国路1号" })).toEqual(place(null, null));
});
