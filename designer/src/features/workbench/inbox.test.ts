import { expect, it } from 'vitest';
import type { StandingName } from '@/shared/ui/Standing';
import { filterOf, groupOf, searchOf, shown, stepsOf, type InboxEntry } from './inbox';

const none = filterOf(new URLSearchParams());

function entry(applicant: string, standing: StandingName, more: Partial<InboxEntry> = {}): InboxEntry {
  return {
    case: `N${applicant}`, item: 'C', item_name: '食品经营许可新办', applicant, status: 'InReview', step: 'review', title: '审查', role: '承办人',
    opened_at: '2026-11-24T01:00:00Z', claimed_by_me: false,
    pressing: {
      name: 'promised', kind: 'Promised', title: { zh: '承诺时限', en: 'Promised' }, limit: '7 工作日', started_on: '2026-11-20', due_on: '2026-11-25',
      provisional: false, days_left: 1, used_percent: 80, standing, words: { zh: '', en: '' },
    },
    ...more,
  };
}

const all = [entry('甲', 'Late'), entry('乙', 'Soon'), entry('丙', 'Paused', { title: '专家评审', claimed_by_me: true })];

it('a filter survives its way through the address', () => {
  const filter = { words: '食品 甲', group: 'late', step: '审查', mine: true } as const;
  expect(filterOf(searchOf(filter))).toEqual(filter);
  expect(searchOf(none).toString()).toBe('');
});

it('an unknown group in the address chooses none', () => {
  expect(filterOf(new URLSearchParams('standing=purple')).group).toBeNull();
});

it('entries keep the order of the server and are counted before the group is chosen', () => {
  const found = shown(all, { ...none, group: 'soon' });
  expect(found.entries.map((e) => e.applicant)).toEqual(['乙']);
  expect(found.counts).toEqual({ late: 1, today: 0, soon: 1, calm: 0, paused: 1 });
});

it('words look in item, applicant and number', () => {
  expect(shown(all, { ...none, words: 'n丙' }).entries.map((e) => e.applicant)).toEqual(['丙']);
  expect(shown(all, { ...none, words: '食品' }).entries).toHaveLength(3);
  expect(shown(all, { ...none, words: '不存在' }).entries).toHaveLength(0);
});

it('step and mine narrow further', () => {
  expect(shown(all, { ...none, step: '审查' }).entries).toHaveLength(2);
  expect(shown(all, { ...none, mine: true }).entries.map((e) => e.applicant)).toEqual(['丙']);
  expect(stepsOf(all)).toEqual(['审查', '专家评审']);
});

it('a task without a limit is calm', () => {
  expect(groupOf(entry('丁', 'Late', { pressing: undefined }))).toBe('calm');
});
