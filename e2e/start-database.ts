import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { asOwner } from "@/db/client";
import { startEmbedded } from "@/db/embedded";
import { rootSecret } from "@/db/environment";
import { migrateDatabase } from "@/db/migrate";
import { loadPolicyPack } from "@/db/seed/policy";

const root = join(import.meta.dirname, "..");

/** One throwaway server for the run, with a migrated template that each worker clones; the developer's data is never touched. */
export default async function startDatabase(): Promise<() => void> {
  const server = await startEmbedded(join(root, ".data", "test", "pg"), { fsync: false });
  const template = `template_${digestOfDatabaseFiles()}`;
  const admin = postgres(server.adminUrl, { max: 1, onnotice: () => {} });
  const leftOver = await admin<{ datname: string }[]>`select datname from pg_database where datname like 'worker%'`;
  for (const { datname } of leftOver) {
    if (!isRunning(Number(datname.split("_")[1])))
      await admin.unsafe(`drop database if exists ${datname} with (force)`);
  }
  const templateUrl = server.url.replace(/\/lianzhao$/, `/${template}`);
  const [known] = await admin`select 1 from pg_database where datname = ${template}`;
  if (!known) {
    await admin.unsafe(`create database ${template}_new owner lianzhao_owner`);
    const newUrl = `${templateUrl}_new`;
    await migrateDatabase(newUrl);
    await asOwner(newUrl, (_, driver) => loadPolicyPack(driver));
    await admin.unsafe(`alter database ${template}_new rename to ${template}`);
  } else {
    // The server outlives runs: its logins may carry the passwords of another secret.
    await migrateDatabase(templateUrl);
  }
  process.env.LIANZHAO_TEST_ADMIN_URL = server.adminUrl;
  process.env.LIANZHAO_TEST_TEMPLATE_URL = templateUrl;
  await admin.end();
  return () => {
    if (server.isOurs) server.stop();
  };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function digestOfDatabaseFiles(): string {
  const hash = createHash("sha256");
  for (const folder of ["db/migrations", "db/policies", "db/seed", "db/seed/xilingol"]) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (entry.isFile()) hash.update(readFileSync(join(root, folder, entry.name)));
    }
  }
  return hash.update(rootSecret()).digest("hex").slice(0, 16);
}
