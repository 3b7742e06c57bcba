/** Cookies are honoured only for requests our own pages sent; a missing header counts as foreign. */
export function isOwnOrigin(sent: Pick<Headers, "get">): boolean {
  const origin = sent.get("origin");
  const site = sent.get("sec-fetch-site");
  if (!origin || !site) return false;
  try {
    return site === "same-origin" && new URL(origin).host === sent.get("host");
  } catch {
    return false;
  }
}
