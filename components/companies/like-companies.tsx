import Link from "next/link";
import { Notice } from "@/components/ui/notice";
import type { LikeCompany } from "@/domain/company-list";

const words = { code: "代码相同", name: "名称相同", other: "另有此名", core: "名称相近" } satisfies Record<
  LikeCompany["likeness"],
  string
>;

/** Companies already there that may be the one being typed; each opens beside the form. */
export function LikeCompanies({ companies }: { companies: readonly LikeCompany[] }) {
  if (companies.length === 0) return null;
  return (
    <Notice tone="warn" title="名录中已有：">
      {companies.map((company) => (
        <span key={company.id} className="block">
          <Link href={`/companies/${company.id}`} target="_blank">
            {company.name}
          </Link>
          <span className="ml-2 text-xs text-ink-2">
            {[
              words[company.likeness],
              company.otherName && `又名 ${company.otherName}`,
              company.place,
              company.creditCode,
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </span>
      ))}
    </Notice>
  );
}
