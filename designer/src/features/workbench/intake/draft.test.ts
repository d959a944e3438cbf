import { describe, expect, it } from 'vitest';
import { blankFor, formOf, placeOf, requestOf, valueOf, type FormField, type ServiceItem } from './draft';

const field = (key: string, type: FormField['type']): FormField => ({ key, label: key, type, required: true, options: [], personal: false });
const item = {
  code: '11440306BA0000189Q400019000600001', audience: ['EnterpriseLegalPerson'], form: [field('capital', 'Number'), field('prior', 'Boolean'), field('name', 'Text')],
  materials: [{ key: 'application' }, { key: 'articles' }],
} as unknown as ServiceItem;

describe('a value is sent as its field wants it', () => {
  it.each([
    ['Number', '100.5', 100.5], ['Integer', ' 7 ', 7], ['Boolean', 'false', false], ['Text', ' 宝启 ', '宝启'], ['Number', 'viele', 'viele'], ['Text', '  ', undefined],
  ] as const)('%s %s', (type, text, expected) => expect(valueOf(field('x', type), text)).toBe(expected));
});

it('a request holds what was filled in and handed in, in the order of the list', () => {
  const articles = { key: 'articles', form: 'Original', reference: '' } as const;
  const application = { key: 'application', form: 'Electronic', reference: 'E1' } as const;
  const draft = { ...blankFor(item), name: ' 宝启 ', values: { capital: '100', name: '' }, materials: { articles, application } };

  expect(formOf(item, draft)).toEqual({ capital: 100 });
  expect(requestOf(item, draft)).toMatchObject({ applicant: { kind: 'EnterpriseLegalPerson', name: '宝启' }, materials: [application, articles], channel: 'Window' });
});

it('a refusal is shown where it belongs', () => {
  expect(placeOf('form.capital')).toEqual({ part: 'form', key: 'capital' });
  expect(placeOf('applicant.kind')).toEqual({ part: 'applicant', key: 'kind' });
  expect(placeOf('number')).toBeNull();
  expect(placeOf(null)).toBeNull();
});
