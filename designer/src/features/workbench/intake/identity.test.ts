import { describe, expect, it } from 'vitest';
import { flawOf } from './identity';

describe('an identity number while it is typed', () => {
  it('of GB 11643 holds with its own check digit only', () => {
    expect(flawOf('ResidentId', '11010519491231002X')).toBeNull();
    expect(flawOf('ResidentId', '440524188001010014')?.en).toContain('date of birth');
    for (const sign of '0123456789')
      expect(flawOf('ResidentId', `11010519491231002${sign}`)?.en, sign).toContain('check digit');
  });

  it('says how much is still missing', () => {
    expect(flawOf('ResidentId', '1101051949')?.zh).toBe('须为 18 位，现为 10 位');
    expect(flawOf('ResidentId', '')).toBeNull();
    expect(flawOf('ResidentId', '11010519491231002Y')?.en).toContain('not used');
  });

  it('of GB 32100 holds with its own check digit only', () => {
    expect(flawOf('Uscc', '91350100M000100Y43')).toBeNull();
    expect(flawOf('Uscc', '91350100M000100Y44')?.en).toContain('check digit');
    expect(flawOf('Uscc', '91350100I000100Y43')?.en).toContain('not used');
  });

  it('of a permit keeps its form', () => {
    expect(flawOf('HongKongMacaoPermit', 'H12345678')).toBeNull();
    expect(flawOf('HongKongMacaoPermit', 'A12345678')).not.toBeNull();
    expect(flawOf('TaiwanPermit', '12345678')).toBeNull();
    expect(flawOf('Passport', 'E12345678')).toBeNull();
    expect(flawOf('Passport', 'abc')).not.toBeNull();
  });
});
