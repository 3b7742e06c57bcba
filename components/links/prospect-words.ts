import { capitalWords } from "@/domain/capital";
import { matchSourceLabels, type ProspectRow } from "@/domain/prospect";
import { tierLabels } from "@/domain/scope";

export type OpenProspect = Extract<ProspectRow, { kind: "open" }>;

/** What a row is known by while others come and go; a masked one has only its place. */
export const rowKeyOf = (row: ProspectRow) => (row.kind === "open" ? row.matchId : `${row.rank}`);

/** Why the row stands where it does: words, what the firm does, where the words stood, the lists it stands on. */
export function factorsOf(row: OpenProspect): string[] {
  const strong = row.words.filter((word) => word.strength === "strong").length;
  const weak = row.words.length - strong;
  return [
    ...(strong > 0 ? [`强词 ${strong}`] : []),
    ...(weak > 0 ? [`弱词 ${weak}`] : []),
    tierLabels[row.tier],
    ...(row.source === "scope" ? [] : [matchSourceLabels[row.source]]),
    ...row.honours.slice(0, 2),
    ...(row.honours.length > 2 ? [`等 ${row.honours.length} 项荣誉`] : []),
  ];
}

export const placeWords = (row: OpenProspect): string => row.place || "所在地未录入";

const capitalOf = ({ capital }: OpenProspect): string => `注册资本 ${capitalWords(capital)}`;

/** What to know before calling, the place first where it stands nowhere else; of a dismissed one why it was. */
export function remarksOf(row: OpenProspect, isPlaced: boolean): string[] {
  const said =
    row.tier === "service"
      ? "只列服务，未列制造"
      : row.tier === "trade"
        ? "仅有销售条目"
        : `${matchSourceLabels[row.source]}所述`;
  return [
    ...(isPlaced ? [placeWords(row)] : []),
    ...(row.reason ? [`排除原因：${row.reason}`] : [said, capitalOf(row), ...(row.isLocal ? ["本地企业"] : [])]),
  ];
}
