import { z } from "zod";
import { loginSchema } from "@/domain/password";
import { areCompatible, type Role, roles } from "@/domain/role";

export const personStates = ["invited", "active", "disabled"] as const;
export type PersonState = (typeof personStates)[number];
export const personStateLabels = {
  invited: "待设密码",
  active: "在用",
  disabled: "已停用",
} satisfies Record<PersonState, string>;

export type PersonRow = {
  id: string;
  login: string;
  name: string;
  unitId: string;
  unitName: string;
  state: PersonState;
  roles: Role[];
  /** Null for somebody who has never signed in. */
  lastSeenAt: Date | null;
  sessionCount: number;
};

export const rolesApart = "系统管理员、安全管理员、审计管理员各由专人担任，不能与其他角色兼任。";

const heldSchema = z
  .array(z.enum(roles))
  .min(1, "请至少选择一个角色。")
  .transform((held) => [...new Set(held)])
  .refine(areCompatible, rolesApart);
const unitSchema = z.string("请选择单位。").min(1, "请选择单位。").max(64, "请选择单位。");
const nameSchema = z.string().trim().min(2, "姓名为 2–30 个字。").max(30, "姓名为 2–30 个字。");

export const newPersonSchema = z.strictObject({
  login: loginSchema,
  name: nameSchema,
  unitId: unitSchema,
  roles: heldSchema,
});
export type NewPerson = z.output<typeof newPersonSchema>;

export const changedPersonSchema = z.strictObject({
  userId: z.uuid(),
  name: nameSchema,
  unitId: unitSchema,
  roles: heldSchema,
});
export type ChangedPerson = z.output<typeof changedPersonSchema>;
