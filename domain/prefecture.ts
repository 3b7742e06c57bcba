import { prefectures } from "@/domain/place-names";
import { provinceNames } from "@/domain/province";

/** 市 that ends a city's name, not that of 市场 or 市政工程. */
export const cityEnd = "市(?!场|政(?:工程|建|路|道|桥|房|设|管|园|公|集团|环|养护|规划|绿化|景观|排水))";
export const anyOf = (names: readonly string[]) => [...names].sort((a, b) => b.length - a.length).join("|");

/** What may stand behind a prefecture's bare name; a city may have been a 地区, 恩施州 is 恩施土家族苗族自治州. */
const kinds = [
  { own: "盟", words: `盟|${cityEnd}` },
  { own: "自治州", words: `州|[一-鿿]{0,10}?自治州|${cityEnd}|地区` },
  { own: "", words: `${cityEnd}|地区` },
];
const provinceOf = new Map<string, string>();
const namesByKind = kinds.map((): string[] => []);
for (const [province, list] of Object.entries(prefectures))
  for (const name of list.split(" ")) {
    const kind = kinds.findIndex(({ own }) => name.endsWith(own));
    const bare = name.slice(0, name.length - (kinds[kind]?.own.length ?? 0));
    provinceOf.set(bare, province);
    namesByKind[kind]?.push(bare);
  }

const province = new RegExp(`^(${anyOf([...provinceNames, "内蒙"])})(?:省|${cityEnd}|(?:壮族|回族|维吾尔)?自治区)?`);
const prefecture = new RegExp(
  `^(?:${kinds.map(({ words }, kind) => `(${anyOf(namesByKind[kind] ?? [])})(?:${words})?`).join("|")})`,
);

/** The province a text begins with, as written and in short. */
export function provinceAt(text: string): { written: string; name: string } | null {
  const [written, plain = ""] = province.exec(text) ?? [];
  return written === undefined ? null : { written, name: plain === "内蒙" ? "内蒙古" : plain };
}

/** The prefecture a text begins with, as written, without its kind, and the province it lies in. */
export function prefectureAt(text: string): { written: string; name: string; province: string } | null {
  const [written, ...names] = prefecture.exec(text) ?? [];
  const name = names.find((each) => each !== undefined);
  const province = name === undefined ? undefined : provinceOf.get(name);
  return written === undefined || name === undefined || province === undefined ? null : { written, name, province };
}
