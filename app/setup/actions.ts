"use server";

import { z } from "zod";
import { openAction } from "@/app/action";
import * as sessions from "@/db/sessions";
import { foundingSchema } from "@/domain/founding";
import { passwordSchema } from "@/domain/password";

const tokenSchema = z.string().min(20).max(100);

export const foundAdministrators = openAction(
  z.strictObject({ token: tokenSchema, people: foundingSchema }),
  ({ token, people }) =>
    sessions.foundAdministrators(token, [
      { role: "system_admin", ...people.system_admin },
      { role: "security_admin", ...people.security_admin },
      { role: "auditor", ...people.auditor },
    ]),
);

export const setFirstPassword = openAction(
  z.strictObject({ token: tokenSchema, password: passwordSchema }),
  ({ token, password }) => sessions.setFirstPassword(token, password),
);
