import { type FieldKey, fieldKeys, fieldOf, labelOf } from "@/domain/dossier";
import { type NameOf, showField } from "@/domain/field-words";
import { isFilled, missingFor, nextStageOf, requiredAt, stageRequiring } from "@/domain/gate";
import type { ProjectState } from "@/domain/project-state";
import { isFrom, type Stage } from "@/domain/stage";

export type Need = {
  readonly field: FieldKey;
  readonly label: string;
  readonly isReady: boolean;
  /** What to do while it is missing. */
  readonly sentence: string;
  readonly verb: "填写" | "上传" | "记拜访" | "填报产值";
  /** What stands there once it is ready. */
  readonly shown: string | null;
  /** Who owns it. */
  readonly owner: string;
};

export type Needs = { readonly to: Stage; readonly missing: readonly Need[]; readonly ready: readonly Need[] };

const at: Partial<Record<FieldKey, Stage>> = requiredAt;

/** What the next stage newly asks of a project, with what is there already; null at full capacity. */
export function needsOf(state: ProjectState, nameOf: NameOf): Needs | null {
  const to = nextStageOf(state.stage);
  if (to === null) return null;
  const owner = state.ownerUserName ?? state.ownerUnitName;
  const need = (field: FieldKey, sentence: string | null): Need => ({
    field,
    label: labelOf(field),
    isReady: sentence === null,
    sentence: sentence ?? "",
    verb: verbOf(field),
    shown: showField(field, state.dossier[field], nameOf),
    owner,
  });
  const missing = missingFor(state.dossier, to).map(({ field, sentence }) => need(field, sentence));
  const lacking = new Set(missing.map(({ field }) => field));
  const ready = fieldKeys
    .filter((field) => isNewly(field, state.stage, to) && !lacking.has(field) && isFilled(state.dossier, field))
    .map((field) => need(field, null));
  return { to, missing, ready };
}

function isNewly(field: FieldKey, stage: Stage, to: Stage): boolean {
  const from = stageRequiring(field);
  return from !== null && (at[field] === to || (at[field] === undefined && isFrom(to, from) && !isFrom(stage, from)));
}

function verbOf(field: FieldKey): Need["verb"] {
  if (field === "visitCount") return "记拜访";
  if (field === "trailingOutputYuan") return "填报产值";
  return fieldOf(field).kind === "file" ? "上传" : "填写";
}
