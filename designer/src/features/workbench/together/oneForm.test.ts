import { expect, it } from 'vitest';
import { blankFor, type ServiceItem } from '../intake/draft';
import { groupRequestOf, papersOf, questionsOf } from './oneForm';

const item = (code: string, form: readonly [string, string][], materials: readonly [string, string][]) => ({
  code, audience: ['NaturalPerson'],
  form: form.map(([key, label]) => ({ key, label, type: 'Text', required: true, options: [], personal: false })),
  materials: materials.map(([key, name]) => ({ key, name, form: 'Original' })),
}) as unknown as ServiceItem;

const food = item('A', [['address', '经营场所'], ['area', '面积']], [['id', '身份证'], ['plan', '布局图']]);
const fire = item('B', [['address', '经营场所'], ['area', '建筑面积']], [['id', '身份证'], ['plan', '平面图']]);

it('what items ask alike is asked once, what they only call alike of each', () => {
  expect(questionsOf([food, fire]).map((q) => [q.slot, q.items.length])).toEqual([['address', 2], ['A area', 1], ['B area', 1]]);
  expect(papersOf([food, fire]).map((p) => p.slot)).toEqual(['id', 'A plan', 'B plan']);
});

it('each item is sent with what it asks for', () => {
  const given = { key: 'x', form: 'Original', reference: '' } as const;
  const draft = { ...blankFor(food), name: '甲', values: { address: '新安', 'A area': '80', 'B area': '120' }, materials: { id: given, 'B plan': given } };
  expect(groupRequestOf([food, fire], draft).items).toEqual([
    { item: 'A', form: { address: '新安', area: '80' }, materials: [{ ...given, key: 'id' }] },
    { item: 'B', form: { address: '新安', area: '120' }, materials: [{ ...given, key: 'id' }, { ...given, key: 'plan' }] },
  ]);
});
