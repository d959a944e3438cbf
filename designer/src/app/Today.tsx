import { useQuery } from '@tanstack/react-query';
import { answered, api } from '@/shared/api/client';
import { longDay, restDay } from '@/shared/words/days';
import { useLanguage, useSay } from '@/shared/words/words';

/** The program's day: what every count on the screens is held against. Never the browser's. */
export function Today() {
  const say = useSay();
  const language = useLanguage();
  const { data } = useQuery({ queryKey: ['today'], queryFn: () => answered(api.GET('/api/v1/today')), refetchInterval: 60_000 });
  if (!data)
    return null;
  return (
    <p className="program-day">
      <time dateTime={data.date}>{longDay(data.date, language)}</time>
      <span>{say(restDay(data.kind, data.name ?? null))}</span>
    </p>
  );
}
