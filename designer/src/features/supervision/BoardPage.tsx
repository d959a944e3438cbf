import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { answered, api, type Schemas } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { longDay } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import { Authorities } from './Authorities';
import { chosenOf, countOf, filters, onTime, searchOf, type BoardTab, type Chosen } from './board';
import { BoardCases } from './BoardCases';
import { Forecast } from './Forecast';
import { Refusals } from './Refusals';
import { Tabs } from './Tabs';
import { Timers } from './Timers';
import '../workbench/workbench.css';
import './supervision.css';
import './figures/figures.css';

const said = {
  title: words('时限监察', 'Time limits'),
  as: words('截至', 'As of'),
  sum: words('在办 = 正常 + 预警 + 黄牌 + 红牌；中止和今日到期是其中一部分', 'open = on time + amber + yellow + red; suspended and due today are among them'),
  figures: words('全区在办', 'All open cases'),
  rate: words('近 30 日按时办结率', 'On time, last 30 days'),
  none: words('暂无办结', 'nothing ended yet'),
  of: words('件办结', 'ended'),
  beside: words('明细', 'Details'),
};

const tabs: readonly { readonly key: BoardTab; readonly title: ReturnType<typeof words> }[] = [
  { key: 'cases', title: words('办件', 'Cases') },
  { key: 'forecast', title: words('到期预测', 'What falls due') },
  { key: 'refused', title: words('被拒操作', 'Refused attempts') },
];

/** The board: how the district stands, by department and item, down to the cases behind each figure. */
export function BoardPage() {
  const say = useSay();
  const board = useQuery({ queryKey: ['board'], queryFn: () => answered(api.GET('/api/v1/supervision/board')), refetchInterval: 30_000 });
  return (
    <main className="page board">
      <Tabs />
      <div className="page-head"><h1>{say(said.title)}</h1><Timers /></div>
      <Asked of={board}>{(found) => <Board board={found} />}</Asked>
    </main>
  );
}

function Board({ board }: { board: Schemas['SupervisionBoard'] }) {
  const say = useSay();
  const language = useLanguage();
  const [search, setSearch] = useSearchParams();
  const chosen = chosenOf(search);
  const choose = (change: Partial<Chosen>) => setSearch(searchOf({ ...chosen, ...change }), { replace: true });
  const counts = countOf(board.all, board.orders);
  const rate = onTime(board.all);
  const isWhole = chosen.authority === null && chosen.item === null && chosen.due === null && chosen.tab === 'cases';
  return (
    <>
      <section className="figures panel" aria-label={say(said.figures)}>
        {filters.map((each) => (
          <button key={each.name} type="button" className={`figure ${each.tone}`} aria-pressed={chosen.filter === each.name && isWhole} onClick={() => choose({ filter: each.name, authority: null, item: null, due: null, tab: 'cases' })}>
            <span>{say(each.title)}</span><strong>{counts[each.name]}</strong>
          </button>
        ))}
        <div className="figure rate">
          <span>{say(said.rate)}</span>
          <strong>{rate ?? '—'}</strong>
          <small className="faint">{rate ? `${board.all.closed} ${say(said.of)}` : say(said.none)}</small>
        </div>
      </section>
      <p className="faint small as-of">{say(said.as)} <time dateTime={board.today}>{longDay(board.today, language)}</time>　{say(said.sum)}</p>
      <div className="board-grid">
        <Authorities all={board.all} authorities={board.authorities} chosen={chosen} onChoose={choose} />
        <div className="board-main">
          <div className="groups flush" role="group" aria-label={say(said.beside)}>
            {tabs.map((tab) => <button key={tab.key} type="button" className="group" aria-pressed={tab.key === chosen.tab} onClick={() => choose({ tab: tab.key })}>{say(tab.title)}</button>)}
          </div>
          {chosen.tab === 'cases' && <BoardCases chosen={chosen} onChoose={choose} />}
          {chosen.tab === 'forecast' && <Forecast authority={chosen.authority} onChoose={(due) => choose({ due, item: null, filter: 'Open', tab: 'cases' })} />}
          {chosen.tab === 'refused' && <Refusals />}
        </div>
      </div>
    </>
  );
}
