import postgres from "postgres";
import { expect } from "./fixtures";
import type { Founder } from "./founding";

// For tests that force the order of two at once.

/**
 * A transaction somebody else has under way, its locks held until it is let go. It never gives way in a deadlock, so that
 * the other side does.
 */
export async function holdLocks(adminUrl: string, url: string) {
  const database = url.slice(url.lastIndexOf("/") + 1);
  const driver = postgres(adminUrl, { max: 1, database, onnotice: () => {} });
  await driver`set deadlock_timeout = '1min'`;
  await driver`begin`;
  return {
    driver,
    async letGo() {
      await driver`commit`;
      await driver.end({ timeout: 2 });
    },
  };
}

/** Until so many statements of this database wait for another's lock. */
export const untilWaiting = ({ driver }: Founder, count: number, options: { timeout?: number } = {}) =>
  expect
    .poll(async () => {
      const waiting = await driver`
        select 1 from pg_locks l join pg_stat_activity a on a.pid = l.pid
        where a.datname = current_database() and not l.granted`;
      return waiting.length;
    }, options)
    .toBe(count);
