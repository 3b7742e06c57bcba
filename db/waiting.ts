import { expect } from "./fixtures";
import type { Founder } from "./founding";

/** Until so many statements of this database wait for another's lock: how a test forces the order of two at once. */
export const untilWaiting = (watcher: Founder, count: number) =>
  expect
    .poll(async () => {
      const waiting = await watcher.driver`
        select 1 from pg_locks l join pg_stat_activity a on a.pid = l.pid
        where a.datname = current_database() and not l.granted`;
      return waiting.length;
    })
    .toBe(count);
