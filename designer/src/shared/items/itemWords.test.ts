import { expect, it } from 'vitest';
import { limitOf, patternOf } from './itemWords';

it('limits read well in both languages', () => {
  expect(limitOf('20 工作日')).toEqual({ zh: '20 个工作日', en: '20 working days' });
  expect(limitOf('1 年')).toEqual({ zh: '1 年', en: '1 year' });
  expect(limitOf('3 个月').zh).toBe('3 个月');
  expect(limitOf('即办').en).toBe('at once');
  expect(limitOf('长期').en).toBe('长期');
});

it('a pattern without a word is called by its name', () => {
  expect(patternOf('inspection@2').zh).toBe('现场核查');
  expect(patternOf('barter@1').zh).toBe('barter');
  expect(patternOf(undefined).en).toBe('own process');
});
