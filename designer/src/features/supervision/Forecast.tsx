import { useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { dayMonth, shortDay } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';

type Due = Schemas['DueForecast'];

const said = {
  title: words('到期预测', 'What falls due'),
  lead: words('按承诺期限，哪一天到期多少件；当日不办结，次日即逾期', 'By the promise: what is still open at the end of its day is late'),
  today: words('今日', 'today'),
  tomorrow: words('明日将新增逾期', 'Late tomorrow'),
  week: words('本周内到期', 'Due this week'),
  late: words('已逾期', 'Late already'),
  later: words('以后到期', 'Later'),
  noDay: words('未计时或中止', 'No day yet, or suspended'),
  open: words('在办合计', 'Open, all'),
  rest: words('休息日', 'rest day'),
  expected: words('约 {n} 件逾期', 'about {n} late'),
  ifNothing: words('如不办结', 'if nothing happens'),
  asBefore: words('按近四周逾期率推算', 'as in the last four weeks'),
  base: words('近四周实际', 'The last four weeks'),
  week2: words('周', 'Week'),
  decided: words('决定', 'Decided'),
  lateOnes: words('逾期', 'Late'),
  share: words('逾期率', 'Share late'),
  noBase: words('近四周没有作出决定，不推算', 'nothing was decided in these weeks, so nothing is expected from them'),
};

const rounded = (n: number) => (n < 10 ? n.toFixed(1) : n.toFixed(0));
const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

/** What falls due day by day, what is late if nothing happens, and how it was. */
export function Forecast({ authority, onChoose }: { authority: string | null; onChoose: (day: string) => void }) {
  const say = useSay();
  const forecast = useQuery({
    queryKey: ['board', 'forecast', authority],
    queryFn: () => answered(api.GET('/api/v1/supervision/forecast', { params: { query: authority ? { authority } : {} } })),
    refetchInterval: 60_000,
  });
  return (
    <section className="panel" aria-labelledby="forecast">
      <header><h2 id="forecast">{authority ?? say(said.title)}</h2><span className="faint small">{say(said.lead)}</span></header>
      <div className="inside"><Asked of={forecast}>{(found) => <><Headline of={found} /><Days of={found} onChoose={onChoose} /><Weeks of={found} /></>}</Asked></div>
    </section>
  );
}

function Headline({ of }: { of: Due }) {
  const say = useSay();
  const today = of.days[0]!;
  const week = of.days.filter((day) => day.this_week);
  const sum = (figure: (day: Due['days'][number]) => number | null | undefined) => week.reduce((all, day) => all + (figure(day) ?? 0), 0);
  const parts = [
    { title: said.tomorrow, tone: 'late', count: today.due, expected: today.expected },
    { title: said.week, tone: 'soon', count: sum((day) => day.due), expected: of.late_share === null || of.late_share === undefined ? null : sum((day) => day.expected) },
  ];
  return (
    <dl className="forecast-head">
      {parts.map((part) => (
        <div key={part.title.en} className={`figure still ${part.tone}`}>
          <dt>{say(part.title)}</dt><dd><strong>{part.count}</strong> <span className="faint small">{say(said.ifNothing)}{typeof part.expected === 'number' && part.count > 0 && `；${say(said.asBefore)}${say(said.expected).replace('{n}', rounded(part.expected))}`}</span></dd>
        </div>
      ))}
    </dl>
  );
}

function Days({ of, onChoose }: { of: Due; onChoose: (day: string) => void }) {
  const say = useSay();
  const language = useLanguage();
  const most = Math.max(1, of.late, of.later, of.no_day, ...of.days.map((day) => day.due));
  const bar = (count: number, tone: string) => <span className="bar-track"><i className={tone} style={{ width: `${(count / most) * 100}%` }} /></span>;
  const rest = [{ title: said.later, count: of.later }, { title: said.noDay, count: of.no_day }];
  return (
    <ol className="bars forecast-days">
      <li><span>{say(said.late)}</span>{bar(of.late, 'late')}<strong className={of.late > 0 ? 'late-text' : 'faint'}>{of.late}</strong></li>
      {of.days.map((day) => (
        <li key={day.day} className={day.due === 0 ? 'faint' : undefined}>
          {day.due === 0
            ? <span>{shortDay(day.day, language)}{day.day === of.today && ` ${say(said.today)}`}</span>
            : <button type="button" className="plain" onClick={() => onChoose(day.day)}>{shortDay(day.day, language)}{day.day === of.today && ` ${say(said.today)}`}{!day.is_working_day && ` ${say(said.rest)}`}</button>}
          {bar(day.due, day.day === of.today ? 'today' : '')}
          <strong>{day.due}</strong>
        </li>
      ))}
      {rest.map((each) => <li key={each.title.en} className="soft"><span>{say(each.title)}</span>{bar(each.count, 'calm')}<strong>{each.count}</strong></li>)}
      <li className="forecast-sum"><span>{say(said.open)}</span><span /><strong>{of.open}</strong></li>
    </ol>
  );
}

function Weeks({ of }: { of: Due }) {
  const say = useSay();
  const language = useLanguage();
  if (of.late_share === null || of.late_share === undefined)
    return <p className="faint small">{say(said.noBase)}</p>;
  return (
    <table className="plain-table">
      <caption className="small soft">{say(said.base)}</caption>
      <thead><tr><th scope="col">{say(said.week2)}</th><th scope="col">{say(said.decided)}</th><th scope="col">{say(said.lateOnes)}</th><th scope="col">{say(said.share)}</th></tr></thead>
      <tbody>
        {of.weeks.map((week) => {
          const all = week.in_time + week.late;
          return <tr key={week.from}><th scope="row">{dayMonth(week.from, language)} – {dayMonth(week.to, language)}</th><td>{all}</td><td>{week.late}</td><td>{all === 0 ? '—' : percent(week.late / all)}</td></tr>;
        })}
      </tbody>
      <tfoot><tr><th scope="row">{say(said.base)}</th><td>{of.weeks.reduce((sum, week) => sum + week.in_time + week.late, 0)}</td><td>{of.weeks.reduce((sum, week) => sum + week.late, 0)}</td><td>{percent(of.late_share)}</td></tr></tfoot>
    </table>
  );
}
