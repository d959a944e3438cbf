import { expect, it } from 'vitest';
import { csvOf, daysBefore, rateOf, trendOf, type FigureLine } from './figures';

it('days are counted over the end of a month', () => {
  expect(daysBefore('2026-03-01', 1)).toBe('2026-02-28');
  expect(daysBefore('2026-12-31', -1)).toBe('2027-01-01');
});

it('nothing ended has no rate', () => {
  expect(rateOf(0, 0)).toBeNull();
  expect(rateOf(2, 1)).toBe('66.7%');
});

it('the trend has every day, also the quiet ones', () => {
  const line = { key: '2026-11-24', received: 3, in_time: 1, late: 1 } as FigureLine;
  expect(trendOf([line], '2026-11-23', '2026-11-25')).toEqual([
    { day: '2026-11-23', received: 0, decided: 0, late: 0 },
    { day: '2026-11-24', received: 3, decided: 2, late: 1 },
    { day: '2026-11-25', received: 0, decided: 0, late: 0 },
  ]);
});

it('a cell that a spreadsheet would run is only text', () => {
  expect(csvOf(['部门'], [['=SUM(A1)'], ['甲"乙'], [-3]])).toBe('\uFEFF"部门"\r\n"\'=SUM(A1)"\r\n"甲""乙"\r\n"-3"\r\n');
});
