import { Link } from 'react-router';
import { api, type Schemas } from '@/shared/api/client';
import { usePaged } from '@/shared/api/usePaged';
import { AskedPages } from '@/shared/ui/AskedPages';
import { useKeys } from '@/shared/ui/keys';
import { moveAlongRows } from '@/shared/ui/rows';
import { shortDay } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import { filters, type Chosen } from './board';
import { CardMark } from './CardMark';
import { clockTitle } from './clockTitle';

type BoardRow = Schemas['BoardRow'];

const said = {
  cases: words('办件', 'Cases'),
  empty: words('没有这样的办件', 'There is no such case'),
  all: words('看全部在办件', 'Show all open cases'),
  show: words('显示', 'Show'),
  promised: words('承诺', 'promised'),
  statutory: words('法定', 'by law'),
  order: words('督办中', 'ordered'),
  due: words('{day}到期', 'due {day}'),
  drop: words('不限', 'any'),
};

const PAGE = 50;

/** The cases behind a figure, the one due first on top; more are fetched as they are asked for. */
export function BoardCases({ chosen, onChoose }: { chosen: Chosen; onChoose: (change: Partial<Chosen>) => void }) {
  const say = useSay();
  const language = useLanguage();
  useKeys({ j: () => moveAlongRows(1), k: () => moveAlongRows(-1) });
  const cases = usePaged<BoardRow>(['board', 'cases', chosen.filter, chosen.authority, chosen.item, chosen.due], (after) => api.GET('/api/v1/supervision/cases', { params: { query: {
    filter: chosen.filter, limit: PAGE, ...(chosen.authority ? { authority: chosen.authority } : {}), ...(chosen.item ? { item: chosen.item } : {}),
    ...(chosen.due ? { due: chosen.due } : {}), ...after,
  } } }), 30_000);
  const title = filters.find((each) => each.name === chosen.filter)!.title;
  const narrowed = [
    chosen.item && { key: 'item', name: cases.data?.pages[0]?.rows[0]?.of.item_name ?? chosen.item },
    chosen.due && { key: 'due', name: say(said.due).replace('{day}', shortDay(chosen.due, language)) },
  ].filter((each) => each !== null && each !== '');
  return (
    <section className="panel board-cases" aria-labelledby="board-cases" aria-busy={cases.isFetching}>
      <header>
        <h2 id="board-cases">{chosen.authority ?? say(said.cases)}</h2>
        {narrowed.map((each) => <button key={each.key} type="button" className="narrowed small" onClick={() => onChoose({ [each.key]: null })}>{each.name}<span aria-hidden> ×</span><span className="visually-hidden"> {say(said.drop)}</span></button>)}
        <label className="after"><span className="visually-hidden">{say(said.show)}</span>
          <select value={chosen.filter} onChange={(e) => onChoose({ filter: e.target.value as Chosen['filter'] })} aria-label={say(said.show)}>
            {filters.map((each) => <option key={each.name} value={each.name}>{say(each.title)}</option>)}
          </select>
        </label>
      </header>
      <AskedPages of={cases} empty={<div className="inside nothing"><p className="soft">{say(said.empty)}：{say(title)}</p>{chosen.filter !== 'Open' && <button type="button" className="plain" onClick={() => onChoose({ filter: 'Open' })}>{say(said.all)}</button>}</div>}>
        {(rows) => <ol className="board-list">{rows.map((row) => <Row key={row.of.number} row={row} />)}</ol>}
      </AskedPages>
    </section>
  );
}

function Row({ row: { of, status_words: status, due_words: due } }: { row: BoardRow }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <li>
      <Link to={`/supervision/${of.number}`} className="board-row" data-row>
        <span className="board-mark"><CardMark rung={of.worst ?? null} />{of.worst_clock && <span className="faint small">{say(clockTitle(of.worst_clock))}</span>}</span>
        <span className="board-what"><strong>{of.item_name}</strong><span className="soft small">{of.applicant}　{of.authority}</span></span>
        <span className="board-where"><span>{of.steps.join('、') || say(status)}</span>{of.open_orders > 0 && <span className="standing paused small">{say(said.order)}</span>}</span>
        <span className="board-due"><strong>{say(due)}</strong>
          {of.promised_due && <span className="faint small">{say(said.promised)} {shortDay(of.promised_due, language)}</span>}
          {of.statutory_due && <span className="faint small">{say(said.statutory)} {shortDay(of.statutory_due, language)}</span>}
        </span>
      </Link>
    </li>
  );
}
