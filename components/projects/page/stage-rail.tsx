import clsx from "clsx";
import { Check, Minus } from "lucide-react";
import { Card } from "@/components/ui/card";
import type { RailStop } from "@/domain/project-page";

/** Under 1024 px only the neighbours of the present stage find room; the others are said in words. */
const nearby = (at: number, current: number) => at >= current - 1 && at <= current + 2;

/** The eleven stages with the days they were reached. */
export function StageRail({ stops }: { stops: readonly RailStop[] }) {
  const current = stops.findIndex((stop) => stop.state === "current");
  return (
    <Card label="阶段" className="shrink-0">
      <ol className="flex px-2 pt-2 pb-1.5">
        {stops.map((stop, at) => (
          <li
            key={stop.stage}
            aria-current={stop.state === "current" ? "step" : undefined}
            className={clsx(
              "relative flex min-w-0 flex-1 flex-col items-center text-center",
              !nearby(at, current) && "max-lg:hidden",
            )}
          >
            {at > 0 && (
              <span
                aria-hidden="true"
                className={clsx(
                  "absolute top-2.25 right-1/2 h-0.5 w-full",
                  at <= current ? "bg-cov-building" : "bg-line",
                )}
              />
            )}
            <Mark state={stop.state} />
            <span
              className={clsx(
                "text-sm whitespace-nowrap",
                stop.state === "current"
                  ? "font-semibold text-cov-building"
                  : stop.state === "passed"
                    ? ""
                    : "text-ink-2",
              )}
            >
              {stop.label}
            </span>
            <span className="h-4.5 text-xs whitespace-nowrap text-ink-3">{stop.note}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

const ring = "relative z-1 grid size-5 place-items-center rounded-full border-2 bg-card";

function Mark({ state }: { state: RailStop["state"] }) {
  if (state === "passed")
    return (
      <span className={clsx(ring, "border-cov-building bg-cov-building text-white")}>
        <Check aria-hidden="true" size={12} strokeWidth={2.4} />
        <span className="sr-only">已过</span>
      </span>
    );
  if (state === "skipped")
    return (
      <span className={clsx(ring, "border-edge text-ink-3")}>
        <Minus aria-hidden="true" size={12} strokeWidth={2} />
      </span>
    );
  return (
    <span className={clsx(ring, state === "current" ? "border-cov-building" : "border-edge")}>
      {state === "current" && <span className="size-2 rounded-full bg-cov-building" />}
    </span>
  );
}
