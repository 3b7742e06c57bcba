import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { installMissing, root } from "./install.js";
import { bundlePrograms } from "./programs.js";

installMissing();
process.env.LIANZHAO_DATA_DIR ??= join(root, ".data");
const programs = await bundlePrograms();
if (programs) process.env.LIANZHAO_PROGRAMS = programs;
else (await import("tsx/esm/api")).register();
await import(pathToFileURL(programs ? join(programs, "cli.mjs") : join(root, "bin", "cli.ts")).href);
