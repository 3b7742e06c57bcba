import { bigint, customType, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Yuan } from "@/domain/money";

/** 元 as an exact integer; JavaScript numbers hold every value the policy can reach. */
export const yuanColumn = () => bigint({ mode: "number" }).$type<Yuan>();
/** Thousandths of the indicator's own unit. */
export const milliColumn = () => bigint({ mode: "number" });
export const momentColumn = () => timestamp({ withTimezone: true, mode: "date" });
export const idColumn = () => uuid().primaryKey().defaultRandom();
/** Before every id: where a walk along the ids begins. */
export const firstId = "00000000-0000-0000-0000-000000000000";
export const bytesColumn = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });
