import type { Schemas } from '@/shared/api/client';

export type AskedStep = Schemas['AskedStep'];
export type OfferedOutcome = Schemas['OfferedOutcome'];
export type CompletionRequest = Schemas['CompletionRequest'];

/** What an officer has answered so far; a criterion not in it is open. */
export interface Answer {
  readonly met: Readonly<Record<string, boolean>>;
  readonly notes: Readonly<Record<string, string>>;
  /** Chosen by hand; null follows the answers. */
  readonly outcome: string | null;
  readonly opinion: string;
  readonly with: readonly string[];
  readonly reference: string;
  /** 无利害关系声明 of whoever signs. */
  readonly noConflict: boolean;
  /** An expert who is no staff, whose ballot is entered; null = the reader signs. */
  readonly member: string | null;
  readonly site: Schemas['SiteRecord'];
  readonly returned: Schemas['ReturnedFor'] | null;
  /** 裁量档次 of a grant. */
  readonly level: string | null;
}

export const blank: Answer = { met: {}, notes: {}, outcome: null, opinion: '', with: [], reference: '', noConflict: false, member: null, returned: null, level: null,
  site: { at: '', place: '', findings: '', number: '', party: '', photos: [] },
};

export const openCriteria = (step: AskedStep, answer: Answer): string[] => step.criteria.filter((criterion) => answer.met[criterion] === undefined);

export const failedCriteria = (step: AskedStep, answer: Answer): string[] => step.criteria.filter((criterion) => answer.met[criterion] === false);

export const goesAgainst = (outcome: OfferedOutcome | undefined): boolean => outcome !== undefined && outcome.effect !== 'GoesOn';

/** The outcome the answers lead to; the server has the last word, this only saves a click. */
export function outcomeOf(step: AskedStep, answer: Answer, refusalProposed: boolean): OfferedOutcome | undefined {
  const chosen = step.outcomes.find((outcome) => outcome.label === answer.outcome);
  if (chosen)
    return chosen;
  if (openCriteria(step, answer).length > 0)
    return undefined;
  const isAgainst = failedCriteria(step, answer).length > 0 || (step.kind === 'Decide' && refusalProposed);
  return isAgainst
    ? step.outcomes.find((outcome) => outcome.effect === 'Refuses') ?? step.outcomes.find((outcome) => outcome.effect !== 'GoesOn')
    : step.outcomes.find((outcome) => outcome.effect === 'GoesOn');
}

export function allMet(step: AskedStep, answer: Answer): Answer {
  return { ...answer, met: Object.fromEntries(step.criteria.map((criterion) => [criterion, true])), outcome: null };
}

/** What is sent where several sign, each for themselves. */
export function signatureOf(step: AskedStep, answer: Answer, outcome: OfferedOutcome): Schemas['SignatureRequest'] {
  const { findings, opinion, reference, returned_for } = completionOf(step, answer, outcome);
  return { outcome: outcome.label, findings, opinion, reference, returned_for, no_conflict: answer.noConflict, member: answer.member };
}

/** What is sent. */
export function completionOf(step: AskedStep, answer: Answer, outcome: OfferedOutcome): CompletionRequest {
  return {
    outcome: outcome.label,
    findings: step.criteria.filter((criterion) => answer.met[criterion] !== undefined).map((criterion) => {
      const note = answer.notes[criterion]?.trim();
      return { criterion, met: answer.met[criterion] === true, ...(note ? { note } : {}) };
    }),
    opinion: answer.opinion.trim(),
    with: [...answer.with],
    reference: answer.reference.trim() || null,
    returned_for: outcome.effect === 'Returns' ? answer.returned : null,
    level: outcome.effect === 'GoesOn' && step.discretion.length > 0 ? answer.level : null,
    site: step.goes_to_site ? { ...answer.site, at: answer.site.at.length === 16 ? `${answer.site.at}:00` : answer.site.at } : null,
  };
}
