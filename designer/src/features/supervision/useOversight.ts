import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answered } from '@/shared/api/client';
import type { Problem } from '@/shared/api/problem';

type Sent = Parameters<typeof answered<unknown>>[0];

/** Sends what a supervisor does to a case; what is shown is asked again whether it was lawful or refused. */
export function useOversight(number: string, onDone: () => void) {
  const queries = useQueryClient();
  const sending = useMutation<unknown, Problem, () => Sent>({
    mutationFn: (send) => answered<unknown>(send()),
    onSuccess: onDone,
    onSettled: () => Promise.all([
      queries.invalidateQueries({ queryKey: ['case', number] }),
      queries.invalidateQueries({ queryKey: ['board'] }),
      queries.invalidateQueries({ queryKey: ['orders'] }),
    ]),
  });
  return { send: sending.mutate, isSending: sending.isPending, problem: sending.error };
}
