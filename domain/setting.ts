import { z } from "zod";
import { defaultProbabilities, idleMonths } from "@/domain/probability";
import { defaultRamp } from "@/domain/ramp";
import { plausibleRatio } from "@/domain/sanity";

const percent = z.int("请填写整数。").min(0, "不小于 0。").max(100, "不大于 100。");
const days = z.int("请填写整数。").min(1, "不少于 1 天。").max(730, "不超过 730 天。");
const months = z.int("请填写整数。").min(1, "不少于 1 个月。").max(120, "不超过 120 个月。");
const yuanAmount = z.int("请填写整数。").min(0, "不小于 0。");

const rampSchema = z
  .strictObject({ months1To12Percent: percent, months13To24Percent: percent, laterPercent: percent })
  .refine(
    (ramp) => ramp.months1To12Percent <= ramp.months13To24Percent && ramp.months13To24Percent <= ramp.laterPercent,
    "爬坡比例应逐年不降。",
  );

const probabilitiesSchema = z.strictObject({
  talks: percent,
  intent: percent,
  framework: percent,
  signed: percent,
  signedIdle: percent,
  signedDormant: percent,
  building: percent,
});

const idleMonthsSchema = z
  .strictObject({ idle: months, dormant: months })
  .refine((clock) => clock.idle < clock.dormant, "第二个期限应晚于第一个。");

const ratioSchema = z
  .strictObject({
    least: z.number("请填写数字。").positive("须大于 0。"),
    most: z.number("请填写数字。").positive("须大于 0。"),
  })
  .refine((band) => band.least < band.most, "下限应小于上限。");

export type Setting<Value> = {
  /** Chinese name on the settings page. */
  readonly label: string;
  readonly unit: string;
  readonly defaultValue: Value;
  /** Where the default comes from, as shown beside it. */
  readonly source: string;
  readonly schema: z.ZodType<Value>;
};
const setting = <Value>(row: Setting<Value>) => row;

const proposed = "建议取值，待本盟确认";

/** Every rule value the bureau may set, with the default that holds until it does (practice.md §2, §3, §7). */
export const settings = {
  ramp: setting({
    label: "投产后产值爬坡（第 1—12 月、第 13—24 月、以后）",
    unit: "%",
    defaultValue: defaultRamp,
    source: "可研常见做法：投产后三年 60—70、80—85、100",
    schema: rampSchema,
  }),
  probabilities: setting({
    label: "各阶段计入预测的比例",
    unit: "%",
    defaultValue: defaultProbabilities,
    source: "建议取值，签约一项参照外地公布的开工率 41%—67%",
    schema: probabilitiesSchema,
  }),
  idleMonths: setting({
    label: "签约未开工降低比例的期限",
    unit: "个月",
    defaultValue: idleMonths,
    source: proposed,
    schema: idleMonthsSchema,
  }),
  preMonths: setting({
    label: "签约至开工所需时间",
    unit: "个月",
    defaultValue: 6,
    source: proposed,
    schema: months,
  }),
  buildMonths: setting({
    label: "开工至投产所需时间",
    unit: "个月",
    defaultValue: 14,
    source: proposed,
    schema: months,
  }),
  protectionDays: setting({
    label: "首谈保护期",
    unit: "天",
    defaultValue: 90,
    source: proposed,
    schema: days,
  }),
  protectionRenewals: setting({
    label: "首谈保护期可续次数",
    unit: "次",
    defaultValue: 1,
    source: proposed,
    schema: z.int("请填写整数。").min(0, "不小于 0。").max(5, "不超过 5 次。"),
  }),
  originSharePercent: setting({
    label: "流转项目首谈地份额",
    unit: "%",
    defaultValue: 30,
    source: "建议取值，可在 0—50 之间商定",
    schema: percent.max(50, "不大于 50。"),
  }),
  arbitrationWorkingDays: setting({
    label: "首谈争议裁定时限",
    unit: "工作日",
    defaultValue: 5,
    source: proposed,
    schema: days,
  }),
  paperDays: setting({
    label: "意向、框架协议有效期",
    unit: "天",
    defaultValue: 180,
    source: proposed,
    schema: days,
  }),
  dormantDays: setting({
    label: "已研判项目多久未联系转为沉睡",
    unit: "天",
    defaultValue: 90,
    source: proposed,
    schema: days,
  }),
  signingThresholdYuan: setting({
    label: "签约项目计数门槛（总投资）",
    unit: "元",
    defaultValue: 100_000_000,
    source: "“亿元以上项目”口径，也可设为 5000 万元",
    schema: yuanAmount,
  }),
  plausibleRatio: setting<{ least: number; most: number }>({
    label: "产值与投资之比的提示范围",
    unit: "倍",
    defaultValue: plausibleRatio,
    source: proposed,
    schema: ratioSchema,
  }),
  fullCapacityPercent: setting({
    label: "达产认定：近 12 个月产值占达产年产值",
    unit: "%",
    defaultValue: 90,
    source: proposed,
    schema: percent.min(1, "不小于 1。"),
  }),
  chemicalParks: setting<readonly string[]>({
    label: "已认定的化工园区",
    unit: "个",
    defaultValue: [],
    source: "政策文件只写推动认定，尚无已认定园区",
    schema: z.array(z.string().trim().min(1, "请填写园区名称。")).max(50, "不超过 50 个。"),
  }),
  capacityControlledIndustryIds: setting<readonly string[]>({
    label: "须产能置换的产业",
    unit: "个",
    defaultValue: ["I401", "I402"],
    source: "产业结构调整目录：铁合金、电解铝，待本盟确认",
    schema: z.array(z.string().trim().min(1, "请选择产业。")).max(50, "不超过 50 个。"),
  }),
} as const;

export type SettingKey = keyof typeof settings;
export type SettingValue<Key extends SettingKey> = (typeof settings)[Key]["defaultValue"];
/** Every rule at once, as it counts now. */
export type Rules = { readonly [Key in SettingKey]: SettingValue<Key> };
export const settingKeys = Object.keys(settings) as SettingKey[];

export const settingStatusLabels = {
  default: "默认值（待确认）",
  proposed: "已设定（待确认）",
  confirmed: "已确认",
} as const;
export type SettingStatus = keyof typeof settingStatusLabels;

export type SettingReading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly sentence: string };

/** Reads a value somebody set, or says what is wrong with it. */
export function readSetting<Key extends SettingKey>(key: Key, raw: unknown): SettingReading<SettingValue<Key>> {
  const parsed = settings[key].schema.safeParse(raw, { error: z.locales.zhCN().localeError });
  return parsed.success
    ? { ok: true, value: parsed.data as SettingValue<Key> }
    : { ok: false, sentence: parsed.error.issues[0]?.message ?? "取值有误。" };
}

/** The newest stored row of a key. */
export type SettingRow = { readonly value: unknown; readonly isConfirmed: boolean; readonly source: string };

export type CurrentSetting<Value> = {
  readonly value: Value;
  readonly status: SettingStatus;
  readonly source: string;
};

/** The value that counts: the stored one, else the default. Throws RangeError on a stored value the schema refuses. */
export function currentSetting<Key extends SettingKey>(
  key: Key,
  row: SettingRow | null,
): CurrentSetting<SettingValue<Key>> {
  const { defaultValue, source } = settings[key];
  if (row === null) return { value: defaultValue, status: "default", source };
  const reading = readSetting(key, row.value);
  if (!reading.ok) throw new RangeError(`setting ${key}: ${reading.sentence}`);
  return { value: reading.value, status: row.isConfirmed ? "confirmed" : "proposed", source: row.source };
}
