import Link from "next/link";
import { segmentFrame, segmentLook } from "@/components/ui/segment-look";

export interface Segment {
  href: string;
  label: string;
  isCurrent: boolean;
}

/** Two to five views of the same thing, each with an address: a year, board or table. */
export function Segmented({ label, segments }: { label: string; segments: readonly Segment[] }) {
  return (
    <nav aria-label={label} className={segmentFrame}>
      {segments.map((segment) => (
        <Link
          key={segment.href}
          href={segment.href}
          scroll={false}
          aria-current={segment.isCurrent ? "true" : undefined}
          className={segmentLook(segment.isCurrent)}
        >
          {segment.label}
        </Link>
      ))}
    </nav>
  );
}
