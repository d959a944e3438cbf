import { useQuery } from '@tanstack/react-query';
import { answered, api } from '@/shared/api/client';

/** The program's day, as the server has it; null until it is known. */
export const useToday = (): string | null => useQuery({ queryKey: ['today'], queryFn: () => answered(api.GET('/api/v1/today')), refetchInterval: 60_000 }).data?.date ?? null;
