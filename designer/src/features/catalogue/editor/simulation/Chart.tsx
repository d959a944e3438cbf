import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

register([BarChart, GridComponent, TooltipComponent, LegendComponent, AriaComponent, SVGRenderer]);

/** The page's own colours, read where the chart stands: light and dark alike. */
export interface Inks {
  readonly text: string;
  readonly line: string;
  readonly series: readonly string[];
  readonly late: string;
}

/** A chart as SVG; what it shows stands in a table beside it too. */
export function Chart({ label, height, draw }: { label: string; height: number; draw: (inks: Inks) => EChartsCoreOption }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const style = getComputedStyle(place.current!);
    const ink = (name: string) => style.getPropertyValue(name).trim();
    const chart = init(place.current, null, { renderer: 'svg' });
    chart.setOption({ animation: false, ...draw({ text: ink('--text-soft'), line: ink('--line'), series: ['--ink', '--calm', '--soon', '--paused', '--today', '--line-strong', '--seal'].map(ink), late: ink('--late') }) });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(place.current!);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [draw]);
  return <div ref={place} role="img" aria-label={label} style={{ height }} />;
}
