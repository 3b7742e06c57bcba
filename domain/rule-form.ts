import { z } from "zod";
import { thousands } from "@/domain/money";
import { readSetting, type SettingKey, type SettingStatus, settingKeys, settings } from "@/domain/setting";

/** One rule as the page lists it: what counts now, the default, and every value set before. */
export type RuleRow = {
  readonly key: SettingKey;
  readonly label: string;
  readonly unit: string;
  readonly shown: string;
  readonly defaultShown: string;
  readonly status: SettingStatus;
  readonly source: string;
  /** Null while the default holds. */
  readonly setByName: string | null;
  readonly setOn: string | null;
  readonly parts: readonly RulePart[];
  readonly history: readonly RuleChange[];
};
export type RuleChange = {
  readonly id: string;
  readonly shown: string;
  readonly isConfirmed: boolean;
  readonly source: string;
  readonly setByName: string;
  readonly setOn: string;
};

/** A number inside a rule as a form field; `name` is empty for a rule that is one number. */
export type RulePart = {
  readonly name: string;
  readonly label: string;
  /** Of a list, one item a line. */
  readonly text: string;
  readonly isList: boolean;
};

const partLabels: Readonly<Record<string, string>> = {
  months1To12Percent: "第 1—12 月",
  months13To24Percent: "第 13—24 月",
  laterPercent: "以后",
  talks: "在谈",
  intent: "意向",
  framework: "框架",
  signed: "签约未开工",
  signedIdle: "签约后过第一期限",
  signedDormant: "签约后过第二期限",
  building: "在建按期系数",
  idle: "第一期限",
  dormant: "第二期限",
  least: "下限",
  most: "上限",
};

export function partsOf(value: unknown): RulePart[] {
  if (Array.isArray(value)) return [{ name: "", label: "取值", text: value.map(String).join("\n"), isList: true }];
  if (typeof value === "object" && value !== null)
    return Object.entries(value).map(([name, part]) => ({
      name,
      label: partLabels[name] ?? name,
      text: String(part),
      isList: false,
    }));
  return [{ name: "", label: "取值", text: String(value), isList: false }];
}

/** `nameOf` turns the id of a listed item into its name. */
export const showRule = (value: unknown, nameOf: (id: string) => string = (id) => id): string => {
  if (Array.isArray(value)) return value.length === 0 ? "无" : value.map((each) => nameOf(String(each))).join("、");
  const parts = partsOf(value);
  if (typeof value === "number" && Number.isInteger(value)) return thousands(String(value));
  return parts.map(({ label, text }) => `${label} ${text}`).join("；");
};

/** What the form sends: each part as typed; the value is put together and judged by the rule's own schema. */
export const setRuleSchema = z
  .strictObject(
    {
      key: z.enum(settingKeys, "没有这条口径。"),
      parts: z
        .array(z.strictObject({ name: z.string().max(40), text: z.string().max(4000, "内容过长，请核对。") }))
        .min(1, "请填写取值。")
        .max(20),
      source: z.string("请填写依据。").trim().min(1, "请填写依据。").max(200, "依据不超过 200 个字。"),
      isConfirmed: z.boolean(),
    },
    "提交的内容有误，请刷新后重试。",
  )
  .transform(({ parts, ...rest }, context) => {
    const value = joinParts(rest.key, parts);
    const reading = value === null ? { ok: false as const, sentence: "请填写数字。" } : readSetting(rest.key, value);
    if (reading.ok) return { ...rest, value: reading.value };
    context.addIssue({ code: "custom", message: reading.sentence, path: ["parts"] });
    return z.NEVER;
  });
export type SetRule = z.output<typeof setRuleSchema>;

function joinParts(key: SettingKey, parts: readonly { name: string; text: string }[]): unknown {
  const isList = Array.isArray(settings[key].defaultValue);
  const read = ({ text }: { text: string }): unknown => {
    if (isList) return [...new Set(text.split(/[\n、,，]/).map((each) => each.trim()))].filter((each) => each !== "");
    return /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text.trim()) : null;
  };
  const values = parts.map((part) => [part.name, read(part)] as const);
  if (values.some(([, value]) => value === null)) return null;
  const [first] = values;
  return first?.[0] === "" ? first[1] : Object.fromEntries(values);
}
