"use client";

import clsx from "clsx";
import { CoverageGlyph } from "@/components/coverage/coverage-glyph";
import { useCoverageLabels } from "@/components/coverage/coverage-words";
import type { Coverage } from "@/domain/coverage";

/** Glyph and word; `word` replaces the standard one where a stage is named instead (注册, 开工). */
export function CoverageTag({ coverage, word, className }: { coverage: Coverage; word?: string; className?: string }) {
  const labels = useCoverageLabels();
  return (
    <span className={clsx("inline-flex items-center gap-1.25 align-top whitespace-nowrap", className)}>
      <CoverageGlyph coverage={coverage} />
      {word ?? labels[coverage]}
    </span>
  );
}
