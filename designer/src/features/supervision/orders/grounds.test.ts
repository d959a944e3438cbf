import { expect, it } from 'vitest';
import { stateOf } from './grounds';

it('an order waits for its answer, then for its end; on its last day it is not late', () => {
  expect(stateOf({ reply_by: '2026-09-04' }, '2026-09-04')).toBe('unanswered');
  expect(stateOf({ reply_by: '2026-09-04' }, '2026-09-05')).toBe('late');
  expect(stateOf({ reply_by: '2026-09-04', answer: '今日办结' }, '2026-09-05')).toBe('answered');
  expect(stateOf({ reply_by: '2026-09-04', answer: '今日办结', result: '已提醒' }, '2026-09-05')).toBe('closed');
});
