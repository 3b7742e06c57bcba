const joined = "[及和与、]";
const verb = "制造|生产|加工|销售|批发|零售|研发|开发|安装|维修|经营|冶炼|采购";
const between = `(?:(?!${verb})[^及和与或兼的]){0,8}?(?:${verb})?(?:专用|用|成套|相关|配套|关键|自动化|辅助|性)*`;
const machine =
  "零部件|零配件|配件|部件|备件|设备|装备|装置|仪器|生产线|机床|磨床|检测|测试|支架|边框|接线盒|焊带|胶膜|控制系统|管理系统|监控系统|芯片|导电玻璃|原料";
const besides =
  "(?:用|类)?(?:组|板|线)?(?:机械(?!加工)|系统(?:零部件|支架)|胶带|玻璃|[^、]?炉(?!料级)|切割|清洗|化成|成组|回收|处理|炉料|炉渣|渣|催化剂|助剂|添加剂|粘结剂|保护板|汽油|柴油|薄膜|电缆|纸|袋|餐盒|卡纸|汽车|电动|自行车|摩托|车|电池|取暖|采暖|地暖|热水器|支撑|刃料|废|矿|粉尘|模具|衬片|总成|磨料|电器|充电|轴承|(?:风轮机?)?叶片|塔|槽底|背膜|背材|化学品)";
/** 减速机及零部件 is the wording of parts makers and dealers, who do not make the whole; 及零配件 says no more than 及配件. */
const parts = `(?:制造|生产)?(?:以及|${joined}|的)(?:其它|其他|其|相关|关键|配套|上述产品的|大型|辅助|应用系统|发电系统|发电)*(?:零部件|设备|铁合金炉料)`;
const otherParts = `[及和与]其[他它][^、及和与]{1,10}(?:设备|配件|器材)`;
/** 光伏组件及电气设备, 碳纤维及碳材料生产设备: joined to a machine, the word says what the machine is for. */
const joinedMachine = `[^、]{0,4}?(?:以及|[及和与])(?!其|相关|配套|机电|机械|海)(?:(?!${verb})[^、]){1,12}?(?:(?:生产|制造|加工)(?:[及和与](?:检测|测试|加工))?)?(?:设备|装备|装置|电子产品|自行车)(?:的|等|$|${verb}|[及和与])`;
const otherThing = new RegExp(
  `^(?:${besides}|${between}(?:${machine})|${parts}|${otherParts}|${joinedMachine}|产品相关的|(?:产品)?的配件)`,
);

/** What is collected as waste or only served by the product made: 回收动力电池, 用于太阳能电池制造的切割设备. */
const anotherUse = /(?:回收|拆解|废旧|废弃|报废|用于)[^及和与]{0,6}$/;
/** 光伏设备和组件, 周边设备及制品: what is named after a plant or its accessories goes with them. */
const afterMachine = /(?:太阳能|光伏|电站|周边|辅助|配套)[^及和与]{0,4}(?:设备|装备)[及和与]$/;
/** A complete machine named with its parts is what a dealer deals in. */
const wholeMachine = /(?:整机|机组)$/;
const battery = /电池$/;
/** 锂电池负极材料, 锂电池盖帽: what goes into a battery. */
const intoBattery =
  /^(?:(?!制造|生产|加工|销售|批发|研发)[^及和与]){0,4}?(?:[正负]极|材料|原料|隔膜|隔离膜|盖|壳|罐|结构件|保护)/;
const withParts = /^(?:及|和|与|以及)其?(?:零|零部)?配件/;

/**
 * In Chinese the last noun is the thing: 光伏组件支架 is a bracket, 燃料电池部件 a part, 硅片切割 a job. What stands
 * before and after the word inside its entry tells whether the word is the thing or only says which.
 */
export const isModifier = (before: string, word: string, after: string): boolean =>
  anotherUse.test(before) ||
  afterMachine.test(before) ||
  (battery.test(word) && intoBattery.test(after)) ||
  (wholeMachine.test(word) && withParts.test(after)) ||
  (!/(?:制造|生产|加工|开采|养殖)$/.test(word) && !isDevice(word, after) && otherThing.test(after));

/** 逆变器设备 is the 逆变器 itself; 逆变器设备及配件 is a dealer's wording. */
const isDevice = (word: string, after: string) => /[机器槽]$/.test(word) && /^设备(?![及和与零配专测])/.test(after);

const listMark = new RegExp(`[及和与或的省市县旗区镇乡]|${verb}|设计|技术|租赁|服务|从事|主要|各类`);
const longestThing = 18;

/** A run of nouns too long to be one thing is a list that lost its marks. */
export function isRunOn(before: string, word: string, after: string): boolean {
  if (before.length + word.length + after.length < longestThing) return false;
  const run = [before.split(listMark).at(-1), word, after.split(listMark)[0]].join("");
  return run.replace(/[ -~]/g, "").length >= longestThing;
}
