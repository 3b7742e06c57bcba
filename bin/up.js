import { spawn } from "node:child_process";
import { join } from "node:path";
import { installMissing, root } from "./install.js";

installMissing();
const child = spawn(process.execPath, ["--import", "tsx", join(root, "bin", "serve.ts"), ...process.argv.slice(2)], {
  cwd: root,
  stdio: ["inherit", "inherit", "inherit", "ipc"],
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
