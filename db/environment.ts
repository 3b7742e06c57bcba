import { createHmac, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";

/** A wrong value ends the start with a sentence, not a stack. */
const environmentSchema = z.object({
  DATABASE_URL: z.string().optional(),
  LIANZHAO_DATA_DIR: z.string().default(".data"),
  LIANZHAO_SECRET: z.string().min(32, "LIANZHAO_SECRET 至少 32 个字符。").optional(),
  /** Where the programs stand as one file each; bin/programs.js. */
  LIANZHAO_PROGRAMS: z.string().optional(),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
});

export function readEnvironment() {
  const parsed = environmentSchema.safeParse(process.env);
  if (!parsed.success) {
    throw new Error(
      `环境变量有误：${parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("；")}`,
    );
  }
  const { DATABASE_URL, LIANZHAO_DATA_DIR, LIANZHAO_SECRET, LIANZHAO_PROGRAMS, PORT } = parsed.data;
  return {
    databaseUrl: DATABASE_URL || null,
    dataDir: resolve(LIANZHAO_DATA_DIR),
    secret: LIANZHAO_SECRET,
    programs: LIANZHAO_PROGRAMS ?? null,
    port: PORT,
  };
}

/** The database the programs of a running office were given, else the configured one. */
export const runningUrl = () => process.env.LIANZHAO_RUNNING_URL ?? process.env.DATABASE_URL;

/** Whether people reach the app by an encrypted connection. */
export const isHttps = () => (process.env.NEXTAUTH_URL ?? "").startsWith("https://");

/** Whether the disk of the data folder has so many bytes left. */
export async function hasRoom(bytes: number): Promise<boolean> {
  const { dataDir } = readEnvironment();
  mkdirSync(dataDir, { recursive: true });
  const { bavail, bsize } = await statfs(dataDir);
  return bavail * bsize >= bytes;
}

/** The words after `node` that start one of the programs of bin/. */
export function programWords(name: "parse-sheet" | "web" | "worker"): string[] {
  const { programs } = readEnvironment();
  return programs ? [join(programs, `${name}.mjs`)] : ["--import", "tsx", join("bin", `${name}.ts`)];
}

/** The deployment's root secret: from the environment, else made once and kept in the data folder, readable by its owner only. */
export function rootSecret(): string {
  const { dataDir, secret } = readEnvironment();
  if (secret) return secret;
  const path = join(dataDir, "secret");
  if (!existsSync(path)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(path, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
  }
  return readFileSync(path, "utf8").trim();
}

const derived = new Map<string, string>();

/** A secret for one purpose, so that no two uses share a key; derived once, for every request asks. */
export function secretFor(purpose: string): string {
  const key = JSON.stringify([process.env.LIANZHAO_SECRET, process.env.LIANZHAO_DATA_DIR, purpose]);
  const secret = derived.get(key) ?? createHmac("sha256", rootSecret()).update(purpose).digest("hex");
  derived.set(key, secret);
  return secret;
}
