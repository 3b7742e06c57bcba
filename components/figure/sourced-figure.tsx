import { Figure } from "@/components/figure/figure";
import { NoNumber } from "@/components/ui/no-number";
import { type SourcedFigure as Sourced, wordsOf } from "@/domain/figure";

/** A finished figure with its card; without a number the word stands in its place and the card says what is missing. */
export function SourcedFigure({
  figure,
  unit = "亿元",
  linesHref,
}: {
  figure: Sourced;
  unit?: string;
  /** Where the ledger lines behind the figure are listed. */
  linesHref?: string | undefined;
}) {
  const { name, shown, source, lineCount } = figure;
  if (shown.blank === "notApplicable")
    return (
      <span title={shown.why ?? undefined}>
        <NoNumber kind="notApplicable" />
      </span>
    );
  const rows = linesHref && lineCount ? { href: linesHref, count: lineCount } : undefined;
  const props = { name, value: wordsOf(shown), provenance: { ...source, rows } };
  return shown.blank === null ? (
    <Figure {...props} unit={unit} />
  ) : (
    <Figure {...props}>
      <NoNumber kind={shown.blank} />
    </Figure>
  );
}
