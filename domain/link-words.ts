import { demandLabels, demandWords, situationWords } from "@/domain/chain";
import type { Assessed, LinkRow } from "@/domain/chain-map";
import { showQuantity } from "@/domain/quantity";

/** 补齐、引进: what the document asks of a link, all its verbs; 未点名 for a general link. */
export const demandOf = (link: LinkRow, look: "word" | "label" = "label") =>
  link.source === "general"
    ? "未点名"
    : [link.status, ...link.alsoStatuses]
        .map((status) => (look === "word" ? demandWords : demandLabels)[status])
        .join("、");

export const situationOf = (assessment: Assessed | null) =>
  situationWords(assessment?.presence ?? null, assessment?.shortfall ?? null);

/** 12.5 万吨, or null when it has not been entered. */
export const capacityWords = (milli: number | null | undefined, unit: string | null | undefined) =>
  milli === null || milli === undefined ? null : `${showQuantity(milli)} ${unit ?? ""}`.trim();

/** Counts in one line, zeros left out: 本地 1 · 线索 3 · 洽谈 2 · 签约 1. */
export const countsOf = (link: LinkRow) =>
  [
    { word: "本地", count: link.localCount },
    { word: "线索", count: link.leadCount },
    { word: "洽谈", count: link.talksCount },
    { word: "签约", count: link.signedCount },
  ].filter(({ count }) => count > 0);
