import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answered, api } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { longDay } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import { countOf, filters, onTime, shares } from '../board';
import '../supervision.css';
import './figures.css';

const said = {
  title: words('行政审批时限监察', 'Time limits of approvals'),
  rate: words('近 30 日按时办结率', 'On time, last 30 days'),
  leave: words('退出大屏', 'Leave'),
};

/** 大屏: the board for a wall, read from five metres, renewed by itself; no applicant's name on it. */
export function WallPage() {
  const say = useSay();
  const language = useLanguage();
  const board = useQuery({ queryKey: ['board'], queryFn: () => answered(api.GET('/api/v1/supervision/board')), refetchInterval: 15_000 });
  return (
    <main className="wall">
      <header><h1>{say(said.title)}</h1>{board.data && <time dateTime={board.data.today}>{longDay(board.data.today, language)}</time>}<Link to="/supervision">{say(said.leave)}</Link></header>
      <Asked of={board}>
        {(found) => {
          const counts = countOf(found.all, found.orders);
          return (
            <>
              <div className="wall-figures">
                {filters.map((each) => <div key={each.name} className={`figure still ${each.tone}`}><span>{say(each.title)}</span><strong>{counts[each.name]}</strong></div>)}
                <div className="figure still"><span>{say(said.rate)}</span><strong>{onTime(found.all) ?? '—'}</strong></div>
              </div>
              <ol className="wall-bodies">
                {found.authorities.slice(0, 18).map((each) => (
                  <li key={each.authority}>
                    <span>{each.authority}</span>
                    <span className="share tall" role="img" aria-label={shares(each).map((part) => `${say(part.title)} ${part.count}`).join('，')}>{shares(each).map((part) => <span key={part.tone} className={part.tone} style={{ width: `${part.share}%` }} />)}</span>
                    <strong className={each.red > 0 ? 'late' : ''}>{each.red > 0 ? `${each.red} / ` : ''}{each.open}</strong>
                  </li>
                ))}
              </ol>
            </>
          );
        }}
      </Asked>
    </main>
  );
}
