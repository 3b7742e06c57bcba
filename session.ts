import { parseCookie } from "cookie";
import { decode } from "next-auth/jwt";
import { isHttps, secretFor } from "@/db/environment";
import { findPerson } from "@/db/sessions";
import type { Viewer } from "@/domain/viewer";

export const sessionCookie = () => (isHttps() ? "__Host-lianzhao-session" : "lianzhao-session");

/** Opening a sealed cookie takes longer than finding the person. What it says never changes; whether it counts, the database says. */
const opened = new Map<string, string>();
const mostOpened = 1000;

/** The session token sealed in the session cookie's value, or null. */
export async function readToken(sealed: string | undefined): Promise<string | null> {
  if (!sealed) return null;
  const known = opened.get(sealed);
  if (known) return known;
  const decoded = await decode({ token: sealed, secret: secretFor("session-cookie") }).catch(() => null);
  if (typeof decoded?.sid !== "string") return null;
  if (opened.size >= mostOpened) opened.clear();
  opened.set(sealed, decoded.sid);
  return decoded.sid;
}

/** The person behind a token, or null; asked of the database each time, never read from the cookie's contents. */
export async function viewerOf(token: string | null): Promise<Viewer | null> {
  const person = token ? await findPerson(token) : null;
  return token && person ? ({ ...person, token } as unknown as Viewer) : null;
}

/** The signed-in person of a request, by its own cookie header. */
export const viewerOfRequest = async (request: Request): Promise<Viewer | null> =>
  viewerOf(await readToken(parseCookie(request.headers.get("cookie") ?? "")[sessionCookie()]));
