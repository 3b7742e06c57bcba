"use client";

import { useMemo } from "react";
import { Chart } from "@/components/charts/chart";
import type { ForecastLine, ForecastLines } from "@/domain/forecast-charts";

/** One ramp of blue, told apart by the stroke as well. */
const strokes = {
  guaranteed: { name: "保底", color: "#0a345c", width: 2.4, type: "solid" },
  withSigned: { name: "含已签", color: "#1b659f", width: 2, type: "dashed" },
  outlook: { name: "展望", color: "#2d79b3", width: 2, type: "dotted" },
} satisfies Record<ForecastLine, { name: string; color: string; width: number; type: "solid" | "dashed" | "dotted" }>;

export function ForecastChart({ forecast, heightPx }: { forecast: ForecastLines; heightPx: number }) {
  const option = useMemo(() => optionOf(forecast), [forecast]);
  const description = describe(forecast);
  return <Chart option={option} description={description} heightPx={heightPx} />;
}

function describe({ years, ends, targets, hasLines }: ForecastLines): string {
  const annex = targets.map(({ year, text }) => `${year} 年 ${text}`).join("，");
  if (!hasLines) return `附件目标值：${annex}。基数未录入，三条预测线无法计算。`;
  const last = years.at(-1) ?? "";
  return `${last} 年保底 ${ends.guaranteed}，含已签 ${ends.withSigned}，展望 ${ends.outlook}；附件目标值：${annex}。单位亿元。`;
}

function optionOf({ years, lines, ends, bands, targets, cutOffAt, cutOffWords }: ForecastLines) {
  const at = (values: readonly (number | null)[]) => years.map((year, index) => [year, values[index] ?? null]);
  const band = (values: readonly (number | null)[], fill: string) => ({
    type: "line",
    data: at(values),
    stack: "band",
    silent: true,
    symbol: "none",
    lineStyle: { width: 0 },
    areaStyle: { color: fill },
    tooltip: { show: false },
  });
  const targetYears = new Set(targets.map(({ year }) => year));
  return {
    grid: { left: 36, right: 92, top: 26, bottom: 24 },
    tooltip: { trigger: "item", formatter: ({ name }: { name: string }) => name },
    xAxis: {
      type: "value",
      // Half a step of room, so that a figure of the first year does not stand on the axis.
      min: (years[0] ?? 0) - 0.4,
      max: (years.at(-1) ?? 0) + 0.1,
      splitLine: { show: false },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: "#8a95a5" } },
      axisLabel: {
        customValues: years,
        fontSize: 12,
        formatter: (year: number) => (targetYears.has(year) ? `{set|${year}}` : `{other|${year}}`),
        rich: { set: { color: "#1a2330", fontSize: 12 }, other: { color: "#5f6a7d", fontSize: 12 } },
        color: "#5f6a7d",
      },
    },
    yAxis: {
      type: "value",
      min: 0,
      splitNumber: 3,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: "#5f6a7d", fontSize: 12 },
      splitLine: { lineStyle: { color: "#e8ebf0" } },
    },
    series: [
      band(lines.guaranteed, "transparent"),
      band(bands.signed, "#dceaf6"),
      band(bands.talks, "#eff5fb"),
      ...(Object.keys(strokes) as ForecastLine[]).map((line) => {
        const { name, color, width, type } = strokes[line];
        return {
          type: "line",
          name,
          data: at(lines[line]),
          symbol: "none",
          lineStyle: { color, width, type },
          endLabel: {
            show: ends[line] !== "",
            formatter: `{b|${name}} {v|${ends[line]}}`,
            color,
            fontSize: 12,
            rich: { b: { fontWeight: 600, color, fontSize: 12 }, v: { color, fontSize: 12 } },
          },
          labelLayout: { moveOverlap: "shiftY" },
          ...(line === "guaranteed" && {
            markLine: {
              silent: true,
              symbol: "none",
              lineStyle: { color: "#8a95a5", type: "dotted" },
              label: { formatter: cutOffWords, position: "end", color: "#5f6a7d", fontSize: 12 },
              data: [{ xAxis: cutOffAt }],
            },
          }),
        };
      }),
      {
        type: "scatter",
        symbol: "diamond",
        symbolSize: 12,
        itemStyle: { color: "#1a2330", borderColor: "#fff", borderWidth: 1.5, opacity: 1 },
        label: {
          show: true,
          position: "top",
          formatter: ({ dataIndex }: { dataIndex: number }) => targets[dataIndex]?.text ?? "",
          color: "#1a2330",
          fontWeight: 600,
        },
        data: targets.map(({ year, value, text }) => ({
          name: `${year} 年附件目标 ${text} 亿元`,
          value: [year, value],
        })),
        z: 5,
      },
    ],
  };
}
