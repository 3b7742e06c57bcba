import { z } from "zod";

/** One fault of a pack: where it stands and why it is refused. A pack with any problem is refused whole. */
export type Problem = { path: string; reason: string };

export type PackReading<Pack> = { ok: true; pack: Pack } | { ok: false; problems: Problem[] };

/** Reads a pack: first its shape, then (only when the shape stands) the rules that span records. */
export function readPack<Pack>(
  schema: z.ZodType<Pack>,
  raw: unknown,
  check: (pack: Pack) => Problem[],
): PackReading<Pack> {
  const parsed = schema.safeParse(raw, { error: z.locales.zhCN().localeError });
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map((issue) => ({ path: issue.path.join("."), reason: issue.message })),
    };
  }
  const problems = check(parsed.data);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, pack: parsed.data };
}

/** A problem for every record whose key was already taken by an earlier one. */
export function repeated<Row>(rows: readonly Row[], list: string, keyOf: (row: Row) => string): Problem[] {
  const seen = new Set<string>();
  return rows.flatMap((row, index) => {
    const key = keyOf(row);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ path: `${list}.${index}`, reason: `编号“${key}”重复` }];
  });
}
