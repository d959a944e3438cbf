import type { Schemas } from '@/shared/api/client';
import { applicantOf, valueOf, type Draft, type FormField, type ServiceItem } from '../intake/draft';

type Material = ServiceItem['materials'][number];

/** A question or a material, with the items that ask for it; what several ask alike is asked once. */
export interface Shared<T> {
  /** Under which it is kept: the key, or with the item's code where items mean different things by one key. */
  readonly slot: string;
  readonly of: T;
  readonly items: readonly ServiceItem[];
}

function gathered<T extends { readonly key: string }>(items: readonly ServiceItem[], listed: (item: ServiceItem) => readonly T[], isSame: (a: T, b: T) => boolean): Shared<T>[] {
  const found: Shared<T>[] = [];
  for (const item of items) {
    for (const each of listed(item)) {
      const alike = items.every((other) => listed(other).every((one) => one.key !== each.key || isSame(one, each)));
      const slot = alike ? each.key : `${item.code} ${each.key}`;
      const at = found.findIndex((known) => known.slot === slot);
      if (at < 0)
        found.push({ slot, of: each, items: [item] });
      else
        found[at] = { ...found[at]!, items: [...found[at]!.items, item] };
    }
  }
  return found;
}

/** 一张表单: what several items ask under one key, in the same words and of one type, is one question. */
export const questionsOf = (items: readonly ServiceItem[]): Shared<FormField>[] =>
  gathered(items, (item) => item.form, (a, b) => a.label === b.label && a.type === b.type && a.options.join() === b.options.join());

/** 一套材料: one paper serves all that ask for the same. */
export const papersOf = (items: readonly ServiceItem[]): Shared<Material>[] => gathered(items, (item) => item.materials, (a, b) => a.name === b.name);

export const valuesOf = (questions: readonly Shared<FormField>[], draft: Draft, item: ServiceItem): Record<string, string | number | boolean> =>
  Object.fromEntries(questions.filter((question) => question.items.includes(item)).flatMap((question) => {
    const value = valueOf(question.of, draft.values[question.slot]);
    return value === undefined ? [] : [[question.of.key, value]];
  }));

/** What is sent: each item with all that is its own; nothing is guessed by the server. */
export function groupRequestOf(items: readonly ServiceItem[], draft: Draft): Schemas['StartGroupRequest'] {
  const [questions, papers] = [questionsOf(items), papersOf(items)];
  return {
    applicant: applicantOf(draft), form: {}, materials: [], channel: 'Window', agent: draft.agent,
    ...(draft.consent ? { consent: { by: draft.name.trim() } } : {}),
    items: items.map((item) => ({
      item: item.code,
      form: valuesOf(questions, draft, item),
      materials: papers.filter((paper) => paper.items.includes(item)).flatMap((paper) => {
        const given = draft.materials[paper.slot];
        return given ? [{ ...given, key: paper.of.key }] : [];
      }),
    })),
  };
}
