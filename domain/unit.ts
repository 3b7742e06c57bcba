import { z } from "zod";
import type { Plan } from "@/domain/plan";
import { type Problem, readPack, repeated } from "@/domain/problem";
import { type UnitKind, unitKinds } from "@/domain/viewer";

export const unitKindLabels = {
  league: "盟",
  department: "盟直部门",
  banner: "旗县市区",
  park: "园区",
} satisfies Record<UnitKind, string>;

/** A department's part in the work; which unit holds 招商主管 is configuration, never a literal. */
export const unitDuties = ["plan", "review", "office", "promotion"] as const;
export type UnitDuty = (typeof unitDuties)[number];

const text = z.string().trim().min(1);
const division = z
  .string()
  .regex(/^\d{6}$/, { error: "区划代码应为 6 位数字" })
  .nullable();

const unit = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, { error: "编号只能用小写字母、数字和连字符" }),
  name: text,
  shortName: text,
  kind: z.enum(unitKinds),
  parentId: text.nullable(),
  /** GB/T 2260, or the statistical code where there is none (乌拉盖 152571). */
  code: division,
  initials: z
    .string()
    .regex(/^[a-z]+$/)
    .nullable(),
  /** Positions 3–8 of the 统一社会信用代码 its firms carry: 152591 for 乌拉盖, otherwise the code. */
  creditDivision: division,
  duty: z.enum(unitDuties).nullable(),
  note: text.nullable(),
});

export const unitPackSchema = z.strictObject({ units: z.array(unit).min(1) });
export type UnitPack = z.infer<typeof unitPackSchema>;
export type Unit = z.infer<typeof unit>;

/** Reads a unit pack from JSON against a sound plan: the pack, or every problem found. */
export const readUnitPack = (raw: unknown, plan: Plan) =>
  readPack(unitPackSchema, raw, (pack) => checkUnits(pack, plan));

/** Every contradiction inside a unit pack, and every unit the plan names that the pack lacks. */
export function checkUnits({ units }: UnitPack, plan: Plan): Problem[] {
  const byId = new Map(units.map((row) => [row.id, row]));
  return [
    ...repeated(units, "units", (row) => row.id),
    ...repeated(units, "units", (row) => row.name),
    ...repeated(units, "units", (row) => row.shortName),
    ...repeated(
      units.filter((row) => row.code !== null),
      "units",
      (row) => `区划 ${row.code}`,
    ),
    ...units.flatMap((row, index) => checkUnit(row, byId, `units.${index}`)),
    ...exactlyOne(units.filter((row) => row.kind === "league").length, "盟级单位"),
    ...exactlyOne(units.filter((row) => row.duty === "promotion").length, "招商主管部门"),
    ...plan.departments.flatMap((row) =>
      byId.get(row.unitId)?.name === row.name
        ? []
        : [{ path: "units", reason: `缺规划部门“${row.name}”（编号“${row.unitId}”）` }],
    ),
    ...plan.places.flatMap((row) =>
      row.unitId === null || byId.has(row.unitId)
        ? []
        : [{ path: "units", reason: `缺地点“${row.name}”所在单位“${row.unitId}”` }],
    ),
  ];
}

function checkUnit(unit: Unit, byId: ReadonlyMap<string, Unit>, path: string): Problem[] {
  const problems: Problem[] = [];
  if (unit.parentId === null ? unit.kind !== "league" : !byId.has(unit.parentId))
    problems.push({ path: `${path}.parentId`, reason: `没有上级单位“${unit.parentId ?? ""}”` });
  if (unit.kind === "league" && unit.parentId !== null)
    problems.push({ path: `${path}.parentId`, reason: "盟级单位没有上级" });
  if (unit.kind === "banner" && (unit.code === null || unit.creditDivision === null))
    problems.push({ path: `${path}.code`, reason: "旗县市区缺区划代码" });
  if (unit.kind !== "department" && unit.duty !== null)
    problems.push({ path: `${path}.duty`, reason: "只有部门可以有职责" });
  return problems;
}

const exactlyOne = (count: number, what: string): Problem[] =>
  count === 1 ? [] : [{ path: "units", reason: `${what}应有且仅有一个，现有 ${count} 个` }];
