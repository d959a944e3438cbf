import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answered, api, type Schemas } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { longDay, momentOf, shortDay } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import { countOf, filters, onTime, shares, wholeOf } from '../board';
import { Timers } from '../Timers';
import '../supervision.css';
import './figures.css';
import './wall.css';

const said = {
  title: words('行政审批时限监察', 'Time limits of approvals'),
  rate: words('近 30 日按时办结率', 'On time, last 30 days'),
  leave: words('退出大屏', 'Leave'),
  bodies: words('各部门在办', 'Open cases by department'),
  bodiesMore: words('红牌 / 在办', 'red / open'),
  due: words('到期', 'Due'),
  today: words('今日', 'today'),
  late: words('已逾期', 'Late already'),
  others: words('其余 {n} 个部门', '{n} more departments'),
  none: words('现在没有在办件', 'No case is open'),
  renewed: words('更新于', 'Renewed'),
  stale: words('连接中断，显示的是上次的数字', 'The connection is lost: these are the last figures'),
};

const MOST = 40;
const every = 15_000;

/** 大屏: the board for a wall, read from five metres, renewed by itself, never scrolled; no applicant's name on it. */
export function WallPage() {
  const say = useSay();
  const language = useLanguage();
  const board = useQuery({ queryKey: ['board'], queryFn: () => answered(api.GET('/api/v1/supervision/board')), refetchInterval: every, refetchIntervalInBackground: true });
  const forecast = useQuery({ queryKey: ['board', 'forecast', null], queryFn: () => answered(api.GET('/api/v1/supervision/forecast')), refetchInterval: every, refetchIntervalInBackground: true });
  return (
    <main className="wall">
      <header>
        <h1>{say(said.title)}</h1>
        {board.data && <time dateTime={board.data.today}>{longDay(board.data.today, language)}</time>}
        {board.data && board.isError && <strong className="standing late" role="alert">{say(said.stale)}</strong>}
        <span className="wall-end">{board.dataUpdatedAt > 0 && <span className="faint">{say(said.renewed)} {momentOf(new Date(board.dataUpdatedAt).toISOString(), language).slice(-5)}</span>}<Link to="/supervision">{say(said.leave)}</Link></span>
      </header>
      <Asked of={board}>
        {(found) => {
          const counts = countOf(found.all, found.orders);
          return (
            <>
              <div className="wall-figures">
                {filters.map((each) => <div key={each.name} className={`figure still ${each.tone}`}><span>{say(each.title)}</span><strong>{counts[each.name]}</strong></div>)}
                <div className="figure still"><span>{say(said.rate)}</span><strong>{onTime(found.all) ?? '—'}</strong></div>
              </div>
              <div className="wall-grid">
                <Bodies of={found.authorities} />
                <section className="panel wall-due" aria-labelledby="wall-due">
                  <header><h2 id="wall-due">{say(said.due)}</h2></header>
                  <Asked of={forecast}>{(due) => <Due of={due} />}</Asked>
                  <footer><Timers /></footer>
                </section>
              </div>
            </>
          );
        }}
      </Asked>
    </main>
  );
}

function Bodies({ of }: { of: readonly Schemas['AuthorityFigures'][] }) {
  const say = useSay();
  const shown = of.length > MOST ? of.slice(0, MOST - 1) : of;
  const rest = of.slice(shown.length);
  const lines = rest.length > 0 ? [...shown, wholeOf(say(said.others).replace('{n}', String(rest.length)), rest)] : shown;
  return (
    <section className="panel wall-by" aria-labelledby="wall-by">
      <header><h2 id="wall-by">{say(said.bodies)}</h2><span className="faint">{say(said.bodiesMore)}</span></header>
      {lines.length === 0 && <p className="inside soft">{say(said.none)}</p>}
      <ol className="wall-bodies" style={{ gridTemplateRows: `repeat(${Math.max(8, Math.ceil(lines.length / 2))}, minmax(0, 1fr))` }}>
        {lines.map((each) => (
          <li key={each.authority}>
            <span>{each.authority}</span>
            <strong className={each.red > 0 ? 'late' : ''}>{each.red} / {each.open}</strong>
            <span className="share tall" role="img" aria-label={shares(each).map((part) => `${say(part.title)} ${part.count}`).join('，')}>{shares(each).map((part) => <span key={part.tone} className={part.tone} style={{ width: `${part.share}%` }} />)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Due({ of }: { of: Schemas['DueForecast'] }) {
  const say = useSay();
  const language = useLanguage();
  const lines = [{ key: 'late', name: say(said.late), count: of.late, tone: 'late' }, ...of.days.map((day) => ({ key: day.day, name: day.day === of.today ? say(said.today) : shortDay(day.day, language), count: day.due, tone: day.day === of.today ? 'today' : '' }))];
  const most = Math.max(1, ...lines.map((line) => line.count));
  return <ol className="bars">{lines.map((line) => <li key={line.key}><span>{line.name}</span><span className="bar-track"><i className={line.tone} style={{ width: `${(line.count / most) * 100}%` }} /></span><strong className={line.tone === 'late' && line.count > 0 ? 'late-text' : undefined}>{line.count}</strong></li>)}</ol>;
}
