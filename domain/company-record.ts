import { showPercent } from "@/domain/share";

/** The file a record came with, null for one entered by hand, and the day its list stands for. */
type Sourced = { fileName: string | null; dataOn: string | null };
export type ReportedProduct = Sourced & { name: string; shareBasisPoints: number | null };
export type Honour = Sourced & { kind: string; detail: string };

/** What lists say of a company; each holds the first fifty, and how many there are. */
export type CompanyRecords = {
  products: ReportedProduct[];
  productCount: number;
  honours: Honour[];
  honourCount: number;
};

/** A share of revenue in percent, which may be negative; null for one that was not reported. */
export const shareWords = (basisPoints: number | null): string | null =>
  basisPoints === null ? null : `${basisPoints < 0 ? "−" : ""}${showPercent(Math.abs(basisPoints))}`;

export const recordCountWords = (shown: number, count: number, unit: string): string =>
  shown < count ? `共 ${count} ${unit}，显示前 ${shown} ${unit}` : `${count} ${unit}`;
