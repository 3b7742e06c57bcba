import Link from "next/link";
import type { BoardColumn } from "@/domain/board";

/** A column folded to 38 px: its count and name, pressed to open. */
export function FoldedColumn({ column, href }: { column: BoardColumn; href: string }) {
  return (
    <Link
      href={href}
      scroll={false}
      aria-label={`展开${column.label}，${column.count} 个`}
      className="flex flex-col items-center gap-2 rounded-lg bg-line-2 py-2 text-sm text-ink hover:bg-sunk hover:no-underline max-lg:hidden"
    >
      <span className="font-semibold text-ink-2">{column.count}</span>
      <span className="[writing-mode:vertical-rl]">{column.label}</span>
    </Link>
  );
}
