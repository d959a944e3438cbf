import { useMutation } from '@tanstack/react-query';
import { answered, api, type Schemas } from '@/shared/api/client';
import type { Problem } from '@/shared/api/problem';

export type FlowEdit = Schemas['FlowEditRequest']['edit'];
export type Part = Schemas['FlowPart'];

/** The server makes the edit in the text, so that comments and order stay; what it answers becomes one change in the editor. `now` gives the text as it is then: an edit may follow on another. */
export const useFlowEdit = (code: string, now: () => string, become: (text: string) => void) => useMutation<string, Problem, FlowEdit>({
  mutationFn: async (edit) => (await answered(api.POST('/api/v1/definitions/{code}/edit', { params: { path: { code } }, body: { text: now(), edit } }))).text,
  onSuccess: become,
});

/** How many steps a part holds. */
export function stepsIn(part: Part): number {
  switch (part.kind) {
    case 'together': return part.branches.flatMap((branch) => branch.parts).reduce((sum, inside) => sum + stepsIn(inside), 0);
    case 'one_of': return part.ways.flatMap((way) => way.parts).reduce((sum, inside) => sum + stepsIn(inside), 0);
    default: return 1;
  }
}

/** The steps of a process with what the longest way has used behind each, in working days. */
export function runningDays(order: readonly string[], path: readonly Schemas['PathStep'][]): Map<string, { readonly adds: number; readonly sum: number }> {
  const by = new Map(path.map((step) => [step.step, step.days + step.returned]));
  const running = new Map<string, { adds: number; sum: number }>();
  let sum = 0;
  for (const step of order) {
    const adds = by.get(step);
    if (adds !== undefined)
      running.set(step, { adds, sum: sum += adds });
  }
  return running;
}

/** Findings by the step whose lines they lie in. */
export function findingsByStep<T extends { readonly line: number }>(findings: readonly T[], places: readonly Schemas['StepLines'][]): Map<string, T[]> {
  const by = new Map<string, T[]>();
  for (const finding of findings) {
    const step = places.find((place) => place.line <= finding.line && finding.line <= place.end_line)?.step;
    if (step)
      by.set(step, [...by.get(step) ?? [], finding]);
  }
  return by;
}
