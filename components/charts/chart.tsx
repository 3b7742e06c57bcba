"use client";

import { useEffect, useRef } from "react";
import { type ChartOption, init } from "@/components/charts/echarts";

/** A drawing of finished figures as SVG; `description` is what a reader by ear gets, the table beside it has the numbers. */
export function Chart({
  option,
  description,
  heightPx,
  onPress,
}: {
  option: ChartOption;
  description: string;
  heightPx: number;
  /** The name of what was pressed. */
  onPress?: (name: string) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const press = useRef(onPress);

  useEffect(() => {
    press.current = onPress;
  }, [onPress]);

  useEffect(() => {
    const here = box.current;
    if (!here) return;
    const chart = init(here, null, { renderer: "svg" });
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: "inherit", fontSize: 12 },
      ...option,
      aria: { enabled: true, decal: { show: false }, label: { description } },
    });
    chart.on("click", ({ name }) => press.current?.(name));
    const sizing = new ResizeObserver(() => chart.resize());
    sizing.observe(here);
    return () => {
      sizing.disconnect();
      chart.dispose();
    };
  }, [option, description]);

  return <div ref={box} role="img" aria-label={description} style={{ height: heightPx }} />;
}
