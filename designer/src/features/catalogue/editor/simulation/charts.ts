import type { EChartsCoreOption } from 'echarts/core';
import type { Schemas } from '@/shared/api/client';
import type { Inks } from './Chart';

type Result = Schemas['SimulationResult'];

const axis = (inks: Inks) => ({ axisLabel: { color: inks.text }, axisLine: { lineStyle: { color: inks.line } }, splitLine: { lineStyle: { color: inks.line } } });

/** How many cases took how many days, plan beside plan. */
export function daysChart(plans: readonly { readonly name: string; readonly result: Result }[], inks: Inks): EChartsCoreOption {
  const most = Math.max(...plans.map(({ result }) => result.to_decision.histogram.length));
  return {
    color: [...inks.series],
    grid: { left: 44, right: 12, top: 30, bottom: 26 },
    legend: { textStyle: { color: inks.text }, top: 0, icon: 'rect', itemWidth: 12, itemHeight: 8 },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: Array.from({ length: most }, (_, day) => day), ...axis(inks) },
    yAxis: { type: 'value', minInterval: 1, ...axis(inks) },
    series: plans.map(({ name, result }) => ({ name, type: 'bar', data: [...result.to_decision.histogram], barGap: '10%' })),
  };
}

/** How busy each role is; above nine tenths it is drawn as late. */
export function busyChart(roles: Result['roles'], inks: Inks): EChartsCoreOption {
  const rows = [...roles].reverse();
  return {
    grid: { left: 130, right: 90, top: 4, bottom: 24 },
    xAxis: { type: 'value', max: 100, ...axis(inks), axisLabel: { color: inks.text, formatter: '{value}%' } },
    yAxis: { type: 'category', data: rows.map((role) => `${role.role} ×${role.officers}`), ...axis(inks) },
    series: [{
      type: 'bar', barMaxWidth: 16,
      data: rows.map((role) => ({ value: Math.round(role.utilisation * 100), itemStyle: { color: role.utilisation > 0.9 ? inks.late : inks.series[0] } })),
      label: { show: true, position: 'right', color: inks.text, formatter: (at: { dataIndex: number; value: number }) => `${at.value}%　${rows[at.dataIndex]!.mean_wait_days.toFixed(1)} 日` },
    }],
  };
}
