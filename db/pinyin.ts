import { customPinyin, pinyin } from "pinyin-pro";
import { foldWidth } from "@/domain/width";

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
