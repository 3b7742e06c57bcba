import clsx from "clsx";
import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";

interface CellLook {
  /** Right-aligned. */
  isNumber?: boolean;
  /** May break into lines. */
  isWrapping?: boolean;
  /** Stays at this distance from the left edge, in px, when the table scrolls sideways. */
  pinnedAtPx?: number;
}

const marks = ({ isNumber, isWrapping, pinnedAtPx }: CellLook) => ({
  ...(isNumber && { "data-num": "" }),
  ...(isWrapping && { "data-wrap": "" }),
  ...(pinnedAtPx !== undefined && { "data-pinned": "", style: { left: pinnedAtPx } }),
});

/** A column head; `second` is its second line (unit or base), quieter. */
export function HeadCell({
  isNumber = false,
  pinnedAtPx,
  second,
  children,
  ...rest
}: Omit<ComponentProps<"th">, "style"> & CellLook & { second?: ReactNode }) {
  return (
    <th scope="col" {...marks({ isNumber, ...(pinnedAtPx !== undefined && { pinnedAtPx }) })} {...rest}>
      {children}
      {second && <span className="block font-normal text-ink-3">{second}</span>}
    </th>
  );
}

/** A column head that sorts: `href` leads to the next order, `direction` is the present one. */
export function SortCell({
  href,
  direction,
  isNumber = false,
  second,
  children,
}: {
  href: string;
  direction: "ascending" | "descending" | null;
  isNumber?: boolean;
  second?: ReactNode;
  children: ReactNode;
}) {
  const Arrow = direction === "ascending" ? ArrowUp : direction === "descending" ? ArrowDown : ArrowUpDown;
  return (
    <th scope="col" aria-sort={direction ?? "none"} {...marks({ isNumber })}>
      <Link
        href={href}
        scroll={false}
        className={clsx("inline-flex items-center gap-0.5", direction ? "text-brand" : "text-ink-2")}
      >
        {children}
        <Arrow aria-hidden="true" size={12} strokeWidth={1.8} />
      </Link>
      {second && <span className="block font-normal text-ink-3">{second}</span>}
    </th>
  );
}

/** A body or totals cell. `isKey` is the one number to read in its row, `isQuiet` a secondary column. */
export function Cell({
  isNumber = false,
  isWrapping = false,
  isKey = false,
  isQuiet = false,
  pinnedAtPx,
  className,
  ...rest
}: Omit<ComponentProps<"td">, "style"> & CellLook & { isKey?: boolean; isQuiet?: boolean }) {
  const look = clsx(isQuiet && "text-ink-2", className);
  return (
    <td
      {...marks({ isNumber, isWrapping, ...(pinnedAtPx !== undefined && { pinnedAtPx }) })}
      {...(isKey && { "data-key": "" })}
      {...(look && { className: look })}
      {...rest}
    />
  );
}

/** The cell that names its row (项目名称, 产业), so that every number is read with it. */
export function RowHead({
  isNumber = false,
  isWrapping = false,
  pinnedAtPx,
  ...rest
}: Omit<ComponentProps<"th">, "style"> & CellLook) {
  return (
    <th scope="row" {...marks({ isNumber, isWrapping, ...(pinnedAtPx !== undefined && { pinnedAtPx }) })} {...rest} />
  );
}
