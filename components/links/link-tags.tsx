import { Tag } from "@/components/ui/tag";
import { linkSourceLabels } from "@/domain/chain";
import type { LinkPage } from "@/domain/link-page";
import { demandOf } from "@/domain/link-words";

/** Where a link comes from, what the policy asks of it and whether others talk on it. */
export function LinkTags({ link }: { link: LinkPage }) {
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <Tag tone={link.source === "policy" ? "brand" : "plain"}>{linkSourceLabels[link.source]}</Tag>
      {link.source === "policy" && <Tag>{demandOf(link)}</Tag>}
      {link.isTalkedElsewhere && <Tag tone="warn">他方首谈</Tag>}
      {link.clause && <span className="text-xs text-ink-3">条款 {link.clause}</span>}
    </span>
  );
}
