// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { addText, applied, changeText, documentOf, entriesAt, inYaml, lineOf, removeText, textAt, textsAt, type Path, type Splice } from './textEdit';

const items = join(fileURLToPath(new URL('../../../../../definitions/items', import.meta.url)));
const files = readdirSync(items, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
const texts = files.map((file) => readFileSync(join(items, file), 'utf8'));

/** Only what the splice names may differ. */
function expectOnly(text: string, splice: Splice | null, path: Path, of: (changed: string) => unknown, value: unknown) {
  expect(splice).not.toBeNull();
  const changed = applied(text, splice!);
  expect(changed.startsWith(text.slice(0, splice!.from))).toBe(true);
  expect(changed.endsWith(text.slice(splice!.to))).toBe(true);
  const [before, after] = [documentOf(text), documentOf(changed)];
  expect(after.errors).toEqual([]);
  expect(of(changed)).toEqual(value);
  before.deleteIn(path as string[]);
  after.deleteIn(path as string[]);
  expect(after.toJS()).toEqual(before.toJS());
}

describe('an edit by form', () => {
  it('changes one limit of each of the catalogue’s files and nothing else', () => {
    expect(texts.length).toBeGreaterThan(700);
    for (const text of texts)
      expectOnly(text, changeText(text, ['limits', 'promised'], '3 工作日'), ['limits', 'promised'], (changed) => textAt(documentOf(changed), ['limits', 'promised']), '3 工作日');
  });

  it('adds a condition and takes it out again, to the byte', () => {
    for (const text of texts) {
      const before = textsAt(documentOf(text), ['conditions']);
      if (!before || before.length === 0)
        continue;
      const splice = addText(text, ['conditions'], '有固定的经营场所: 已登记');
      expectOnly(text, splice, ['conditions'], (changed) => textsAt(documentOf(changed), ['conditions'])?.length, before.length + 1);
      const added = applied(text, splice!);
      expect(applied(added, removeText(added, ['conditions'], before.length)!)).toBe(text);
    }
  });

  it('removes the first of several, in block and in flow', () => {
    expect(applied('a: [x, y, z]\n', removeText('a: [x, y, z]\n', ['a'], 0)!)).toBe('a: [y, z]\n');
    expect(applied('a:\n  - x   # why\n  - y\n', removeText('a:\n  - x   # why\n  - y\n', ['a'], 0)!)).toBe('a:\n  - y\n');
    expect(removeText('a: [x]\n', ['a'], 0)).toBeNull();
  });

  it('writes what is not plain in quotes', () => {
    expect(inYaml('plain 文字', false)).toBe('plain 文字');
    for (const value of ['a: b', '# a', '- a', '', 'true', 'a #b'])
      expect(documentOf(`k: ${inYaml(value, false)}`).get('k')).toBe(value);
    expect(documentOf(`k: [${inYaml('a, b', true)}]`).toJS()).toEqual({ k: ['a, b'] });
  });

  it('knows lines and keys', () => {
    const text = 'a: 1\nb:\n  c.d: 2\n';
    expect(lineOf(text, documentOf(text), ['b', 'c.d'])).toBe(3);
    expect(entriesAt(documentOf(text), ['b']).map(({ key }) => key)).toEqual(['c.d']);
  });
});
