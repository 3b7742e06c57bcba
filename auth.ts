import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { cache } from "react";
import { isHttps, secretFor } from "@/db/environment";
import { isUnkeepable } from "@/db/request";
import { endSession, signIn } from "@/db/sessions";
import { signInPath } from "@/domain/local-path";
import type { Viewer } from "@/domain/viewer";
import { readToken, sessionCookie, viewerOf } from "@/session";

const sessionHours = 12;

/** The cookie carries one opaque session token; who it is and what they may do is read from the database each time. */
export const authOptions = (): NextAuthOptions => ({
  secret: secretFor("session-cookie"),
  session: { strategy: "jwt", maxAge: sessionHours * 3600 },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  cookies: {
    sessionToken: { name: sessionCookie(), options: { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps() } },
  },
  providers: [
    Credentials({
      credentials: { login: {}, password: {} },
      async authorize(credentials) {
        const login = (credentials?.login ?? "").trim().slice(0, 100);
        const password = (credentials?.password ?? "").slice(0, 200);
        if (!login || !password) return null;
        // The library answers with an error's own words, and these would name the statement that failed.
        const token = await signIn(login, password, (await headers()).get("user-agent") ?? "").catch(
          (error: unknown) => {
            if (isUnkeepable(error)) return null;
            process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
            throw new Error("unavailable");
          },
        );
        return token ? { id: token } : null;
      },
    }),
  ],
  // Sign-out through the library's own address ends the row as well, not the cookie alone.
  events: { signOut: ({ token }) => (typeof token?.sid === "string" ? endSession(token.sid) : undefined) },
  callbacks: {
    jwt: ({ token, user }) => (user ? { sid: user.id } : token),
    session: ({ session }) => ({ expires: session.expires }),
  },
});

/** The session token in the page's cookie, or null. */
export const sessionToken = cache(
  async (): Promise<string | null> => readToken((await cookies()).get(sessionCookie())?.value),
);

/** The signed-in person of the page being made, or null; asked once. */
export const findViewer = cache(async (): Promise<Viewer | null> => viewerOf(await sessionToken()));

/** The signed-in person; without one the sign-in page opens. For pages; actions and routes answer for themselves. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await findViewer();
  if (!viewer) redirect(signInPath((await headers()).get("x-path"), (await sessionToken()) !== null));
  return viewer;
}
