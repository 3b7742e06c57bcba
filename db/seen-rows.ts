import { createHash } from "node:crypto";
import { identityOf } from "@/domain/import-identity";
import type { ImportCompany, Mapping } from "@/domain/import-row";
import type { Incoming } from "./import-known";

/** The first row of a company: itself until it is passed on, then only what tells another row from it. */
export type First = { line: number; name: string; print: string; pending: Incoming | null };

/** Tells a row's mapped cells from others in a few bytes: lists of a million rows keep one of each. */
export const printOf = (cells: readonly string[], mapping: Mapping): string =>
  createHash("md5")
    .update(JSON.stringify(Object.values(mapping).map((column) => (cells[column] ?? "").trim())))
    .digest("base64");

/** What a file has named so far: a company stands in it once, by its code, its name and place, or as a known one. */
export function seenRows() {
  const seen = new Set<string>();
  const firsts = new Map<string, First>();
  /** Those of a place; null where two are there, because a row without a code may speak of either. */
  const pendingAt = new Map<string, First | null>();
  const pending = new Set<First>();
  const isNew = (key: string) => {
    const before = seen.size;
    return seen.add(key).size > before;
  };
  const keep = (first: First, { company, place }: Incoming) => {
    firsts.set(identityOf(company, place), first);
    pending.add(first);
    const near = pendingAt.get(place);
    pendingAt.set(place, near === undefined || near === first ? first : null);
  };
  return {
    isNew,
    keep,
    /** The earlier row of the same company; one without a code is also known by its place while it has not been passed on. */
    firstOf({ company, place }: Incoming): First | null {
      const near = pendingAt.get(place);
      const isUncoded = near?.pending && [near.pending.company, company].some(isNamedOnly);
      return firsts.get(identityOf(company, place)) ?? (isUncoded ? near : null);
    },
    /** The rows held back go on; from now on they cannot be added to. */
    passOn() {
      for (const first of pending) first.pending = null;
      pending.clear();
      pendingAt.clear();
    },
    isNewPlace({ company, place }: Incoming): boolean {
      const isThere = seen.has(`place:${place}`);
      if (isThere && (isNamedOnly(company) || seen.has(`uncoded:${place}`))) return false;
      seen.add(`place:${place}`);
      if (isNamedOnly(company)) seen.add(`uncoded:${place}`);
      return true;
    },
  };
}

const isNamedOnly = ({ code }: ImportCompany) => code.verdict === "empty" || code.verdict === "malformed";
