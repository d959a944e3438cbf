import { expect, it } from 'vitest';
import { nextOf } from './paged';

it('the next page begins where the header says, and a list ends without one', () => {
  expect(nextOf('</api/v1/supervision/cases?filter=Open&after=2026-09-01~12>; rel="next"')).toBe('2026-09-01~12');
  expect(nextOf('</x?after=a%7Eb>; rel="next"')).toBe('a~b');
  expect(nextOf(null)).toBeNull();
});
