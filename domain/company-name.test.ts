import { expect, test } from "@playwright/test";
import { isBranch, normaliseName } from "@/domain/company-name";
import { coreName } from "@/domain/core-name";

test("brackets, spaces and case do not make another company", () => {
  expect(normaliseName("示例新材料（内蒙古） 有限公司")).toBe(normaliseName("示例新材料(内蒙古)有限公司"));
  expect(normaliseName("ＡＢc示例有限公司")).toBe("ABC示例有限公司");
});

test("a former name in brackets is dropped", () => {
  expect(normaliseName("示例风电有限公司（原名：示例机械厂）")).toBe("示例风电有限公司");
  expect(normaliseName("示例风电有限公司(原名：示例机械（集团）)")).toContain("示例风电有限公司");
});

test("a place in brackets that begins with 原 is no former name", () => {
  expect(normaliseName("示例（原阳）食品有限公司")).toBe("示例(原阳)食品有限公司");
  expect(normaliseName("示例食品有限公司（原示例面粉厂）")).toBe("示例食品有限公司");
  expect(normaliseName("示例食品有限公司（原:示例）")).toBe("示例食品有限公司");
});

test("spaces without width make no other company", () => {
  expect(normaliseName("示例\u200b食品有限公司\ufeff")).toBe("示例食品有限公司");
});

test("the core of a name has neither place nor legal form", () => {
  expect(coreName("内蒙古示例风电装备股份有限公司")).toBe("示例风电装备");
  expect(coreName("锡林浩特市示例风电装备有限责任公司")).toBe("示例风电装备");
  expect(coreName("示例风电装备（集团）有限公司")).toBe("示例风电装备");
  expect(coreName("示例风电装备（锡林郭勒盟）有限公司")).toBe("示例风电装备");
});

const cores = {
  "places of every level go, in full and in short": {
    北京市朝阳区某某厂: "某某",
    内蒙古自治区锡林郭勒盟某某有限公司: "某某",
    新疆维吾尔自治区某某有限公司: "某某",
    新疆金风科技股份有限公司: "金风科技",
    大连某某重工有限公司: "某某重工",
    内蒙古乌兰察布市集宁区某某食品有限公司: "某某食品",
    恩施土家族苗族自治州某某有限公司: "某某",
    印江土家族苗族自治县某某有限公司: "某某",
    阿拉善左旗某某有限公司: "某某",
    科右前旗某某有限公司: "某某",
    呼伦贝尔市海拉尔区某某有限公司: "某某",
    乌兰浩特某某有限公司: "某某",
    海城市某某有限公司: "某某",
    天门市某某有限公司: "某某",
    大理市某某有限公司: "某某",
    吴江市某某有限公司: "某某",
    锡盟某某工贸有限公司: "某某工贸",
  },
  "a zone in front of the firm's own name goes, a firm that builds or runs one keeps it": {
    苏州工业园区某某有限公司: "某某",
    天津市滨海新区某某有限公司: "某某",
    北京经济技术开发区某某科技有限公司: "某某科技",
    乌拉盖管理区某某商贸有限公司: "某某商贸",
    上海张江高科技园区开发股份有限公司: "张江高科技园区开发",
    上海金桥出口加工区开发股份有限公司: "金桥出口加工区开发",
    鄂尔多斯市物流园区建设投资有限公司: "物流园区建设投资",
  },
  "市 of a market or of public works and 区 of a quarter are no place": {
    鄂尔多斯市蓝承市政工程有限公司: "蓝承市政工程",
    包头市市政工程有限公司: "市政工程",
    包头市政通煤炭有限公司: "政通煤炭",
    南昌市政工程有限公司: "市政工程",
    瑞格市场管理有限公司: "瑞格市场管理",
    上海超市发连锁有限公司: "超市发连锁",
    鄂尔多斯市城市建设投资有限公司: "城市建设投资",
    西安都市物业有限公司: "都市物业",
    内蒙古某某社区服务有限公司: "某某社区服务",
    镶黄旗某某花园小区物业管理有限公司: "某某花园小区物业管理",
  },
  "盟, 旗, 省 and 县 in a firm's own name stay": {
    南京微盟电子有限公司: "微盟电子",
    成都红旗连锁股份有限公司: "红旗连锁",
    包头旗帜钢铁有限公司: "旗帜钢铁",
    临沂市正鑫省煤器有限公司: "正鑫省煤器",
    安阳县三力铸业有限公司: "三力铸业",
  },
  "a prefecture's name in another province is the firm's own": {
    贵州安顺某某物流有限公司: "某某物流",
    内蒙古安顺物流有限公司: "安顺物流",
  },
};
for (const [promise, names] of Object.entries(cores)) {
  test(promise, () => {
    for (const [name, core] of Object.entries(names)) expect(coreName(name), name).toBe(core);
  });
}

test("a name made only of place and form keeps something to compare", () => {
  expect(coreName("北京有限公司").length).toBeGreaterThan(1);
});

test("a branch is told from a firm", () => {
  expect(isBranch("示例电力有限公司锡林浩特分公司")).toBe(true);
  expect(isBranch("示例银行股份有限公司多伦支行")).toBe(true);
  expect(isBranch("示例分离设备有限公司")).toBe(false);
});
