// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { applied, documentOf, type Path, type Splice } from './textEdit';
import { addEntry, freeKey, putValue, removeEntry, removeKey, swapWithNext, type KeyOrder } from './textShape';

const items = join(fileURLToPath(new URL('../../../../../definitions/items', import.meta.url)));
// Files of all bodies; all of them would take a minute.
const texts = readdirSync(items, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml')).sort().filter((_, index) => index % 12 === 0).map((file) => readFileSync(join(items, file), 'utf8'));
const root = ['name', 'code', 'version', 'effective', 'retired', 'main_item', 'type', 'authority', 'level', 'power_source', 'audience', 'handling', 'basis', 'limits', 'renewal', 'conditions', 'visits', 'form', 'materials', 'process', 'result', 'fee', 'guidance', 'provenance'];
const order: KeyOrder = (map) => map.length === 0 ? root : map.length === 1 && map[0] === 'limits' ? ['statutory', 'basis', 'promised', 'extension'] : map.length === 2 && map[0] === 'materials' ? ['required', 'form', 'source', 'licence', 'copies', 'accept_if'] : [];

const made = (text: string, splice: Splice | null) => applied(text, splice!);

/** What the text says, with the change made in what it said before: nothing else may differ. */
function expectChange(text: string, splice: Splice | null, change: (of: ReturnType<typeof documentOf>) => void) {
  const changed = made(text, splice);
  const [before, after] = [documentOf(text), documentOf(changed)];
  expect(after.errors).toEqual([]);
  change(before);
  expect(after.toJS()).toEqual(before.toJS());
  return changed;
}

const setIn = (path: Path, value: unknown) => (of: ReturnType<typeof documentOf>) => of.setIn(path as string[], of.createNode(value));

it('a key that is missing comes to stand where the language has it, whatever the file, and goes without a trace', () => {
  for (const text of texts) {
    if (documentOf(text).has('visits'))
      continue;
    const changed = expectChange(text, putValue(text, ['visits'], '1', order), setIn(['visits'], 1));
    const keys = Object.keys(documentOf(changed).toJS() as object);
    expect(keys.indexOf('visits')).toBeGreaterThan(keys.indexOf('conditions'));
    expect(keys.indexOf('visits')).toBeLessThan(keys.indexOf('materials'));
    expect(made(changed, removeKey(changed, ['visits']))).toBe(text);
  }
});

it('a map that is missing is made around its key, whatever the file', () => {
  for (const text of texts) {
    if (documentOf(text).hasIn(['limits', 'extension']) || documentOf(text).has('guidance'))
      continue;
    expectChange(text, putValue(text, ['limits', 'extension', 'max'], '10 工作日', order), setIn(['limits', 'extension'], { max: '10 工作日' }));
    expectChange(text, putValue(text, ['guidance', 'scope'], '全区', order), setIn(['guidance'], { scope: '全区' }));
  }
});

it('a material comes, moves up and goes again, to the byte, whatever the file', () => {
  for (const text of texts) {
    const materials = (documentOf(text).toJS() as { materials: unknown[] }).materials;
    const added = expectChange(text, addEntry(text, ['materials'], { 'material-99': '承诺书: 一式两份' }, order), (of) => of.addIn(['materials'], of.createNode({ 'material-99': '承诺书: 一式两份' })));
    if (materials.length > 0) {
      const moved = made(added, swapWithNext(added, ['materials'], materials.length - 1));
      expect((documentOf(moved).toJS() as { materials: object[] }).materials.at(-2)).toEqual({ 'material-99': '承诺书: 一式两份' });
      expect(made(moved, swapWithNext(moved, ['materials'], materials.length - 1))).toBe(added);
      expect(made(added, removeEntry(added, ['materials'], materials.length))).toBe(text);
    }
  }
});

it('a field of the form comes in its map and moves, whatever the file', () => {
  for (const text of texts) {
    const form = (documentOf(text).toJS() as { form?: object }).form;
    if (!form)
      continue;
    const key = freeKey(Object.keys(form), 'field_');
    const added = expectChange(text, putValue(text, ['form', key], { label: '经营场所', type: 'text' }, order), setIn(['form', key], { label: '经营场所', type: 'text' }));
    const count = Object.keys(form).length;
    const moved = made(added, swapWithNext(added, ['form'], count - 1));
    expect(Object.keys((documentOf(moved).toJS() as { form: object }).form).indexOf(key)).toBe(count - 1);
    expect(made(added, removeKey(added, ['form', key]))).toBe(text);
  }
});

it('keys without a value are filled where they stand', () => {
  expect(made('name:\ncode: x\n', putValue('name:\ncode: x\n', ['name'], '甲', order))).toBe('name: 甲\ncode: x\n');
  expect(made('limits:\nfee: x\n', putValue('limits:\nfee: x\n', ['limits', 'promised'], '即办', order))).toBe('limits: {promised: 即办}\nfee: x\n');
  expect(made('a: {}\n', putValue('a: {}\n', ['a', 'b'], '1', order))).toBe('a: {b: 1}\n');
});

it('values are replaced where they stand, whatever their form', () => {
  const text = 'audience: [自然人]   # 谁\nlist:\n  - a\n  - b\nfee: x\n';
  expect(made(text, putValue(text, ['audience'], ['自然人', '企业法人'], order))).toBe(text.replace('[自然人]', '[自然人, 企业法人]'));
  expect(made(text, putValue(text, ['list'], ['c', 'd'], order))).toBe(text.replace('  - a\n  - b', '  - c\n  - d'));
});

it('with its last entry a list goes, or stays empty where it must be there', () => {
  const text = 'name: x\nmaterials:\n  - a: 甲\nconditions:\n  - 乙\n';
  expect(made(text, removeEntry(text, ['conditions'], 0))).toBe('name: x\nmaterials:\n  - a: 甲\n');
  expect(made(text, removeEntry(text, ['materials'], 0, true))).toBe('name: x\nmaterials: []\nconditions:\n  - 乙\n');
  const empty = made(text, removeEntry(text, ['materials'], 0, true));
  expect(documentOf(made(empty, addEntry(empty, ['materials'], { b: '丙' }, order))).toJS()).toEqual({ name: 'x', materials: [{ b: '丙' }], conditions: ['乙'] });
});

it('the first key of an entry moves behind what comes before it', () => {
  const text = 'materials:\n  - a: 甲\n    accept_if: [x]\n';
  expect(made(text, putValue(text, ['materials', 0, 'required'], '容缺', order))).toBe('materials:\n  - a: 甲\n    required: 容缺\n    accept_if: [x]\n');
});
