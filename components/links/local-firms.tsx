import Link from "next/link";
import type { LocalFirm } from "@/domain/link-page";

/** Firms of the league whose match with the link a person has confirmed. */
export function LocalFirms({ firms }: { firms: readonly LocalFirm[] }) {
  return (
    <ul className="text-sm">
      {firms.map((firm) => (
        <li key={firm.companyId} className="flex gap-3 border-b border-line-2 py-1.5">
          <Link href={`/companies/${firm.companyId}`} className="min-w-0 flex-1">
            {firm.name}
          </Link>
          <span className="shrink-0 text-ink-2">{firm.place}</span>
        </li>
      ))}
    </ul>
  );
}
