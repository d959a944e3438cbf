import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { answered, api, type Schemas } from '@/shared/api/client';
import { usePaged } from '@/shared/api/usePaged';
import { AskedPages } from '@/shared/ui/AskedPages';
import { momentOf, shortDay } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import { grounds, orderStates, stateOf, type OrderState } from './grounds';
import './orders.css';

type Order = Schemas['ListedOrder'];

const said = {
  none: words('没有督办', 'There is no order'),
  states: words('督办状态', 'State'),
  all: words('全部', 'All'),
  replyBy: words('反馈期限', 'Answer by'),
  opened: words('发起', 'opened'),
  demand: words('要求', 'Demand'),
  answer: words('反馈', 'Answer'),
  result: words('结果', 'Result'),
};

/** Orders with where each stands, those that wait on top; who reads may act on them. */
export function OrderList({ place, act }: { place: string; act?: (order: Order, state: OrderState) => ReactNode }) {
  const say = useSay();
  const [only, setOnly] = useState<OrderState | null>(null);
  const today = useQuery({ queryKey: ['today'], queryFn: () => answered(api.GET('/api/v1/today')) });
  const orders = usePaged<Order>(['orders'], (after) => api.GET('/api/v1/orders', { params: { query: { limit: 100, ...after } } }), 30_000);
  const day = today.data?.date ?? '';
  const count = (state: OrderState) => orders.data?.pages.flatMap((page) => page.rows).filter((order) => stateOf(order, day) === state).length ?? 0;
  return (
    <>
      <div className="groups" role="group" aria-label={say(said.states)}>
        <button type="button" className="group" aria-pressed={only === null} onClick={() => setOnly(null)}>{say(said.all)}</button>
        {(Object.keys(orderStates) as OrderState[]).map((state) => <button key={state} type="button" className={`group ${orderStates[state].tone}`} aria-pressed={only === state} onClick={() => setOnly(state)}>{say(orderStates[state].title)} <strong>{count(state)}</strong></button>)}
      </div>
      <section className="panel" aria-label={say(said.states)}>
        <AskedPages of={orders} empty={<p className="inside soft">{say(said.none)}</p>}>
          {(rows) => {
            const shown = rows.filter((order) => only === null || stateOf(order, day) === only);
            return shown.length === 0
              ? <p className="inside soft">{say(said.none)}</p>
              : <ol className="order-list">{shown.map((order) => <Row key={`${order.case}/${order.order}`} order={order} state={stateOf(order, day)} place={place} act={act} />)}</ol>;
          }}
        </AskedPages>
      </section>
    </>
  );
}

function Row({ order, state, place, act }: { order: Order; state: OrderState; place: string; act: ((order: Order, state: OrderState) => ReactNode) | undefined }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <li>
      <p className="order-head">
        <span className={`standing ${orderStates[state].tone}`}>{say(orderStates[state].title)}</span>
        <Link to={`${place}/${order.case}`} data-row><strong>{order.item_name}</strong></Link>
        <span className="soft small">{order.office}</span>
        <span className="after small soft">{say(said.replyBy)} {shortDay(order.reply_by, language)}</span>
      </p>
      <dl className="order-words">
        <div><dt>{say(said.demand)}</dt><dd>{say(grounds[order.ground as Schemas['OrderGround']])}　{order.demand}<span className="faint small">　{say(said.opened)} {momentOf(order.opened_at, language)}</span></dd></div>
        {order.answer && <div><dt>{say(said.answer)}</dt><dd>{order.answer}</dd></div>}
        {order.result && <div><dt>{say(said.result)}</dt><dd>{order.result}</dd></div>}
      </dl>
      {act?.(order, state)}
    </li>
  );
}
