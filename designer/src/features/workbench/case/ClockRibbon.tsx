import { useId, useState, type KeyboardEvent } from 'react';
import type { Schemas } from '@/shared/api/client';
import { longDay } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';

type ShownClock = Schemas['ShownClock'];
type RibbonDay = Schemas['RibbonDay'];

const said = {
  ribbon: words('逐日说明，左右方向键移动', 'Day by day, arrow keys move'),
  due: words('到期日', 'due day'),
  today: words('今天', 'today'),
  hint: words('移到某一天查看为什么计入或者不计', 'Point at a day to see why it counts or not'),
};

/** Every day of a clock as a cell; the day under the pointer or the focus is explained below. */
export function ClockRibbon({ clock, today }: { clock: ShownClock; today: string }) {
  const say = useSay();
  const language = useLanguage();
  const line = useId();
  const days = clock.days;
  const standard = Math.max(0, days.findIndex((day) => day.date === today));
  const [focused, setFocused] = useState<number | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const at = pointed ?? focused;
  const day = at === null ? undefined : days[at];

  function pressed(event: KeyboardEvent<HTMLDivElement>) {
    const by = { ArrowRight: 1, ArrowLeft: -1, Home: -days.length, End: days.length }[event.key];
    if (by === undefined)
      return;
    event.preventDefault();
    const next = Math.min(days.length - 1, Math.max(0, (focused ?? standard) + by));
    setFocused(next);
    event.currentTarget.querySelectorAll<HTMLElement>('[data-day]')[next]?.focus();
  }

  return (
    <div className="ribbon">
      <div className="ribbon-days" role="toolbar" aria-label={`${say(clock.now.title)} ${say(said.ribbon)}`} onKeyDown={pressed} onMouseLeave={() => setPointed(null)}>
        {days.map((each, index) => (
          <button
            key={each.date} type="button" data-day className={cellClass(each, clock, today)} tabIndex={index === (focused ?? standard) ? 0 : -1}
            aria-label={`${longDay(each.date, language)}：${say(each.words)}${each.date === clock.now.due_on ? `，${say(said.due)}` : ''}`} aria-current={each.date === today ? 'date' : undefined}
            onFocus={() => setFocused(index)} onBlur={() => setFocused(null)} onMouseEnter={() => setPointed(index)}
          ><span aria-hidden>{each.kind === 'Counted' && each.count > 0 ? each.count : ''}</span></button>
        ))}
      </div>
      <p className="ribbon-line small" id={line}>
        {day
          ? <><strong>{longDay(day.date, language)}</strong>　{say(day.words)}{day.date === clock.now.due_on && <>　<strong>{say(said.due)}</strong></>}{day.date === today && <>　{say(said.today)}</>}{day.notice && <span className="faint">　{day.notice}</span>}</>
          : <span className="faint">{say(said.hint)}</span>}
      </p>
    </div>
  );
}

function cellClass(day: RibbonDay, clock: ShownClock, today: string): string {
  const last = clock.now.stopped_on ?? today;
  return ['day', day.kind, day.date > last ? 'ahead' : '', day.date === today ? 'is-today' : '', day.date === clock.now.due_on ? 'is-due' : ''].filter(Boolean).join(' ');
}
