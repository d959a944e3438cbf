import { createContext, useContext } from 'react';
import type { Schemas } from '@/shared/api/client';
import type { Finding } from '../useReview';
import type { FlowEdit } from './edit';

/** What every part of the diagram draws with. */
export interface Drawing {
  readonly steps: readonly Schemas['FlowPartOneStep'][];
  /** What the longest way adds at a step, and has used behind it. */
  readonly running: ReadonlyMap<string, { readonly adds: number; readonly sum: number }>;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** Steps that the counter-example has passed, with the last word on each. */
  readonly visits: ReadonlyMap<string, string>;
  readonly now: string | null;
  readonly isBusy: boolean;
  /** The text that the diagram is of. */
  readonly text: string;
  /** Makes an edit; true when it was made. */
  readonly change: (edit: FlowEdit) => Promise<boolean>;
  readonly goTo: (line: number, column: number) => void;
}

export const FlowContext = createContext<Drawing | null>(null);

export function useDrawing(): Drawing {
  const drawing = useContext(FlowContext);
  if (!drawing)
    throw new Error('A part of the diagram stands outside of it.');
  return drawing;
}
