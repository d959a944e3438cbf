import { expect, it } from 'vitest';
import { byAuthority, find, type ListedItem } from './search';

const item = (name: string, authority: string, serial: number): ListedItem => ({
  code: `11440306BA0000189Q400019000600${String(serial).padStart(3, '0')}`, name, version: 1, authority, type: 'Licensing', handling: 'Promised',
  promised: '7 工作日', confidence: 'High',
});

const all = [
  item('食品经营许可新办', '市场监督管理局', 1),
  item('取水许可首次申请', '水务局', 2),
  item('银行账户开户许可', '人民银行', 3),
  item('小型食品店备案', '市场监督管理局', 4),
];
const names = (sought: string) => find(all, sought).map((found) => found.item.name);

it('nothing sought finds everything in its order', () => {
  expect(names('  ')).toEqual(all.map((one) => one.name));
});

it('words find names, those that begin with them first', () => {
  expect(names('食品')).toEqual(['食品经营许可新办', '小型食品店备案']);
  expect(find(all, '食品')[1]!.spans).toEqual([[2, 3]]);
});

it('pinyin finds by initials, by syllables and by another reading of a character', () => {
  expect(names('spjy')).toEqual(['食品经营许可新办']);
  expect(names('qushui')).toEqual(['取水许可首次申请']);
  expect(names('yhzh')).toEqual(['银行账户开户许可']);
  expect(find(all, 'SPJY')[0]!.spans).toEqual([[0, 3]]);
});

it('codes are found whole, in part and with the blanks of print', () => {
  expect(names('00600002')).toEqual(['取水许可首次申请']);
  expect(names('11440306BA0000189Q 4 000190006000 02')).toEqual(['取水许可首次申请']);
});

it('every word counts, wherever it stands', () => {
  expect(names('许可 swj')).toEqual(['取水许可首次申请']);
  expect(names('许可 没有')).toEqual([]);
});

it('many letters are looked for as they stand', () => {
  expect(names('xian'.repeat(40))).toEqual([]);
});

it('items stand under their bodies', () => {
  expect(byAuthority(all, (one) => one.authority).map(([body, its]) => [body, its.length])).toEqual([['市场监督管理局', 2], ['水务局', 1], ['人民银行', 1]]);
});
