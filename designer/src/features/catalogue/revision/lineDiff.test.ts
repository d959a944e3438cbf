import { describe, expect, it } from 'vitest';
import { around, lineDiff } from './lineDiff';

const texts = ['', 'a', 'a\nb\nc\nd', 'b\na\nc', 'a\nx\nc\nd\ne', 'x\nx\nx', 'a\nb\nc\nd\nf\ng\nh\ni\nj', 'a\nb\nC\nd\nf\ng\nh\ni\nj'];

describe('two texts side by side', () => {
  it('gives each of them back', () => {
    for (const before of texts)
      for (const after of texts) {
        const lines = lineDiff(before, after);
        expect(lines.filter((line) => line.kind !== 'in').map((line) => line.text).join('\n')).toBe(before);
        expect(lines.filter((line) => line.kind !== 'out').map((line) => line.text).join('\n')).toBe(after);
      }
  });

  it('shows as little as changed', () => {
    expect(lineDiff(texts[2]!, texts[4]!).filter((line) => line.kind !== 'same').map((line) => [line.kind, line.text, line.before, line.after]))
      .toEqual([['out', 'b', 2, null], ['in', 'x', null, 2], ['in', 'e', null, 5]]);
  });

  it('leaves out what lies far from a change', () => {
    expect(around(lineDiff(texts[6]!, texts[7]!), 1).map((line) => line?.text ?? '…')).toEqual(['…', 'b', 'c', 'C', 'd', '…']);
  });
});
