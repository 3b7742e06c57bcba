import { type Dossier, type FieldKey, fieldOf, type Share } from "@/domain/dossier";
import { inWan, inYi, parseAmount, thousands, type Yuan } from "@/domain/money";
import { type AmountUnit, fieldSchemas } from "@/domain/project-field";
import { parseQuantity, showQuantity } from "@/domain/quantity";
import { parsePercent, showPercent, wholeBasisPoints } from "@/domain/share";

export type AmountDraft = { readonly text: string; readonly unit: AmountUnit };
/** One row of shares (percent as typed) or of capacities (quantity as typed). */
export type RowDraft = { readonly id: string; readonly text: string };
/** What one box of a form holds while somebody types; text stays text until it is read. */
export type FieldDraft = string | boolean | AmountDraft | readonly RowDraft[];
export type Drafts = { readonly [Key in FieldKey]?: FieldDraft };

export type FieldChoice = { readonly id: string; readonly name: string };
/** What the boxes of a project's form offer. */
export type FieldChoices = {
  readonly units: readonly FieldChoice[];
  readonly banners: readonly FieldChoice[];
  readonly industries: readonly FieldChoice[];
  readonly links: readonly FieldChoice[];
  /** People of the owning unit. */
  readonly users: readonly FieldChoice[];
  /** Names of parks; another name may be typed. */
  readonly parks: readonly string[];
  readonly indicators: readonly (FieldChoice & { readonly unitLabel: string })[];
  /** The project's own company; another one is chosen on the project page. */
  readonly companies: readonly FieldChoice[];
};

const zerosOf = { 亿元: 8, 万元: 4 } as const satisfies Record<AmountUnit, number>;
export const isAmountDraft = (draft: FieldDraft): draft is AmountDraft => typeof draft === "object" && "unit" in draft;
export const isRowsDraft = (draft: FieldDraft): draft is readonly RowDraft[] => Array.isArray(draft);

/** The box as it opens on what is stored; amounts to the yuan, so that a box left alone changes nothing. */
export function draftOf(dossier: Dossier, key: FieldKey): FieldDraft {
  const { kind } = fieldOf(key);
  const value: unknown = dossier[key];
  if (kind === "yi" || kind === "wan") return amountDraft(value as Yuan | null, kind === "yi" ? "亿元" : "万元");
  if (kind === "check") return value === true;
  if (kind === "shares") return ((value ?? []) as readonly Share[]).map(shareDraft);
  if (kind === "capacities")
    return (dossier.capacities ?? []).map((row) => ({ id: row.indicatorId, text: showQuantity(row.quantityMilli) }));
  if (value === null || value === undefined) return "";
  return kind === "quantity" ? showQuantity(Number(value)) : String(value);
}

const shareDraft = ({ id, basisPoints }: Share): RowDraft => ({ id, text: showPercent(basisPoints) });

function amountDraft(amount: Yuan | null, unit: AmountUnit): AmountDraft {
  if (amount === null) return { text: "", unit };
  const zeros = zerosOf[unit];
  const digits = String(amount).padStart(zeros + 1, "0");
  const decimals = digits.slice(-zeros).replace(/0+$/, "");
  const shown = unit === "亿元" ? decimals.padEnd(2, "0") : decimals;
  return { unit, text: `${thousands(digits.slice(0, -zeros))}${shown === "" ? "" : `.${shown}`}` };
}

/** 即 126,000 万元: the same amount in the other unit, or null while it cannot be read. */
export function echoOf({ text, unit }: AmountDraft): string | null {
  const read = parseAmount(text, unit === "亿元" ? "yi" : "wan");
  if (!read.ok) return null;
  return unit === "亿元" ? `即 ${inWan(read.yuan)} 万元` : `即 ${inYi(read.yuan)} 亿元`;
}

export type DraftReading =
  | { readonly ok: true; readonly sent: unknown; readonly value: unknown }
  | { readonly ok: false; readonly sentence: string };

/** What a box says: `sent` is what the action's schema takes, `value` what the dossier would hold; or the sentence. */
export function readDraft(key: FieldKey, draft: FieldDraft): DraftReading {
  const sent = isRowsDraft(draft) ? readRows(key, draft) : isBlank(draft) ? null : draft;
  if (typeof sent === "string" && isRowsDraft(draft)) return { ok: false, sentence: sent };
  const parsed = fieldSchemas[key].safeParse(sent);
  if (!parsed.success) return { ok: false, sentence: parsed.error.issues[0]?.message ?? "请核对填写的内容。" };
  return { ok: true, sent, value: parsed.data };
}

const isBlank = (draft: FieldDraft) =>
  (typeof draft === "string" && draft.trim() === "") || (isAmountDraft(draft) && draft.text.trim() === "");

function readRows(key: FieldKey, rows: readonly RowDraft[]): readonly object[] | string | null {
  const filled = rows.filter(({ id, text }) => id !== "" || text.trim() !== "");
  const read: object[] = [];
  for (const { id, text } of filled) {
    if (id === "") return key === "capacities" ? "请选择指标。" : "请选择产业或旗县市区。";
    if (key === "capacities") {
      const quantity = parseQuantity(text);
      if (!quantity.ok) return quantity.sentence;
      read.push({ indicatorId: id, quantityMilli: quantity.quantityMilli });
    } else {
      const percent = parsePercent(text);
      if (!percent.ok) return percent.sentence;
      read.push({ id, basisPoints: percent.basisPoints });
    }
  }
  return read.length === 0 ? null : read;
}

/** 合计 99.50%，还差 0.50%: the live sum under the rows; unreadable rows count as nothing. */
export function sumWords(rows: readonly RowDraft[]): { readonly words: string; readonly isWhole: boolean } {
  const sum = rows.reduce((left, { text }) => {
    const read = parsePercent(text);
    return left + (read.ok ? read.basisPoints : 0);
  }, 0);
  const gap = showPercent(Math.abs(wholeBasisPoints - sum));
  const rest = sum === wholeBasisPoints ? "" : sum < wholeBasisPoints ? `，还差 ${gap}%` : `，多出 ${gap}%`;
  return { words: `合计 ${showPercent(sum)}%${rest}`, isWhole: sum === wholeBasisPoints };
}

export type DraftedDossier = {
  /** The dossier as it would stand if the drafts were saved; unreadable boxes keep what is stored. */
  readonly dossier: Dossier;
  /** What the action takes under `fields`; its schema parses it again on the server. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly issues: Readonly<Partial<Record<FieldKey, string>>>;
};

/** The boxes somebody touched, read together. */
export function readDrafts(dossier: Dossier, drafts: Drafts): DraftedDossier {
  const values: Record<string, unknown> = {};
  const fields: Record<string, unknown> = {};
  const issues: Partial<Record<FieldKey, string>> = {};
  for (const [key, draft] of Object.entries(drafts) as [FieldKey, FieldDraft][]) {
    const read = readDraft(key, draft);
    if (read.ok) {
      values[key] = read.value;
      fields[key] = read.sent;
    } else issues[key] = read.sentence;
  }
  return { dossier: { ...dossier, ...values } as Dossier, fields, issues };
}
