import { expect, it } from 'vitest';
import { guardIn, guardText } from './guard';

it.each([
  ["business != '食品销售经营者'", 'choice', { field: 'business', operator: '!=', value: '食品销售经营者' }],
  ['area >= 500', 'number', { field: 'area', operator: '>=', value: '500' }],
  ['first_time == true', 'boolean', { field: 'first_time', operator: '==', value: 'true' }],
])('%s is read and written', (text, type, guard) => {
  expect(guardIn(text)).toEqual(guard);
  expect(guardText({ ...guardIn(text)!, type })).toBe(text);
});

it('a boolean may stand alone', () => {
  expect(guardIn('first_time')).toEqual({ field: 'first_time', operator: '==', value: 'true' });
  expect(guardIn('!first_time')).toEqual({ field: 'first_time', operator: '==', value: 'false' });
});

it('what is more than a comparison stays a text', () => {
  expect(guardIn("area >= 500 && kind == '新建'")).toBeNull();
  expect(guardIn('(area >= 500)')).toBeNull();
});
