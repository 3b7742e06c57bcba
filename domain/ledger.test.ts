import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { type CreditedProject, type Horizon, keyOf, type Line, linesOf } from "@/domain/credit";
import { append, balancesOf, type Entry, liveOf, reversalOf } from "@/domain/ledger";
import { type Yuan, yuan } from "@/domain/money";
import { rampYuan } from "@/domain/ramp";
import { type Share, splitYuan } from "@/domain/share";

const horizon: Horizon = {
  years: [2027, 2028, 2030],
  moneyIndustryIds: new Set(["s0", "s1", "s2"]),
  industryOfIndicator: new Map([["own", "s0"]]),
};

const counter = () => {
  let last = 0;
  return () => {
    last += 1;
    return `entry ${last}`;
  };
};

const line: Line = {
  bucket: "committed",
  industryId: "battery",
  bannerId: "landing",
  indicatorId: "output",
  year: 2030,
  amountYuan: yuan(100),
  quantityMilli: null,
};

test("a correction is a reversal and a new line; the history stays", () => {
  const nextId = counter();
  const first = append([], [line], nextId);
  const second = append(first, [{ ...line, amountYuan: yuan(80) }], nextId);
  expect(second.map((entry) => [entry.amountYuan, entry.reversesId])).toEqual([
    [100, null],
    [-100, "entry 1"],
    [80, null],
  ]);
  expect(second.slice(0, 1)).toEqual(first);
  expect([...balancesOf(second).values()]).toEqual([{ amountYuan: 80, quantityMilli: 0 }]);
});

test("the same wish posted twice posts nothing more", () => {
  const nextId = counter();
  const once = append([], [line], nextId);
  expect(append(once, [line], nextId)).toEqual(once);
});

test("a termination takes every line back to nothing and leaves both in the books", () => {
  const nextId = counter();
  const ended = append(append([], [line], nextId), [], nextId);
  expect(ended).toHaveLength(2);
  expect(balancesOf(ended).size).toBe(0);
  expect(liveOf(ended)).toEqual([]);
});

test("a reversal carries the quantity back too", () => {
  expect(reversalOf({ ...line, id: "x", amountYuan: null, quantityMilli: 5 })).toMatchObject({
    amountYuan: null,
    quantityMilli: -5,
    reversesId: "x",
  });
});

const footing = fc
  .uniqueArray(fc.integer({ min: 1, max: 9_999 }), { maxLength: 2 })
  .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 10_000])
  .map((ends): Share[] => ends.slice(1).map((end, at) => ({ id: `s${at}`, basisPoints: end - (ends[at] ?? 0) })));
const output = fc.integer({ min: 0, max: 5_000_000_000 }).map(yuan);
const day = fc
  .tuple(fc.integer({ min: 2026, max: 2031 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, "0")}-10`);

type Event = { readonly name: string; readonly apply: (project: CreditedProject) => CreditedProject };
const event = (name: string, apply: Event["apply"]): Event => ({ name, apply });

const events: fc.Arbitrary<Event> = fc.oneof(
  fc.constant(event("sign", (project) => ({ ...project, stage: "signed" }))),
  fc.constant(event("build", (project) => ({ ...project, stage: "building" }))),
  day.map((producedOn) => event("produce", (project) => ({ ...project, stage: "producing", producedOn }))),
  fc.tuple(fc.constantFrom(2027, 2028, 2030), output).map(([year, outputYuan]) =>
    event("report", (project) => ({
      ...project,
      reportedOutputs: [...project.reportedOutputs.filter((row) => row.year !== year), { year, outputYuan }],
    })),
  ),
  fc.option(output).map((outputYuan) => event("amend output", (project) => ({ ...project, outputYuan }))),
  footing.map((industryShares) => event("amend industries", (project) => ({ ...project, industryShares }))),
  footing.map((bannerShares) => event("amend banners", (project) => ({ ...project, bannerShares }))),
  fc.tuple(fc.nat(9_999), fc.nat(9_999)).map(([own, shared]) =>
    event("amend capacity", (project) => ({
      ...project,
      capacities: [
        { indicatorId: "own", quantityMilli: own },
        { indicatorId: "shared", quantityMilli: shared },
      ],
    })),
  ),
  day.map((plannedProductionOn) => event("replan", (project) => ({ ...project, plannedProductionOn }))),
  fc
    .constantFrom<CreditedProject["status"]>("active", "terminated", "suspended", "lost")
    .map((status) => event(status, (project) => ({ ...project, status }))),
);

const start: CreditedProject = {
  stage: "talks",
  status: "active",
  outputYuan: yuan(1_200_000_001),
  capacities: [],
  industryShares: [{ id: "s0", basisPoints: 10_000 }],
  bannerShares: [
    { id: "s0", basisPoints: 6_667 },
    { id: "s1", basisPoints: 3_333 },
  ],
  plannedProductionOn: "2027-07-01",
  producedOn: null,
  reportedOutputs: [],
};

/** What the rules of the field say a year's money is, told apart from the code that makes lines. */
function expectedYuan(project: CreditedProject, year: number): Yuan {
  const report = project.stage === "producing" ? project.reportedOutputs.find((row) => row.year === year) : undefined;
  if (report) return report.outputYuan ?? yuan(0);
  if (project.status === "lost" || project.status === "terminated") return yuan(0);
  const productionOn = project.stage === "producing" ? project.producedOn : project.plannedProductionOn;
  return project.outputYuan === null || productionOn === null
    ? yuan(0)
    : rampYuan(project.outputYuan, productionOn, year);
}

/** What is wrong with the books, in words; one expectation then judges a whole history. */
function faultsIn(entries: readonly Entry[], project: CreditedProject): string[] {
  const wanted = linesOf(project, horizon);
  const words = (row: Line) => `${keyOf(row)} ${row.amountYuan} ${row.quantityMilli}`;
  const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right);
  const faults: string[] = [];
  const fault = (isFault: boolean, sentence: string) => isFault && faults.push(sentence);

  const balances = (rows: readonly Line[]) => [...balancesOf(rows)].sort(([left], [right]) => (left < right ? -1 : 1));
  fault(!same(balances(entries), balances(wanted)), "balances differ from the project");
  fault(!same(liveOf(entries).map(words).sort(), wanted.map(words).sort()), "live lines differ from the project");
  fault(new Set(wanted.map(keyOf)).size !== wanted.length, "two lines share a key");

  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  fault(byId.size !== entries.length, "two entries share an id");
  const reversals = entries.filter((entry) => entry.reversesId !== null);
  fault(new Set(reversals.map((entry) => entry.reversesId)).size !== reversals.length, "a line is reversed twice");
  for (const reversal of reversals) {
    const reversed = byId.get(reversal.reversesId ?? "");
    const isExact =
      reversed?.reversesId === null &&
      keyOf(reversal) === keyOf(reversed) &&
      (reversal.amountYuan ?? 0) + (reversed.amountYuan ?? 0) === 0 &&
      (reversal.quantityMilli ?? 0) + (reversed.quantityMilli ?? 0) === 0;
    fault(!isExact, `${reversal.id} reverses no line exactly`);
  }
  if (project.status === "terminated")
    fault(!wanted.every((row) => row.bucket === "realised"), "a terminated project keeps more than realised");
  return [...faults, ...horizon.years.flatMap((year) => faultsInYear(wanted, project, year))];
}

function faultsInYear(lines: readonly Line[], project: CreditedProject, year: number): string[] {
  const inYear = lines.filter((row) => row.year === year && row.indicatorId === "output");
  const sumOf = (isIn: (row: Line) => boolean) =>
    inYear.filter(isIn).reduce((sum, row) => sum + (row.amountYuan ?? 0), 0);
  const total = expectedYuan(project, year);
  const isFooted =
    sumOf(() => true) === total &&
    splitYuan(total, project.industryShares).every(
      (part) => sumOf((row) => row.industryId === part.id) === part.amountYuan,
    ) &&
    splitYuan(total, project.bannerShares).every(
      (part) => sumOf((row) => row.bannerId === part.id) === part.amountYuan,
    ) &&
    inYear.every((row) => row.amountYuan !== 0);
  return isFooted ? [] : [`${year} does not foot`];
}

test("after any history the balances are what the project stands for now, and every reversal takes back one line once", () => {
  fc.assert(
    fc.property(fc.array(events, { maxLength: 14 }), (history) => {
      const nextId = counter();
      let project = start;
      let entries = append([], linesOf(project, horizon), nextId);
      const faults = faultsIn(entries, project);
      for (const { name, apply } of history) {
        const before = entries;
        project = apply(project);
        entries = append(entries, linesOf(project, horizon), nextId);
        if (before.some((entry, index) => entry !== entries[index])) faults.push("history was rewritten");
        faults.push(...faultsIn(entries, project).map((sentence) => `${name}: ${sentence}`));
      }
      expect(faults).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
