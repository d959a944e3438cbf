import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { answered, api, type Schemas } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { shortDay } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import { grounds, orderStates, stateOf } from './orders/grounds';
import { SayForm } from './orders/SayForm';
import { useOversight } from './useOversight';
import './orders/orders.css';

type Ground = Schemas['OrderGround'];

const said = {
  title: words('督办', 'Supervision orders'),
  none: words('没有督办过', 'No order was opened'),
  open: words('发起督办', 'Open an order'),
  ground: words('事由', 'Ground'),
  demand: words('督办要求', 'Demand'),
  days: words('几个工作日内反馈', 'Working days to answer'),
  send: words('发出督办', 'Send'),
  cancel: words('取消', 'Cancel'),
  to: words('责任部门', 'To'),
  replyBy: words('反馈期限', 'Answer by'),
  answer: words('反馈', 'Answer'),
  waiting: words('尚未反馈', 'not answered yet'),
  result: words('督办结果', 'Result'),
  close: words('办结督办', 'Close the order'),
};

/** 督办: opened by the supervisor, answered by the department, closed with a result. */
export function Orders({ number, authority }: { number: string; authority: string }) {
  const say = useSay();
  const [writing, setWriting] = useState(false);
  const orders = useQuery({ queryKey: ['case', number, 'orders'], queryFn: () => answered(api.GET('/api/v1/orders', { params: { query: { number } } })) });
  return (
    <section className="panel" aria-labelledby="orders">
      <header>
        <h2 id="orders">{say(said.title)}</h2>
        {!writing && orders.data?.every((order) => order.result !== undefined && order.result !== null) && <Button size="small" className="after" onClick={() => setWriting(true)}>{say(said.open)}</Button>}
      </header>
      <div className="inside">
        {writing && <NewOrder number={number} authority={authority} onDone={() => setWriting(false)} />}
        <Asked of={orders}>
          {(found) => found.length === 0 ? (writing ? null : <p className="soft">{say(said.none)}</p>) : <ol className="orders">{found.map((order) => <Order key={order.order} number={number} order={order} />)}</ol>}
        </Asked>
      </div>
    </section>
  );
}

function NewOrder({ number, authority, onDone }: { number: string; authority: string; onDone: () => void }) {
  const say = useSay();
  const [ground, setGround] = useState<Ground>('Overdue');
  const [demand, setDemand] = useState('');
  const [days, setDays] = useState(3);
  const [office, setOffice] = useState('');
  const steps = useQuery({ queryKey: ['case', number, 'who'], queryFn: () => answered(api.GET('/api/v1/cases/{number}/who-may-act', { params: { path: { number } } })) });
  const offices = [...new Set([...(steps.data ?? []).map((step) => step.office), authority])];
  const oversight = useOversight(number, onDone);
  const open = () => oversight.send(() => api.POST('/api/v1/cases/{number}/orders', { params: { path: { number } }, body: { ground, demand, working_days: days, office: office || offices[0]! } }));
  return (
    <form className="oversee wide" onSubmit={(e) => { e.preventDefault(); open(); }}>
      <label htmlFor="order-office">{say(said.to)}</label>
      <select id="order-office" value={office || offices[0]} onChange={(e) => setOffice(e.target.value)}>{offices.map((each) => <option key={each}>{each}</option>)}</select>
      <label htmlFor="order-ground">{say(said.ground)}</label>
      <select id="order-ground" value={ground} onChange={(e) => setGround(e.target.value as Ground)}>
        {(Object.keys(grounds) as Ground[]).map((each) => <option key={each} value={each}>{say(grounds[each])}</option>)}
      </select>
      <label htmlFor="order-demand">{say(said.demand)}</label>
      <Input.TextArea id="order-demand" value={demand} onChange={(e) => setDemand(e.target.value)} rows={2} maxLength={1000} />
      <label htmlFor="order-days">{say(said.days)}</label>
      <input id="order-days" type="number" min={1} max={20} value={days} onChange={(e) => setDays(e.target.valueAsNumber || 1)} />
      <span className="oversee-acts">
        <Button htmlType="submit" type="primary" loading={oversight.isSending} disabled={demand.trim() === ''}>{say(said.send)}</Button>
        <Button onClick={onDone}>{say(said.cancel)}</Button>
      </span>
      {oversight.problem && <ProblemMessage problem={oversight.problem} />}
    </form>
  );
}

function Order({ number, order }: { number: string; order: Schemas['ListedOrder'] }) {
  const say = useSay();
  const language = useLanguage();
  const today = useQuery({ queryKey: ['today'], queryFn: () => answered(api.GET('/api/v1/today')) });
  const state = today.data && orderStates[stateOf(order, today.data.date)];
  return (
    <li>
      <p className="order-head"><strong>{say(grounds[order.ground as Ground])}</strong>　{order.demand}{state && <span className={`standing small after ${state.tone}`}>{say(state.title)}</span>}</p>
      <p className="soft small">{order.office}　{say(said.replyBy)} {shortDay(order.reply_by, language)}</p>
      <p>{say(said.answer)}：{order.answer ?? <span className="faint">{say(said.waiting)}</span>}</p>
      {order.result
        ? <p>{say(said.result)}：{order.result}</p>
        : <SayForm number={number} label={say(said.result)} button={say(said.close)} send={(result) => api.POST('/api/v1/cases/{number}/orders/{order}/result', { params: { path: { number, order: order.order } }, body: { result } })} />}
    </li>
  );
}
