import { expect, it } from 'vitest';
import type { Found, ListedItem } from '@/shared/items/search';
import { filterOf, searchOf, shown } from './filter';

const one = (name: string, authority: string, type: ListedItem['type'], pattern?: string): Found => ({
  item: { code: name, name, version: 1, authority, type, handling: 'Promised', promised: '5 工作日', confidence: 'High', pattern }, spans: [],
});

const found = [
  one('a', '水务局', 'Licensing', 'inspection@1'), one('b', '水务局', 'Confirmation', 'standard@1'), one('c', '教育局', 'Licensing', 'inspection@2'), one('d', '教育局', 'Award'),
];
const none = filterOf(new URLSearchParams());

it('a filter survives its way through the address', () => {
  const filter = { words: 'spjy', authority: '水务局', type: 'Licensing', pattern: '', state: 'waiting' } as const;
  expect(filterOf(searchOf(filter))).toEqual(filter);
  expect(searchOf(none).toString()).toBe('');
  expect(filterOf(new URLSearchParams('type=Nonsense')).type).toBeNull();
});

it('each facet counts what the others leave', () => {
  const { found: left, counts } = shown(found, { ...none, type: 'Licensing' });
  expect(left.map((each) => each.item.name)).toEqual(['a', 'c']);
  expect([...counts.authority]).toEqual([['水务局', 1], ['教育局', 1]]);
  expect(Object.fromEntries(counts.type)).toEqual({ Licensing: 2, Confirmation: 1, Award: 1 });
});

it('versions of a pattern are one choice, own steps another', () => {
  expect(shown(found, { ...none, pattern: 'inspection' }).found).toHaveLength(2);
  expect(shown(found, { ...none, pattern: '' }).found.map((each) => each.item.name)).toEqual(['d']);
});

it('a state is a facet like the others', () => {
  const states = new Map([['a', new Set(['waiting'] as const)], ['c', new Set(['waiting', 'unsure'] as const)]]);
  const { found: left, counts } = shown(found, { ...none, state: 'waiting', type: 'Licensing' }, states);
  expect(left.map((each) => each.item.name)).toEqual(['a', 'c']);
  expect(Object.fromEntries(counts.state)).toEqual({ waiting: 2, unsure: 1 });
  expect(Object.fromEntries(counts.authority)).toEqual({ 水务局: 1, 教育局: 1 });
});
