import { z } from "zod";

const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/];

/** At least 10 characters of at least 3 of the 4 classes (等保二级 身份鉴别); pasted passwords are welcome. */
export const passwordSchema = z
  .string()
  .min(10, "密码至少 10 位。")
  .max(200, "密码最多 200 位。")
  .refine(
    (text) => classes.filter((kind) => kind.test(text)).length >= 3,
    "密码须含大写、小写、数字、符号中的至少三类。",
  );

export const loginSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/, "账号为 3–40 位小写字母、数字、点、横线。");
