import { customPinyin, pinyin } from "pinyin-pro";
import { foldWidth } from "@/domain/width";

// Readings the general dictionary lacks; longer words go before single characters.
customPinyin({
  朝: "chao",
  嘎: "ga",
  沁: "qin",
  仆: "pu",
  都: "du",
  什: "shi",
  太仆寺: "tai pu si",
  乌珠穆沁: "wu zhu mu qin",
  阿巴嘎: "a ba ga",
  克什克腾: "ke shi ke teng",
  乐清: "yue qing",
  乐陵: "lao ling",
  乐亭: "lao ting",
  单县: "shan xian",
  歙县: "she xian",
  涡阳: "guo yang",
  六合: "lu he",
  洪洞: "hong tong",
  泌阳: "bi yang",
  浚县: "xun xian",
  蔚县: "yu xian",
  宕昌: "tan chang",
  珲春: "hun chun",
  解州: "hai zhou",
  吴堡: "wu bu",
  大埔: "da bu",
  尉犁: "yu li",
  会稽: "kuai ji",
  黄陂: "huang pi",
  繁峙: "fan shi",
  筠连: "jun lian",
  称多: "chen duo",
  召陵: "shao ling",
  穆棱: "mu ling",
  绥棱: "sui ling",
  丹棱: "dan ling",
  栎阳: "yue yang",
  莘庄: "xin zhuang",
  浒墅关: "xu shu guan",
  沌口: "zhuan kou",
  梁山泊: "liang shan po",
});

// Words that a place's name above would be read across.
customPinyin({
  快乐: "kuai le",
  乐清真: "le qing zhen",
  乐清洁: "le qing jie",
  乐清洗: "le qing xi",
  六合作: "liu he zuo",
  六合同: "liu he tong",
  六安装: "liu an zhuang",
});

export type Spelling = { pinyin: string; initials: string };

/** Legal forms are read one way wherever they stand; reading them once halves the work on a list of companies. */
const legalForm = /(?:有限责任公司|股份有限公司|有限公司|分公司|合作社|经营部|个体工商户|\(有限合伙\)|（有限合伙）)$/;
const readForms = new Map<string, readonly string[]>();

/** Full pinyin without tones and the initials, small letters, no spaces; letters and digits stay as they are. */
export const spell = (text: string): Spelling => joined(syllablesOf(text));

type NameSpelling = Spelling & { corePinyin: string | null; coreInitials: string | null };

/** How a company's name is spelt, and its short name where the name does not begin with it: it is read within the name. */
export function spellName(name: string, core: string): NameSpelling {
  const sounds = syllablesOf(name);
  const at = placeOfCore(name, core);
  if (at === 0) return { ...joined(sounds), corePinyin: null, coreInitials: null };
  const short = at < 0 ? spell(core) : joined(sounds, at, at + core.length);
  return { ...joined(sounds), corePinyin: short.pinyin, coreInitials: short.initials };
}

/** Where in the name the short name stands unparted, or -1; folding and capitals exchange one character for one. */
export const placeOfCore = (name: string, core: string) => foldWidth(name).toUpperCase().indexOf(core);

/** One syllable a character, or the letter or digit itself; empty for a mark. */
export function syllablesOf(text: string): readonly string[] {
  const form = legalForm.exec(text)?.[0] ?? "";
  if (form === "" || form === text) return read(text);
  const tail = readForms.get(form) ?? read(form);
  readForms.set(form, tail);
  return read(text.slice(0, -form.length)).concat(tail);
}

/** As many as the text has UTF-16 units, so that positions are those of the text. */
function read(text: string): string[] {
  const sounds: string[] = [];
  for (const sound of pinyin(text, { type: "array" })) {
    sounds.push(plain(sound));
    if (isPair(text, sounds.length - 1)) sounds.push("");
  }
  return sounds;
}

const isPair = (text: string, at: number) => {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff;
};

function joined(sounds: readonly string[], from = 0, end = sounds.length): Spelling {
  const spelling = { pinyin: "", initials: "" };
  for (let at = from; at < end; at += 1) {
    const sound = sounds[at] ?? "";
    spelling.pinyin += sound;
    spelling.initials += sound.charAt(0);
  }
  return spelling;
}

const syllables = new Map<string, string>();
const tones = /[\u0300\u0301\u0304\u030c]/g;

/** lǜ as lv; a language of some four hundred syllables in five tones is soon known. */
function plain(sound: string): string {
  const known = syllables.get(sound);
  if (known !== undefined) return known;
  const toneless = sound.normalize("NFD").replace(tones, "").normalize("NFC").replaceAll("ü", "v");
  const syllable = toneless.toLowerCase().replace(/[^a-z0-9]/g, "");
  syllables.set(sound, syllable);
  return syllable;
}
