import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Card } from "@/components/ui/card";
import { Tag } from "@/components/ui/tag";
import type { ExceptionRow } from "@/domain/exception";

/** Three lines with owner and days; nothing to do is said in a sentence. */
export function ExceptionsCard({
  rows,
  note,
  className,
}: {
  rows: readonly ExceptionRow[];
  note: string;
  className?: string;
}) {
  return (
    <Card title="需要处理" note={note} {...(className && { className })}>
      {rows.length === 0 && (
        <p className="border-t border-line-2 px-3 py-2 text-sm text-ink-2">没有停滞、到期或等待确认的项目。</p>
      )}
      <ul>
        {rows.map((row) => (
          <li key={row.kind}>
            <Link
              href={row.href}
              className="grid min-h-11 grid-cols-[62px_minmax(0,1fr)_auto] items-center gap-x-2 border-t border-line-2 px-3 py-1 hover:no-underline max-lg:grid-cols-[62px_minmax(0,1fr)_16px]"
            >
              <span className="row-span-2 self-start justify-self-start pt-0.5 max-lg:self-center">
                <Tag tone={row.isPast ? "bad" : "warn"}>{row.label}</Tag>
              </span>
              <span className="col-span-2 truncate text-sm max-lg:col-span-1 max-lg:text-base max-lg:text-ink">
                {row.title}
              </span>
              <span className="truncate text-xs text-ink-3">
                {row.who}
                <span className="lg:hidden print:hidden">，{row.when}</span>
              </span>
              <span className="text-xs text-ink-2 max-lg:hidden">{row.when}</span>
              <ChevronRight
                aria-hidden="true"
                size={16}
                strokeWidth={1.6}
                className="col-start-3 row-span-2 row-start-1 text-ink-3 lg:hidden print:hidden"
              />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
