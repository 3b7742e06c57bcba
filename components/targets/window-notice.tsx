import clsx from "clsx";
import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { Tag } from "@/components/ui/tag";
import type { SigningWindowWords } from "@/domain/signing-window";

/** Until when signing still helps; red once the month is over. */
export function WindowNotice({ window, isDefault }: { window: SigningWindowWords; isDefault: boolean }) {
  return (
    <p
      className={clsx(
        "flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line-2 px-3 py-2 text-sm",
        window.isPast ? "bg-bad-weak" : "bg-card",
      )}
    >
      <b
        className={clsx(
          "flex items-center gap-1 font-semibold whitespace-nowrap",
          window.isPast ? "text-bad" : "text-ink",
        )}
      >
        {window.isPast && <TriangleAlert aria-hidden="true" size={15} strokeWidth={1.6} />}
        {window.title}
      </b>
      <span className="min-w-0 text-ink-2">{window.sentence}</span>
      {isDefault && <Tag tone="warn">默认值（待确认）</Tag>}
      <span className="flex-1" />
      <Link href="/settings/rules" className="text-xs">
        口径
      </Link>
    </p>
  );
}
