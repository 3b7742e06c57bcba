import {
  type ImportCompany,
  importFieldLabels,
  type ListedField,
  listedFields,
  type Mapping,
  readRow,
} from "@/domain/import-row";
import { addRepeated } from "@/domain/repeated-row";
import { type Incoming, placeKeyOf } from "./import-known";
import { countDuplicate, type Passing } from "./import-passing";
import { type First, isNamedOnly, printOf, seenRows } from "./seen-rows";
import type { ParsedRow } from "./sheet-reader";

const severalOfName = "名单中前面有多家同名企业，请填写统一社会信用代码";

/** How the rows of a list are read: the unit of bare capitals, the number of headings and an ISO day. */
export type Reading = { capitalUnit: string; width: number; today: string };

/**
 * A company stands in a list once: a later row of it is added to the first while that waits, counted as repeated, or left
 * out with the line it contradicts.
 */
export function repeatedRows(passing: Passing, reading: Reading) {
  const { league, reject } = passing;
  const { mapping } = passing.listing;
  const seen = seenRows();
  const repeat = (first: First, later: Incoming) => {
    const { company, line, cells } = later;
    if (first.name !== company.normalisedName) {
      const what = isNamedOnly(company) ? "境外注册号" : "信用代码";
      const reason = `与第 ${first.line} 行${what}相同而名称不同，请核对后重新导入`;
      return reject(later, reason, `与前面一行${what}相同而名称不同`);
    }
    const print = printOf(cells, mapping);
    if (first.prints.includes(print)) return countDuplicate(passing, line, company.name, []);
    const differing = first.pending ? fillUp(first, first.pending, later) : null;
    if (differing?.length === 0) first.prints.push(print);
    settle(passing, later, first.line, differing);
  };
  /** Puts what a later row adds to the first one, and returns the fields in which they contradict each other. */
  const fillUp = (first: First, held: Incoming, later: Incoming): ListedField[] => {
    const { cells, differing, filled } = addRepeated(held, later, mapping);
    if (differing.length > 0) return differing;
    const read = readRow(cells, mapping, reading);
    if (!read.ok) return filled;
    Object.assign(held, { cells, company: read.company, place: placeKeyOf(read.company, league) });
    seen.keep(first, held);
    return [];
  };
  return {
    /** The row where it is the first of its company; any other is dealt with. */
    take({ line, cells }: ParsedRow, company: ImportCompany): Incoming | null {
      const incoming = { line, cells, company, place: placeKeyOf(company, league) };
      const first = seen.firstOf(incoming);
      if (first === "several") reject(incoming, severalOfName);
      else if (first) repeat(first, incoming);
      else {
        const print = printOf(cells, mapping);
        seen.keep({ line, name: company.normalisedName, prints: [print], pending: incoming }, incoming);
        return incoming;
      }
      return null;
    },
    /** The rows held back go on; from now on they cannot be added to. */
    passOn: seen.passOn,
    /** Whether a row that was passed on is one company with an earlier one, as the directory shows; it is then dealt with. */
    isRepeated(row: Incoming, knownId: string | undefined): boolean {
      const earlier = seen.pass(row, knownId);
      if (earlier) settle(passing, row, earlier.line, earlier.row && saidBeyond(earlier.row, row, mapping));
      return earlier !== null;
    },
  };
}

/** A row that differs in no field from the one at `line` is a repetition; null where nobody can tell the fields any more. */
function settle(passing: Passing, row: Incoming, line: number, differing: readonly ListedField[] | null) {
  if (differing?.length === 0) return countDuplicate(passing, row.line, row.company.name, []);
  const what = differing ? differing.map((field) => importFieldLabels[field]).join("、") : "内容";
  passing.reject(
    row,
    `与第 ${line} 行是同一家企业而${what}不同，请合并为一行后重新导入`,
    "与前面一行是同一家企业而内容不同",
  );
}

/** The fields of which a later row says other or more than one that can no longer be added to. */
function saidBeyond(earlier: Incoming, later: Incoming, mapping: Mapping): ListedField[] {
  const isOnePlace = isNamedOnly(earlier.company) && isNamedOnly(later.company);
  const place = isOnePlace ? earlier.place : later.place;
  const { cells, differing } = addRepeated(earlier, { ...later, place }, mapping);
  const isAdded = (column: number | undefined) => column !== undefined && cells[column] !== earlier.cells[column];
  return listedFields.filter((field) =>
    field === "name"
      ? earlier.company.normalisedName !== later.company.normalisedName
      : differing.includes(field) || isAdded(mapping[field]),
  );
}
