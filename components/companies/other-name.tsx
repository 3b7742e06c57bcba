import { Highlight } from "@/components/ui/highlight";
import type { CompanyHit } from "@/domain/company-list";

/** The other name by which a search found a company, under its name. */
export function OtherName({ row }: { row: CompanyHit }) {
  if (row.otherNamePieces.length === 0) return null;
  return (
    <span className="block truncate text-xs text-ink-2">
      又名 <Highlight parts={row.otherNamePieces} />
    </span>
  );
}
