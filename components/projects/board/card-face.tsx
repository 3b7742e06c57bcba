import Link from "next/link";
import { Light } from "@/components/ui/light";
import type { ProjectCard } from "@/domain/board";

/** The four lines of a card: name and amount, link, place and contact with the light, what the next stage lacks. */
export function CardFace({ card, tabIndex, onFocus }: { card: ProjectCard; tabIndex?: number; onFocus?: () => void }) {
  const more = card.missingCount - card.missing.length;
  return (
    <>
      <p className="flex items-baseline gap-2">
        <Link
          href={`/projects/${card.id}`}
          data-card={card.id}
          draggable={false}
          tabIndex={tabIndex}
          onFocus={onFocus}
          title={card.name}
          className="min-w-0 flex-1 truncate text-sm leading-5 text-ink outline-none after:absolute after:inset-0 after:rounded-lg hover:no-underline focus-visible:after:outline-2 focus-visible:after:outline-offset-1 focus-visible:after:outline-brand max-lg:text-base"
        >
          {card.name}
        </Link>
        <span className="text-sm font-semibold max-lg:text-base">
          {card.amount ?? <span className="text-xs font-normal text-ink-3">未填</span>}
        </span>
      </p>
      <p className="truncate text-xs leading-4.5 text-ink-2">{card.linkName}</p>
      <p className="flex items-center gap-2 text-xs leading-4.5 text-ink-2">
        {/* What does not fit beside the light wraps out of sight whole, the contact first. */}
        <span className="flex h-4.5 min-w-0 flex-1 flex-wrap gap-x-2 overflow-hidden max-lg:hidden">
          <span>{card.placeName}</span>
          <span>{card.contactWords}</span>
        </span>
        <span className="flex h-4.5 min-w-0 flex-1 flex-wrap gap-x-2 overflow-hidden lg:hidden">
          <span>{card.ownerName ?? card.placeName}</span>
          <span>{card.contactOn ? `${card.contactOn.slice(5)} 对接` : card.contactWords}</span>
        </span>
        {card.light && <Light tone={card.light.tone === "past" ? "bad" : "warn"} words={card.light.words} />}
      </p>
      <p className="mt-0.5 flex h-5 items-center gap-1 overflow-hidden text-xs text-ink-2">
        {card.missing.length > 0 ? (
          <>
            <span>缺</span>
            {card.missing.map((chip) => (
              <span key={chip} className="min-w-0 truncate rounded-sm border border-dashed border-field px-1 leading-4">
                {chip}
              </span>
            ))}
            {more > 0 && <span className="shrink-0">等 {card.missingCount} 项</span>}
          </>
        ) : (
          <span className="text-ink-3">{card.readyWords}</span>
        )}
      </p>
    </>
  );
}
