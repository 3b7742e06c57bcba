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
