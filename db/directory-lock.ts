import { setTimeout as pause } from "node:timers/promises";
import type postgres from "postgres";
import { locks } from "./locks";
import type { Progress } from "./task-progress";

const askEveryMs = 200;

/**
 * Waits for whoever writes to the directory, then holds it until the transaction ends. It asks instead of queueing, so
 * that one who waits can be stopped. Throws StopAsked.
 */
export async function holdDirectory(tx: postgres.TransactionSql, { heed }: Progress): Promise<void> {
  for (;;) {
    const [asked] = await tx<{ isHeld: boolean }[]>`select pg_try_advisory_xact_lock(${locks.directory}) as "isHeld"`;
    if (asked?.isHeld) return;
    await heed();
    await pause(askEveryMs);
  }
}
