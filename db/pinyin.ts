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

type Spelling = { pinyin: string; initials: string };

/** Legal forms are read one way wherever they stand; spelling them once halves the work on a list of companies. */
const legalForm = /(?:有限责任公司|股份有限公司|有限公司|分公司|合作社|经营部|个体工商户|\(有限合伙\)|（有限合伙）)$/;
const spelledForms = new Map<string, Spelling>();

/** Full pinyin without tones and the initials, small letters, no spaces; letters and digits stay as they are. */
export function spell(text: string): Spelling {
  const form = legalForm.exec(text)?.[0] ?? "";
  if (form === "" || form === text) return read(text);
  const tail = spelledForms.get(form) ?? read(form);
  spelledForms.set(form, tail);
  const head = read(text.slice(0, -form.length));
  return { pinyin: head.pinyin + tail.pinyin, initials: head.initials + tail.initials };
}

/** One syllable a character, or the character itself where it is no Chinese one. */
function read(text: string): Spelling {
  const characters = Array.from(text);
  let full = "";
  let initials = "";
  pinyin(text, { type: "array" }).forEach((sounded, at) => {
    const isCharacter = sounded === characters[at];
    const syllable = isCharacter ? sounded : toneless(sounded);
    full += syllable;
    initials += isCharacter ? syllable : syllable.charAt(0);
  });
  return { pinyin: plain(full), initials: plain(initials) };
}

const syllables = new Map<string, string>();
const tones = /[\u0300\u0301\u0304\u030c]/g;

/** lǜ as lv; a language of some four hundred syllables in five tones is soon known. */
function toneless(sounded: string): string {
  const known = syllables.get(sounded);
  if (known !== undefined) return known;
  const syllable = sounded.normalize("NFD").replace(tones, "").normalize("NFC").replaceAll("ü", "v");
  syllables.set(sounded, syllable);
  return syllable;
}

const plain = (letters: string) => letters.toLowerCase().replace(/[^a-z0-9]/g, "");
