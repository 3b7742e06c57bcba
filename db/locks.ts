/**
 * Numbers of the advisory locks, each held by one kind of work; two kinds with one number would wait for each other.
 * Migrations and policies write theirs out.
 */
export const locks = {
  migration: 715_000,
  /** Migration 0002: one process seals the audit log at a time. */
  auditSeal: 715_001,
  /** Migration 0013: sessions open together, and apart from a change of rights. */
  rights: 715_002,
  /** One import writes to the directory at a time, however long it takes; others wait. */
  directory: 715_003,
  /** Renewals are asked for by one process at a time. */
  renewals: 715_004,
  /** Companies join groups, are merged and are parted again one at a time. */
  groups: 715_010,
  /** With the hash of a company and a link: who opens a lead or begins talks on them takes turns. */
  firstTalks: 715_020,
  /** With the hash of a name's distinctive part: who enters or renames a company takes turns with others of like name. */
  companyNames: 715_021,
} as const;
