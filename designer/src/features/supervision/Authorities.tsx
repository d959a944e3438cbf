import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answered, api } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { useSay, words, type Words } from '@/shared/words/words';
import { onTime, shares, type Chosen, type Figures } from './board';

const said = {
  title: words('按部门', 'By department'),
  authority: words('部门', 'Department'),
  item: words('事项', 'Item'),
  items: words('按事项', 'By item'),
  open: words('在办', 'Open'),
  red: words('红', 'Red'),
  yellow: words('黄', 'Yel.'),
  amber: words('预', 'Amb.'),
  rate: words('按时', 'On time'),
  rateMore: words('近 30 日按时办结率', 'on time, last 30 days'),
  empty: words('现在没有在办件', 'No case is open'),
  clear: words('全部部门', 'All departments'),
  all: words('合计', 'All'),
  heat: words('看流程热力图', 'Heat map of the process'),
};

interface Line {
  readonly key: string;
  readonly name: string;
  readonly figures: Figures;
  readonly more?: string;
}

interface Parts {
  readonly chosen: Chosen;
  readonly onChoose: (change: Partial<Chosen>) => void;
}

/** Every department with its open cases as a bar, or the items of the one that is chosen; a click lists what is behind it. */
export function Authorities({ all, authorities, chosen, onChoose }: Parts & { all: Figures; authorities: Figures[] }) {
  const say = useSay();
  const within = authorities.find((each) => each.authority === chosen.authority);
  return (
    <section className="panel authorities" aria-labelledby="authorities">
      <header>
        <h2 id="authorities">{say(within ? said.items : said.title)}</h2>
        {within && <><span className="small soft">{within.authority}</span><button type="button" className="plain after small" onClick={() => onChoose({ authority: null, item: null })}>{say(said.clear)}</button></>}
      </header>
      {within
        ? <Items of={within} chosen={chosen} onChoose={onChoose} />
        : authorities.length === 0
          ? <p className="inside soft">{say(said.empty)}</p>
          : <Lines title={said.authority} sum={all} lines={authorities.map((each) => ({ key: each.authority, name: each.authority, figures: each }))} chosen={null} onChoose={(authority) => onChoose({ authority, item: null, due: null, filter: 'Open', tab: 'cases' })} />}
    </section>
  );
}

function Items({ of, chosen, onChoose }: Parts & { of: Figures }) {
  const items = useQuery({
    queryKey: ['board', 'items', of.authority],
    queryFn: () => answered(api.GET('/api/v1/supervision/board/items', { params: { query: { authority: of.authority } } })),
    refetchInterval: 30_000,
  });
  return (
    <Asked of={items}>
      {(found) => (
        <Lines
          title={said.item} sum={of} chosen={chosen.item} onChoose={(item) => onChoose({ item: item === chosen.item ? null : item, filter: 'Open', due: null, tab: 'cases' })}
          lines={found.map((each) => ({ key: each.item, name: each.item_name, figures: each.figures, more: `/supervision/items/${each.item}` }))}
        />
      )}
    </Asked>
  );
}

function Lines({ title, sum, lines, chosen, onChoose }: { title: Words; sum: Figures; lines: readonly Line[]; chosen: string | null; onChoose: (key: string) => void }) {
  const say = useSay();
  return (
    <table>
      <thead><tr><th scope="col">{say(title)}</th><th scope="col">{say(said.red)}</th><th scope="col">{say(said.yellow)}</th><th scope="col">{say(said.amber)}</th><th scope="col">{say(said.open)}</th><th scope="col" title={say(said.rateMore)}>{say(said.rate)}</th></tr></thead>
      <tbody>
        {lines.map(({ key, name, figures, more }) => (
          <tr key={key} className={chosen === key ? 'chosen' : undefined}>
            <th scope="row">
              <button type="button" className="plain" aria-pressed={chosen === key} onClick={() => onChoose(key)}>{name}</button>
              <span className="share" role="img" aria-label={shares(figures).map((part) => `${say(part.title)} ${part.count}`).join('，')}>
                {shares(figures).map((part) => <span key={part.tone} className={part.tone} style={{ width: `${part.share}%` }} />)}
              </span>
              {chosen === key && more && <Link className="small" to={more}>{say(said.heat)}</Link>}
            </th>
            <Numbers of={figures} />
          </tr>
        ))}
      </tbody>
      <tfoot><tr><th scope="row">{say(said.all)}</th><Numbers of={sum} /></tr></tfoot>
    </table>
  );
}

function Numbers({ of }: { of: Figures }) {
  return (
    <>
      <td className={of.red > 0 ? 'late' : 'faint'}>{of.red}</td>
      <td className={of.yellow > 0 ? 'yellow' : 'faint'}>{of.yellow}</td>
      <td className={of.amber > 0 ? 'soon' : 'faint'}>{of.amber}</td>
      <td>{of.open}</td>
      <td>{onTime(of) ?? '—'}</td>
    </>
  );
}
