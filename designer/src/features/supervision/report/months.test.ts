import { expect, it } from 'vitest';
import { monthsBack } from './months';

it('months go back over the year, also from a long one', () => {
  expect(monthsBack('2026-03-31', 4)).toEqual(['2026-03', '2026-02', '2026-01', '2025-12']);
});
