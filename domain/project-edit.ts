import { type Dossier, type FieldKey, fieldKeys, fieldOf, sectionLabels } from "@/domain/dossier";
import type { ProjectState } from "@/domain/project-state";
import { isFrozen } from "@/domain/signing";

/** The project as it stands now, for somebody whose version is behind. */
export type Newest = {
  readonly dossier: Dossier;
  readonly version: number;
  /** 09:38, or 2026-11-24 09:38 on another day. */
  readonly changedAt: string;
  readonly changedBy: string | null;
  readonly names: Readonly<Record<string, string>>;
};

export type Difference = { readonly field: FieldKey; readonly isMine: boolean };

const isSame = (left: unknown, right: unknown) => JSON.stringify(left ?? null) === JSON.stringify(right ?? null);

/** Fields somebody else changed since `base`; of those the reader touched too, two words stand against each other. */
export function differencesOf(base: Dossier, newest: Dossier, touched: readonly FieldKey[]): Difference[] {
  return fieldKeys
    .filter((field) => !fieldOf(field).isDerived && !isSame(base[field], newest[field]))
    .map((field) => ({ field, isMine: touched.includes(field) }));
}

export type Section = keyof typeof sectionLabels;

/** The form of 修改: sections with the fields still open to editing; what signing froze is amended elsewhere. */
export function editSections({
  isFrozen: isFixed,
}: Pick<ProjectState, "isFrozen">): { section: Section; fields: FieldKey[] }[] {
  return (Object.keys(sectionLabels) as Section[])
    .map((section) => ({
      section,
      fields: fieldKeys.filter((field) => {
        const { section: own, isDerived } = fieldOf(field);
        return own === section && !isDerived && !(isFixed && isFrozen(field));
      }),
    }))
    .filter(({ fields }) => fields.length > 0);
}
