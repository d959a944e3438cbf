import { isMap, isPair, isScalar, isSeq, parseDocument, type Document, type Node, type Scalar, type YAMLSeq } from 'yaml';

/** One replacement in the text. Everything outside of it stays as it was, byte for byte: comments, order, quotes. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

export type Path = readonly (string | number)[];

/** The text as YAML; what cannot be read as such is left to the server's findings. */
export const documentOf = (text: string): Document => parseDocument(text, { keepSourceTokens: false, prettyErrors: false });

export const applied = (text: string, { from, to, insert }: Splice): string => text.slice(0, from) + insert + text.slice(to);

export function nodeAt(of: Document, path: Path): Node | null {
  let at: unknown = of.contents;
  for (const key of path) {
    if (isMap(at))
      at = at.items.find((pair) => isPair(pair) && isScalar(pair.key) && String(pair.key.value) === String(key))?.value;
    else if (isSeq(at) && typeof key === 'number')
      at = at.items[key];
    else
      return null;
  }
  return (at as Node | null | undefined) ?? null;
}

/** A scalar as it is written, without quotes. */
export function textAt(of: Document, path: Path): string | null {
  const node = nodeAt(of, path);
  return isScalar(node) ? written(node) : null;
}

/** The texts of a list. */
export function textsAt(of: Document, path: Path): string[] | null {
  const node = nodeAt(of, path);
  return isSeq(node) && node.items.every(isScalar) ? node.items.map((item) => written(item)) : null;
}

/** How many entries a list has. */
export function countAt(of: Document, path: Path): number {
  const node = nodeAt(of, path);
  return isSeq(node) ? node.items.length : 0;
}

/** The keys of a map, with their values' nodes. */
export function entriesAt(of: Document, path: Path): { key: string; node: Node | null }[] {
  const node = nodeAt(of, path);
  return isMap(node) ? node.items.map((pair) => ({ key: String((pair.key as Scalar).value), node: pair.value as Node | null })) : [];
}

export function lineOf(text: string, of: Document, path: Path): number | null {
  const at = nodeAt(of, path)?.range?.[0];
  return typeof at === 'number' ? text.slice(0, at).split('\n').length : null;
}

/** Writes a scalar anew. */
export function changeText(text: string, path: Path, value: string): Splice | null {
  const of = documentOf(text);
  const node = nodeAt(of, path);
  if (!isScalar(node) || !node.range)
    return null;
  return { from: node.range[0], to: node.range[1], insert: inYaml(value, isInFlow(text, of, path)) };
}

/** Adds to the end of a list. */
export function addText(text: string, path: Path, value: string): Splice | null {
  const list = listAt(text, path);
  const last = list?.items.at(-1);
  if (!list?.range || !last?.range)
    return null;
  if (list.flow)
    return { from: last.range[1], to: last.range[1], insert: `, ${inYaml(value, true)}` };
  const dash = text.lastIndexOf('-', last.range[0]);
  const indent = text.slice(text.lastIndexOf('\n', dash) + 1, dash);
  const end = endOfLine(text, last.range[1]);
  const isLastLine = end === text.length && !text.endsWith('\n');
  return { from: end, to: end, insert: `${isLastLine ? '\n' : ''}${indent}- ${inYaml(value, false)}${isLastLine ? '' : '\n'}` };
}

/** Takes an entry out of a list; the last one stays: an empty list means nothing. */
export function removeText(text: string, path: Path, index: number): Splice | null {
  const list = listAt(text, path);
  const item = list?.items[index];
  if (!list || !item?.range || list.items.length < 2)
    return null;
  if (list.flow)
    return index > 0
      ? { from: list.items[index - 1]!.range![1], to: item.range[1], insert: '' }
      : { from: item.range[0], to: list.items[1]!.range![0], insert: '' };
  const dash = text.lastIndexOf('-', item.range[0]);
  return { from: text.lastIndexOf('\n', dash) + 1, to: endOfLine(text, item.range[1]), insert: '' };
}

function listAt(text: string, path: Path): (YAMLSeq<Scalar>) | null {
  const node = nodeAt(documentOf(text), path);
  return isSeq(node) && node.items.every(isScalar) ? node as YAMLSeq<Scalar> : null;
}

const written = (node: Scalar): string => node.value === null ? '' : node.source ?? '';

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}

/** Whether a node stands inside of [..] or {..}. */
function isInFlow(text: string, of: Document, path: Path): boolean {
  for (let i = path.length - 1; i >= 0; i--) {
    const around = i === 0 ? of.contents : nodeAt(of, path.slice(0, i));
    if ((isMap(around) || isSeq(around)) && around.range && (text[around.range[0]] === '{' || text[around.range[0]] === '['))
      return true;
  }
  return false;
}

/** A text as YAML: plain where that is safe, else in double quotes. */
export function inYaml(value: string, inFlow: boolean): string {
  const isPlain = value.length > 0
    && !/^[\s\-?:,[\]{}#&*!|>'"%@`]/u.test(value) && !/(:(\s|$))|(\s#)|\n|\t|\s$/u.test(value)
    && !/^(~|null|true|false|yes|no|on|off)$/iu.test(value)
    && !(inFlow && /[,[\]{}]/u.test(value));
  return isPlain ? value : JSON.stringify(value);
}

