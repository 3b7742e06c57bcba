import { spawn } from "node:child_process";
import { join } from "node:path";
import { installMissing, root } from "./install.js";

installMissing();
const child = spawn(process.execPath, ["--import", "tsx", join(root, "bin", "cli.ts"), ...process.argv.slice(2)], {
  stdio: "inherit",
  env: { ...process.env, LIANZHAO_DATA_DIR: process.env.LIANZHAO_DATA_DIR ?? join(root, ".data") },
});
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
