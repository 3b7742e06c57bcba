import type { Bucket } from "@/domain/credit";

/** The ledger lines behind a figure; the address is the query. */
export function linesHref({
  industryId,
  year,
  bucket,
  indicatorId,
}: {
  industryId: string;
  year: number;
  bucket?: Bucket | undefined;
  indicatorId?: string | undefined;
}): string {
  const query = new URLSearchParams({ industry: industryId, year: String(year) });
  if (bucket) query.set("bucket", bucket);
  if (indicatorId) query.set("indicator", indicatorId);
  return `/targets/lines?${query}`;
}
