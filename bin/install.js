// Runs before anything is installed, so it is plain Node: installs from the lockfile when that has changed since.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "..");

export function installMissing() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 9)) fail(`需要 Node 20.9 或更高版本，当前为 ${process.versions.node}。`);
  const stamp = join(root, "node_modules", ".lianzhao-installed");
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  process.stderr.write("正在安装依赖……\n");
  try {
    execFileSync("npm", ["ci", "--include=dev", "--loglevel=error", "--no-audit", "--no-fund"], {
      cwd: root,
      stdio: ["ignore", 2, 2],
      shell: process.platform === "win32",
    });
  } catch {
    fail("依赖安装失败：请检查网络与 npm 源，再运行一次。");
  }
  writeFileSync(stamp, wanted);
}

export function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
