import { isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { documentOf, inYaml, nodeAt, type Path, type Splice } from './textEdit';

/**
 * What a form does to the shape of the text: keys and entries that come, go and move. Everything else stays as it was,
 * byte for byte; a new key stands where the language has it.
 */

/** Keys of a map in the order of the language; keys that an author chooses are not among them. */
export type KeyOrder = (map: Path) => readonly string[];

/** A value to write: a text, several, or pairs of them. */
export type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };

/** Writes a value, whether its key is there or not. */
export function putValue(text: string, path: Path, value: Value, order: KeyOrder): Splice | null {
  const of = documentOf(text);
  const node = nodeAt(of, path);
  if (isSeq(node) && !node.flow && node.range && Array.isArray(value)) {
    const indent = ' '.repeat(columnOf(text, dashOf(text, node.items[0] as Node)));
    return { from: dashOf(text, node.items[0] as Node), to: endOf(text, node), insert: (value as readonly Value[]).map((entry) => entryLines(entry, indent)).join('').trim() };
  }
  if (node?.range && !isNothing(node))
    return { from: node.range[0], to: endOf(text, node), insert: flowOf(value, isScalar(node) ? isEnclosed(of, path) : true) };
  for (let depth = path.length - 1; depth >= 0; depth--) {
    const map = depth === 0 ? of.contents : nodeAt(of, path.slice(0, depth));
    if (map === null && depth === 0)
      return { from: text.length, to: text.length, insert: blockOf(path, value, 0) };
    if (isMap(map) && map.items.length > 0 && map.range)
      return inMap(text, map, path.slice(0, depth), path.slice(depth), value, order);
    if (isMap(map) && map.range)
      return { from: map.range[0], to: map.range[1], insert: `{${flowPair(path.slice(depth), value)}}` };
  }
  return null;
}

/** Takes a key out, and the map around it when nothing else is in it. */
export function removeKey(text: string, path: Path): Splice | null {
  const map = mapAround(text, path);
  const index = map?.items.findIndex((pair) => keyOf(pair) === String(path.at(-1))) ?? -1;
  if (!map || index < 0)
    return null;
  if (map.items.length === 1)
    return path.length > 1 ? removeKey(text, path.slice(0, -1)) : null;
  if (!map.flow)
    return { from: lineStart(text, startOf(map.items[index]!)), to: lineEnd(text, pairEnd(text, map.items[index]!)), insert: '' };
  return index > 0
    ? { from: pairEnd(text, map.items[index - 1]!), to: pairEnd(text, map.items[index]!), insert: '' }
    : { from: startOf(map.items[0]!), to: startOf(map.items[1]!), insert: '' };
}

/** Adds an entry at the end of a list, which may not be there yet. */
export function addEntry(text: string, path: Path, value: Value, order: KeyOrder): Splice | null {
  const list = nodeAt(documentOf(text), path);
  const last = isSeq(list) ? list.items.at(-1) as Node | undefined : undefined;
  if (!isSeq(list) || !list.range)
    return putValue(text, path, [value], order);
  if (!last?.range)
    return { from: list.range[0], to: list.range[1], insert: flowOf([value], true) };
  if (list.flow)
    return { from: last.range[1], to: last.range[1], insert: `, ${flowOf(value, true)}` };
  const indent = ' '.repeat(columnOf(text, dashOf(text, last)));
  const end = lineEnd(text, endOf(text, last));
  return { from: end, to: end, insert: `${end > 0 && text[end - 1] !== '\n' ? '\n' : ''}${entryLines(value, indent)}` };
}

/** Takes an entry out of a list; with the last one the list's key goes, or stays empty where it must be there. */
export function removeEntry(text: string, path: Path, index: number, staysEmpty = false): Splice | null {
  const list = nodeAt(documentOf(text), path);
  const item = isSeq(list) ? list.items[index] as Node | undefined : undefined;
  if (!isSeq(list) || !item?.range)
    return null;
  if (list.items.length === 1)
    return staysEmpty ? replaceValue(text, path, ' []') : removeKey(text, path);
  if (!list.flow)
    return { from: lineStart(text, dashOf(text, item)), to: lineEnd(text, endOf(text, item)), insert: '' };
  const items = list.items as Node[];
  return index > 0
    ? { from: items[index - 1]!.range![1], to: item.range[1], insert: '' }
    : { from: item.range[0], to: items[1]!.range![0], insert: '' };
}

/** Lets two neighbours of a list, or of a map whose keys an author chose, change places. */
export function swapWithNext(text: string, path: Path, index: number): Splice | null {
  const node = nodeAt(documentOf(text), path);
  if (isSeq(node))
    return swapped(text, (node.items as Node[]).map((item) => node.flow ? [item.range![0], item.range![1]] : [lineStart(text, dashOf(text, item)), lineEnd(text, endOf(text, item))]), index);
  if (isMap(node))
    return swapped(text, node.items.map((pair) => node.flow ? [startOf(pair), pairEnd(text, pair)] : [lineStart(text, startOf(pair)), lineEnd(text, pairEnd(text, pair))]), index);
  return null;
}

/** A name that no key of a map has: prefix and number. */
export function freeKey(taken: readonly string[], prefix: string): string {
  let n = taken.length + 1;
  while (taken.includes(`${prefix}${n}`))
    n++;
  return `${prefix}${n}`;
}

function swapped(text: string, spans: readonly (readonly number[])[], index: number): Splice | null {
  const [one, other] = [spans[index], spans[index + 1]];
  if (!one || !other)
    return null;
  const [upper, between, lower] = [text.slice(one[0], one[1]), text.slice(one[1], other[0]), text.slice(other[0], other[1])];
  const isBare = !lower.endsWith('\n') && upper.endsWith('\n');
  return { from: one[0]!, to: other[1]!, insert: isBare ? `${lower}\n${between}${upper.slice(0, -1)}` : lower + between + upper };
}

function inMap(text: string, map: YAMLMap, at: Path, rest: Path, value: Value, order: KeyOrder): Splice {
  const key = String(rest[0]);
  const existing = map.items.find((pair) => keyOf(pair) === key);
  if (existing)
    return filled(text, existing, rest.slice(1), value, map.flow === true);
  const known = order(at);
  const place = known.indexOf(key);
  const before = map.items.filter((pair) => place < 0 || known.indexOf(keyOf(pair)) < place).at(-1);
  if (map.flow) {
    return before
      ? { from: pairEnd(text, before), to: pairEnd(text, before), insert: `, ${flowPair(rest, value)}` }
      : { from: startOf(map.items[0]!), to: startOf(map.items[0]!), insert: `${flowPair(rest, value)}, ` };
  }
  const column = columnOf(text, startOf(map.items[0]!));
  if (before) {
    const end = lineEnd(text, pairEnd(text, before));
    return { from: end, to: end, insert: `${text[end - 1] === '\n' ? '' : '\n'}${blockOf(rest, value, column)}` };
  }
  // The first key of an entry of a list stands behind its dash.
  const first = startOf(map.items[0]!);
  return { from: first, to: first, insert: `${blockOf(rest, value, column).trimStart()}${' '.repeat(column)}` };
}

/** A key that is there without a value. */
function filled(text: string, pair: Pair, rest: Path, value: Value, isFlow: boolean): Splice {
  const colon = text.indexOf(':', (pair.key as Scalar).range![1]) + 1;
  const insert = rest.length === 0 ? flowOf(value, isFlow || typeof value === 'object') : `{${flowPair(rest, value)}}`;
  const end = isScalar(pair.value) && pair.value.range ? Math.max(colon, pair.value.range[1]) : colon;
  return { from: colon, to: end, insert: ` ${insert}` };
}

function replaceValue(text: string, path: Path, insert: string): Splice | null {
  const pair = mapAround(text, path)?.items.find((each) => keyOf(each) === String(path.at(-1)));
  return pair ? { from: text.indexOf(':', (pair.key as Scalar).range![1]) + 1, to: pairEnd(text, pair), insert } : null;
}

/** A key with its value in lines of their own; maps within stay in braces, lists get a line an entry. */
function blockOf([key, ...rest]: Path, value: Value, column: number): string {
  const indent = ' '.repeat(column);
  if (rest.length > 0)
    return `${indent}${String(key)}:\n${blockOf(rest, value, column + 2)}`;
  if (Array.isArray(value))
    return `${indent}${String(key)}:\n${(value as readonly Value[]).map((entry) => entryLines(entry, `${indent}  `)).join('')}`;
  return `${indent}${String(key)}: ${flowOf(value, false)}\n`;
}

/** An entry of a list, from its dash on: a map has a line a key. */
function entryLines(value: Value, indent: string): string {
  if (typeof value !== 'object' || Array.isArray(value))
    return `${indent}- ${flowOf(value, false)}\n`;
  return Object.entries(value).map(([key, of], index) => `${indent}${index === 0 ? '- ' : '  '}${key}: ${flowOf(of, typeof of === 'object')}\n`).join('');
}

const flowPair = ([key, ...rest]: Path, value: Value): string =>
  rest.length === 0 ? `${String(key)}: ${flowOf(value, true)}` : `${String(key)}: {${flowPair(rest, value)}}`;

function flowOf(value: Value, inFlow: boolean): string {
  if (typeof value === 'string')
    return inYaml(value, inFlow);
  if (typeof value !== 'object')
    return String(value);
  return Array.isArray(value)
    ? `[${(value as readonly Value[]).map((entry) => flowOf(entry, true)).join(', ')}]`
    : `{${Object.entries(value).map(([key, of]) => `${key}: ${flowOf(of, true)}`).join(', ')}}`;
}

const keyOf = (pair: Pair): string => String((pair.key as Scalar).value);
const startOf = (pair: Pair): number => (pair.key as Scalar).range![0];
const isNothing = (node: Node): boolean => isScalar(node) && node.value === null && (node.source ?? '') === '';

/** Where the last written character of a node stands; a block ends in the middle of nothing. */
function endOf(text: string, node: Node): number {
  const last = isMap(node) && !node.flow ? node.items.at(-1) : isSeq(node) && !(node).flow ? (node).items.at(-1) as Node : null;
  if (last)
    return isMap(node) ? pairEnd(text, last as Pair) : endOf(text, last as Node);
  return node.range![1];
}

function pairEnd(text: string, pair: Pair): number {
  const value = pair.value as Node | null;
  return value?.range && !isNothing(value) ? endOf(text, value) : text.indexOf(':', (pair.key as Scalar).range![1]) + 1;
}

const dashOf = (text: string, item: Node): number => text.lastIndexOf('-', item.range![0]);
const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;
const columnOf = (text: string, at: number): number => at - lineStart(text, at);

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}

function mapAround(text: string, path: Path): YAMLMap | null {
  const of = documentOf(text);
  const map = path.length === 1 ? of.contents : nodeAt(of, path.slice(0, -1));
  return isMap(map) ? map : null;
}

/** Whether a node stands inside of brackets or braces. */
function isEnclosed(of: ReturnType<typeof documentOf>, path: Path): boolean {
  return path.some((_, depth) => {
    const around = depth === 0 ? of.contents : nodeAt(of, path.slice(0, depth));
    return (isMap(around) || isSeq(around)) && around.flow === true;
  });
}
