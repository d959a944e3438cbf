import { expect, it } from 'vitest';
import { countsOf, everything, filterOf, searchOf, sumOf } from './inbox';
import { lineOf, linesOf, taskOf } from './inbox/lines';

const counts = {
  today: '2026-11-24',
  steps: [
    { title: '审查', late: 1, today: 0, soon: 2, calm: 30, paused: 0 },
    { title: '专家评审', late: 0, today: 1, soon: 0, calm: 0, paused: 4 },
  ],
};

it('a filter survives its way through the address', () => {
  const filter = { words: '食品 甲', group: 'late', step: '审查', mine: true } as const;
  expect(filterOf(searchOf(filter))).toEqual(filter);
  expect(searchOf(everything).toString()).toBe('');
  expect(filterOf(new URLSearchParams('standing=nonsense')).group).toBeNull();
});

it('groups are counted over all steps or the chosen one', () => {
  expect(countsOf(counts, null)).toEqual({ late: 1, today: 1, soon: 2, calm: 30, paused: 4 });
  expect(sumOf(countsOf(counts, '专家评审'))).toBe(5);
  expect(sumOf(countsOf(counts, '不存在'))).toBe(0);
});

it('what stands still comes behind a line of its own, and tasks keep their places', () => {
  const lines = linesOf(countsOf(counts, null), null);
  expect(lines).toEqual({ count: 39, tasks: 38, head: 34 });
  expect([taskOf(lines, 33), taskOf(lines, 34), taskOf(lines, 35)]).toEqual([33, null, 34]);
  expect([lineOf(lines, 33), lineOf(lines, 34)]).toEqual([33, 35]);
});

it('a list of one kind needs no line between', () => {
  expect(linesOf(countsOf(counts, null), 'late')).toEqual({ count: 1, tasks: 1, head: null });
  expect(linesOf(countsOf(counts, '审查'), null).head).toBeNull();
});
