// Plain Node, because it runs ahead of every command.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { root } from "./install.js";

const unusedMs = 3 * 86_400_000;
const home = join(root, "node_modules", ".lianzhao-programs");
const sources = ["app", "bin", "db", "domain", "jobs"];
const entries = ["cli", "parse-sheet", "serve", "web", "worker"];

/**
 * The folder in which every program stands as one file, written anew when a source has changed: loading their modules one
 * by one takes longer than most commands run. Null where this person may not write it.
 */
export async function bundlePrograms() {
  const digest = digestOfSources();
  const folder = join(home, digest);
  if (existsSync(folder)) return folder;
  const making = `${folder}.${process.pid}`;
  try {
    mkdirSync(making, { recursive: true });
  } catch {
    return null;
  }
  await bundle(making);
  tidy();
  try {
    renameSync(making, folder);
  } catch (error) {
    // Another command has made the same meanwhile and may be running from it.
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** An office starts programs from its folder for as long as it runs, and says so by touching it (bin/serve.ts). */
function tidy() {
  for (const name of readdirSync(home)) {
    const path = join(home, name);
    if (Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > unusedMs)
      rmSync(path, { recursive: true, force: true });
  }
}

function digestOfSources() {
  // Where the project stands is written into the programs.
  const digest = createHash("sha256").update(root);
  for (const name of ["package-lock.json", "tsconfig.json", "session.ts"])
    digest.update(readFileSync(join(root, name)));
  for (const source of sources)
    for (const name of readdirSync(join(root, source), { recursive: true }).sort())
      if (/(?<!\.test)\.(?:ts|js|json)$/.test(name)) digest.update(name).update(readFileSync(join(root, source, name)));
  return digest.digest("hex").slice(0, 20);
}

async function bundle(folder) {
  // The compiler that tsx brings.
  const { build } = createRequire(createRequire(import.meta.url).resolve("tsx"))("esbuild");
  await build({
    entryPoints: entries.map((name) => join(root, "bin", `${name}.ts`)),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    logLevel: "error",
    external: ["exceljs", "@node-rs/argon2", "next"],
    tsconfig: join(root, "tsconfig.json"),
    banner: { js: `import{createRequire as requireFrom}from"node:module";const require=requireFrom(import.meta.url);` },
    plugins: [{ name: "own folders", setup: (made) => made.onLoad({ filter: /\.ts$/ }, keepFolder) }],
  });
}

/** A module finds the files beside it where they are, not beside the bundle. */
function keepFolder({ path }) {
  const text = readFileSync(path, "utf8");
  const contents = text
    .replaceAll("import.meta.dirname", JSON.stringify(dirname(path)))
    .replaceAll("import.meta.filename", JSON.stringify(path));
  return { contents, loader: "ts" };
}
