import type { Role } from "@/domain/role";

declare const minted: unique symbol;

export const unitKinds = ["league", "department", "banner", "park"] as const;
export type UnitKind = (typeof unitKinds)[number];

/**
 * Proof that somebody is signed in. Only auth.ts (and the tests' fixtures) mint one, from a session row read in the
 * same request; a function that needs a Viewer cannot be reached without it.
 */
export type Viewer = {
  readonly [minted]: true;
  /** The secret session token: the database resolves it to the same person again inside every transaction. */
  readonly token: string;
  readonly userId: string;
  readonly name: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly unitShortName: string;
  readonly unitKind: UnitKind;
  readonly roles: readonly Role[];
  /** Industries the viewer's unit is 责任 for, then those it is 配合 for; empty for units with none. */
  readonly responsibleIndustryIds: readonly string[];
  readonly cooperatingIndustryIds: readonly string[];
};
