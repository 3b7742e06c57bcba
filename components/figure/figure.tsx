"use client";

import clsx from "clsx";
import { Popover } from "radix-ui";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { type Provenance, ProvenanceCard } from "@/components/figure/provenance-card";

const hoverMs = 400;
const leaveMs = 200;

/**
 * A finished number with its provenance: hovering 0.4 s, focus or a tap opens the card. A press moves the focus into
 * it, Esc closes it and gives the focus back.
 */
export function Figure({
  name,
  value,
  unit,
  isUnitShown = false,
  provenance,
  className,
  children,
}: {
  /** What the number is: “达产年产值”. */
  name: string;
  value: string;
  unit?: string;
  /** Off where the column head or page carries the unit; the card and the spoken name always say it. */
  isUnitShown?: boolean;
  provenance: Provenance;
  className?: string;
  /** Shown instead of `value`, such as a NoNumber. */
  children?: ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const card = useRef<HTMLDivElement>(null);
  const isEntered = useRef(false);
  const isReturning = useRef(false);

  useEffect(() => () => clearTimeout(timer.current), []);

  const after = (delayMs: number, open: boolean) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(open), delayMs);
  };
  const leave = () => {
    if (!isEntered.current) after(leaveMs, false);
  };
  const enter = () => {
    clearTimeout(timer.current);
    isEntered.current = true;
    setOpen(true);
    card.current?.focus();
  };

  return (
    <Popover.Root
      open={isOpen}
      onOpenChange={(open) => {
        clearTimeout(timer.current);
        setOpen(open);
      }}
    >
      <Popover.Trigger asChild>
        <button
          type="button"
          aria-label={`${name} ${value}${unit ?? ""}，查看出处`}
          onPointerEnter={(event) => event.pointerType === "mouse" && after(hoverMs, true)}
          onPointerLeave={(event) => event.pointerType === "mouse" && leave()}
          onFocus={(event) => {
            if (isReturning.current) isReturning.current = false;
            else if (event.currentTarget.matches(":focus-visible")) setOpen(true);
          }}
          onBlur={(event) => {
            if (!isEntered.current && !card.current?.contains(event.relatedTarget)) setOpen(false);
          }}
          onClick={(event) => {
            event.preventDefault();
            enter();
          }}
          className={clsx("fig", className)}
        >
          {children ?? value}
        </button>
      </Popover.Trigger>
      {isUnitShown && unit && <span className="ml-1 text-xs font-normal text-ink-2">{unit}</span>}
      <Popover.Portal>
        <Popover.Content
          ref={card}
          tabIndex={-1}
          aria-label={`${name}的出处`}
          sideOffset={6}
          collisionPadding={8}
          align="start"
          onPointerEnter={() => clearTimeout(timer.current)}
          onPointerLeave={(event) => event.pointerType === "mouse" && leave()}
          onOpenAutoFocus={(event) => {
            if (!isEntered.current) event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            if (isEntered.current) isReturning.current = true;
            else event.preventDefault();
            isEntered.current = false;
          }}
          className="z-40 w-84 max-w-[calc(100vw-16px)] rounded-lg border border-edge bg-card p-3 text-left shadow-float print:hidden"
        >
          <ProvenanceCard name={name} value={value} unit={unit} provenance={provenance} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
