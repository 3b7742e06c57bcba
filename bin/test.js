import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fail, installMissing, root } from "./install.js";

installMissing();
const node = (...words) => spawnSync(process.execPath, words, { cwd: root, stdio: "inherit" }).status ?? 1;
const bin = (name, ...words) => node(join(root, "node_modules", ...name), ...words);

const steps = [
  ["格式与依赖方向", () => bin(["@biomejs", "biome", "bin", "biome"], "check", ".")],
  ["类型", () => bin(["typescript", "bin", "tsc"], "--noEmit")],
  ["浏览器", findBrowser],
  ["构建", () => node("--import", "tsx", join(root, "bin", "build.ts"))],
  ["三环测试", () => node("--import", "tsx", join(root, "bin", "rings.ts"), ...process.argv.slice(2))],
];
for (const [name, run] of steps) {
  process.stdout.write(`— ${name}\n`);
  const status = run();
  if (status !== 0) process.exit(status);
}

/** An existing Chromium, else Playwright's own, else the system's package. */
function findBrowser() {
  const known = [
    process.env.CHROMIUM_PATH,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
  ].find((path) => path && existsSync(path));
  if (known) {
    process.env.CHROMIUM_PATH = known;
    return 0;
  }
  if (
    spawnSync(process.execPath, [join(root, "node_modules", "playwright", "cli.js"), "install", "chromium"], {
      cwd: root,
      stdio: "inherit",
    }).status === 0
  )
    return 0;
  if (
    spawnSync("sh", ["-c", "apt-get update -qq && apt-get install -y -qq chromium fonts-noto-cjk"], {
      stdio: "inherit",
    }).status === 0
  ) {
    process.env.CHROMIUM_PATH = "/usr/bin/chromium";
    return 0;
  }
  return fail("没有可用的 Chromium：请安装系统的 chromium 软件包，或设 CHROMIUM_PATH。");
}
