import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { buttonLook } from "@/components/ui/button-look";
import { CardFoot } from "@/components/ui/card-foot";

/** Keyset pages: the one before and the one after, nothing else. Leaves both out when everything fits one page. */
export function Pager({
  label = "分页",
  previousHref,
  nextHref,
  children,
}: {
  label?: string;
  previousHref: string | null;
  nextHref: string | null;
  /** What is shown, its order and its time: “显示 1—50，共 63 家”. */
  children?: ReactNode;
}) {
  return (
    <CardFoot>
      <div className="min-w-0 flex-1">{children}</div>
      {(previousHref || nextHref) && (
        <nav aria-label={label} className="flex gap-1.5">
          <Step href={previousHref} rel="prev" word="上一页" />
          <Step href={nextHref} rel="next" word="下一页" />
        </nav>
      )}
    </CardFoot>
  );
}

function Step({ href, rel, word }: { href: string | null; rel: "prev" | "next"; word: string }) {
  return href ? (
    <ButtonLink href={href} rel={rel} isSmall>
      {word}
    </ButtonLink>
  ) : (
    <span aria-disabled="true" className={buttonLook({ isSmall: true })}>
      {word}
    </span>
  );
}
