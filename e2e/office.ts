import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

export type Office = { url: string; process: ChildProcess; stop: () => Promise<void> };

/** Starts the built app the way people do (bin/up.js), on a free port, and waits for its ready line. */
export async function openOffice(environment: Record<string, string>, ...words: string[]): Promise<Office> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(root, "bin", "up.js"), ...words], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment, PORT: String(port) },
  });
  let heard = "";
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      heard += chunk.toString();
      if (/^ready http/m.test(heard)) resolve();
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("exit", () => reject(new Error(`the app did not start: ${heard}`)));
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    url: `http://localhost:${port}`,
    process: child,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });
}
