import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { api } from "@/app/api/v1";
import { type Json, sentence } from "@/app/route-handler";
import { securityHeaders } from "@/app/security-headers";

const doors = Object.entries(api).map(([address, handler]) => {
  const [method, path = ""] = address.split(" ");
  return { method, path: new RegExp(`^${path.replace(/:(\w+)/g, "(?<$1>[^/]+)")}$`), handler };
});

export const isApi = (request: IncomingMessage) => request.url?.startsWith("/api/v1/") ?? false;

/** Answers one JSON request ahead of the pages' router, which takes as long as most of these answers do (decision 0010). */
export async function answerApi(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const answer = await handle(incoming).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return sentence(500, "系统出错，请求没有完成。请稍后重试；仍出错时请联系管理员。");
  });
  const isOpen = answer instanceof Response;
  const body = isOpen ? Buffer.from(await answer.arrayBuffer()) : Buffer.from(answer.text);
  outgoing.writeHead(answer.status, {
    ...securityHeaders,
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    ...(isOpen ? Object.fromEntries(answer.headers) : answer.headers),
    "content-length": body.byteLength,
    // What was refused before it was read to its end is not read on.
    ...(incoming.complete ? {} : { connection: "close" }),
  });
  outgoing.end(body);
}

const askedOfPages = ["GET", "HEAD", "POST", "OPTIONS"];

/** Refuses what the pages' router cannot be asked: a method it fails on, an address with a NUL, which the database cannot keep. */
export function isRefused({ method = "", url = "" }: IncomingMessage, outgoing: ServerResponse): boolean {
  const refuse = (status: number, text: string, headers: Record<string, string> = {}) => {
    outgoing.writeHead(status, { ...securityHeaders, "content-type": "text/plain; charset=utf-8", ...headers });
    outgoing.end(text);
    return true;
  };
  if (!askedOfPages.includes(method)) return refuse(405, "不支持此种请求。", { allow: askedOfPages.join(", ") });
  return url.includes("%00") && refuse(400, "地址中有无法识别的字符。请检查地址后重试。");
}

async function handle(incoming: IncomingMessage): Promise<Response | Json> {
  const url = new URL(incoming.url ?? "/", "http://localhost");
  const here = doors.filter(({ path }) => path.test(url.pathname));
  if (here.length === 0) return sentence(404, "没有这个接口。");
  const door = here.find(({ method }) => method === incoming.method);
  if (!door) return sentence(405, "这个接口不支持此种请求。", { allow: here.map(({ method }) => method).join(", ") });
  return door.handler(requestOf(incoming, url), {
    params: Promise.resolve({ ...door.path.exec(url.pathname)?.groups }),
  });
}

function requestOf(incoming: IncomingMessage, url: URL): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers.set(name, String(value));
  if (incoming.method === "GET") return new Request(url, { headers });
  const body = Readable.toWeb(incoming) as ReadableStream<Uint8Array>;
  return new Request(url, { headers, method: incoming.method ?? "POST", body, duplex: "half" } as RequestInit);
}
