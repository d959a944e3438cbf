import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answered, api, type Schemas } from '@/shared/api/client';

export type Review = Schemas['DraftView'];
export type Finding = Schemas['DraftFinding'];

/** Milliseconds of quiet after which what was written is checked. */
const quiet = 120;

/** The server's word on the text as it stands: findings, proofs, changes. */
export function useReview(code: string, text: string) {
  const settled = useSettled(text);
  const review = useQuery({
    queryKey: ['definition', code, 'check', settled],
    queryFn: ({ signal }) => answered(api.POST('/api/v1/definitions/{code}/check', { params: { path: { code } }, body: { text: settled }, signal })),
    placeholderData: keepPreviousData,
    gcTime: 5_000,
    staleTime: Infinity,
  });
  return { review, isChecking: settled !== text || review.isFetching };
}

function useSettled(text: string): string {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => settle(text), quiet);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
