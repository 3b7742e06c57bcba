import { z } from "zod";
import { loginSchema, passwordSchema } from "@/domain/password";

const founderSchema = z.strictObject({
  login: loginSchema,
  name: z.string().trim().min(2, "姓名为 2–30 个字。").max(30, "姓名为 2–30 个字。"),
  password: passwordSchema,
});
const offices = ["system_admin", "security_admin", "auditor"] as const;

/** The three first administrators: three people, so three logins and three passwords. */
export const foundingSchema = z
  .strictObject({ system_admin: founderSchema, security_admin: founderSchema, auditor: founderSchema })
  .superRefine((people, context) => {
    for (const [index, office] of offices.entries()) {
      const earlier = offices.slice(0, index).map((other) => people[other]);
      if (earlier.some((other) => other.login === people[office].login))
        context.addIssue({ code: "custom", path: [office, "login"], message: "三位管理员的账号不能相同。" });
      if (earlier.some((other) => other.password === people[office].password))
        context.addIssue({ code: "custom", path: [office, "password"], message: "三位管理员的密码不能相同。" });
    }
  });
