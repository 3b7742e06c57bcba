import type { Dossier } from "@/domain/dossier";
import type { LossReason } from "@/domain/loss";
import type { Stage, Status } from "@/domain/stage";

/** A signing that waits for somebody else's confirmation. */
export type PendingSigning = {
  readonly submittedBy: string;
  readonly submitterName: string;
  readonly submittedAt: string;
};

/** One project as everything that judges or shows it needs it: the dossier, where it stands, and the version seen. */
export type ProjectState = {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly stage: Stage;
  readonly status: Status;
  readonly dossier: Dossier;
  readonly companyName: string;
  readonly primaryLinkName: string;
  readonly chainId: string;
  readonly chainName: string;
  readonly industryIds: readonly string[];
  readonly ownerUnitName: string;
  readonly ownerUserName: string | null;
  readonly claimUnitId: string | null;
  readonly claimUnitName: string | null;
  readonly landingUnitName: string | null;
  readonly protectedUntil: string | null;
  readonly createdOn: string;
  readonly lastContactOn: string | null;
  readonly stageSince: string;
  readonly isFrozen: boolean;
  readonly reviewOn: string | null;
  readonly lossReason: LossReason | null;
  readonly pendingSigning: PendingSigning | null;
  /** The viewer may change it: the owning or landing unit, the promoter, the responsible department. */
  readonly mayCarry: boolean;
};
