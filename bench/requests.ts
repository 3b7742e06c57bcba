import { Agent, request } from "node:http";
import { encode } from "next-auth/jwt";
import { secretFor } from "@/db/environment";

/** `body` is sent as JSON, bytes as they are. */
export type Call = { path: string; body?: Record<string, unknown> | Buffer };
export type Answer = { status: number; bytes: number; text: string };
export type Line = {
  item: string;
  n: number;
  concurrency: number;
  p50_ms: number;
  p95_ms: number;
  per_second: number;
  failed?: number;
};

/**
 * Speaks to the running app as one signed-in person, over plain HTTP with kept connections. It runs on the cores it
 * measures and therefore asks without `fetch`, which takes half as much processor time again.
 */
export async function signedIn(url: string, token: string): Promise<(call: Call) => Promise<Answer>> {
  const cookie = `lianzhao-session=${await encode({ token: { sid: token }, secret: secretFor("session-cookie") })}`;
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true });
  return ({ path, body }) =>
    new Promise((resolve, reject) => {
      const isBytes = Buffer.isBuffer(body);
      const sent = isBytes ? body : body ? JSON.stringify(body) : "";
      const posted = {
        "content-type": isBytes ? "application/octet-stream" : "application/json",
        "content-length": Buffer.byteLength(sent),
        origin: url,
        "sec-fetch-site": "same-origin",
      };
      const headers = { cookie, ...(body ? posted : {}) };
      const asking = request({ agent, hostname, port, path, method: body ? "POST" : "GET", headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("error", reject);
        answer.on("end", () => {
          const bytes = Buffer.concat(parts);
          const text = bytes.length < 100_000 ? bytes.toString() : "";
          resolve({ status: answer.statusCode ?? 0, bytes: bytes.length, text });
        });
      });
      asking.on("error", reject);
      asking.end(sent);
    });
}

/**
 * Calls `next(i)` `times` times in `concurrency` lanes after `warm` calls that do not count, because a server in daily
 * use has compiled what it runs; every answer but 2xx counts as failed.
 */
export async function measure(
  item: string,
  send: (call: Call) => Promise<Answer>,
  next: (index: number) => Call,
  { concurrency, times, warm = 1 }: { concurrency: number; times: number; warm?: number },
): Promise<Line> {
  let index = 0;
  let failed = 0;
  const tookMs: number[] = [];
  const once = async () => {
    const call = next(index++);
    const at = performance.now();
    const { status } = await send(call);
    if (status < 200 || status > 299) failed += 1;
    return performance.now() - at;
  };
  for (let n = 0; n < warm; n += 1) await once();
  const startedAt = performance.now();
  const lane = async () => {
    while (index < warm + times) tookMs.push(await once());
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  const seconds = (performance.now() - startedAt) / 1000;
  tookMs.sort((a, b) => a - b);
  const at = (part: number) =>
    Math.round((tookMs[Math.min(tookMs.length - 1, Math.floor(tookMs.length * part))] ?? 0) * 10) / 10;
  return {
    item,
    n: tookMs.length,
    concurrency,
    p50_ms: at(0.5),
    p95_ms: at(0.95),
    per_second: Math.round((tookMs.length / seconds) * 10) / 10,
    ...(failed ? { failed } : {}),
  };
}
