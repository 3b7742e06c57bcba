"use client";

import { ChevronDown } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Menu, type MenuEntry } from "@/components/ui/menu";

/** 记拜访, 修改 and, under 更多, everything else this reader may do with the project. */
export function PageActions({
  visitHref,
  editHref,
  entries,
}: {
  visitHref: string | null;
  editHref: string | null;
  entries: readonly MenuEntry[];
}) {
  const all: MenuEntry[] = [
    ...(visitHref ? [{ label: "记拜访", href: visitHref }] : []),
    ...(editHref ? [{ label: "修改资料", href: editHref }] : []),
    ...entries,
  ];
  return (
    <>
      {visitHref && (
        <span className="max-lg:hidden">
          <ButtonLink href={visitHref}>记拜访</ButtonLink>
        </span>
      )}
      {editHref && (
        <span className="max-lg:hidden">
          <ButtonLink href={editHref}>修改</ButtonLink>
        </span>
      )}
      {all.length > 0 && (
        <Menu
          label="更多"
          align="end"
          trigger={
            <Button>
              更多
              <ChevronDown aria-hidden="true" size={14} strokeWidth={1.6} />
            </Button>
          }
          entries={all}
        />
      )}
    </>
  );
}
