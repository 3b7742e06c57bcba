import postgres from "postgres";

/**
 * For tests: a transaction somebody else has under way, its locks held until it is let go. It never gives way in a
 * deadlock, so that the other side does.
 */
export async function holdLocks(adminUrl: string, url: string) {
  const database = url.slice(url.lastIndexOf("/") + 1);
  const [driver, watcher] = [0, 1].map(() => postgres(adminUrl, { max: 1, database, onnotice: () => {} })) as [
    postgres.Sql,
    postgres.Sql,
  ];
  await driver`set deadlock_timeout = '1min'`;
  await driver`begin`;
  return {
    driver,
    /** How many of the database's other sessions wait for a row or a transaction. */
    countWaiting: async () =>
      (
        await watcher`select 1 from pg_locks l join pg_stat_activity a using (pid)
          where a.datname = current_database() and not l.granted and l.locktype in ('transactionid', 'tuple')`
      ).length,
    async letGo() {
      await driver`commit`;
      await Promise.all([driver.end({ timeout: 2 }), watcher.end({ timeout: 2 })]);
    },
  };
}
