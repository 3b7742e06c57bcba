import { join } from "node:path";
import { type Embedded, startEmbedded } from "@/db/embedded";
import { readEnvironment } from "@/db/environment";
import { migrateDatabase, sentenceOf } from "@/db/migrate";

/** A database to work with: the configured server, or the embedded one; migrated. Ends the process with one sentence if there is none. */
export async function openDatabase(): Promise<{ url: string; embedded: Embedded | null }> {
  try {
    const { databaseUrl, dataDir } = readEnvironment();
    const embedded = databaseUrl ? null : await startEmbedded(join(dataDir, "pg"));
    const url = databaseUrl ?? embedded?.url ?? "";
    await migrateDatabase(url);
    process.env.LIANZHAO_RUNNING_URL = url;
    return { url, embedded };
  } catch (error) {
    return end(sentenceOf(error) ?? (error instanceof Error && !hasCode(error) ? error.message : null), error);
  }
}

const hasCode = (error: Error) => "code" in error || error.cause !== undefined;

function end(sentence: string | null, error: unknown): never {
  if (sentence === null) throw error;
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
