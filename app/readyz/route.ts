import { reachDatabase } from "@/db/deployment";

/**
 * Says whether requests can be served, and nothing else: the database answers. Stands outside route(): a load balancer
 * asks it without a session, and it reads no row.
 */
export async function GET(): Promise<Response> {
  const isReady = await reachDatabase().then(
    () => true,
    () => false,
  );
  return Response.json(
    { ok: isReady },
    { status: isReady ? 200 : 503, headers: isReady ? {} : { "retry-after": "5" } },
  );
}
