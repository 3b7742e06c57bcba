import { authorityDivision } from "@/domain/credit-code";
import { listedCity, provinceNames, provinceOfDivision, provinceWritten } from "@/domain/province";
import {
  cityBehind,
  cityIn,
  cityStem,
  isMunicipality,
  isPlaceholder,
  joinedPlace,
  plainAddress,
  provinceOfAddress,
  provinceOfCity,
  splitPlace,
} from "@/domain/written-place";

/** One of the league's 旗县市区, as configured; `creditDivision` is what its firms' codes carry (152591 for 乌拉盖). */
export type Banner = {
  id: string;
  name: string;
  shortNames: readonly string[];
  creditDivision: string | null;
};

export type League = {
  province: string;
  city: string;
  shortName: string;
  creditPrefix: string;
  banners: readonly Banner[];
};

export type Region = { province: string | null; city: string | null; bannerId: string | null };

/** What a list or a form says of a place; `city` and `county` as their columns have them. */
export type WrittenPlace = { address: string; province: string; city: string; county?: string; creditCode: string };

/**
 * Where a firm is registered. What is written (address, then the file's own columns) goes before the digits of the
 * code, which name the authority that registered it. A banner's short name counts only where the league is named or
 * the code is the league's: 白旗 and 阿旗 exist elsewhere.
 */
export function regionOf(written: WrittenPlace, league: League): Region {
  const address = plainAddress(written.address);
  const { place, county, column, province: listed } = readColumns(written);
  const division = authorityDivision(written.creditCode);
  const city = cityOf(column, address, county, league);
  const ownCounty = column === "" || city === league.city ? county : "";
  const text = `${place}${ownCounty}${address}`;
  const shown = listed ?? provinceShown(column, address) ?? (column === "" ? provinceOfCounty(county) : null);
  const province = shown ?? (division ? provinceOfDivision(division) : null);
  const isElsewhere = province !== null && province !== league.province;
  const isLeague = [league.city, league.shortName].some((name) => text.includes(name));
  const mayUseShort = isLeague || division?.startsWith(league.creditPrefix) === true;
  const inColumn =
    (shown ?? league.province) === league.province
      ? bannerOfColumns(place, ownCounty, league, mayUseShort || !division)
      : null;
  const named = inColumn ?? (isElsewhere ? null : bannerIn(text, league, mayUseShort));
  const isOtherCity = city !== null && city !== league.city && !named;
  const byCode =
    isElsewhere || isOtherCity ? null : (league.banners.find((b) => b.creditDivision === division) ?? null);
  const banner = named ?? byCode;
  if (banner) return { province: league.province, city: league.city, bannerId: banner.id };
  if (isLeague && !isElsewhere) return { province: league.province, city: league.city, bannerId: null };
  return { province, city, bannerId: null };
}

/** `column` is the city the columns name; one that reads like another province stays as written: 天津 has a 河北. */
function readColumns({ province: written, city, county: countyCell = "" }: WrittenPlace) {
  const beside = joinedPlace(city);
  const whole = joinedPlace(written);
  const isWhole = (beside === "" || isPlaceholder(beside)) && cityBehind(whole) !== null;
  const joined = isWhole ? whole : beside;
  const place = isPlaceholder(joined) ? "" : joined;
  const county = joinedPlace(countyCell);
  const listed = provinceWritten(written);
  const found = splitPlace(place);
  const isSame = listed === null || found?.province === null || found?.province === listed;
  const split = isSame ? found : null;
  const province = listed ?? split?.province ?? null;
  const isSplit = split !== null || place !== joined || county !== "";
  const named = (split ? split.city : place && city.trim()) || listedCity(written) || cityBehind(whole);
  const column = named || (isSplit && isMunicipality(province) ? province : null) || "";
  return { place, county, column, province };
}

const provinceShown = (column: string, address: string): string | null =>
  provinceNames.find((name) => address.startsWith(name)) ??
  (column === "" ? provinceOfAddress(address) : provinceOfCity(column));

/** The province of the prefecture a county is written with; 海南区 lies in no 海南. */
const provinceOfCounty = (county: string): string | null =>
  cityBehind(county) === null ? null : (splitPlace(county)?.province ?? null);

/** The banner a column of cities or counties names as a whole, in full, without 市 or, where that is sure, in short. */
function bannerOfColumns(place: string, county: string, league: League, mayUseShort: boolean): Banner | null {
  for (const column of [county, place]) {
    const rest = [league.province, "自治区", league.city, league.shortName].reduce(
      (left, before) => (left.startsWith(before) ? left.slice(before.length) : left),
      column,
    );
    const found =
      rest !== "" &&
      league.banners.find(
        ({ name, shortNames }) =>
          rest.startsWith(name) || name === `${rest}市` || (mayUseShort && shortNames.includes(rest)),
      );
    if (found) return found;
  }
  return null;
}

/** The earliest full name wins, then the earliest short name; the most exact name first where two begin together. */
function bannerIn(text: string, league: League, mayUseShort: boolean): Banner | null {
  return (
    firstNamed(text, league.banners, ({ name }) => [name]) ??
    (mayUseShort ? firstNamed(text, league.banners, ({ shortNames }) => shortNames) : null)
  );
}

function firstNamed(text: string, banners: readonly Banner[], namesOf: (banner: Banner) => readonly string[]) {
  let first: { banner: Banner; at: number; length: number } | null = null;
  for (const banner of banners)
    for (const name of namesOf(banner)) {
      const at = text.indexOf(name);
      if (at >= 0 && (!first || at < first.at || (at === first.at && name.length > first.length)))
        first = { banner, at, length: name.length };
    }
  return first?.banner ?? null;
}

function cityOf(column: string, address: string, county: string, league: League): string | null {
  const shown = column.replace(/(?:市|地区)$/, "");
  if (shown !== "" && league.city.startsWith(shown)) return league.city;
  if (shown !== "") return shown;
  const found = cityIn(address) ?? cityIn(county) ?? cityBehind(county);
  return found !== null && found === cityStem(league.city) ? league.city : found;
}
