import { z } from "zod";
import { failureOf } from "@/app/failure";
import { isOwnOrigin } from "@/app/own-origin";
import { noteDenial } from "@/db/audit";
import { contextOf, holdsUnkeepable, requestContext, unkeepable } from "@/db/request";
import { can, refusalFor, type Verb } from "@/domain/permission";
import type { Viewer } from "@/domain/viewer";
import { viewerOfRequest } from "@/session";

declare const made: unique symbol;
/** A route handler that `route()` made; nothing else is one. `A` is what it answers with when it went well. */
export type Handler<A extends Response | Json = Response> = ((
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<A | Response>) & { readonly [made]: true };

/** A JSON answer whose text nobody wraps in a stream first: bin/api.ts sends it as it stands. */
export type Json = { readonly status: 200; readonly headers: Record<string, string>; readonly text: string };

/** What a request is answered with that was not done. */
export const sentence = (status: number, text: string, headers: Record<string, string> = {}, field?: string) =>
  Response.json(
    { ok: false, sentence: text, ...(field ? { field } : {}) },
    { status, headers: { "cache-control": "private, no-store", ...headers } },
  );

/** What every JSON route answers with when it went well. */
export const json = (value: unknown): Json => ({
  status: 200,
  headers: { "content-type": "application/json", "cache-control": "private, no-store" },
  text: JSON.stringify({ ok: true, value }),
});

/**
 * The one door for route handlers: session → verb → strict schema over query and path → origin for anything that writes
 * → size → the work. Downloads are reads a link may open, so a GET asks no origin; its session and verb still count.
 */
export function route<S extends z.ZodType, A extends Response | Json>(
  schema: S,
  verb: Verb,
  work: (viewer: Viewer, input: z.output<S>, request: Request) => Promise<A>,
  options: { maxBytes?: number; hasJsonBody?: boolean } = {},
): Handler<A> {
  const handle = async (request: Request, { params }: { params: Promise<Record<string, string>> }) => {
    if (request.method !== "GET" && !isOwnOrigin(request.headers)) return sentence(403, "请求来源不明，未予受理。");
    const length = Number(request.headers.get("content-length") ?? 0);
    if (request.method !== "GET" && !(length > 0 && length <= (options.maxBytes ?? 100_000)))
      return sentence(413, "提交的内容过大，或没有写明长度。");
    try {
      const viewer = await viewerOfRequest(request);
      if (!viewer) return sentence(401, "登录已到期。请重新登录。");
      if (!can(viewer, verb)) {
        await noteDenial(viewer, verb);
        return sentence(403, refusalFor(verb, viewer));
      }
      const query = Object.fromEntries(new URL(request.url).searchParams);
      const body = options.hasJsonBody ? await readJson(request) : {};
      if (!body) return sentence(400, "提交的内容不是有效的 JSON 对象。");
      const input = { ...query, ...body, ...(await params) };
      const asked = JSON.stringify(input);
      if (holdsUnkeepable(asked)) return sentence(400, unkeepable);
      const parsed = schema.safeParse(input);
      if (!parsed.success) return sentence(400, sentenceOf(parsed.error.issues[0]));
      const context = contextOf(sentIdOf(request), `${verb} ${asked}`);
      return await requestContext.run(context, () => work(viewer, parsed.data, request));
    } catch (error) {
      const failure = failureOf(error, (cause) => `${cause}，请稍后重试。`);
      return sentence(
        failure.status,
        failure.sentence,
        failure.status === 503 ? { "retry-after": "5" } : {},
        failure.field,
      );
    }
  };
  return handle as Handler<A>;
}

const sentenceOf = (issue: z.core.$ZodIssue | undefined) =>
  issue?.code === "unrecognized_keys"
    ? `没有这个参数：${issue.keys.join("、")}。`
    : (issue?.message ?? "地址中的条件有误。");

const object = z.record(z.string(), z.unknown());

async function readJson(request: Request): Promise<Record<string, unknown> | null> {
  try {
    return object.parse(await request.json());
  } catch {
    return null;
  }
}

/** A read is done each time it is asked, and each time put on record. */
const sentIdOf = (request: Request) =>
  request.method === "GET" ? undefined : z.uuid().safeParse(request.headers.get("x-request-id")).data;
