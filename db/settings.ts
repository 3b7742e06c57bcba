import { asc, desc, eq } from "drizzle-orm";
import { partsOf, type RuleRow, type SetRule, showRule } from "@/domain/rule-form";
import {
  currentSetting,
  type Rules,
  settings as rules,
  type SettingKey,
  type SettingStatus,
  settingKeys,
} from "@/domain/setting";
import type { Viewer } from "@/domain/viewer";
import { asViewer, asWriter, type Tx } from "./client";
import { dayOf } from "./clock";
import { industries } from "./schema/plans";
import { settings } from "./schema/settings";
import { users } from "./schema/users";

/** Every rule value as it counts now: what the bureau set last, else the default. */
export const readRules = async (tx: Tx): Promise<Rules> => (await readRuleBook(tx)).rules;

export type RuleBook = { rules: Rules; statuses: Readonly<Record<SettingKey, SettingStatus>> };

/** The values that count, and of each whether it is a default, proposed or confirmed. */
export async function readRuleBook(tx: Tx): Promise<RuleBook> {
  const rows = await tx
    .selectDistinctOn([settings.key], {
      key: settings.key,
      value: settings.value,
      isConfirmed: settings.isConfirmed,
      source: settings.source,
    })
    .from(settings)
    .orderBy(settings.key, desc(settings.setAt), desc(settings.id));
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const current = settingKeys.map((key) => [key, currentSetting(key, byKey.get(key) ?? null)] as const);
  return {
    rules: Object.fromEntries(current.map(([key, setting]) => [key, setting.value])) as unknown as Rules,
    statuses: Object.fromEntries(current.map(([key, setting]) => [key, setting.status])) as RuleBook["statuses"],
  };
}

/** Every rule with its value, default, source and history, in the order of the domain's table. */
export const listRules = (viewer: Viewer): Promise<{ rows: RuleRow[]; industries: { id: string; name: string }[] }> =>
  asViewer(viewer, async (tx) => {
    const rows = await tx
      .select({
        id: settings.id,
        key: settings.key,
        value: settings.value,
        isConfirmed: settings.isConfirmed,
        source: settings.source,
        setByName: users.name,
        setOn: dayOf(settings.setAt),
      })
      .from(settings)
      .innerJoin(users, eq(users.id, settings.setBy))
      .orderBy(desc(settings.setAt), desc(settings.id))
      .limit(1000);
    const named = await tx
      .select({ id: industries.id, name: industries.name })
      .from(industries)
      .orderBy(asc(industries.position));
    const nameOf = (id: string) => named.find((row) => row.id === id)?.name ?? id;
    const listed = settingKeys.map((key): RuleRow => {
      const [newest, ...older] = rows.filter((row) => row.key === key);
      const current = currentSetting(key, newest ?? null);
      return {
        key,
        label: rules[key].label,
        unit: rules[key].unit,
        shown: showRule(current.value, nameOf),
        defaultShown: showRule(rules[key].defaultValue, nameOf),
        status: current.status,
        source: current.source,
        setByName: newest?.setByName ?? null,
        setOn: newest?.setOn ?? null,
        parts: partsOf(current.value),
        history: older.map(({ value, key: _, ...row }) => ({ ...row, shown: showRule(value, nameOf) })),
      };
    });
    return { rows: listed, industries: named };
  });

/** Sets a rule from now on; what was posted under the former value stays as it was. */
export const setRule = (viewer: Viewer, input: SetRule): Promise<{ id: string } | null> =>
  asWriter(viewer, async (tx) => {
    const [row] = await tx
      .insert(settings)
      .values({ ...input, setBy: viewer.userId })
      .returning({ id: settings.id });
    return row ?? null;
  });
