"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { isOwnOrigin } from "@/app/own-origin";
import { sessionToken } from "@/auth";
import { endSession } from "@/db/sessions";
import { sessionCookie } from "@/session";

/** Ends the session row, so that a copy of the cookie is dead too. Needs no verb: leaving is everybody's right. */
export async function signOut(): Promise<void> {
  if (!isOwnOrigin(await headers())) return;
  const token = await sessionToken();
  if (token) await endSession(token);
  (await cookies()).delete(sessionCookie());
  redirect("/sign-in");
}
