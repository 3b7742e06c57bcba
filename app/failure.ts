import { DatabaseBusy, DatabaseUnavailable, isUnkeepable, unkeepable } from "@/db/request";
import { Refusal } from "@/domain/refusal";

export type Failure = { status: 400 | 409 | 503; sentence: string; field?: string | undefined };

/**
 * What both doors answer when work was refused or could not be done; `later` words a cause that passes. Anything else is
 * a bug and is thrown on.
 */
export function failureOf(error: unknown, later: (cause: string) => string): Failure {
  if (error instanceof Refusal) return { status: 409, sentence: error.sentence, field: error.field };
  if (isUnkeepable(error)) return { status: 400, sentence: unkeepable };
  if (error instanceof DatabaseBusy) return { status: 503, sentence: later("有导入或他人正在写入") };
  if (error instanceof DatabaseUnavailable) return { status: 503, sentence: later("数据库暂时没有应答") };
  throw error;
}
