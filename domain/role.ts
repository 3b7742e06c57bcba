/** The roles of the deployment. The last three exclude each other and every business role (等保 三权分立). */
export const roles = [
  "clerk",
  "bureau_head",
  "department_head",
  "promoter",
  "verifier",
  "leader",
  "exporter",
  "system_admin",
  "security_admin",
  "auditor",
] as const;
export type Role = (typeof roles)[number];

export const roleLabels = {
  clerk: "招商专员",
  bureau_head: "旗县招商局负责人",
  department_head: "部门负责人",
  promoter: "盟招商主管部门",
  verifier: "认定员",
  leader: "盟领导",
  exporter: "综合科",
  system_admin: "系统管理员",
  security_admin: "安全管理员",
  auditor: "审计管理员",
} satisfies Record<Role, string>;

const administrative: readonly Role[] = ["system_admin", "security_admin", "auditor"];

/** True when one person may hold all of these roles together; at least one role is required. */
export function areCompatible(held: readonly Role[]): boolean {
  return held.length > 0 && (held.length === 1 || !held.some((role) => administrative.includes(role)));
}

/** True for the three administrators, who read no business data. */
export const isAdministrative = (held: readonly Role[]) => held.some((role) => administrative.includes(role));
