/** The driver's own fields of a failed statement, wherever drizzle put them. */
export function faultOf(error: unknown): { code?: string; constraint?: string } {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const { code, constraint_name } = (inner ?? {}) as { code?: string; constraint_name?: string };
  return { ...(code ? { code } : {}), ...(constraint_name ? { constraint: constraint_name } : {}) };
}

/** Two transactions wanted what the other holds, and the server ended this one. */
export const isClash = (error: unknown) => ["40P01", "40001"].includes(faultOf(error).code ?? "");

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
