import type { Schemas } from '@/shared/api/client';

export type ServiceItem = Schemas['ServiceItem'];
export type FormField = Schemas['FormField'];

/** What the window has typed so far; values are text until they are sent. */
export interface Draft {
  readonly kind: Schemas['Audience'];
  readonly name: string;
  /** 证件类型; organisations have their code. */
  readonly document: Schemas['IdentityDocument'];
  readonly identifier: string;
  readonly phone: string;
  readonly values: Readonly<Record<string, string>>;
  /** What the applicant handed in, by material; absent = not handed in. */
  readonly materials: Readonly<Record<string, Schemas['SubmittedMaterial'] | undefined>>;
  /** 同意查询 of the e-licence store. */
  readonly consent: boolean;
  /** 代办人; null = the applicant comes in person. */
  readonly agent: Schemas['Agent'] | null;
}

export const blankFor = (item: ServiceItem): Draft => ({
  kind: item.audience[0] ?? 'NaturalPerson', document: 'ResidentId', name: '', identifier: '', phone: '', values: {}, materials: {}, consent: false, agent: null,
});

/** 申请人 as they are sent. */
export const applicantOf = (draft: Draft): Schemas['Applicant'] => ({
  kind: draft.kind, name: draft.name.trim(), identifier: draft.identifier.trim(), phone: draft.phone.trim(),
  document: draft.kind === 'NaturalPerson' ? draft.document : 'Uscc',
});

/** A value as the field's type wants it; undefined when nothing was entered. */
export function valueOf(field: FormField, text: string | undefined): string | number | boolean | undefined {
  const bare = (text ?? '').trim();
  if (bare === '')
    return undefined;
  switch (field.type) {
    case 'Boolean': return bare === 'true';
    // What is no number is sent as it stands: the server says in place what is wrong with it.
    case 'Number':
    case 'Integer': return Number.isFinite(Number(bare)) ? Number(bare) : bare;
    default: return bare;
  }
}

/** The form as it is sent: only what was filled in. */
export function formOf(item: ServiceItem, draft: Draft): Record<string, string | number | boolean> {
  const form: Record<string, string | number | boolean> = {};
  for (const field of item.form) {
    const value = valueOf(field, draft.values[field.key]);
    if (value !== undefined)
      form[field.key] = value;
  }
  return form;
}

export function requestOf(item: ServiceItem, draft: Draft): Schemas['StartCaseRequest'] {
  return {
    item: item.code,
    applicant: applicantOf(draft),
    form: formOf(item, draft),
    materials: item.materials.flatMap((material) => draft.materials[material.key] ?? []),
    channel: 'Window',
    ...(draft.agent ? { agent: draft.agent } : {}),
    ...(draft.consent ? { consent: { by: draft.name.trim() } } : {}),
  };
}

/** The part of the page a refusal points at: `form.capital` is the field capital. */
export function placeOf(field: string | null): { readonly part: 'form' | 'materials' | 'applicant'; readonly key: string } | null {
  const [part, ...rest] = (field ?? '').split('.');
  return part === 'form' || part === 'materials' || part === 'applicant' ? { part, key: rest.join('.') } : null;
}
