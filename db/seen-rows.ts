import { createHash } from "node:crypto";
import { identifyingCode } from "@/domain/credit-code";
import { identityOf } from "@/domain/import-identity";
import type { ImportCompany, Mapping } from "@/domain/import-row";
import type { Incoming } from "./import-known";

/** The first row of a company: itself until it is passed on, then only what tells other rows from those that said the same. */
export type First = { line: number; name: string; prints: string[]; pending: Incoming | null };

/** Tells a row's mapped cells from others. */
export const printOf = (cells: readonly string[], mapping: Mapping): string =>
  createHash("md5")
    .update(JSON.stringify(Object.values(mapping).map((column) => (cells[column] ?? "").trim())))
    .digest("base64");

/** Those of one name and region: their only first row, or null where two have codes; `isUncoded` while it has none. */
type Place = { first: First | null; isUncoded: boolean };

/** A row passed on: itself as long as its batch is looked up, then its line alone. */
type Passed = { line: number; row: Incoming | null };

/** What a file has named so far: a company stands in it once, by its code, its name and place, or as a known one. */
export function seenRows() {
  const passed = new Map<string, Passed>();
  const justPassed = new Set<Passed>();
  const firsts = new Map<string, First>();
  const places = new Map<string, Place>();
  const pending = new Set<First>();
  return {
    /** The row passed on before that is the same company by its place or as a known one, or null: then this one is. */
    pass(row: Incoming, knownId: string | undefined): Passed | null {
      const keys = [...(isNamedOnly(row.company) ? [`place:${row.place}`] : []), ...(knownId ? [`id:${knownId}`] : [])];
      for (const key of keys) {
        const earlier = passed.get(key);
        if (earlier) return earlier;
      }
      const own = { line: row.line, row };
      for (const key of keys) passed.set(key, own);
      justPassed.add(own);
      return null;
    },
    keep(first: First, { company, place }: Incoming) {
      firsts.set(identityOf(company, place), first);
      if (first.pending) pending.add(first);
      const there = places.get(place);
      const isAlone = there === undefined || there.first === first;
      places.set(place, { first: isAlone ? first : null, isUncoded: isNamedOnly(company) });
    },
    /** The earlier row of the same company, `several` when a row without a code may speak of two, null for a new company. */
    firstOf({ company, place }: Incoming): First | "several" | null {
      const own = firsts.get(identityOf(company, place));
      const there = places.get(place);
      if (own || !there || !(there.isUncoded || isNamedOnly(company))) return own ?? null;
      return there.first ?? "several";
    },
    /** The rows held back go on; from now on they cannot be added to. */
    passOn() {
      for (const earlier of justPassed) earlier.row = null;
      justPassed.clear();
      for (const first of pending) first.pending = null;
      pending.clear();
    },
  };
}

export const isNamedOnly = ({ code }: ImportCompany) => identifyingCode(code) === null;
