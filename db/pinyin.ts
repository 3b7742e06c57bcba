import { customPinyin, pinyin } from "pinyin-pro";

// Place names of the league the general dictionary may read otherwise; longer words go before single characters.
customPinyin({
  朝: "chao",
  嘎: "ga",
  沁: "qin",
  仆: "pu",
  太仆寺: "tai pu si",
  乌珠穆沁: "wu zhu mu qin",
  阿巴嘎: "a ba ga",
});

/** Full pinyin without tones and the initials, small letters, no spaces; letters and digits stay as they are. */
export function spell(text: string): { pinyin: string; initials: string } {
  const syllables = pinyin(text, { toneType: "none", type: "array", nonZh: "consecutive", v: true })
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ""))
    .filter((syllable) => syllable !== "");
  return { pinyin: syllables.join(""), initials: initialsOf(text) };
}

function initialsOf(text: string): string {
  return pinyin(text, { toneType: "none", type: "all" })
    .map(({ origin, isZh, pinyin: syllable }) => (isZh ? syllable.charAt(0) : origin))
    .join("")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}
