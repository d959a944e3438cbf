import { expect, it } from 'vitest';
import { longDay, momentOf, plainDay, restDay, shortDay } from './days';

it('a day is written as it was sent, wherever the browser stands', () => {
  expect(longDay('2026-11-24', 'zh')).toBe('2026年11月24日星期二');
  expect(plainDay('2026-11-24', 'zh')).toBe('2026年11月24日');
  expect(shortDay('2026-01-01', 'en')).toContain('1 Jan');
});

it('an instant is shown in Chinese time', () => {
  expect(momentOf('2026-11-23T16:00:00Z', 'zh')).toContain('11/24 00:00');
});

it('a rest day says why', () => {
  expect(restDay('Holiday', '春节').zh).toBe('春节放假');
  expect(restDay('MakeUpWorkingDay', '国庆节').zh).toBe('调休上班');
});
