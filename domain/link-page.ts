import type { Assessed, CrossRelation, LinkRow } from "@/domain/chain-map";
import type { Coverage } from "@/domain/coverage";
import type { Stage } from "@/domain/stage";

export type Assessment = Assessed & {
  id: string;
  note: string | null;
  assessedBy: string;
  unitName: string;
  assessedAt: string;
};

export type LocalFirm = { companyId: string; name: string; place: string };
export type LinkProject = {
  projectId: string;
  name: string;
  place: string | null;
  /** 亿元 as shown; null: not filled in. */
  investmentYi: string | null;
  stage: Stage;
};
export type Neighbour = {
  linkId: string;
  name: string;
  side: "upstream" | "downstream";
  coverage: Coverage;
  localCount: number;
};

export type CapacityUnit = { unit: string; isOfIndustry: boolean };

/** Everything the panel and the page of a link show. */
export type LinkPage = LinkRow & {
  chainName: string;
  clusterName: string;
  industryName: string;
  note: string | null;
  gbtClasses: { code: string; name: string }[];
  /** What it names is a service: who serves stands beside who makes. */
  isService: boolean;
  /** 条款所述：有且缺; what the document's verbs say, never an assessment. */
  clauseWords: string | null;
  responsible: string[];
  cooperating: string[];
  /** Newest first. */
  assessments: Assessment[];
  localFirms: LocalFirm[];
  /** The largest 200; `projectCount` counts them all. */
  projects: LinkProject[];
  projectCount: number;
  /** Sum of the filled-in amounts, and how many projects have none. */
  investmentYi: string;
  blankAmountCount: number;
  /** Units of the plan's physical indicators: those of the link's industry, then the others. */
  capacityUnits: CapacityUnit[];
  neighbours: Neighbour[];
  relations: CrossRelation[];
  /** The business day, for day fields. */
  today: string;
};

/** Said where a link has no project to show: whoever does not see all may only say what is visible. */
export const noProjects = (seesAll: boolean) => (seesAll ? "还没有在办项目" : "没有您可见的在办项目");

/** How many projects and for how much: blanks are said, and all blank is no amount. */
export function projectsNote({
  projectCount,
  investmentYi,
  blankAmountCount,
}: Pick<LinkPage, "projectCount" | "investmentYi" | "blankAmountCount">): string {
  if (projectCount === 0) return "0 个";
  if (blankAmountCount === projectCount) return `${projectCount} 个，金额未录入`;
  const blank = blankAmountCount > 0 ? `*（${blankAmountCount} 个未录入）` : "";
  return `${projectCount} 个，${investmentYi} 亿元${blank}`;
}
