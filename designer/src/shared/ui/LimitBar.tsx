import { dayMonth } from '@/shared/words/days';
import { useLanguage, useSay } from '@/shared/words/words';
import { lookOf, type LimitStanding } from './Standing';

/** A limit as a slim bar: how much is used, until when. */
export function LimitBar({ limit, title }: { limit: LimitStanding | null | undefined; title: string }) {
  const say = useSay();
  const language = useLanguage();
  if (!limit)
    return <span className="limit-bar empty"><span className="limit-title">{title}</span><span className="limit-track" /><span className="limit-due">—</span></span>;
  return (
    <span className={`limit-bar ${lookOf(limit.standing).tone}`} title={`${say(limit.title)} ${limit.limit}　${say(limit.words)}`}>
      <span className="limit-title">{title}</span>
      <span className="limit-track"><span style={{ width: `${limit.used_percent}%` }} /></span>
      <span className="limit-due">{limit.due_on ? dayMonth(limit.due_on, language) : say(limit.words)}</span>
      <span className="visually-hidden">{say(limit.words)}</span>
    </span>
  );
}
