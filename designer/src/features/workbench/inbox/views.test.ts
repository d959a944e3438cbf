import { describe, expect, it } from 'vitest';
import { byStep } from './marked';
import { readViews, withView } from './views';
import type { InboxEntry } from '../inbox';

describe('saved views', () => {
  it('of anything that is no list of views are none', () => {
    expect(readViews('{"a":1}')).toEqual([]);
    expect(readViews('not json')).toEqual([]);
    expect(readViews('[{"name":"急件","search":"standing=late"},{"name":3}]')).toEqual([{ name: '急件', search: 'standing=late' }]);
  });

  it('are kept once under a name', () => {
    expect(withView([{ name: 'a', search: '1' }, { name: 'b', search: '2' }], { name: 'a', search: '3' }))
      .toEqual([{ name: 'b', search: '2' }, { name: 'a', search: '3' }]);
  });
});

describe('marked tasks', () => {
  it('are asked for step by step', () => {
    const entry = (number: string, step: string) => ({ case: number, step }) as InboxEntry;
    expect([...byStep([entry('1', 'review'), entry('2', 'issue'), entry('3', 'review')])]).toEqual([['review', ['1', '3']], ['issue', ['2']]]);
  });
});
