import Link from "next/link";
import { Facts } from "@/components/ui/facts";
import { Tag } from "@/components/ui/tag";

/** Finished words; what is not known is left out, never guessed. */
export interface Provenance {
  /** 口径 */
  basis?: string | undefined;
  isDefaultBasis?: boolean | undefined;
  /** 来源 */
  source?: string | undefined;
  /** 校验 */
  check?: string | undefined;
  /** 数据日期 */
  dataOn?: string | undefined;
  enteredBy?: string | undefined;
  checkedBy?: string | undefined;
  /** Such as “第 3 次修改”. */
  revision?: string | undefined;
  rows?: { href: string; count: number } | undefined;
}

export function ProvenanceCard({
  name,
  value,
  unit = "",
  provenance,
}: {
  name: string;
  value: string;
  unit?: string | undefined;
  provenance: Provenance;
}) {
  const facts = [
    { term: "口径", value: provenance.basis },
    { term: "来源", value: provenance.source },
    { term: "校验", value: provenance.check },
    { term: "数据日期", value: provenance.dataOn },
    { term: "录入", value: provenance.enteredBy },
    { term: "核对", value: provenance.checkedBy },
  ].filter((fact) => fact.value !== undefined);
  return (
    <>
      <p className="flex items-center gap-2 text-sm font-semibold">
        <span className="flex-1">
          {name} {value} {unit}
        </span>
        {provenance.isDefaultBasis && <Tag tone="warn">默认值（待确认）</Tag>}
        {provenance.revision && <Tag>{provenance.revision}</Tag>}
      </p>
      <Facts facts={facts} className="mt-1.5 text-xs" />
      {provenance.rows && (
        <Link href={provenance.rows.href} className="mt-1.5 inline-block text-xs">
          查看计入明细 {provenance.rows.count} 笔
        </Link>
      )}
    </>
  );
}
