import type { CreditedProject, Horizon } from "@/domain/credit";
import { yuan } from "@/domain/money";

// What tests of crediting begin with: a signed battery project, and the years and indicators it may count in.

export const horizon: Horizon = {
  years: [2027, 2028, 2030],
  moneyIndustryIds: new Set(["battery", "equipment"]),
  industryOfIndicator: new Map([["storage-mwh", "storage"]]),
};

export const project: CreditedProject = {
  stage: "signed",
  status: "active",
  outputYuan: yuan(1_200_000_000),
  capacities: [],
  industryShares: [{ id: "battery", basisPoints: 10_000 }],
  bannerShares: [{ id: "landing", basisPoints: 10_000 }],
  plannedProductionOn: "2027-07-01",
  producedOn: null,
  reportedOutputs: [],
};
