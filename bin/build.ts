import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { secretFor } from "@/db/environment";

const root = join(import.meta.dirname, "..");
const sources = [
  "app",
  "components",
  "domain",
  "db",
  "auth.ts",
  "session.ts",
  "proxy.ts",
  "next.config.js",
  "package-lock.json",
  "postcss.config.js",
];

/** The key that server actions are sealed with; the build and every process that serves it share it. */
export const actionsKey = () => Buffer.from(secretFor("server-actions"), "hex").toString("base64");

/** Builds the app when its sources differ from those of the last build; false when the build failed. */
export function buildIfChanged(): boolean {
  const stamp = join(root, ".next", "lianzhao-built");
  const key = actionsKey();
  const digest = createHash("sha256").update(key);
  for (const name of sources) addToDigest(digest, join(root, name));
  const wanted = digest.digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return true;
  process.stdout.write("正在构建……\n");
  const built = spawnSync(process.execPath, [join(root, "node_modules", "next", "dist", "bin", "next"), "build"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key,
    },
  });
  if (built.status !== 0) return false;
  writeFileSync(stamp, wanted);
  return true;
}

function addToDigest(digest: ReturnType<typeof createHash>, path: string) {
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) addToDigest(digest, join(path, name));
  } else if (!path.endsWith(".test.ts")) {
    digest.update(path.slice(root.length)).update(readFileSync(path));
  }
}

if (process.argv[1] === import.meta.filename && !buildIfChanged()) process.exit(1);
