"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useSingleKeys } from "@/components/shell/single-keys";
import { Chip, ChipButton } from "@/components/ui/chip";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import {
  columnLabel,
  conditionsOf,
  type FilterChoices,
  type InvestmentBand,
  investmentBands,
  type ProjectFilter,
  projectsHref,
  type Scope,
  scopeLabels,
} from "@/domain/project-filter";
import { boardColumns, statuses, statusLabels } from "@/domain/stage";

/** The conditions shared by board and table: each in the address, each cleared by itself. */
export function FilterBar({
  filter,
  scope,
  unitScopeLabel,
  choices,
  stalledCount,
  isBoard,
  isOpenOnPhone,
}: {
  filter: ProjectFilter;
  scope: Scope;
  /** 本单位, or 我的产业 for a department. */
  unitScopeLabel: string;
  choices: FilterChoices;
  stalledCount: number;
  isBoard: boolean;
  isOpenOnPhone: boolean;
}) {
  const router = useRouter();
  const hasSingleKeys = useSingleKeys();
  const [text, setText] = useState(filter.q);
  const to = (changes: Partial<ProjectFilter>) => projectsHref(filter, changes);
  const scopeLabel = (key: Scope) => (key === "unit" ? unitScopeLabel : scopeLabels[key]);
  const search = (event: FormEvent) => {
    event.preventDefault();
    router.push(to({ q: text.trim() }), { scroll: false });
  };
  const told = conditionsOf(filter, choices);
  const clearOf = (label: string) => told.find((condition) => condition.label === label);
  const pick = (label: string, entries: MenuEntry[], among: readonly string[] = [label]) => {
    const chosen = among.map(clearOf).find((condition) => condition !== undefined);
    const isOn = chosen !== undefined;
    const clear = chosen ? [{ label: "不限", href: chosen.clearHref }] : [];
    return (
      <Menu
        label={label}
        trigger={<ChipButton label={chosen?.value ?? label} isOn={isOn} />}
        entries={[...clear, ...entries]}
      />
    );
  };
  return (
    <div
      role="toolbar"
      aria-label="条件"
      className={`mb-2.5 flex shrink-0 flex-wrap items-center gap-1.5 ${isOpenOnPhone ? "" : "max-lg:hidden"}`}
    >
      <Menu
        label="视图"
        trigger={<ChipButton label={`视图：${scopeLabel(scope)}`} isOn />}
        entries={(["mine", "unit", "all"] as const).map((key) => ({
          label: scopeLabel(key),
          href: to({ scope: key }),
          isCurrent: key === scope,
        }))}
      />
      {filter.view === "table" &&
        pick(
          "阶段",
          boardColumns.map(({ key }) => ({
            label: columnLabel(key) ?? key,
            href: to({ column: key }),
            isCurrent: key === filter.column,
          })),
        )}
      {pick(
        "旗县市区",
        choices.banners.map(({ id, name }) => ({
          label: name,
          href: to({ banner: id }),
          isCurrent: id === filter.banner,
        })),
      )}
      {pick("集群、产业、环节", chainEntries(filter, choices, to), ["环节", "产业", "集群"])}
      {pick(
        "总投资",
        (Object.keys(investmentBands) as InvestmentBand[]).map((band) => ({
          label: investmentBands[band].label,
          href: to({ band }),
          isCurrent: band === filter.band,
        })),
      )}
      {choices.owners.length > 0 &&
        pick(
          "责任人",
          choices.owners.map(({ id, name }) => ({
            label: name,
            href: to({ owner: id }),
            isCurrent: id === filter.owner,
          })),
        )}
      {pick(
        "状态",
        statuses.map((status) => ({
          label: statusLabels[status],
          href: to({ status }),
          isCurrent: status === filter.status,
        })),
      )}
      <Chip
        label={`只看停滞 ${stalledCount}`}
        href={to({ stalled: !filter.stalled })}
        isOn={filter.stalled}
        {...(filter.stalled && { clearHref: to({ stalled: false }) })}
      />
      <search>
        <form onSubmit={search} className="relative flex items-center">
          <Search
            aria-hidden="true"
            size={12}
            strokeWidth={1.8}
            className="pointer-events-none absolute left-2 text-ink-3"
          />
          <input
            type="search"
            name="q"
            aria-label="按名称、投资方、编号查找项目"
            aria-describedby="project-search-hint"
            placeholder="名称、投资方、编号"
            maxLength={60}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="h-6.5 w-40 rounded-md border border-line bg-card pr-1 pl-6.5 text-xs max-lg:h-11"
          />
          <span id="project-search-hint" className="ml-1.5 text-xs text-ink-3">
            回车搜索
          </span>
        </form>
      </search>
      {told.length > 1 && (
        <Chip
          label="清除全部"
          href={projectsHref(filter, {
            status: "active",
            banner: null,
            cluster: null,
            industry: null,
            link: null,
            owner: null,
            band: null,
            stalled: false,
            q: "",
            column: null,
          })}
        />
      )}
      <span className="min-w-0 flex-1 truncate text-right text-xs text-ink-3 max-lg:hidden">
        {isBoard && `方向键选卡片，${hasSingleKeys ? "M 移动阶段，" : ""}Enter 打开`}
      </span>
    </div>
  );
}

function chainEntries(
  filter: ProjectFilter,
  choices: FilterChoices,
  to: (changes: Partial<ProjectFilter>) => string,
): MenuEntry[] {
  const links = choices.links.map(({ id, name }) => ({
    label: `环节 ${name}`,
    href: to({ link: id }),
    isCurrent: id === filter.link,
  }));
  const groups = choices.clusters.flatMap(({ id, name }, at) => [
    {
      label: name,
      href: to({ cluster: id, industry: null, link: null }),
      isCurrent: id === filter.cluster,
      startsGroup: at > 0 || links.length > 0,
      note: "集群",
    },
    ...choices.industries
      .filter(({ clusterId }) => clusterId === id)
      .map((industry) => ({
        label: industry.name,
        href: to({ cluster: null, industry: industry.id, link: null }),
        isCurrent: industry.id === filter.industry,
      })),
  ]);
  return [...links, ...groups];
}
