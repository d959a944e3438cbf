import type { Schemas } from '@/shared/api/client';
import type { Words } from '@/shared/words/words';

/** A step out of its blocks: the branch it stands in and all conditions on the way to it. */
export interface ListedStep {
  readonly step: Schemas['FlowPartOneStep'];
  readonly within: string | null;
  readonly when: readonly Words[];
}

/** All steps of a process from top to bottom, for a table. */
export function stepsOf(parts: readonly Schemas['FlowPart'][], within: string | null = null, when: readonly Words[] = []): ListedStep[] {
  return parts.flatMap((part) => {
    switch (part.kind) {
      case 'together': return part.branches.flatMap((branch) => stepsOf(branch.parts, `${part.title}（${branch.name}）`, when));
      case 'one_of': return part.ways.flatMap((way) => stepsOf(way.parts, within, [...when, way.when]));
      default: {
        const step = part;
        return [{ step, within, when: step.when ? [...when, step.when] : when }];
      }
    }
  });
}
