import { useQuery } from '@tanstack/react-query';
import { answered, api } from '@/shared/api/client';

/** 填写说明: elements with their law, patterns, shared materials; the same as `wfgov element` says. */
export const useWritingHelp = () => useQuery({ queryKey: ['writing-help'], queryFn: () => answered(api.GET('/api/v1/definitions/help', {})), staleTime: Infinity });
