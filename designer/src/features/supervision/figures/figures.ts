import type { Schemas } from '@/shared/api/client';
import { words, type Words } from '@/shared/words/words';

export type FigureLine = Schemas['FigureLine'];
export type FigureBy = Schemas['FigureBy'];

export const breakdowns: readonly { readonly by: FigureBy; readonly title: Words }[] = [
  { by: 'Authority', title: words('按部门', 'By department') },
  { by: 'Office', title: words('按办理单位', 'By office') },
  { by: 'Item', title: words('按事项', 'By item') },
  { by: 'Step', title: words('按环节', 'By step') },
];

export const periods = [7, 30, 90, 365] as const;

/** A day so many days before another; days are text here, counted in UTC. */
export function daysBefore(day: string, days: number): string {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() - days);
  return moved.toISOString().slice(0, 10);
}

/** 按时率 in percent with one place; null when nothing ended. */
export function rateOf(inTime: number, late: number): string | null {
  const all = inTime + late;
  return all === 0 ? null : `${((inTime / all) * 100).toFixed(1)}%`;
}

/** A share from 0 to 1 in percent with one place; null when there is none. */
export const percentOf = (share: number | null | undefined): string | null => (typeof share === 'number' ? `${(share * 100).toFixed(1)}%` : null);

/** Decisions of the period, in time or late. */
export const decidedOf = (line: FigureLine): number => line.in_time + line.late;

/** Days that nothing happened on are in the trend too. */
export function trendOf(lines: readonly FigureLine[], from: string, to: string): { day: string; received: number; decided: number; late: number }[] {
  const known = new Map(lines.map((line) => [line.key, line]));
  const trend: { day: string; received: number; decided: number; late: number }[] = [];
  for (let day = from; day <= to; day = daysBefore(day, -1)) {
    const line = known.get(day);
    trend.push({ day, received: line?.received ?? 0, decided: line ? decidedOf(line) : 0, late: line?.late ?? 0 });
  }
  return trend;
}

/** The table as a spreadsheet reads it: UTF-8 with its mark, quoted, and no cell that a spreadsheet would run. */
export function csvOf(head: readonly string[], rows: readonly (readonly (string | number | null | undefined)[])[]): string {
  const cell = (value: string | number | null | undefined) => {
    const text = String(value ?? '');
    return `"${(typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  };
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

export function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
