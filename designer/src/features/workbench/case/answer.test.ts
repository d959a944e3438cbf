import { describe, expect, it } from 'vitest';
import { allMet, blank, completionOf, failedCriteria, goesAgainst, openCriteria, outcomeOf, type AskedStep } from './answer';

const step: AskedStep = {
  step: 'inspect', title: '现场核查', kind: 'Review', role: '现场核查人员', office: '深圳市市场监督管理局宝安监管局', limit: '2 工作日', claimed_by_me: false, people: 2,
  criteria: ['布局与图纸一致', '设施设备齐全'],
  outcomes: [{ label: '符合', effect: 'GoesOn' }, { label: '限期整改', effect: 'Returns', returns_left: 1 }, { label: '不符合', effect: 'Refuses' }],
  notice_served: false, colleagues: [], sitters: [], goes_to_site: false, takes_photos: false, return_reasons: [], is_notice: false, needs_technicians: false, discretion: [],
};

describe('the outcome follows the answers', () => {
  it('nothing is proposed while a criterion is open', () => {
    const answer = { ...blank, met: { 布局与图纸一致: true } };
    expect(outcomeOf(step, answer, false)).toBeUndefined();
    expect(openCriteria(step, answer)).toEqual(['设施设备齐全']);
  });

  it('all met goes on', () => {
    expect(outcomeOf(step, allMet(step, blank), false)?.label).toBe('符合');
  });

  it('one failed refuses, and an officer may choose to return instead', () => {
    const answer = { ...allMet(step, blank), met: { 布局与图纸一致: false, 设施设备齐全: true } };
    expect(outcomeOf(step, answer, false)?.label).toBe('不符合');
    expect(outcomeOf(step, { ...answer, outcome: '限期整改' }, false)?.label).toBe('限期整改');
    expect(failedCriteria(step, answer)).toEqual(['布局与图纸一致']);
  });

  it('a proposed refusal is proposed to the deciding step', () => {
    const decide: AskedStep = { ...step, kind: 'Decide', criteria: [], outcomes: [{ label: '准予', effect: 'GoesOn' }, { label: '不予', effect: 'Refuses' }] };
    expect(outcomeOf(decide, blank, false)?.label).toBe('准予');
    expect(outcomeOf(decide, blank, true)?.label).toBe('不予');
  });
});

it('what is sent holds every answer, trimmed', () => {
  const answer = { ...allMet(step, blank), met: { 布局与图纸一致: false, 设施设备齐全: true }, notes: { 布局与图纸一致: ' 加工区未隔断 ' }, opinion: ' 不符合 ', with: ['b'], reference: ' ' };
  expect(completionOf(step, answer, step.outcomes[2]!)).toEqual({
    outcome: '不符合', opinion: '不符合', with: ['b'], reference: null, returned_for: null, level: null, site: null,
    findings: [{ criterion: '布局与图纸一致', met: false, note: '加工区未隔断' }, { criterion: '设施设备齐全', met: true }],
  });
});

it('only going on is not against the applicant', () => {
  expect(step.outcomes.map((outcome) => goesAgainst(outcome))).toEqual([false, true, true]);
  expect(goesAgainst(undefined)).toBe(false);
});
