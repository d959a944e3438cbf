import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useSearchParams } from 'react-router';
import { answered, api, type Schemas } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { longDay, restDay } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import { Revision } from './Revision';
import './calendar.css';

type Year = Schemas['CalendarYear'];
type Day = Year['days'][number];

const said = {
  title: words('{n} 年工作日历', 'Working days of {n}'),
  earlier: words('上一年', 'Year before'),
  later: words('下一年', 'Year after'),
  month: words('{n} 月', '{n}'),
  working: words('工作日', 'working day'),
  weekend: words('休息日', 'rest day'),
  holiday: words('放假', 'holiday'),
  makeUp: words('调休上班', 'make-up working day'),
  today: words('今天', 'today'),
  count: words('全年 {w} 个工作日，放假 {h} 天，调休上班 {m} 天', '{w} working days, {h} holidays, {m} make-up days'),
  provisional: words('国务院尚未公布这一年的安排，暂按周末计算', 'The State Council has not published this year’s arrangement; rest days are weekends for now'),
  notices: words('依据', 'Notices'),
  legend: words('图例', 'Legend'),
};

const weekdays = { zh: ['一', '二', '三', '四', '五', '六', '日'], en: ['M', 'T', 'W', 'T', 'F', 'S', 'S'] };

/** 工作日历: the year as a picture, and its revision by two people. */
export function CalendarPage() {
  const say = useSay();
  const [place, setPlace] = useSearchParams();
  const today = useQuery({ queryKey: ['today'], queryFn: () => answered(api.GET('/api/v1/today', {})), staleTime: 60_000 });
  const now = today.data?.date ?? '';
  const year = Number(place.get('year') ?? now.slice(0, 4));
  const asked = useQuery({
    queryKey: ['calendar', year],
    queryFn: () => answered(api.GET('/api/v1/calendar/years/{year}', { params: { path: { year } } })),
    enabled: year > 0,
  });
  const go = (to: number) => setPlace({ year: String(to) }, { replace: true });
  return (
    <main className="page calendar-page">
      <header className="page-head">
        <h1>{say(said.title).replace('{n}', String(year || ''))}</h1>
        <span className="calendar-turn">
          <Button icon={<LeftOutlined aria-hidden />} aria-label={say(said.earlier)} title={say(said.earlier)} disabled={year <= 2013} onClick={() => go(year - 1)} />
          <Button icon={<RightOutlined aria-hidden />} aria-label={say(said.later)} title={say(said.later)} onClick={() => go(year + 1)} />
        </span>
        <Legend />
      </header>
      <Asked of={asked}>{(found) => <YearOf year={found} today={now} />}</Asked>
      <Revision />
    </main>
  );
}

function YearOf({ year, today }: { year: Year; today: string }) {
  const say = useSay();
  const of = (kinds: readonly Day['kind'][]) => year.days.filter((day) => kinds.includes(day.kind)).length;
  const notices = [...new Set(year.days.flatMap((day) => day.notice ? [day.notice] : []))];
  const isProvisional = year.days.some((day) => day.provisional);
  return (
    <section className="panel">
      <div className="inside calendar-sum small">
        <strong>{say(said.count).replace('{w}', String(of(['WorkingDay', 'MakeUpWorkingDay']))).replace('{h}', String(of(['Holiday']))).replace('{m}', String(of(['MakeUpWorkingDay'])))}</strong>
        {notices.length > 0 && <span className="soft">{say(said.notices)}：{notices.join('、')}</span>}
        {isProvisional && <span className="standing soon">{say(said.provisional)}</span>}
      </div>
      <div className="year">
        {Array.from({ length: 12 }, (_, month) => <Month key={month} month={month + 1} days={year.days.filter((day) => Number(day.date.slice(5, 7)) === month + 1)} today={today} />)}
      </div>
    </section>
  );
}

function Month({ month, days, today }: { month: number; days: readonly Day[]; today: string }) {
  const say = useSay();
  const language = useLanguage();
  const lead = (new Date(`${days[0]!.date}T00:00:00Z`).getUTCDay() + 6) % 7;
  const name = language === 'zh' ? say(said.month).replace('{n}', String(month)) : new Date(`${days[0]!.date}T00:00:00Z`).toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' });
  const cells: (Day | null)[] = [...Array.from({ length: lead }, () => null), ...days];
  return (
    <section className="month" aria-label={name}>
      <h2>{name}</h2>
      <ol>
        {weekdays[language].map((weekday, index) => <li key={`${weekday}${index}`} className="weekday" aria-hidden>{weekday}</li>)}
        {cells.map((day, index) => day === null ? <li key={index} aria-hidden /> : (
          <li key={day.date} className={`${day.kind}${day.date === today ? ' is-today' : ''}${day.provisional ? ' provisional' : ''}`} title={`${longDay(day.date, language)}　${say(restDay(day.kind, day.name ?? null))}${day.notice ? `　${day.notice}` : ''}`}>
            <span aria-hidden>{Number(day.date.slice(8))}</span>
            <span className="visually-hidden">{longDay(day.date, language)}：{say(restDay(day.kind, day.name ?? null))}</span>
            {day.kind === 'MakeUpWorkingDay' && <small aria-hidden>班</small>}
            {day.kind === 'Holiday' && <small aria-hidden>休</small>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Legend() {
  const say = useSay();
  return (
    <ul className="calendar-legend small" aria-label={say(said.legend)}>
      <li><span className="key WorkingDay" aria-hidden />{say(said.working)}</li>
      <li><span className="key Weekend" aria-hidden />{say(said.weekend)}</li>
      <li><span className="key Holiday" aria-hidden />{say(said.holiday)}</li>
      <li><span className="key MakeUpWorkingDay" aria-hidden />{say(said.makeUp)}</li>
      <li><span className="key is-today" aria-hidden />{say(said.today)}</li>
    </ul>
  );
}
