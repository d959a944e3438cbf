// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { offersAt, placeAt, termOf, type Schema } from './schemaHelp';

const schema = JSON.parse(readFileSync(new URL('../../../../../definitions/item.schema.json', import.meta.url), 'utf8')) as Schema;

/** The text before ‸ is what stands above the cursor. */
const offers = (text: string) => offersAt(schema, placeAt(text.replace(/‸.*/su, ''), text.indexOf('‸'))).map(({ label }) => label);

describe('offers', () => {
  it('names the keys at the top', () => {
    expect(offers('name: 事项\nli‸')).toContain('limits');
  });

  it('names the keys inside of a key', () => {
    expect(offers('name: 事项\nlimits:\n  ‸')).toEqual(expect.arrayContaining(['statutory', 'promised', 'basis', 'extension']));
  });

  it('names the words of a value', () => {
    expect(offers('type: ‸')).toContain('行政许可');
    expect(offers('materials:\n  - plan: 图\n    form: ‸')).toEqual(expect.arrayContaining(['原件', '复印件', '电子']));
  });

  it('names the keys of a material and of a step', () => {
    expect(offers('materials:\n  - plan: 图\n    ‸')).toEqual(expect.arrayContaining(['accept_if', 'required']));
    expect(offers('process:\n  steps:\n    - review:\n        ‸')).toEqual(expect.arrayContaining(['title', 'limit', 'criteria']));
  });

  it('goes back out with the indentation', () => {
    expect(offers('limits:\n  statutory: 20 工作日\n  extension:\n    max: 10 工作日\n  ‸')).toContain('promised');
    expect(offers('limits:\n  statutory: 20 工作日\n‸')).toContain('conditions');
  });
});

describe('terms', () => {
  it('are the schema’s own', () => {
    expect(termOf(schema, ['limits'], 'promised')).toBe('承诺办结时限');
    expect(termOf(schema, ['process', 'steps', '*', 'review'], 'limit')).toBe('环节时限');
  });
});
