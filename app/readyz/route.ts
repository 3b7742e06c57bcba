import { isSealedInTime } from "@/db/audit";
import { reachDatabase } from "@/db/deployment";
import { hasRoom } from "@/db/environment";

/** The job seals every four minutes; twice that and a little means that it has stopped. */
const sealLimitMinutes = 10;
/** With less on the disk the database itself will soon stop. */
const leastFreeBytes = 200 * 1024 ** 2;

/**
 * Says whether requests can be served, and nothing else: the database answers, the log is sealed in time and there is
 * room on the disk. Stands outside route(): a load balancer
 * asks it without a session, and it reads no row.
 */
export async function GET(): Promise<Response> {
  const isReady = await reachDatabase()
    .then(async () => (await isSealedInTime(sealLimitMinutes)) && (await hasRoom(leastFreeBytes)))
    .catch(() => false);
  return Response.json(
    { ok: isReady },
    { status: isReady ? 200 : 503, headers: isReady ? {} : { "retry-after": "5" } },
  );
}
