import { Chip } from "@/components/ui/chip";
import { MenuFilter } from "@/components/ui/menu-filter";
import { type GapFilter, type GapKind, type GapOptions, gapKinds, gapLabels, gapsHref } from "@/domain/gap";

const pickers = [
  { key: "department", name: "责任部门", from: "departments" },
  { key: "cluster", name: "集群", from: "clusters" },
  { key: "banner", name: "旗县市区", from: "banners" },
] as const;

/** The chosen conditions in words, for an empty result. */
export const gapConditions = (filter: GapFilter, choices: GapOptions, seesAll: boolean): string[] => [
  ...(filter.kind ? [gapLabels(seesAll)[filter.kind]] : []),
  ...pickers.flatMap(({ key, from }) => choices[from].find(({ value }) => value === filter[key])?.label ?? []),
];

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
      {pickers.map(({ key, name, from }) => (
        <MenuFilter
          key={key}
          name={name}
          value={choices[from].find(({ value }) => value === filter[key])?.label}
          clearHref={gapsHref(filter, { [key]: undefined })}
          entries={choices[from].map(({ value, label }) => ({ label, href: gapsHref(filter, { [key]: value }) }))}
        />
      ))}
    </div>
  );
}
