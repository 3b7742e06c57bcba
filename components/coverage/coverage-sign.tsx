"use client";

import { CoverageGlyph } from "@/components/coverage/coverage-glyph";
import { useCoverageLabels } from "@/components/coverage/coverage-words";
import type { Coverage } from "@/domain/coverage";

/** The glyph where its word is not shown: it speaks instead. */
export const CoverageSign = ({ coverage }: { coverage: Coverage }) => (
  <CoverageGlyph coverage={coverage} label={useCoverageLabels()[coverage]} />
);
