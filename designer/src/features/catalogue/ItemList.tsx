import { memo } from 'react';
import { Link } from 'react-router';
import { itemTypes, limitOf, patternOf } from '@/shared/items/itemWords';
import { byAuthority, type Found, type Span } from '@/shared/items/search';
import { useSay, words } from '@/shared/words/words';
import type { ItemState, States } from './filter';
import { itemStates } from './states';

const said = {
  promised: words('承诺', 'promised'),
  statutory: words('法定', 'by law'),
  noLaw: words('无法定时限', 'no limit in law'),
};

/** Items under their bodies; when something is sought, the best first. */
export const ItemList = memo(function ItemList({ found, isSought, states }: { found: Found[]; isSought: boolean; states: States }) {
  if (isSought)
    return <div className="panel item-list"><ol>{found.map((one) => <Row key={one.item.code} found={one} states={states.get(one.item.code)} withBody />)}</ol></div>;
  return (
    <div className="item-groups">
      {byAuthority(found, (one) => one.item.authority).map(([authority, its]) => (
        <section key={authority} className="panel item-list">
          <header><h2>{authority}</h2><span className="faint small">{its.length}</span></header>
          <ol>{its.map((one) => <Row key={one.item.code} found={one} states={states.get(one.item.code)} withBody={false} />)}</ol>
        </section>
      ))}
    </div>
  );
});

const Row = memo(function Row({ found: { item, spans }, states, withBody }: { found: Found; states: ReadonlySet<ItemState> | undefined; withBody: boolean }) {
  const say = useSay();
  return (
    <li>
      <Link to={`/items/${item.code}`} className="item-row" data-row>
        <span className="item-name">
          <strong><Marked text={item.name} spans={spans} />{itemStates.filter(([state]) => states?.has(state)).map(([state, name]) => <span key={state} className={`standing small ${state === 'unsure' || state === 'concern' ? 'soon' : 'paused'}`}>{say(name)}</span>)}</strong>
          {withBody && <span className="soft small">{item.authority}</span>}
          <code className="faint">{item.code}</code>
        </span>
        <span className="item-kind"><span>{say(itemTypes[item.type])}</span><span className="faint small">{say(patternOf(item.pattern))}</span></span>
        <span className="item-limit">
          <strong>{say(said.promised)} {say(limitOf(item.promised))}</strong>
          <span className="faint small">{item.statutory ? `${say(said.statutory)} ${say(limitOf(item.statutory))}` : say(said.noLaw)}</span>
        </span>
      </Link>
    </li>
  );
});

/** A text with what was sought in it marked. */
function Marked({ text, spans }: { text: string; spans: readonly Span[] }) {
  if (spans.length === 0)
    return text;
  const isIn = (at: number) => spans.some(([first, last]) => at >= first && at <= last);
  const edges = [...text].map((_, at) => at).filter((at) => at === 0 || isIn(at) !== isIn(at - 1));
  return edges.map((from, index) => {
    const piece = text.slice(from, edges[index + 1]);
    return isIn(from) ? <mark key={from}>{piece}</mark> : <span key={from}>{piece}</span>;
  });
}
