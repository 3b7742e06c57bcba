import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { installMissing, root } from "./install.js";

installMissing();
process.exit(
  spawnSync(process.execPath, ["--import", "tsx", join(root, "bench", "run.ts"), ...process.argv.slice(2)], {
    cwd: root,
    stdio: "inherit",
  }).status ?? 1,
);
