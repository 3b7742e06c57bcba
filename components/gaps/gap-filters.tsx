import { Chip } from "@/components/ui/chip";
import { MenuFilter } from "@/components/ui/menu-filter";
import {
  type GapFilter,
  type GapKind,
  type GapOptions,
  gapKinds,
  gapLabels,
  gapPickers,
  gapsHref,
  pickedGapOption,
} from "@/domain/gap";

/** Whose links, what they wait for with how many wait, and the department, cluster and banner. */
export function GapFilters({
  filter,
  unitName,
  counts,
  choices,
  seesAll,
}: {
  filter: GapFilter;
  /** The viewer's unit when it has industries of its own. */
  unitName: string | null;
  counts: Record<GapKind, number>;
  choices: GapOptions;
  seesAll: boolean;
}) {
  const isAll = filter.of === "all";
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-1.5 border-b border-line-2 px-3 py-1.5 print:hidden">
      {unitName && (
        <>
          <Chip label={unitName} href={gapsHref(filter, { of: undefined })} isOn={!isAll} />
          <Chip label="全部" href={gapsHref(filter, { of: "all" })} isOn={isAll} />
        </>
      )}
      {gapKinds.map((kind) => (
        <Chip
          key={kind}
          label={`${gapLabels(seesAll)[kind]} ${counts[kind]}`}
          href={gapsHref(filter, { kind: filter.kind === kind ? undefined : kind })}
          {...(filter.kind === kind && { clearHref: gapsHref(filter, { kind: undefined }) })}
        />
      ))}
      <span className="flex-1" />
      {gapPickers.map((picker) => (
        <MenuFilter
          key={picker.key}
          name={picker.name}
          value={pickedGapOption(filter, choices, picker)?.label}
          clearHref={gapsHref(filter, { [picker.key]: undefined })}
          entries={choices[picker.from].map(({ value, label }) => ({
            label,
            href: gapsHref(filter, { [picker.key]: value }),
          }))}
        />
      ))}
    </div>
  );
}
