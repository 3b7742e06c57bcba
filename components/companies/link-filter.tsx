"use client";

import { useRouter } from "next/navigation";
import { Popover } from "radix-ui";
import { useId, useState } from "react";
import { searchLinks } from "@/components/projects/new/choice-search";
import { Picker } from "@/components/projects/new/picker";
import { ChipButton } from "@/components/ui/chip";
import { conditionHeadings } from "@/domain/company-condition";
import { type CompanyFilter, companiesHref } from "@/domain/company-list";

/** A chip that opens a box to look for a link in: there are too many for a menu. */
export function LinkFilter({ filter }: { filter: CompanyFilter }) {
  const router = useRouter();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <ChipButton label={conditionHeadings.link} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label={conditionHeadings.link}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-40 w-90 max-w-[calc(100vw-16px)] rounded-lg border border-line bg-card p-3 shadow-float"
        >
          <Picker
            id={id}
            label={conditionHeadings.link}
            mark=""
            hint="输入产业链、环节名称或拼音首字母，两个词用空格隔开"
            error={undefined}
            chosenWords={null}
            onClear={() => {}}
            search={searchLinks}
            keyOf={(link) => link.id}
            onChoose={(link) => {
              setOpen(false);
              router.push(companiesHref(filter, { link: link.id }), { scroll: false });
            }}
            nothing="没有符合的环节，请换一个词。"
            render={(link) => (
              <span className="min-w-0 flex-1">
                <span className="text-ink-2">{link.chainName} / </span>
                {link.name}
              </span>
            )}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
