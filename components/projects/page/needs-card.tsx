"use client";

import clsx from "clsx";
import { Check, CircleDashed } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { CardFoot } from "@/components/ui/card-foot";
import { CardScroll } from "@/components/ui/card-scroll";
import type { FieldKey } from "@/domain/dossier";
import { confirmedBy } from "@/domain/move";
import type { Needs } from "@/domain/project-needs";
import { stageLabels } from "@/domain/stage";

/** Under 1024 px the rest waits behind one press, so that the figures stay near. */
const firstOnPhone = 4;

/** What the next stage still needs, who owns it, and the button that is never dead. */
export function NeedsCard({
  needs,
  hrefs,
  moveHref,
  refusal,
}: {
  needs: Needs;
  /** Where each missing item is cured. */
  hrefs: Readonly<Partial<Record<FieldKey, string>>>;
  moveHref: string;
  /** Why this reader does not move the project; null when they do. */
  refusal: string | null;
}) {
  const { to, missing, ready } = needs;
  const [isWhole, setWhole] = useState(false);
  const label = stageLabels[to];
  const rows = [...missing, ...ready];
  return (
    <Card
      title={`移到“${label}”前`}
      note={missing.length === 0 ? `${ready.length} 项已齐` : `已备 ${ready.length} 项，还缺 ${missing.length} 项`}
      className="shrink"
    >
      <CardScroll>
        <ul className="text-sm">
          {rows.map((need, at) => (
            <li
              key={need.field}
              className={clsx(
                "flex items-center gap-2.5 border-t border-line-2 px-3 py-1 max-lg:min-h-11 max-lg:py-0",
                !isWhole && at >= firstOnPhone && "max-lg:hidden",
              )}
            >
              {need.isReady ? (
                <Check aria-label="已备" size={14} strokeWidth={2} className="shrink-0 text-ok" />
              ) : (
                <CircleDashed aria-label="还缺" size={14} strokeWidth={2} className="shrink-0 text-warn" />
              )}
              <span
                className={clsx("min-w-0 truncate", need.isReady && "text-ink-2")}
                title={need.isReady ? undefined : need.sentence}
              >
                {need.label}
              </span>
              <span className="flex-1" />
              <span className="max-w-36 shrink-0 truncate text-xs text-ink-3">
                {need.isReady ? need.shown : need.owner}
              </span>
              {!need.isReady && refusal === null && (
                <Link
                  href={hrefs[need.field] ?? moveHref}
                  scroll={false}
                  aria-label={`${need.verb}${need.label}`}
                  className="shrink-0 text-xs max-lg:grid max-lg:size-11 max-lg:place-items-center"
                >
                  {need.verb}
                </Link>
              )}
            </li>
          ))}
        </ul>
        {!isWhole && rows.length > firstOnPhone && (
          <div className="border-t border-line-2 px-2 lg:hidden">
            <Button tone="text" onClick={() => setWhole(true)}>
              再显示 {rows.length - firstOnPhone} 项
            </Button>
          </div>
        )}
      </CardScroll>
      <CardFoot className="flex-wrap">
        {refusal === null ? (
          <>
            <ButtonLink href={moveHref} scroll={false} tone={missing.length === 0 ? "primary" : "plain"}>
              移到{label}
            </ButtonLink>
            <span>
              {label}由{confirmedBy[to]}确认
            </span>
          </>
        ) : (
          <span>{refusal}</span>
        )}
      </CardFoot>
    </Card>
  );
}
