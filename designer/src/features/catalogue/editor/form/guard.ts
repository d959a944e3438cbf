import { words, type Words } from '@/shared/words/words';

/** A condition that compares one field with one value. */
export interface Guard {
  readonly field: string;
  readonly operator: string;
  readonly value: string;
  /** The field's type, as the language writes it: texts and dates stand in quotation marks. */
  readonly type: string;
}

const equal: readonly (readonly [string, Words])[] = [['==', words('是', 'is')], ['!=', words('不是', 'is not')]];
const ordered: readonly (readonly [string, Words])[] = [['>', words('大于', 'more than')], ['>=', words('不少于', 'at least')], ['<', words('小于', 'less than')], ['<=', words('不超过', 'at most')]];

/** Numbers and dates have an order, nothing else has. */
export const operatorsOf = (type: string) => type === 'number' || type === 'integer' || type === 'date' ? [...equal, ...ordered] : equal;

/** What a simple condition says; null for one that is more than a comparison. */
export function guardIn(text: string): Omit<Guard, 'type'> | null {
  const bare = /^(!?)([a-z0-9_]+)$/u.exec(text.trim());
  if (bare)
    return { field: bare[2]!, operator: '==', value: bare[1] ? 'false' : 'true' };
  const [, field, operator, quoted, plain] = /^([a-z0-9_]+)\s*(==|!=|<=|>=|<|>)\s*(?:'([^']*)'|([^\s'&|()]+))$/u.exec(text.trim()) ?? [];
  return field && operator ? { field, operator, value: quoted ?? plain ?? '' } : null;
}

/** The condition as the language writes it. */
export function guardText({ field, operator, value, type }: Guard): string {
  const isBare = type === 'number' || type === 'integer' || type === 'boolean';
  return `${field} ${operator} ${isBare ? value : `'${value.replaceAll("'", '’')}'`}`;
}
