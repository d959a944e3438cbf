import { expect, it } from 'vitest';
import type { Schemas } from '@/shared/api/client';
import { defectsOf } from './defects';

function material(key: string, isAsked: boolean, isHere: boolean): Schemas['ListedMaterial'] {
  return {
    key, name: key, asked: isAsked, need: 'Required', form: 'Original', accept_if: ['签名齐全'],
    ...(isHere ? { handed_in: { key, form: 'Original', reference: '' } } : {}),
  };
}

const list = [material('a', true, true), material('b', true, false), material('c', false, false)];

it('a notice names all that is missing, and nothing that is not asked for', () => {
  expect(defectsOf(list, {})).toEqual([{ material: 'b' }]);
});

it('a notice names the failed standard word for word', () => {
  expect(defectsOf(list, { a: '签名齐全' })).toEqual([{ material: 'a', standard: '签名齐全' }, { material: 'b' }]);
  expect(defectsOf(list, { a: undefined })).toEqual([{ material: 'b' }]);
});
