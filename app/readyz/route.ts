import { isSealedInTime } from "@/db/audit";
import { reachDatabase } from "@/db/deployment";

/** The job seals every four minutes; twice that and a little means that it has stopped. */
const sealLimitMinutes = 10;

/**
 * Says whether requests can be served, and nothing else: the database answers and the log is sealed in time. Stands outside route(): a load balancer
 * asks it without a session, and it reads no row.
 */
export async function GET(): Promise<Response> {
  const isReady = await reachDatabase()
    .then(() => isSealedInTime(sealLimitMinutes))
    .catch(() => false);
  return Response.json(
    { ok: isReady },
    { status: isReady ? 200 : 503, headers: isReady ? {} : { "retry-after": "5" } },
  );
}
