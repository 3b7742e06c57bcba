import { spawn } from "node:child_process";
import { join } from "node:path";
import { installMissing, root } from "./install.js";
import { bundlePrograms } from "./programs.js";

installMissing();
const programs = await bundlePrograms();
const program = programs ? [join(programs, "serve.mjs")] : ["--import", "tsx", join(root, "bin", "serve.ts")];
const child = spawn(process.execPath, [...program, ...process.argv.slice(2)], {
  cwd: root,
  env: { ...process.env, ...(programs ? { LIANZHAO_PROGRAMS: programs } : {}) },
  stdio: ["inherit", "inherit", "inherit", "ipc"],
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
