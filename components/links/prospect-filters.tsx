import { Chip } from "@/components/ui/chip";
import {
  matchStateLabels,
  matchStates,
  type ProspectFilter,
  type ProspectPage,
  prospectsHref,
  untouchedLabel,
} from "@/domain/prospect";
import { tierLabels, tiers } from "@/domain/scope";

/** What the firm does, whether a person has decided, whether somebody talks to it; counts beside the words. */
export function ProspectFilters({
  page,
  filter,
  prospects,
  seesAll,
}: {
  page: string;
  filter: ProspectFilter;
  prospects: ProspectPage;
  seesAll: boolean;
}) {
  const to = (change: ProspectFilter) => prospectsHref(page, { ...filter, cursor: undefined, ...change });
  const one = (key: "tier" | "state" | "untouched", value: string, label: string) => {
    const isOn = filter[key] === value;
    return (
      <Chip
        key={value}
        label={label}
        href={to({ [key]: isOn ? undefined : value })}
        {...(isOn && { clearHref: to({ [key]: undefined }) })}
      />
    );
  };
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-1.5 border-b border-line-2 px-3 py-1.5 print:hidden">
      {tiers.map((tier) => one("tier", tier, `${tierLabels[tier]} ${prospects.tierCounts[tier]}`))}
      {matchStates.map((state) => one("state", state, `${matchStateLabels[state]} ${prospects.stateCounts[state]}`))}
      {one("untouched", "1", untouchedLabel(seesAll))}
      <span className="flex-1" />
      <span className="text-xs text-ink-3">
        {prospects.dataOn ? `企业数据截至 ${prospects.dataOn}，` : ""}待确认的为系统匹配，须人工判定
      </span>
    </div>
  );
}
