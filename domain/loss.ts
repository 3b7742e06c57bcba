/** The controlled list of why a project was lost before signing. Source: practice.md §2.2. */
export const lossReasonLabels = {
  factors: "要素不足（能耗、用水、用地、化工园区、电价）",
  policy: "政策不合规（公平竞争审查）",
  funding: "投资方资金问题",
  industry_policy: "产业政策限制、产能置换",
  elsewhere: "落到盟外",
  merged: "并入他项目",
  credit: "资信不实",
  market: "市场变化",
  other: "其他",
} as const;
export type LossReason = keyof typeof lossReasonLabels;
export const lossReasons = Object.keys(lossReasonLabels) as LossReason[];

/** 其他 and 并入他项目 say nothing by themselves: they need words (which project, what reason). */
export const needsWords = (reason: LossReason) => reason === "other" || reason === "merged";
