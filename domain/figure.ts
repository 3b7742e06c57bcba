/** The ways of having no number (interface.md §1.3); a true zero is a number. */
export type Blank = "notRecorded" | "notSet" | "cannotCompute" | "unassessed" | "notApplicable" | "notReported";

export const blankWords = {
  notRecorded: "未录入",
  notSet: "未设定",
  cannotCompute: "无法计算",
  unassessed: "未评估",
  notApplicable: "—",
  notReported: "",
} satisfies Record<Blank, string>;

/** A finished cell: the text of a figure, or why there is none. */
export type Shown =
  | { readonly text: string; readonly blank: null }
  | { readonly text: null; readonly blank: Blank; readonly why: string | null };

export const shownAs = (text: string): Shown => ({ text, blank: null });
export const shownBlank = (blank: Blank, why: string | null = null): Shown => ({ text: null, blank, why });
export const wordsOf = (shown: Shown) => (shown.blank === null ? shown.text : blankWords[shown.blank]);

/** Where a figure comes from, in finished words; what is not known is left out. */
export type FigureSource = {
  readonly basis?: string | undefined;
  readonly isDefaultBasis?: boolean | undefined;
  readonly source?: string | undefined;
  readonly dataOn?: string | undefined;
  readonly enteredBy?: string | undefined;
};

export type SourcedFigure = {
  /** What the number is, as spoken: 在建. */
  readonly name: string;
  readonly shown: Shown;
  readonly source: FigureSource;
  /** Ledger lines behind it; null where it is not a sum of lines. */
  readonly lineCount: number | null;
};
