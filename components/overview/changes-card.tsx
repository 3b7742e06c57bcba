import clsx from "clsx";
import Link from "next/link";
import { Card } from "@/components/ui/card";
import type { Changes } from "@/domain/change";

/** What moved 保底 since the month began, by reason; the reasons add up to the total. */
export function ChangesCard({ month, changes, className }: { month: string; changes: Changes; className?: string }) {
  return (
    <Card
      title={`${month} 以来变化`}
      note="保底合计"
      actions={
        <b className={clsx("text-lg leading-5 font-semibold", changes.isUp && "text-ok", changes.isDown && "text-bad")}>
          {changes.total}
        </b>
      }
      {...(className && { className })}
    >
      {changes.rows.length === 0 && <p className="px-3 pb-2 text-sm text-ink-2">本月没有影响保底的计入或冲销。</p>}
      <ul className="pb-0.5">
        {changes.rows.map((row) => (
          <li key={row.words} className="flex h-6.5 items-center justify-between gap-3 px-3 text-sm">
            {row.href ? (
              <Link href={row.href} className="truncate">
                {row.words}
              </Link>
            ) : (
              <span className="truncate">{row.words}</span>
            )}
            <span>{row.difference}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
