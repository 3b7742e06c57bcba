"use client";

import { CapacityRows } from "@/components/projects/capacity-rows";
import { FileInput } from "@/components/projects/file-input";
import { ParkInput } from "@/components/projects/park-input";
import { ShareRows } from "@/components/projects/share-rows";
import { AmountField } from "@/components/ui/amount-field";
import { Checkbox } from "@/components/ui/checkbox";
import { DayField } from "@/components/ui/day-field";
import type { FieldFrame } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import { type FieldKey, type FieldKind, fieldOf } from "@/domain/dossier";
import {
  echoOf,
  type FieldChoice,
  type FieldChoices,
  type FieldDraft,
  isAmountDraft,
  isRowsDraft,
} from "@/domain/field-draft";
import { type AmountUnit, amountUnits } from "@/domain/project-field";

export interface FieldInputProps extends Pick<FieldFrame, "mark" | "markTone" | "error"> {
  field: FieldKey;
  draft: FieldDraft;
  onDraft: (draft: FieldDraft) => void;
  /** The moment to check: errors appear on leaving a box, not while typing. */
  onLeave?: () => void;
  choices: FieldChoices;
  today: string;
  /** Files are kept under their project; null before there is one. */
  projectId: string | null;
  /** The name of the file that is kept now. */
  fileName?: string | undefined;
  /** Replaces the hint of the field list. */
  hint?: string | undefined;
  isDisabled?: boolean;
  /** A panel opens with the focus here. */
  takesFocus?: boolean;
  className?: string;
}

/** Where the box of a field is found: error summaries and refused moves lead there. */
export const fieldIdOf = (field: FieldKey) => `field-${field}`;

/** One box of a project, of the kind the field list gives it. Controlled: the caller keeps the drafts. */
export function FieldInput(props: FieldInputProps) {
  const { field, draft, onDraft, onLeave, choices, today, isDisabled = false, takesFocus = false } = props;
  const { label, kind, unit, options, hint } = fieldOf(field);
  const frame = {
    id: fieldIdOf(field),
    label: unit && kind !== "yi" && kind !== "wan" ? `${label}（${unit}）` : label,
    hint: props.hint ?? hint,
    mark: props.mark,
    markTone: props.markTone,
    error: props.error,
    ...(props.className && { className: props.className }),
  };
  const focus = takesFocus ? { "data-autofocus": "" } : {};
  const text = typeof draft === "string" ? draft : "";
  const rows = isRowsDraft(draft) ? draft : [];
  const common = { ...frame, ...focus, disabled: isDisabled, onBlur: onLeave };

  if (kind === "yi" || kind === "wan") {
    const amount = isAmountDraft(draft) ? draft : { text: "", unit: amountUnits[kind === "yi" ? 0 : 1] };
    const units: [AmountUnit, AmountUnit] = kind === "yi" ? ["亿元", "万元"] : ["万元", "亿元"];
    return (
      <AmountField
        {...common}
        units={units}
        defaultUnit={amount.unit}
        value={amount.text}
        onChange={(event) => onDraft({ text: event.target.value, unit: amount.unit })}
        onUnitChange={(next) => onDraft({ text: amount.text, unit: next === "万元" ? "万元" : "亿元" })}
        echo={(typed, next) => echoOf({ text: typed, unit: next === "万元" ? "万元" : "亿元" })}
      />
    );
  }
  if (kind === "day")
    return (
      <DayField
        {...frame}
        today={today}
        defaultValue={text}
        isDisabled={isDisabled}
        onDayChange={(day, typed) => onDraft(day ?? typed)}
      />
    );
  if (kind === "check")
    return (
      <div className={props.className}>
        <Checkbox
          id={frame.id}
          label={label}
          checked={draft === true}
          disabled={isDisabled}
          onChange={(event) => onDraft(event.target.checked)}
        />
        {props.error && <p className="text-xs text-bad">{props.error}</p>}
      </div>
    );
  if (kind === "file")
    return (
      <FileInput
        {...frame}
        field={field}
        projectId={props.projectId}
        fileName={props.fileName}
        isDisabled={isDisabled}
        takesFocus={takesFocus}
        onUploaded={onDraft}
      />
    );
  if (kind === "shares")
    return (
      <ShareRows
        {...frame}
        rows={rows}
        onRows={onDraft}
        choices={field === "industryShares" ? choices.industries : choices.banners}
        noun={field === "industryShares" ? "产业" : "旗县市区"}
        isDisabled={isDisabled}
        takesFocus={takesFocus}
      />
    );
  if (kind === "capacities")
    return (
      <CapacityRows
        {...frame}
        rows={rows}
        onRows={onDraft}
        indicators={choices.indicators}
        isDisabled={isDisabled}
        takesFocus={takesFocus}
      />
    );
  if (kind === "park") return <ParkInput {...common} parks={choices.parks} value={text} onText={onDraft} />;

  const offered = choicesOf(field, kind, choices, options);
  if (offered)
    return (
      <SelectField
        {...common}
        options={offered.map(({ id, name }) => ({ value: id, label: name }))}
        emptyLabel="请选择"
        value={text}
        onChange={(event) => onDraft(event.target.value)}
      />
    );
  if (kind === "longtext")
    return <TextareaField {...common} rows={3} value={text} onChange={(event) => onDraft(event.target.value)} />;
  return (
    <TextField
      {...common}
      value={text}
      inputMode={field === "contactPhone" ? "tel" : kind === "int" || kind === "quantity" ? "decimal" : "text"}
      onChange={(event) => onDraft(event.target.value)}
    />
  );
}

function choicesOf(
  field: FieldKey,
  kind: FieldKind,
  choices: FieldChoices,
  options: Readonly<Record<string, string>> | undefined,
): readonly FieldChoice[] | null {
  if (kind === "choice") return Object.entries(options ?? {}).map(([id, name]) => ({ id, name }));
  if (kind === "unit") return field === "landingUnitId" ? choices.banners : choices.units;
  if (kind === "user") return choices.users;
  if (kind === "link") return choices.links;
  return kind === "company" ? choices.companies : null;
}
