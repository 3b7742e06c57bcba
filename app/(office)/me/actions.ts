"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/action";
import * as sessions from "@/db/sessions";
import { getOwnAccount } from "@/db/users";
import { passwordSchema } from "@/domain/password";

export const endOwnSession = action(
  z.strictObject({ sessionId: z.uuid() }),
  "ownAccount",
  async (viewer, { sessionId }) => {
    await sessions.endOwnSession(viewer, sessionId);
    revalidatePath("/me");
    return null;
  },
);

export const changeOwnPassword = action(
  z.strictObject({ current: z.string().min(1, "请填写当前密码。").max(200), next: passwordSchema }),
  "ownAccount",
  async (viewer, { current, next }) => {
    const { login } = await getOwnAccount(viewer);
    return sessions.changeOwnPassword(viewer, login, current, next);
  },
);
