"use client";

import { createContext, type ReactNode, use } from "react";
import { type CoverageLabels, coverageLabels } from "@/domain/coverage";

const SeesAll = createContext(false);

/** Around the office: whether its reader may say 无线索, or only that no lead is visible. */
export const CoverageWords = ({ seesAll, children }: { seesAll: boolean; children: ReactNode }) => (
  <SeesAll value={seesAll}>{children}</SeesAll>
);

export const useCoverageLabels = (): CoverageLabels => coverageLabels(use(SeesAll));
