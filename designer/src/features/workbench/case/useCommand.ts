import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, type Schemas } from '@/shared/api/client';
import type { Problem } from '@/shared/api/problem';
import type { Words } from '@/shared/words/words';

type Summary = Schemas['CaseSummary'];
type Sent = Parameters<typeof answered<Summary>>[0];

export interface Command {
  /** What was done, for the message afterwards. */
  readonly done: Words;
  readonly send: () => Sent;
}

export interface Done {
  readonly done: Words;
  readonly summary: Summary;
}

/** Sends a command on a case; what is shown is asked again whether it was lawful or refused. */
export function useCommand(number: string, onDone: (done: Done) => void) {
  const queries = useQueryClient();
  const sending = useMutation<Done, Problem, Command>({
    mutationFn: async ({ done, send }) => ({ done, summary: await answered<Summary>(send()) }),
    onSuccess: onDone,
    onSettled: () => Promise.all([
      queries.invalidateQueries({ queryKey: ['case', number] }),
      queries.invalidateQueries({ queryKey: ['inbox'] }),
    ]),
  });
  return { send: sending.mutate, isSending: sending.isPending, problem: sending.error, forget: sending.reset };
}

export type SendCommand = ReturnType<typeof useCommand>;
