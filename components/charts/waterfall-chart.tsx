"use client";

import type { CustomSeriesRenderItem } from "echarts/types/dist/echarts";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { Chart } from "@/components/charts/chart";
import type { Waterfall, WaterfallBar, WaterfallLook } from "@/domain/forecast-charts";

const hatch = {
  image:
    "data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg' width='6' height='6'><rect width='6' height='6' fill='%23cfe3f3'/><path d='M-1 7 7 -1M2 10 10 2M-4 4 4 -4' stroke='%234a97cf' stroke-width='2'/></svg>",
  imageWidth: 6,
  imageHeight: 6,
  repeat: "repeat" as const,
};

/** Told apart without colour: grey, dark, hatched, dotted outline, dashed outline, black. */
const looks = {
  baseline: { fill: "#b4bdc9" },
  realised: { fill: "#0a345c" },
  building: { fill: "#1b659f" },
  guaranteed: { fill: "#5b6b82" },
  signed: { fill: hatch },
  talks: { fill: "#fff", stroke: "#4a97cf", lineWidth: 1.4, lineDash: [2, 2] },
  missing: { fill: "#fff", stroke: "#c2410c", lineWidth: 1.4, lineDash: [4, 3] },
  target: { fill: "#1a2330" },
} satisfies Record<WaterfallLook, object>;
const heavy: readonly WaterfallLook[] = ["guaranteed", "missing", "target"];

const widestPx = 46;

export function WaterfallChart({
  waterfall,
  title,
  heightPx,
  hrefs,
}: {
  waterfall: Waterfall;
  title: string;
  heightPx: number;
  /** Where the rows behind a bar are, by its look. */
  hrefs: Partial<Record<WaterfallLook, string>>;
}) {
  const router = useRouter();
  const option = useMemo(() => optionOf(waterfall), [waterfall]);
  const description = `${title}：${waterfall.bars.map((bar) => `${bar.label}${bar.second} ${bar.text}`).join("，")}。${waterfall.finding}。`;
  const press = (name: string) => {
    const href = hrefs[name as WaterfallLook];
    if (href) router.push(href);
  };
  return <Chart option={option} description={description} heightPx={heightPx} onPress={press} />;
}

function optionOf({ bars, gap, top }: Waterfall) {
  const drawBar: CustomSeriesRenderItem = (params, api) => {
    const bar = bars[params.dataIndex];
    if (!bar) return null;
    return { type: "group", children: barShapes(bar, params.dataIndex < bars.length - 1, api) };
  };
  const drawGap: CustomSeriesRenderItem = (_, api) => (gap ? gapShapes(gap, top, api) : null);
  return {
    grid: { left: 36, right: 10, top: 12, bottom: 38 },
    tooltip: {
      trigger: "item",
      formatter: ({ name }: { name: string }) => {
        const bar = bars.find((each) => each.look === name);
        return bar ? `${bar.label}${bar.second} ${bar.text} 亿元` : "";
      },
    },
    xAxis: {
      type: "category",
      data: bars.map((bar) => `${bar.label}\n${bar.second}`),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: "#8a95a5" } },
      axisLabel: { interval: 0, color: "#465162", fontSize: 12, lineHeight: 15 },
    },
    yAxis: {
      type: "value",
      min: 0,
      max: top * 1.28,
      splitNumber: 3,
      axisLabel: { color: "#5f6a7d", fontSize: 12, showMaxLabel: false },
      splitLine: { lineStyle: { color: "#e8ebf0" } },
    },
    series: [
      {
        type: "custom",
        renderItem: drawBar,
        data: bars.map((bar, index) => ({ name: bar.look, value: [index, bar.to] })),
      },
      { type: "custom", silent: true, renderItem: drawGap, data: [[0, 0]] },
    ],
  };
}

type Api = Parameters<CustomSeriesRenderItem>[1];
const coordOf = (api: Api, index: number, value: number): [number, number] => {
  const [x = 0, y = 0] = api.coord([index, value]);
  return [x, y];
};
const stepOf = (api: Api) => coordOf(api, 1, 0)[0] - coordOf(api, 0, 0)[0];

function barShapes(bar: WaterfallBar, isFollowed: boolean, api: Api) {
  const index = api.value(0) as number;
  const [x, high] = coordOf(api, index, Math.max(bar.from, bar.to));
  const [, low] = coordOf(api, index, Math.min(bar.from, bar.to));
  const step = stepOf(api);
  const width = Math.min(widestPx, step * 0.65);
  const end = coordOf(api, index, bar.to)[1];
  const isInside = bar.look === "missing";
  return [
    {
      type: "rect" as const,
      shape: { x: x - width / 2, y: high, width, height: Math.max(1, low - high) },
      style: looks[bar.look] as object,
    },
    ...(isFollowed
      ? [
          {
            type: "line" as const,
            shape: { x1: x + width / 2, y1: end, x2: x + step - width / 2, y2: end },
            style: { stroke: "#8a95a5", lineDash: [2, 2] },
          },
        ]
      : []),
    {
      type: "text" as const,
      style: {
        text: bar.text,
        x,
        y: isInside && low - high > 18 ? (low + high) / 2 : high - 4,
        align: "center" as const,
        verticalAlign: (isInside && low - high > 18 ? "middle" : "bottom") as "middle" | "bottom",
        fontSize: 12,
        fontWeight: heavy.includes(bar.look) ? 600 : 400,
        fill: isInside ? "#b42318" : "#1a2330",
      },
    },
  ];
}

function gapShapes(gap: NonNullable<Waterfall["gap"]>, top: number, api: Api) {
  const half = Math.min(widestPx, stepOf(api) * 0.65) / 2 + 8;
  const [left] = coordOf(api, gap.fromBar, 0);
  const [right] = coordOf(api, gap.toBar, 0);
  const y = coordOf(api, 0, top * 1.2)[1];
  return {
    type: "group" as const,
    children: [
      {
        type: "polyline" as const,
        shape: {
          points: [
            [left - half, y + 8],
            [left - half, y],
            [right + half, y],
            [right + half, y + 8],
          ],
        },
        style: { fill: "none", stroke: "#465162" },
      },
      {
        type: "text" as const,
        style: {
          text: gap.text,
          x: (left + right) / 2,
          y,
          align: "center" as const,
          verticalAlign: "middle" as const,
          fontSize: 13,
          fontWeight: 600,
          fill: "#1a2330",
          backgroundColor: "#fff",
          padding: [0, 6],
        },
      },
    ],
  };
}
