import { type NextRequest, NextResponse } from "next/server";
import { securityHeaders } from "@/app/security-headers";

/** Security headers only: a fresh nonce a page and a policy that lets nothing from outside in. Rights are never decided here. */
export function proxy(request: NextRequest) {
  const nonce = btoa(crypto.randomUUID());
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // Only to come back to the same page after sign-in.
  headers.set("x-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  return response;
}

// What passes here is kept in memory, and cut at 10 MB: files go straight to their routes.
export const config = {
  matcher: [{ source: "/((?!_next/static|icon.svg|files/|projects/[^/]+/files$).*)" }],
};
