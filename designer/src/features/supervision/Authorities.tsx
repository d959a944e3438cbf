import { useSay, words } from '@/shared/words/words';
import { onTime, shares, type Chosen, type Figures } from './board';

const said = {
  title: words('按部门', 'By department'),
  authority: words('部门', 'Department'),
  open: words('在办', 'Open'),
  red: words('红', 'Red'),
  yellow: words('黄', 'Yel.'),
  amber: words('预', 'Amb.'),
  rate: words('按时', 'On time'),
  empty: words('现在没有在办件', 'No case is open'),
  clear: words('全部部门', 'All departments'),
};

/** Every department with its open cases as a bar; a click lists what is behind it. */
export function Authorities({ authorities, chosen, onChoose }: { authorities: Figures[]; chosen: Chosen; onChoose: (change: Partial<Chosen>) => void }) {
  const say = useSay();
  return (
    <section className="panel authorities" aria-labelledby="authorities">
      <header><h2 id="authorities">{say(said.title)}</h2>{chosen.authority && <button type="button" className="plain after small" onClick={() => onChoose({ authority: null })}>{say(said.clear)}</button>}</header>
      {authorities.length === 0 ? <p className="inside soft">{say(said.empty)}</p> : (
        <table>
          <thead><tr><th scope="col">{say(said.authority)}</th><th scope="col">{say(said.red)}</th><th scope="col">{say(said.yellow)}</th><th scope="col">{say(said.amber)}</th><th scope="col">{say(said.open)}</th><th scope="col">{say(said.rate)}</th></tr></thead>
          <tbody>
            {authorities.map((each) => (
              <tr key={each.authority} className={chosen.authority === each.authority ? 'chosen' : undefined}>
                <th scope="row">
                  <button type="button" className="plain" aria-pressed={chosen.authority === each.authority} onClick={() => onChoose({ authority: chosen.authority === each.authority ? null : each.authority, filter: 'Open' })}>{each.authority}</button>
                  <span className="share" role="img" aria-label={shares(each).map((part) => `${say(part.title)} ${part.count}`).join('，')}>
                    {shares(each).map((part) => <span key={part.tone} className={part.tone} style={{ width: `${part.share}%` }} />)}
                  </span>
                </th>
                <td className={each.red > 0 ? 'late' : 'faint'}>{each.red}</td>
                <td className={each.yellow > 0 ? 'yellow' : 'faint'}>{each.yellow}</td>
                <td className={each.amber > 0 ? 'soon' : 'faint'}>{each.amber}</td>
                <td>{each.open}</td>
                <td>{onTime(each) ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
