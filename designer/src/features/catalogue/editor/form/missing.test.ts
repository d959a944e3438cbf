import { expect, it } from 'vitest';
import type { Schemas } from '@/shared/api/client';
import { missingIn } from './missing';

const help = {
  elements: [
    { element: 'basis', term: { zh: '设定依据', en: 'Legal basis' }, allowed: { zh: '', en: '' }, law: [] },
    { element: 'limits.promised', term: { zh: '承诺办结时限', en: 'Promised' }, allowed: { zh: '', en: '' }, law: [] },
    { element: 'step.limit', term: { zh: '环节时限', en: 'Limit' }, allowed: { zh: '', en: '' }, law: [] },
  ],
  patterns: [{ name: 'inspection@1', steps: [{ step: 'inspect', title: '现场核查', kind: '审查', asked: ['limit'] }] }],
  materials: [],
} satisfies Schemas['WritingHelp'];

const finding = (rule: string, zh: string) => ({ rule, severity: 'Error' as const, line: 1, column: 1, message: { zh, en: '' } });

it('what is missing is named as the form names it', () => {
  expect(missingIn(finding('WG1102', '缺少“basis”'), help)?.zh).toBe('设定依据还没有填');
  expect(missingIn(finding('WG1102', '缺少“promised”'), help)?.zh).toBe('承诺办结时限还没有填');
  expect(missingIn(finding('WG1202', '模板 inspection@1 要求写明“inspect.limit”'), help)?.zh).toBe('“现场核查”的环节时限还没有填');
});

it('every other finding keeps its words', () => {
  expect(missingIn(finding('WG2403', '最长路径 7 个工作日'), help)).toBeNull();
  expect(missingIn(finding('WG1102', '缺少“what”'), help)).toBeNull();
});
