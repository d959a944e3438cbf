import { expect, it } from 'vitest';
import type { Schemas } from '@/shared/api/client';
import { stepsOf } from './steps';

const words = (zh: string) => ({ zh, en: zh });
const step = (name: string, when?: string): Schemas['FlowPartOneStep'] => ({
  kind: 'step', step: name, title: name, is: 'Review', role: '承办人', office: '水务局', limit: '1 工作日', people: 1, not_by: [], criteria: [], outcomes: [],
  ...(when ? { when: words(when) } : {}),
});

it('steps are listed from top to bottom with the branch and the conditions they stand under', () => {
  const flow: Schemas['FlowPart'][] = [
    step('受理'),
    { kind: 'together', title: '并联审查', join: words('全部'), branches: [{ name: '消防', parts: [step('消防审查')] }, { name: '环保', parts: [step('环保审查')] }] },
    { kind: 'one_of', ways: [{ when: words('大'), parts: [step('评审', '有异议')] }, { when: words('其他'), parts: [] }] },
  ];

  expect(stepsOf(flow).map((one) => [one.step.title, one.within, one.when.map((when) => when.zh)])).toEqual([
    ['受理', null, []], ['消防审查', '并联审查（消防）', []], ['环保审查', '并联审查（环保）', []], ['评审', null, ['大', '有异议']],
  ]);
});
