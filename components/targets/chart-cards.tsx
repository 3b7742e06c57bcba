import { ForecastChart } from "@/components/charts/forecast-chart";
import { WaterfallChart } from "@/components/charts/waterfall-chart";
import { linesHref } from "@/components/targets/lines-href";
import { Card } from "@/components/ui/card";
import type { IndustryPage } from "@/domain/industry-page";

/** The two pictures of a year; their numbers are in the table below. */
export function ChartCards({ page }: { page: IndustryPage }) {
  const { waterfall, lines, year, industry, row } = page;
  const href = (bucket: "realised" | "under_construction" | "committed" | "pipeline") =>
    linesHref({ industryId: industry.id, year, bucket });
  return (
    <div className="grid shrink-0 gap-3 lg:grid-cols-[minmax(0,1fr)_404px]">
      <Card title={`${year} 年构成`} note={waterfall?.finding}>
        {waterfall ? (
          <div className="px-2.5 pb-1.5">
            <WaterfallChart
              waterfall={waterfall}
              title={`${industry.name} ${year} 年构成，单位亿元`}
              heightPx={224}
              hrefs={{
                baseline: `/settings/baselines?panel=${industry.id}`,
                realised: href("realised"),
                building: href("under_construction"),
                signed: href("committed"),
                talks: href("pipeline"),
              }}
            />
          </div>
        ) : (
          <p className="px-3 pb-3 text-sm text-ink-2">
            {row.figures.gap.shown.blank !== null && row.figures.gap.shown.why}
          </p>
        )}
      </Card>
      {lines && (
        <Card title="三条预测线" note="◆ 附件目标值，中间年份无目标">
          <div className="px-2.5 pb-1.5">
            <ForecastChart forecast={lines} heightPx={224} />
          </div>
        </Card>
      )}
    </div>
  );
}
