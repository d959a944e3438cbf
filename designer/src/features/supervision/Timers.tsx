import { useQuery } from '@tanstack/react-query';
import { answered, api } from '@/shared/api/client';
import { useSay, words } from '@/shared/words/words';

const said = {
  well: words('计时器正常', 'Timers are well'),
  lag: words('当前滞后', 'lag now'),
  p99: words('近 24 小时 99% 的警示滞后不超过', '99% of the last day’s cards within'),
  cards: words('近 24 小时发出警示', 'cards in the last day'),
  seconds: words('秒', 's'),
  minutes: words('分钟', 'min'),
  hours: words('小时', 'h'),
};

/** Whether the timers do what they should: a line, or an alarm. */
export function Timers() {
  const say = useSay();
  const timers = useQuery({ queryKey: ['timers'], queryFn: () => answered(api.GET('/api/v1/timers')), refetchInterval: 30_000 });
  if (!timers.data)
    return null;
  const { alarm, lag_seconds: lag, p99_seconds: p99, cards_of_the_day: cards } = timers.data;
  const figure = (seconds: number) => {
    const [unit, of] = seconds < 120 ? [said.seconds, 1] : seconds < 7200 ? [said.minutes, 60] : [said.hours, 3600];
    return `${(seconds / of).toFixed(seconds / of < 10 ? 1 : 0)} ${say(unit)}`;
  };
  return (
    <p className={alarm ? 'notice alarm' : 'faint small timers'} role={alarm ? 'alert' : undefined}>
      {alarm ? say(alarm) : say(said.well)}　{say(said.lag)} {figure(lag)}　{say(said.p99)} {figure(p99)}　{say(said.cards)} {cards}
    </p>
  );
}
