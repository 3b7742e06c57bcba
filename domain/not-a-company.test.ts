import { expect, test } from "@playwright/test";
import { refuseName } from "@/domain/import-row";

test("what is no company is refused with a word of what it is", () => {
  const refusals = {
    "合计行，不是企业": [
      "江苏省小计",
      "全市合计",
      "本页合计",
      "合 计",
      "合计：25家",
      "合计（规模以上企业）",
      "总计 12 户 3,000 万元",
    ],
    "分类标题，不是企业": ["一、新能源产业", "（二）新材料产业"],
    "备注或填表说明，不是企业": [
      "备注：数据截至2024年底",
      "填表人：张三",
      "填报单位：示例公司",
      "填表人 张三",
      "备注",
      "注1：含分公司",
      "单位：万元",
      "（此表由统计局提供）",
      "此表由统计局提供",
      "以上数据由统计局提供",
      "统计截止日期 2024年12月31日",
      "统计截止日期2024年12月31日",
      "数据截至2024年12月底",
      "数据截至2024-12-31",
      "截止日期 另行通知",
      "2024年12月31日",
    ],
    "家数统计，不是企业": ["共25家", "2家", "共 25 户企业。", "以上共1家企业", "以上共三家企业", "本表共有25家"],
    "企业名称只有数字（电话、日期或编号）": [
      "138 1234 5678",
      "0479-8221234",
      "(0479)8221234",
      "+86 138 1234 5678",
      "2024-01-01",
      "1,500.00",
    ],
    企业名称是公式的错误值: ["#N/A", "#REF!", "#DIV/0!", "#NAME?"],
    企业名称只有符号: ["？？？", "……", "*"],
    重复的表头: ["企业名称", "企业名称（全称）", "单位名称 *"],
    "企业名称是公式，请改为文字": ["=SUM(A1)", "@示例"],
  };
  for (const [reason, names] of Object.entries(refusals))
    for (const name of names) expect(refuseName(name, [name, "示例路1号"]), name).toBe(reason);
  expect(refuseName("2家", ["合计", "2家", "", "200"])).toBe("合计行，不是企业");
  expect(refuseName("", ["合计", "", "", "200"])).toBe("合计行，不是企业");
});

test("a company's name may hold the words of totals, counts and notes", () => {
  const names = [
    ...["共享集团股份有限公司", "共青城示例投资合伙企业", "合计科技（北京）有限公司", "小计量仪器有限公司"],
    ...["一、示例有限公司", "内蒙古合计财务咨询有限公司", "三一重工股份有限公司", "58同城", "备注册服务部", "一汽解放"],
    ...[
      "（示例有限公司）",
      "（中国）示例科技（集团）",
      "以上示例文化传播有限公司",
      "百家",
      "2024年华咖啡店",
      "日期 示例服务部",
      "示例2024",
    ],
  ];
  for (const name of names) expect(refuseName(name, ["1", name]), name).toBeNull();
  expect(refuseName("示例有限公司", ["合计", "示例有限公司"])).toBeNull();
});

test("what prints and forms put between companies is refused with a word of what it is", () => {
  const refusals = {
    "备注或填表说明，不是企业": [
      ...["以下空白", "（以下空白）", "—— 以下无正文 ——", "续表", "续表2", "（续上表）", "接上页", "转下页"],
      ...["盖章", "（盖章）", "单位盖章", "联系电话 0479-8211111", "电话：0479-8211111", "联系人 张三"],
      ...["二〇二六年十一月三十日", "二○二六年十一月", "抄送各旗县市", "抄送：各旗县市发改局", "填写说明"],
      ...["必填，与营业执照一致", "必填", "（必填）", "* 必填项", "选填，没有可不填"],
      ...["示例：内蒙古某某有限公司", "例：示例有限公司", "XX有限公司", "××公司", "某某有限公司"],
    ],
    "页码，不是企业": ["第2页", "第1页 共2页", "第 1 页，共 2 页", "共2页", "1/2页", "Page 1 of 2"],
    "表格标题，不是企业": [
      ...["锡林郭勒盟重点企业名单（续）", "规模以上工业企业一览表", "招商企业统计表", "2026年企业汇总表", "企业名单"],
    ],
    "分类标题，不是企业": [
      ...[
        "锡林浩特市（2家）",
        "新能源产业（共 12 户）",
        "苏尼特右旗",
        "锡林浩特市",
        "多伦县",
        "乌拉盖管理区",
        "锡林郭勒盟",
      ],
      ...["内蒙古自治区", "内蒙古", "江苏省", "北京市", "北京市海淀区", "广东省深圳市", "内蒙古锡林郭勒盟东乌旗"],
      ...["规模以上企业", "规上工业企业", "限额以上单位", "重点企业", "中小微企业", "其他企业"],
    ],
    重复的表头: ["序号", "编号", "栏次"],
  };
  for (const [reason, names] of Object.entries(refusals))
    for (const name of names) expect(refuseName(name, ["1", name]), name).toBe(reason);
});

test("a row that numbers the columns is no company", () => {
  const rows = {
    甲: ["甲", "1", "2"],
    丙: ["甲", "乙", "丙"],
    b: ["a", "b", "c"],
    "②": ["①", "②"],
    乙: ["栏次", "乙", "（1）"],
  };
  for (const [name, cells] of Object.entries(rows)) expect(refuseName(name, cells), name).toBe("栏次行，不是企业");
  expect(refuseName("甲", ["甲", "", "1"])).toBe("栏次行，不是企业");
  expect(refuseName("甲", ["1", "甲", "示例路1号"]), "an address is no column's number").toBeNull();
});

test("a small firm's short name is not taken for a place, a title or a note", () => {
  const names = [
    ...[
      "老张烧烤",
      "锡林",
      "红旗",
      "小城故事",
      "沙县小吃",
      "东方红",
      "草原印象",
      "阿尔山",
      "清单",
      "一九八四",
      "必填空",
    ],
    ...["重点企业管理有限公司", "规模以上企业服务部", "第一页书店", "续表面工程有限公司", "以下空白画室", "盖章刻字店"],
    ...["例外", "示例企业", "内蒙古某某有限公司", "天下第一家", "海鲜大排档（2店）", "北京布鞋", "深圳印象城"],
    ...["甲天下", "A", "抄手", "电话亭", "联系人咖啡馆", "页岩砖厂", "锡林郭勒盟额尔敦食品"],
  ];
  for (const name of names) expect(refuseName(name, ["1", name, "示例路1号"]), name).toBeNull();
});

test("a name far too long is refused at once, whatever it is made of", () => {
  const since = performance.now();
  for (const sign of [")", "。", "("])
    for (const name of [`示例${sign.repeat(32_765)}`, `合计${sign.repeat(32_764)}厂`])
      expect(refuseName(name, [name]), sign).not.toBe(null);
  expect(refuseName("示".repeat(201), [])).toBe("“企业名称”列的内容不像该列，各列可能错位");
  expect(refuseName(`备注：${"示".repeat(300)}`, [])).toBe("备注或填表说明，不是企业");
  expect(performance.now() - since).toBeLessThan(100);
});
