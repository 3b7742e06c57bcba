import Link from "next/link";
import { ProspectRemark } from "@/components/links/prospect-remark";
import type { OpenProspect } from "@/components/links/prospect-words";
import { Highlight } from "@/components/ui/highlight";
import { Tag } from "@/components/ui/tag";
import { tierLabels } from "@/domain/scope";

/** A prospect where no table fits: name and tier, the marked sentence, one remark. */
export const ProspectFacts = ({ row }: { row: OpenProspect }) => (
  <>
    <p className="flex items-start gap-2">
      <Link href={`/companies/${row.companyId}`} className="min-w-0 flex-1 font-medium">
        {row.name}
      </Link>
      <Tag tone={row.tier === "make" ? "brand" : "plain"}>{tierLabels[row.tier]}</Tag>
    </p>
    <p className="line-clamp-2">
      “<Highlight parts={row.parts} />”
    </p>
    <p className="text-xs text-ink-2">
      <ProspectRemark row={row} isPlaced />
    </p>
  </>
);
