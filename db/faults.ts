/** The driver's own fields of a failed statement, wherever drizzle put them. */
export function faultOf(error: unknown): { code?: string; constraint?: string } {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const { code, constraint_name } = (inner ?? {}) as { code?: string; constraint_name?: string };
  return { ...(code ? { code } : {}), ...(constraint_name ? { constraint: constraint_name } : {}) };
}

/** Two transactions wanted what the other holds, and the server ended this one. */
export const isClash = (error: unknown) => ["40P01", "40001"].includes(faultOf(error).code ?? "");

/** Raised when the database did not answer in time; the door turns it into 503 and one sentence. */
export class DatabaseUnavailable extends Error {
  constructor(cause?: unknown) {
    super("database unavailable", { cause });
    this.name = "DatabaseUnavailable";
  }
}

/** Raised when others hold what was asked for, an import that writes for instance, and did not let go in time. */
export class DatabaseBusy extends DatabaseUnavailable {
  override name = "DatabaseBusy";
}
export const isHeld = (error: unknown) => isClash(error) || ["55P03", "57014"].includes(faultOf(error).code ?? "");

const unreachable = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "57P01",
  "57P02",
  "57P03",
  "08006",
  "53300",
]);
export const isUnreachable = (error: unknown) => unreachable.has(faultOf(error).code ?? "");

/** Said when a text holds what the database cannot keep: a NUL, half of a character. */
export const unkeepable = "内容中有无法保存的字符。请删去后重试，可先粘贴到记事本再复制过来。";
export const isUnkeepable = (error: unknown) => ["22021", "22P05"].includes(faultOf(error).code ?? "");

/** The same of what was sent, as JSON: half a character would be kept as a question mark without a word. */
export const holdsUnkeepable = (json: string) => /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/.test(json);

const attempts = 5;

/** Does a transaction again when it failed in a way that passes; it must do nothing outside itself that adds up. */
export async function throughClashes<T>(work: () => Promise<T>, isPassing = isClash): Promise<T> {
  for (let left = attempts - 1; ; left -= 1)
    try {
      return await work();
    } catch (error) {
      if (left === 0 || !isPassing(error)) throw error;
    }
}
