import type { Schemas } from '@/shared/api/client';
import { Standing } from '@/shared/ui/Standing';
import { longDay } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import { ClockRibbon } from './ClockRibbon';

type ShownClock = Schemas['ShownClock'];

const said = {
  title: words('时限', 'Time limits'),
  stopped: words('已经停止的时限', 'Limits that have stopped'),
  provisional: words('暂定', 'provisional'),
  legend: words('图例', 'Legend'),
  counted: words('计入', 'counted'),
  rest: words('不计（休息日、节假日）', 'not counted (rest days)'),
  suspended: words('中止（特别程序）', 'suspended'),
  excluded: words('扣除、顺延', 'taken out, moved on'),
  breach: words('逾期', 'late'),
};

/** All limits of the case, each day explained. */
export function Clocks({ clocks, today, except }: { clocks: ShownClock[]; today: string; except: string | null }) {
  const say = useSay();
  const running = clocks.filter((clock) => !clock.now.stopped_on && clock.now.name !== except);
  const stopped = clocks.filter((clock) => clock.now.stopped_on);
  if (running.length + stopped.length === 0)
    return null;
  return (
    <section className="panel clocks-panel" aria-labelledby="clocks">
      <header><h2 id="clocks">{say(said.title)}</h2><Legend /></header>
      <div className="inside clocks">
        {running.map((clock) => <Clock key={clock.now.name} clock={clock} today={today} />)}
        {stopped.length > 0 && (
          <details open={running.length === 0}>
            <summary>{say(said.stopped)}（{stopped.length}）</summary>
            {stopped.map((clock) => <Clock key={clock.now.name} clock={clock} today={today} />)}
          </details>
        )}
      </div>
    </section>
  );
}

function Clock({ clock, today }: { clock: ShownClock; today: string }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <div className="clock">
      <p className="clock-head">
        <strong>{say(clock.now.title)}</strong><span className="soft">{clock.now.limit}</span><Standing limit={clock.now} />
        {clock.now.due_on && <time dateTime={clock.now.due_on}>{longDay(clock.now.due_on, language)}{clock.now.provisional ? `（${say(said.provisional)}）` : ''}</time>}
        {clock.basis && <span className="faint small">{clock.basis}</span>}
      </p>
      <ClockRibbon clock={clock} today={today} />
      <p className="soft small">{say(clock.why)}</p>
    </div>
  );
}

function Legend() {
  const say = useSay();
  return (
    <ul className="legend small" aria-label={say(said.legend)}>
      {(['Counted', 'Rest', 'Suspended', 'Excluded', 'Breach'] as const).map((kind) => (
        <li key={kind}><span className={`day ${kind}`} aria-hidden />{say(said[kind.toLowerCase() as 'counted' | 'rest' | 'suspended' | 'excluded' | 'breach'])}</li>
      ))}
    </ul>
  );
}
