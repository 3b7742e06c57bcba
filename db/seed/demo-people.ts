import { randomBytes } from "node:crypto";
import type postgres from "postgres";
import { hashPassword } from "@/db/sessions";
import type { Role } from "@/domain/role";

/** One account a role, and the second clerk whose banner must see nothing of the first. */
export const demoPeople = [
  { login: "demo-clerk", name: "示例王某", unitId: "152526", roles: ["clerk"] },
  { login: "demo-clerk-zhenglan", name: "示例李某", unitId: "152530", roles: ["clerk"] },
  { login: "demo-bureau-head", name: "示例巴某", unitId: "152526", roles: ["bureau_head"] },
  { login: "demo-gongxin", name: "示例赵某", unitId: "dept-gongxin", roles: ["department_head"] },
  { login: "demo-nengyuan", name: "示例孙某", unitId: "dept-nengyuan", roles: ["department_head"] },
  { login: "demo-nongmu", name: "示例乌某", unitId: "dept-nongmu", roles: ["department_head"] },
  { login: "demo-promoter", name: "示例钱某", unitId: "dept-zhaoshang", roles: ["promoter"] },
  { login: "demo-verifier", name: "示例吴某", unitId: "dept-zhaoshang", roles: ["verifier"] },
  { login: "demo-leader", name: "示例斯某", unitId: "152500", roles: ["leader"] },
  { login: "demo-exporter", name: "示例周某", unitId: "dept-zhaoshang", roles: ["exporter"] },
  { login: "demo-system", name: "示例郑某", unitId: "152500", roles: ["system_admin"] },
  { login: "demo-security", name: "示例冯某", unitId: "152500", roles: ["security_admin"] },
  { login: "demo-auditor", name: "示例陈某", unitId: "152500", roles: ["auditor"] },
] as const satisfies readonly { login: string; name: string; unitId: string; roles: readonly Role[] }[];

/** Founds the demonstration's accounts under one password made for this database alone; the sign-in page shows it. */
export async function loadDemoPeople(driver: postgres.Sql): Promise<void> {
  const password = `Demo-${randomBytes(4).toString("hex")}`;
  const passwordHash = await hashPassword(password);
  await driver.begin(async (tx) => {
    for (const { login, name, unitId, roles } of demoPeople) {
      const [user] = await tx<{ id: string }[]>`
        insert into users (login, name, unit_id, password_hash, password_changed_at)
        values (${login}, ${name}, ${unitId}, ${passwordHash}, now()) returning id`;
      for (const role of roles) await tx`insert into user_roles (user_id, role) values (${user?.id ?? null}, ${role})`;
    }
    await tx`insert into deployment (key, value) values ('demo', ${password})`;
  });
}
