import { expect, it } from 'vitest';
import { chosenOf, onTime, searchOf, shares, type Figures } from './board';

const figures: Figures = { authority: '某局', open: 10, on_time: 4, due_today: 1, suspended: 2, amber: 1, yellow: 2, red: 3, closed: 8, closed_late: 1 };

it('the bar of an authority adds up to the whole and leaves out what is empty', () => {
  expect(shares(figures).map((each) => [each.tone, each.count])).toEqual([['late', 3], ['yellow', 2], ['soon', 1], ['calm', 4]]);
  expect(shares(figures).reduce((sum, each) => sum + each.share, 0)).toBeCloseTo(100);
  expect(shares({ ...figures, red: 0, yellow: 0, amber: 0, on_time: 10 }).map((each) => each.tone)).toEqual(['calm']);
});

it('the share on time needs something that ended', () => {
  expect(onTime(figures)).toBe('87.5%');
  expect(onTime({ ...figures, closed: 0, closed_late: 0 })).toBeNull();
});

it('what is chosen survives the address, and nonsense shows red cards', () => {
  const nothing = { filter: 'Red', authority: null, item: null, due: null, tab: 'cases' } as const;
  for (const chosen of [
    { ...nothing, filter: 'Yellow', authority: '深圳市宝安区水务局' }, { ...nothing, filter: 'Open', due: '2026-09-30' },
    { ...nothing, item: '1', tab: 'forecast' }, { ...nothing, filter: 'Red', due: '2026-09-30' },
  ] as const)
    expect(chosenOf(searchOf(chosen))).toEqual(chosen);
  expect(chosenOf(new URLSearchParams('show=Nonsense&tab=none'))).toEqual(nothing);
});
