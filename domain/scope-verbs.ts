const verbs = {
  develop: "研发|研究|开发",
  make: "制造业|制造|生产|加工|冶炼|组装|总装|研制|提纯|合成|铸造|锻造|压延|压制|焙烧|培育|选育|保种|养殖业|养殖|饲养|放牧|种植|栽培|繁育|繁殖|屠宰|开采|采选|洗选|采掘|产销|制作|制售|自产自销|发电",
  service:
    "技术服务|技术开发|技术研发|技术咨询|技术转让|技术推广|管理服务|运维|运行维护|运行|维护|工程施工|施工|安装|调试|检测|测试|检验|设计|咨询|运营|管理|维修|修理|保养|改造|服务|建设|投资|回收|仓储|运输|勘查|勘探|普查|详查|策划|供应|供电|供热",
  trade:
    "批发兼零售|批发|零售|销售|经销|代销|购销|代购|代理|贸易|进出口|进口|出口|租赁|出租|经纪|采购|收购|经营|批零|零兼批|展销|佣金代理",
};
/** What a verb says the firm does with a thing; who only develops one is told apart from who makes it. */
export type Activity = keyof typeof verbs;
export const activityOf = new Map(
  (Object.keys(verbs) as Activity[]).flatMap((activity) =>
    verbs[activity].split("|").map((verb): [string, Activity] => [verb, activity]),
  ),
);
const byLength = [...activityOf.keys()].sort((a, b) => b.length - a.length).join("|");
const glueWords = "以及|并且|自产产品|自产|相关|其|等|业务|服务|项目|一体化|各类|各种|本企业|为主|及|和|与|或|兼|并|的";
const glue = `(?:${glueWords})`;
/** 不带储存经营：A、B is the heading of a dealer's list, and 仓储 in it is nothing the firm does. */
export const withoutStore = /(?:不带|无|不)(?:自有)?(?:储存|仓储)(?:设施|场所)?/g;
const adverb = "从事|主要|专业|主营|兼营|承接|提供|委托|网上|线上|网络|互联网|邮购|调剂";
export const isVerbs = new RegExp(`^(?:${primeWords(`${adverb}|储存|${glueWords}|${byLength}`)})*$`);
export const prefixVerbs = new RegExp(`^(?:${adverb}|组织|${glue})*((?:${byLength})(?:(?:${glue})*(?:${byLength}))*)`);
/** After a verb that is used as one: the end, a joining word, or another verb. 生产线 and 加工设备 are things. */
export const innerVerb = new RegExp(
  `(${byLength})(?=$|[及和与或兼并的*\\d]|以及|业务|项目|服务|企业|等|(?:${byLength}))`,
  "g",
);
export const thingsNamedByVerbs =
  /(?:生产|加工|制造|检测|测试|冶炼|开采|研发|安装|养殖|种植|运输|维修)(?:线|设备|装备|机械|资料|工艺|用|所需|型|性|企业|过程|工具|中心|机床|装置|系统|厂房|基地)|设计院|铸造(?:铝合金|合金|高温合金|生铁|焦|材料|涂料|用|原料|辅料|炉料)|冶炼(?:渣|炉|废渣)|合成(?:氨|树脂|橡胶|材料|纤维|气|洗涤|革)|(?:太阳能|风力|火力|光伏|热)?发电(?:机|设备|装置|系统|站)|(?:热|能量|电池)管理(?!服务)|自产|(?:生产|制造|加工|冶炼|开采|采选|种植|养殖)(?=技术(?:服务|开发|研发|咨询|转让|推广))|(?<!本)公司所?生产的/g;
export const wholeVerb = new RegExp(byLength, "g");

/** Without those that others make up: a text that can be cut in two ways is tried in as many as there are such words. */
function primeWords(words: string): string {
  const all = [...new Set(words.split("|"))];
  const isMade = (word: string) => new RegExp(`^(?:${all.filter((other) => other !== word).join("|")})*$`).test(word);
  return all.filter((word) => !isMade(word)).join("|");
}
