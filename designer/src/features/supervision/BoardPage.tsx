import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { answered, api, type Schemas } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { longDay } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import { Authorities } from './Authorities';
import { chosenOf, countOf, filters, onTime, searchOf, type Chosen } from './board';
import { BoardCases } from './BoardCases';
import { Refusals } from './Refusals';
import { Tabs } from './Tabs';
import { Timers } from './Timers';
import '../workbench/workbench.css';
import './supervision.css';
import './figures/figures.css';

const said = {
  title: words('时限监察', 'Time limits'),
  as: words('截至', 'As of'),
  figures: words('全区在办', 'All open cases'),
  rate: words('近 30 日按时办结率', 'On time, last 30 days'),
  none: words('暂无办结', 'nothing ended yet'),
  of: words('件办结', 'ended'),
};

/** The board: how the district stands, by department, down to the cases behind each figure. */
export function BoardPage() {
  const say = useSay();
  const board = useQuery({ queryKey: ['board'], queryFn: () => answered(api.GET('/api/v1/supervision/board')), refetchInterval: 30_000 });
  return (
    <main className="page board">
      <Tabs />
      <div className="page-head"><h1>{say(said.title)}</h1></div>
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
  return (
    <>
      <section className="figures panel" aria-label={say(said.figures)}>
        {filters.map((each) => (
          <button key={each.name} type="button" className={`figure ${each.tone}`} aria-pressed={chosen.filter === each.name && chosen.authority === null} onClick={() => choose({ filter: each.name, authority: null })}>
            <span>{say(each.title)}</span><strong>{counts[each.name]}</strong>
          </button>
        ))}
        <div className="figure rate">
          <span>{say(said.rate)}</span>
          <strong>{rate ?? '—'}</strong>
          <small className="faint">{rate ? `${board.all.closed} ${say(said.of)}` : say(said.none)}</small>
        </div>
      </section>
      <p className="faint small as-of">{say(said.as)} <time dateTime={board.today}>{longDay(board.today, language)}</time></p>
      <div className="board-grid">
        <Authorities authorities={board.authorities} chosen={chosen} onChoose={choose} />
        <div className="board-main">
          <BoardCases chosen={chosen} onChoose={choose} />
          <Refusals />
          <Timers />
        </div>
      </div>
    </>
  );
}
