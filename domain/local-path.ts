/** The path when it leads to a page of ours, else null: no other host, no scheme, no door of its own. */
export function localPath(text: string | null | undefined): string | null {
  if (!text || text.length > 500 || !/^\/(?![/\\])[^\s\\]*$/.test(text)) return null;
  let url: URL;
  try {
    url = new URL(text, "http://here.invalid");
  } catch {
    return null;
  }
  if (url.origin !== "http://here.invalid" || url.pathname.startsWith("//")) return null;
  return /^\/(sign-in|setup|api)(\/|$)/.test(url.pathname) ? null : `${url.pathname}${url.search}`;
}

/** Where a visitor without a session goes, and what the page says; `path` is where the visitor was. */
export function signInPath(path: string | null, isExpired: boolean): string {
  const back = localPath(path);
  const query = new URLSearchParams();
  if (isExpired) query.set("reason", "expired");
  if (back && back !== "/") query.set("next", back);
  return query.size > 0 ? `/sign-in?${query}` : "/sign-in";
}
