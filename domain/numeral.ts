const digits: Readonly<Record<string, number>> = Object.fromEntries(
  ["零〇", "一壹", "二贰两兩", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"].flatMap((forms, value) =>
    [...forms].map((form): [string, number] => [form, value]),
  ),
);
const digit = "[一壹二贰两兩三叁四肆五伍六陆七柒八捌九玖]";
/** Up to 9,999: 叁仟捌佰陆拾伍, 十五, 一千零五. */
const section = `(?:(${digit})[千仟])?(?:[零〇]?(${digit})[百佰])?(?:[零〇]?(${digit}?)([十拾]))?(?:[零〇]?(${digit}))?`;
const whole = new RegExp(`^(?:${section}[亿億])?(?:[零〇]?${section}[万萬])?(?:[零〇]?${section})?$`);
const groupsOfSection = 5;

/** The number a Chinese numeral writes, below 一万亿; null for anything else, a row of digits (二〇一九) included. */
export function readNumeral(text: string): number | null {
  const parts = whole.exec(text)?.slice(1);
  if (!parts || text === "") return null;
  const [hundredMillions = 0, tenThousands = 0, units = 0] = [0, 1, 2].map((no) =>
    sectionOf(parts.slice(no * groupsOfSection, (no + 1) * groupsOfSection)),
  );
  // 万 alone is a unit and no number.
  if ((/[亿億]/.test(text) && hundredMillions === 0) || (/[万萬]/.test(text) && tenThousands === 0)) return null;
  return hundredMillions * 100_000_000 + tenThousands * 10_000 + units;
}

function sectionOf([thousands, hundreds, tens, ten, ones]: readonly (string | undefined)[]): number {
  const of = (form: string | undefined) => digits[form ?? ""] ?? 0;
  return of(thousands) * 1_000 + of(hundreds) * 100 + (ten ? of(tens || "一") * 10 : 0) + of(ones);
}
