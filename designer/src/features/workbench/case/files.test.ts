import { describe, expect, it } from 'vitest';
import { inOrder, lengthOf, type CaseFile } from './files';

const file = (place: string, sequence: number, type: string | null = 'application/pdf'): CaseFile => ({ place, name: `${place}-${sequence}`, sha256: `${place}${sequence}`, sequence, type, bytes: 1 });

describe('files of a case', () => {
  it('stand in the order of the list, newest first, photos of visits last', () => {
    const files = inOrder([file('visit', 9), file('b', 1), file('a', 1), file('a', 4)], ['a', 'b']);
    expect(files.map((each) => each.name)).toEqual(['a-4', 'a-1', 'b-1', 'visit-9']);
  });

  it('are left out when they are kept elsewhere', () => {
    expect(inOrder([file('a', 1, null)], ['a'])).toEqual([]);
  });

  it.each([[820, '820 B'], [12_300, '12 KB'], [3_400_000, '3.4 MB']])('of %i bytes are %s long', (bytes, said) => {
    expect(lengthOf(bytes)).toBe(said);
  });
});
