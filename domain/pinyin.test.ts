import { expect, test } from "@playwright/test";
import { spell } from "@/db/pinyin";

const bannerInitials = {
  二连浩特市: "elhts",
  阿巴嘎旗: "abgq",
  苏尼特左旗: "sntzq",
  东乌珠穆沁旗: "dwzmqq",
  太仆寺旗: "tpsq",
  正镶白旗: "zxbq",
  多伦县: "dlx",
  乌拉盖管理区: "wlgglq",
};
for (const [name, initials] of Object.entries(bannerInitials)) {
  test(`${name} is found by ${initials}`, () => {
    expect(spell(name).initials).toBe(initials);
  });
}

test("place names are read as the league reads them", () => {
  expect(spell("太仆寺旗").pinyin).toBe("taipusiqi");
  expect(spell("东乌珠穆沁旗").pinyin).toBe("dongwuzhumuqinqi");
  expect(spell("朝克乌拉苏木").pinyin).toBe("chaokewulasumu");
  expect(spell("嘎达布其镇").pinyin).toBe("gadabuqizhen");
  expect(spell("巴彦乌拉嘎查").pinyin).toBe("bayanwulagacha");
  expect(spell("朝阳市").initials).toBe("cys");
});

test("a character with two readings is read by its word", () => {
  expect(spell("重庆银行").pinyin).toBe("chongqingyinhang");
  expect(spell("长安").pinyin).toBe("changan");
  expect(spell("生长").pinyin).toBe("shengzhang");
});

test("letters and digits stay, marks go", () => {
  expect(spell("示例ABC（12）公司")).toEqual({ pinyin: "shiliabc12gongsi", initials: "slabc12gs" });
});

const placesBySound = {
  乐清: "yueqing",
  乐陵: "laoling",
  乐亭: "laoting",
  单县: "shanxian",
  歙县: "shexian",
  涡阳: "guoyang",
  蒙城涡阳: "mengchengguoyang",
  六合: "luhe",
  六安: "luan",
  洪洞: "hongtong",
  泌阳: "biyang",
  浚县: "xunxian",
  克什克腾旗: "keshiketengqi",
  康巴什: "kangbashi",
  喀什: "kashi",
  什邡: "shifang",
  蔚县: "yuxian",
  宕昌: "tanchang",
  珲春: "hunchun",
  解州: "haizhou",
  吴堡: "wubu",
  大埔: "dabu",
  尉犁: "yuli",
  会稽: "kuaiji",
  黄陂: "huangpi",
  繁峙: "fanshi",
  筠连: "junlian",
  称多: "chenduo",
  召陵: "shaoling",
  穆棱: "muling",
  绥棱: "suiling",
  莘庄: "xinzhuang",
  莘县: "shenxian",
  浒墅关: "xushuguan",
  沌口: "zhuankou",
  商都: "shangdu",
  郫都: "pidu",
  昌都: "changdu",
  于都: "yudu",
  台州: "taizhou",
  东阿: "donge",
  阿拉善: "alashan",
  番禺: "panyu",
  丽水: "lishui",
  枞阳: "zongyang",
  亳州: "bozhou",
  尉氏: "weishi",
  犍为: "qianwei",
  荥阳: "xingyang",
  荥经: "yingjing",
  厦门: "xiamen",
  长子: "zhangzi",
  长垣: "changyuan",
  牟平: "muping",
  中牟: "zhongmu",
  会理: "huili",
};

test("places of the country are read as those who live there read them", () => {
  const read = Object.fromEntries(Object.keys(placesBySound).map((place) => [place, spell(place).pinyin]));
  expect(read).toEqual(placesBySound);
});

test("a place's name that stands across two words of another name is not read there", () => {
  expect(spell("快乐清洁服务").pinyin).toBe("kuaileqingjiefuwu");
  expect(spell("福乐清真食品").pinyin).toBe("fuleqingzhenshipin");
  expect(spell("第六合作社").pinyin).toBe("diliuhezuoshe");
  expect(spell("第六安装公司").pinyin).toBe("diliuanzhuanggongsi");
  expect(spell("首都协会理事").pinyin).toBe("shouduxiehuilishi");
});
