import { describe, expect, it } from 'vitest';
import { findingsByStep, runningDays } from './edit';

describe('the longest way on the diagram', () => {
  it('adds up in the order of the steps, returns with the step that returns', () => {
    const running = runningDays(['accept', 'review', 'inspect', 'decide'], [
      { step: 'review', days: 1, returned: 0 }, { step: 'inspect', days: 2, returned: 3 }, { step: 'decide', days: 1, returned: 0 }]);
    expect([...running]).toEqual([['review', { adds: 1, sum: 1 }], ['inspect', { adds: 5, sum: 6 }], ['decide', { adds: 1, sum: 7 }]]);
  });
});

describe('findings on the diagram', () => {
  it('belong to the step whose lines they lie in', () => {
    const by = findingsByStep([{ line: 3 }, { line: 8 }, { line: 9 }], [{ step: 'review', line: 7, end_line: 8 }, { step: 'decide', line: 9, end_line: 9 }]);
    expect([...by]).toEqual([['review', [{ line: 8 }]], ['decide', [{ line: 9 }]]]);
  });
});
