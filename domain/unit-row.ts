import { z } from "zod";
import type { UnitKind } from "@/domain/viewer";

export type UnitRow = {
  id: string;
  name: string;
  shortName: string;
  kind: UnitKind;
  parentId: string | null;
  parentName: string | null;
  code: string | null;
  isPromotionBody: boolean;
  activePeople: number;
};

const nameSchema = z.string().trim().min(2, "名称为 2–40 个字。").max(40, "名称为 2–40 个字。");
const shortNameSchema = z.string().trim().min(2, "简称为 2–8 个字。").max(8, "简称为 2–8 个字。");

/** The league itself comes with the policy pack and is never added by hand. */
export const addableKinds = ["department", "banner", "park"] as const satisfies readonly UnitKind[];

export const newUnitSchema = z.strictObject({
  name: nameSchema,
  shortName: shortNameSchema,
  kind: z.enum(addableKinds, "请选择类别。"),
  parentId: z.string().min(1, "请选择上级单位。").max(64, "请选择上级单位。"),
});
export type NewUnit = z.output<typeof newUnitSchema>;

export const renamedUnitSchema = z.strictObject({
  unitId: z.string().min(1).max(64),
  name: nameSchema,
  shortName: shortNameSchema,
});
export type RenamedUnit = z.output<typeof renamedUnitSchema>;
