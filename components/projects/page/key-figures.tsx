import { Figure } from "@/components/figure/figure";
import type { Provenance } from "@/components/figure/provenance-card";
import { projectHref } from "@/components/projects/page/hrefs";
import { NoNumber } from "@/components/ui/no-number";
import { isFilled } from "@/domain/gate";
import { inWan, inYi, thousands } from "@/domain/money";
import type { ProjectPage } from "@/domain/project-page";
import { plausibleRatio, ratioOf, ratioWords } from "@/domain/sanity";

type Item = { name: string; value: string | null; unit: string; below: string | null; provenance: Provenance };

function itemsOf({ state, credit, updatedOn }: ProjectPage): Item[] {
  const { dossier, isFrozen } = state;
  const shared: Provenance = {
    source: isFrozen ? `${dossier.signedOn ?? ""} 签约确认，变更须经审定` : "项目资料，签约前可修改",
    dataOn: updatedOn,
  };
  const ratio = ratioOf(dossier);
  const { investmentYuan, outputYuan, taxYuan, jobs, fixedInvestmentYuan } = dossier;
  return [
    {
      name: isFrozen ? "协议总投资" : "拟投资额",
      value: investmentYuan === null ? null : inYi(investmentYuan),
      unit: "亿元",
      below: fixedInvestmentYuan === null ? "固定资产投资未填" : `其中固定资产 ${inYi(fixedInvestmentYuan)}`,
      provenance: shared,
    },
    {
      name: "达产年产值",
      value: outputYuan === null ? null : inYi(outputYuan),
      unit: "亿元",
      below: ratio === null ? null : ratioWords(dossier),
      provenance: {
        ...shared,
        ...(isFilled(dossier, "outputBasis") && { basis: dossier.outputBasis ?? "" }),
        check:
          ratio === null
            ? "产值与投资之比无法计算"
            : `${ratioWords(dossier)}，提示范围 ${plausibleRatio.least}—${plausibleRatio.most} 倍`,
        ...(credit.liveCount > 0 && { rows: { href: projectHref(state.id, "credit"), count: credit.liveCount } }),
      },
    },
    {
      name: "预计年税收",
      value: taxYuan === null ? null : inWan(taxYuan),
      unit: "万元",
      below: null,
      provenance: shared,
    },
    {
      name: "带动就业",
      value: jobs === null ? null : thousands(String(jobs)),
      unit: "人",
      below: null,
      provenance: shared,
    },
  ];
}

/** The four figures people ask for first. */
export function KeyFigures({ page }: { page: ProjectPage }) {
  return (
    <dl className="grid shrink-0 grid-cols-4 gap-x-4 border-b border-line-2 px-4 pt-2.5 pb-2 max-lg:grid-cols-2 max-lg:gap-y-2">
      {itemsOf(page).map((item) => (
        <div key={item.name} className="min-w-0">
          <dt className="text-sm text-ink-2">{item.name}</dt>
          <dd>
            {item.value === null ? (
              <span className="text-base leading-7">
                <NoNumber kind="notRecorded" />
              </span>
            ) : (
              <Figure
                name={item.name}
                value={item.value}
                unit={item.unit}
                isUnitShown
                provenance={item.provenance}
                className="text-xl font-semibold"
              />
            )}
          </dd>
          <dd className="h-5 truncate text-xs leading-5 text-ink-3">{item.below}</dd>
        </div>
      ))}
    </dl>
  );
}
