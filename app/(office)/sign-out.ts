"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { isOwnOrigin } from "@/app/action";
import { sessionCookie, sessionToken } from "@/auth";
import { endSession } from "@/db/sessions";

/** Ends the session row, so that a copy of the cookie is dead too. Needs no verb: leaving is everybody's right. */
export async function signOut(): Promise<void> {
  if (!(await isOwnOrigin())) return;
  const token = await sessionToken();
  if (token) await endSession(token);
  (await cookies()).delete(sessionCookie());
  redirect("/sign-in");
}
