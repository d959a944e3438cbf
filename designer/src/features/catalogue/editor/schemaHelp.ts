/** As much of JSON Schema as the item's schema uses. */
export interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly (string | number | boolean)[];
  readonly const?: string | number | boolean;
  readonly required?: readonly string[];
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

export interface Offer {
  readonly label: string;
  readonly detail?: string;
  readonly isKey: boolean;
}

/** Where a line stands: the keys around it, '*' for an entry of a list, and the key or value being written. */
export interface Place {
  readonly around: readonly string[];
  /** The key whose value is being written; null while a key is. */
  readonly key: string | null;
  /** Where the word begins. */
  readonly from: number;
}

/** Something a line opens: a key without a value, or an entry of a list. */
interface Opened {
  readonly at: number;
  readonly name: string;
}

/** Reads the place from the indentation above, as one does: a draft need not be whole. */
export function placeAt(text: string, at: number): Place {
  const lines = text.slice(0, at).split('\n');
  const line = lines.pop() ?? '';
  const [, lead = '', rest = ''] = /^(\s*(?:- +)*)(.*)$/u.exec(line) ?? [];
  const pair = /^([^:\s][^:]*):\s+(.*)$/u.exec(rest);
  const around: string[] = [];
  let level = lead.length;
  for (const opened of [...dashesOf(lead), ...lines.reverse().flatMap(openedBy)]) {
    const isListOfKey = opened.at === level && around[0] === '*' && opened.name !== '*';
    if (opened.at < level || isListOfKey) {
      around.unshift(opened.name);
      level = opened.at;
    }
  }
  return pair
    ? { around, key: pair[1]!.trim(), from: at - pair[2]!.length }
    : { around, key: null, from: at - rest.length };
}

/** What a line opens, the innermost first. */
function openedBy(line: string): Opened[] {
  const [, lead = '', key, value = ''] = /^(\s*(?:- +)*)([^\s#:-][^:]*):(\s.*)?$/u.exec(line) ?? [];
  if (key === undefined)
    return [];
  const isOpen = value.replace(/#.*$/u, '').trim() === '';
  return [...(isOpen ? [{ at: lead.length, name: key.trim() }] : []), ...dashesOf(lead)];
}

const dashesOf = (lead: string): Opened[] =>
  [...lead.matchAll(/-/gu)].map((dash) => ({ at: dash.index, name: '*' })).reverse();

/** The schemas that may hold at a place. */
export function schemasAt(root: Schema, path: readonly string[]): Schema[] {
  let here = open(root, [root]);
  for (const key of path)
    here = open(root, here.flatMap((schema) => into(schema, key)));
  return here;
}

/** What may be written at a place, with its Chinese term. */
export function offersAt(root: Schema, place: Place): Offer[] {
  const here = schemasAt(root, place.around);
  if (place.key === null)
    return unique(here.flatMap((schema) => Object.entries(schema.properties ?? {}).map(([key, of]) => ({ label: key, detail: of.description, isKey: true }))));
  return unique(schemasAt(root, [...place.around, place.key]).flatMap((schema) => [
    ...(schema.enum ?? []), ...(schema.const === undefined ? [] : [schema.const]),
  ].map((value) => ({ label: String(value), isKey: false }))));
}

/** The term of a key, in the words of the schema. */
export function termOf(root: Schema, around: readonly string[], key: string): string | null {
  for (const schema of schemasAt(root, around)) {
    const found = schema.properties?.[key]?.description;
    if (found)
      return found;
  }
  return null;
}

function into(schema: Schema, key: string): Schema[] {
  if (key === '*')
    return schema.items ? [schema.items] : [];
  const named = schema.properties?.[key];
  if (named)
    return [named];
  const patterned = Object.entries(schema.patternProperties ?? {}).filter(([pattern]) => new RegExp(pattern, 'u').test(key)).map(([, of]) => of);
  return patterned.length > 0 ? patterned : typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : [];
}

function open(root: Schema, schemas: readonly Schema[]): Schema[] {
  return schemas.flatMap((schema) => {
    const more = [
      ...(schema.$ref ? [root.definitions?.[schema.$ref.split('/').at(-1)!]].filter((found) => found !== undefined) : []),
      ...(schema.anyOf ?? []), ...(schema.allOf ?? []),
    ];
    return [schema, ...(more.length > 0 ? open(root, more) : [])];
  });
}

function unique(offers: readonly Offer[]): Offer[] {
  const seen = new Set<string>();
  return offers.filter(({ label }) => !seen.has(label) && seen.add(label));
}
