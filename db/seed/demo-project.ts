import type { Stage } from "@/domain/stage";

/** One fictional project: where it ends up, and what it needs on the way. Days count back from today. */
export type DemoProject = {
  stage: Stage;
  linkId: string;
  industryId: string;
  bannerId: string;
  name: string;
  investmentWan: number;
  outputWan: number;
  openedDays: number;
  contactDays: number;
  producesOn: string;
  signedDays?: number;
  protectedDays?: number;
  nextDays?: number;
  event?: string;
  maker?: number;
  isReadyToSign?: boolean;
  ends?: "lost" | "suspended" | "terminated";
  proposesOutputWan?: number;
  reportedWan?: Record<string, number>;
  capacity?: { indicatorId: string; quantityMilli: number };
  industryShares?: { id: string; basisPoints: number }[];
  bannerShares?: { id: string; basisPoints: number }[];
};
