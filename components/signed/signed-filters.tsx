"use client";

import { Chip, ChipButton } from "@/components/ui/chip";
import { Menu } from "@/components/ui/menu";
import { agreementTypeLabels } from "@/domain/dossier";
import {
  investmentBandLabels,
  investmentBands,
  monthEndsBefore,
  periodsOf,
  periodWords,
  type SignedChoices,
  type SignedView,
  signedAgreementTypes,
  signedHref,
  signedStages,
} from "@/domain/signed-list";
import { stageLabels } from "@/domain/stage";

type Entry = { label: string; href: string; startsGroup?: boolean };

/** The conditions of the list as chips; the address carries them all. */
export function SignedFilters({
  view,
  choices,
  asOf,
  isClosed,
  today,
}: {
  view: SignedView;
  choices: SignedChoices;
  asOf: string;
  isClosed: boolean;
  today: string;
}) {
  const to = (change: SignedView) => signedHref(view, change);
  const named = (rows: readonly { id: string; name: string }[], id: string | undefined) =>
    id && (rows.find((row) => row.id === id)?.name ?? id);
  const place = named(choices.industries, view.industry) ?? named(choices.clusters, view.cluster);
  return (
    <fieldset className="flex min-w-0 gap-1.5 overflow-x-auto max-lg:pb-1">
      <legend className="sr-only">筛选条件</legend>
      <Menu
        label="截止日"
        trigger={<ChipButton label={`截至 ${asOf}${isClosed ? "（月结）" : ""}`} isOn />}
        entries={[
          { label: `今天 ${today}`, href: to({ asOf: undefined }), isCurrent: !view.asOf },
          ...monthEndsBefore(today).map((end) => ({
            label: `${end.slice(0, 7)} 月末`,
            href: to({ asOf: end }),
            isCurrent: view.asOf === end,
          })),
        ]}
      />
      <Filter
        name="签约期间"
        value={periodWords(view)}
        clearHref={to({ from: undefined, to: undefined })}
        entries={periodsOf(today).map(({ label, from, to: until }) => ({ label, href: to({ from, to: until }) }))}
      />
      <Filter
        name="集群、产业"
        value={place}
        clearHref={to({ cluster: undefined, industry: undefined })}
        entries={choices.clusters.flatMap((cluster) => [
          {
            label: `${cluster.name}（全部）`,
            href: to({ cluster: cluster.id, industry: undefined }),
            startsGroup: true,
          },
          ...choices.industries
            .filter((industry) => industry.clusterId === cluster.id)
            .map((industry) => ({
              label: `　${industry.name}`,
              href: to({ industry: industry.id, cluster: undefined }),
            })),
        ])}
      />
      <Filter
        name="旗县市区"
        value={named(choices.banners, view.banner)}
        clearHref={to({ banner: undefined })}
        entries={choices.banners.map((banner) => ({ label: banner.name, href: to({ banner: banner.id }) }))}
      />
      <Filter
        name="总投资"
        value={view.band && `总投资 ${investmentBandLabels[view.band]}`}
        clearHref={to({ band: undefined })}
        entries={investmentBands.map((band) => ({ label: investmentBandLabels[band], href: to({ band }) }))}
      />
      <Filter
        name="协议类型"
        value={view.type && agreementTypeLabels[view.type]}
        clearHref={to({ type: undefined })}
        entries={signedAgreementTypes.map((type) => ({ label: agreementTypeLabels[type], href: to({ type }) }))}
      />
      <Filter
        name="当前阶段"
        value={view.stage && stageLabels[view.stage]}
        clearHref={to({ stage: undefined })}
        entries={signedStages.map((stage) => ({ label: stageLabels[stage], href: to({ stage }) }))}
      />
      {view.ended ? (
        <Chip label="已终止" clearHref={to({ ended: undefined })} isOn />
      ) : (
        <Chip label="已终止" href={to({ ended: "1" })} />
      )}
    </fieldset>
  );
}

function Filter({
  name,
  value,
  clearHref,
  entries,
}: {
  name: string;
  value: string | undefined;
  clearHref: string;
  entries: readonly Entry[];
}) {
  return value ? (
    <Chip label={value} clearHref={clearHref} isOn />
  ) : (
    <Menu label={name} trigger={<ChipButton label={name} />} entries={entries} />
  );
}
