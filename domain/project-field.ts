import { z } from "zod";
import { type Dossier, type Field, type FieldKey, fieldKeys, fieldOf } from "@/domain/dossier";
import { parseAmount } from "@/domain/money";
import { foldWidth } from "@/domain/width";

export const amountUnits = ["亿元", "万元"] as const;
export type AmountUnit = (typeof amountUnits)[number];

const blankToNull = (text: string) => (text === "" ? null : text);
const words = (most: number) =>
  z.string("请填写文字。").trim().max(most, `不超过 ${most} 个字。`).transform(blankToNull).nullable();
const identifier = (sentence: string) => z.uuid(sentence).nullable();
const chosen = (sentence: string) => z.string(sentence).trim().min(1, sentence).max(64, sentence).nullable();

/** 元 from what a person typed and the unit beside the box; an empty box is null, not zero. */
export const amountSchema = z
  .strictObject(
    {
      text: z.string("请填写金额。").max(40, "金额过长，请核对。"),
      unit: z.enum(amountUnits, "请选择单位。"),
    },
    "请填写金额和单位。",
  )
  .transform(({ text, unit }, context) => {
    if (text.trim() === "") return null;
    const parsed = parseAmount(text, unit === "亿元" ? "yi" : "wan");
    if (parsed.ok) return parsed.yuan;
    context.addIssue({ code: "custom", message: parsed.sentence });
    return z.NEVER;
  });

/** An ISO day of the calendar; an empty box is null. */
const daySchema = z
  .string("请填写日期，如 2026-11-24。")
  .transform(blankToNull)
  .pipe(z.iso.date("请填写日期，如 2026-11-24。").nullable())
  .nullable();

const number = (text: string) => foldWidth(text).replaceAll(",", "").trim();

/** A whole number ≥ 0 typed as text. */
const count = z
  .string("请填写整数。")
  .transform(number)
  .pipe(z.string().regex(/^\d{0,9}$/, "请填写整数，不带单位。"))
  .transform((text) => (text === "" ? null : Number(text)))
  .nullable();

/** 210.5 → 210500 thousandths, read from the string and never through a float. */
const quantity = z
  .string("请填写数字。")
  .transform(number)
  .pipe(z.string().regex(/^(\d{1,9}(\.\d{1,3})?)?$/, "请填写数字，最多 3 位小数，不带单位。"))
  .transform((text) => {
    if (text === "") return null;
    const [whole = "", thousandths = ""] = text.split(".");
    return Number(whole + thousandths.padEnd(3, "0"));
  })
  .nullable();

const share = z.strictObject(
  {
    id: z.string("请选择。").min(1, "请选择。").max(64, "请重新选择。"),
    basisPoints: z.int("份额最多 2 位小数。").min(0, "份额不小于 0。").max(10_000, "份额不大于 100.00%。"),
  },
  "请填写份额。",
);
const capacity = z.strictObject(
  {
    indicatorId: z.string("请选择指标。").min(1, "请选择指标。").max(64, "请重新选择指标。"),
    quantityMilli: z.int("最多 3 位小数。").min(0, "产能不小于 0。"),
  },
  "请填写产能指标。",
);

const isUnrepeated = (ids: readonly string[]) => new Set(ids).size === ids.length;

const kindSchemas = {
  text: words(200),
  longtext: words(4000),
  day: daySchema,
  file: identifier("请重新上传文件。"),
  company: identifier("请选择企业。"),
  user: identifier("请选择责任人。"),
  unit: chosen("请选择单位。"),
  link: chosen("请选择环节。"),
  park: words(64),
  yi: amountSchema.nullable(),
  wan: amountSchema.nullable(),
  int: count,
  quantity,
  check: z
    .boolean("请选择是或否。")
    .nullable()
    .transform((isSo) => isSo ?? false),
  shares: z
    .array(share, "请填写份额。")
    .max(20, "份额不超过 20 行。")
    .refine((shares) => isUnrepeated(shares.map(({ id }) => id)), "同一单位或产业只填一行。")
    .nullable(),
  capacities: z
    .array(capacity, "请填写产能指标。")
    .max(20, "产能指标不超过 20 行。")
    .refine((rows) => isUnrepeated(rows.map(({ indicatorId }) => indicatorId)), "同一指标只填一行。")
    .nullable(),
} as const satisfies Record<Exclude<Field["kind"], "choice">, z.ZodType>;

/** Without these there is no project: they are replaced, never cleared. */
const lasting: readonly FieldKey[] = ["name", "companyId", "linkId", "ownerUnitId"];

function schemaOf(key: FieldKey): z.ZodType {
  const field = fieldOf(key);
  if (field.kind === "choice") return z.enum(Object.keys(field.options ?? {}), "请选择。").nullable();
  const schema: z.ZodType = kindSchemas[field.kind];
  return lasting.includes(key) ? schema.refine((value) => value !== null, `${field.label}不能为空。`) : schema;
}

/** What one field accepts from a form and what it becomes in the dossier. The table's kinds guarantee the types. */
export const fieldSchemas = Object.fromEntries(fieldKeys.map((key) => [key, schemaOf(key)])) as {
  readonly [Key in FieldKey]: z.ZodType<Dossier[Key]>;
};

/** Fields a person may type on the project; derived ones are refused as unknown. */
export const editableFields = fieldKeys.filter((key) => !fieldOf(key).isDerived);

export type DossierPatch = { -readonly [Key in FieldKey]?: Dossier[Key] | undefined };

/** Any of the editable fields; null or an empty text clears one, an absent key leaves it as it was. */
export const dossierPatchSchema: z.ZodType<DossierPatch> = z.strictObject(
  Object.fromEntries(editableFields.map((key) => [key, fieldSchemas[key].optional()])),
  "该项不能在此修改。",
);
