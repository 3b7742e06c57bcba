import { headers } from "next/headers";
import { z } from "zod";
import { failureOf } from "@/app/failure";
import { isOwnOrigin } from "@/app/own-origin";
import { findViewer } from "@/auth";
import { noteDenial } from "@/db/audit";
import { contextOf, holdsUnkeepable, requestContext, unkeepable } from "@/db/request";
import { can, refusalFor, type Verb } from "@/domain/permission";
import { sizeFault } from "@/domain/submission";
import type { Viewer } from "@/domain/viewer";

/** What every action answers: the value, or a sentence (on a field when it has one); bugs are thrown and stay loud. */
export type Answer<T> =
  | { ok: true; value: T }
  | { ok: false; sentence: string; field?: string | undefined; issues?: Record<string, string>; needsSignIn?: boolean };

const envelope = z.strictObject({ requestId: z.uuid().optional(), input: z.unknown() });
export type Envelope = z.input<typeof envelope>;

/**
 * The one door for server actions: origin → session → verb → size → strict schema → request id → the work. The input
 * arrives in an envelope with the client's request id, so that a retry is answered and not done twice.
 */
export function action<S extends z.ZodType, T>(
  schema: S,
  verb: Verb,
  work: (viewer: Viewer, input: z.output<S>) => Promise<T>,
): (sent: Envelope) => Promise<Answer<T>> {
  return async (sent) => {
    if (!isOwnOrigin(await headers())) return { ok: false, sentence: "请求来源不明，未予受理。请刷新页面后重试。" };
    const viewer = await findViewer();
    if (!viewer) return { ok: false, sentence: "登录已到期。请重新登录，您填写的内容已保留。", needsSignIn: true };
    if (!can(viewer, verb)) {
      await noteDenial(viewer, verb);
      return { ok: false, sentence: refusalFor(verb, viewer) };
    }
    const opened = envelope.safeParse(sent);
    if (!opened.success) return { ok: false, sentence: "提交的内容无法识别。请刷新页面后重试。" };
    const asked = JSON.stringify(opened.data.input ?? null);
    const tooLarge = sizeFault(asked);
    if (tooLarge) return { ok: false, sentence: tooLarge };
    if (holdsUnkeepable(asked)) return { ok: false, sentence: unkeepable };
    const parsed = schema.safeParse(opened.data.input);
    if (!parsed.success) return invalid(parsed.error);
    const context = contextOf(opened.data.requestId, `${verb} ${asked}`);
    return answered(() => requestContext.run(context, () => work(viewer, parsed.data)));
  };
}

/** For the doors that stand before sign-in (set-up links): origin, size and schema, but no Viewer. */
export function openAction<S extends z.ZodType, T>(
  schema: S,
  work: (input: z.output<S>) => Promise<T>,
): (sent: Envelope) => Promise<Answer<T>> {
  return async (sent) => {
    if (!isOwnOrigin(await headers())) return { ok: false, sentence: "请求来源不明，未予受理。请刷新页面后重试。" };
    const opened = envelope.safeParse(sent);
    const parsed = schema.safeParse(opened.success ? opened.data.input : undefined);
    if (!parsed.success) return invalid(parsed.error);
    return answered(() => work(parsed.data));
  };
}

async function answered<T>(work: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    const { sentence, field } = failureOf(error, (cause) => `${cause}，内容没有保存。请稍后重试，您填写的内容已保留。`);
    return { ok: false, sentence, field };
  }
}

function invalid(error: z.ZodError): Answer<never> {
  const issues: Record<string, string> = {};
  for (const issue of error.issues) issues[issue.path.join(".")] ??= issue.message;
  const [first] = error.issues;
  return { ok: false, sentence: first?.message ?? "填写的内容有误。", field: first?.path.join("."), issues };
}
