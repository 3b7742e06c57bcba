const joined = "[及和与、]";
const verb = "制造|生产|加工|销售|批发|零售|研发|开发|安装|维修|经营|冶炼|采购";
const between = `(?:(?!${verb})[^及和与或兼的]){0,8}?(?:${verb})?(?:专用|用|成套|相关|配套|关键|自动化|辅助|性)*`;
const machine =
  "零部件|零配件|配件|部件|备件|设备|装备|装置|仪器|生产线|机床|磨床|检测|测试|支架|边框|接线盒|焊带|胶膜|控制系统|管理系统|监控系统|芯片|导电玻璃|原料";
const besides =
  "(?:用|类)?(?:组|板|线)?(?:机械(?!加工)|系统(?:零部件|支架)|胶带|玻璃|[^、]?炉(?!料级)|切割|清洗|化成|成组|回收|处理|炉料|炉渣|渣|催化剂|助剂|添加剂|粘结剂|保护板|汽油|柴油|薄膜|电缆|纸|袋|餐盒|卡纸|汽车|电动|自行车|摩托|车|电池|取暖|采暖|地暖|热水器|支撑|刃料|废|矿|粉尘|模具|衬片|总成|磨料|电器|充电)";
/** 减速机及零部件 is the wording of parts makers and dealers, who do not make the whole. */
const parts = `(?:以及|${joined}|的)(?:其它|其他|其|相关|关键|配套|上述产品的|大型|辅助|应用系统|发电系统|发电)*(?:零部件|零配件|设备)`;
/** 光伏组件及电气设备, 锂电池成套设备及零配件: joined to a machine, the word says what the machine is for. */
const joinedMachine = `[^、]{0,4}?(?:以及|[及和与])(?!其|相关|配套)(?:(?!${verb})[^、]){1,12}?(?:设备|装备|装置|电子产品)(?:的|等|$|${verb})`;
const otherThing = new RegExp(
  `^(?:${besides}|${between}(?:${machine})|${parts}|${joinedMachine}|产品?相关的|产品的?配件)`,
);

/** What is collected as waste or only served by the product made: 回收动力电池, 用于太阳能电池制造的切割设备. */
const anotherUse = /(?:回收|拆解|废旧|废弃|报废|用于)[^及和与]{0,6}$/;

/**
 * In Chinese the last noun is the thing: 光伏组件支架 is a bracket, 燃料电池部件 a part, 硅片切割 a job. What stands
 * before and after the word inside its entry tells whether the word is the thing or only says which.
 */
export const isModifier = (before: string, word: string, after: string): boolean =>
  anotherUse.test(before) || (!/(?:制造|生产|加工|开采|养殖)$/.test(word) && otherThing.test(after));
