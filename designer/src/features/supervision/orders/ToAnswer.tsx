import { useQuery } from '@tanstack/react-query';
import { answered, api } from '@/shared/api/client';
import { shortDay } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import { grounds } from './grounds';
import { SayForm } from './SayForm';
import './orders.css';

const said = {
  title: words('督办', 'Ordered by supervision'),
  by: words('请于 {day} 前反馈', 'answer by {day}'),
  answer: words('反馈', 'Answer'),
  send: words('提交反馈', 'Send the answer'),
};

/** Orders on a case that the reader's office has not answered yet. */
export function ToAnswer({ number }: { number: string }) {
  const say = useSay();
  const language = useLanguage();
  const orders = useQuery({ queryKey: ['case', number, 'orders'], queryFn: () => answered(api.GET('/api/v1/orders', { params: { query: { number } } })) });
  const open = orders.data?.filter((order) => !order.result && !order.answer) ?? [];
  if (open.length === 0)
    return null;
  return (
    <section className="panel" aria-labelledby="to-answer">
      <header><h2 id="to-answer">{say(said.title)}</h2></header>
      <ol className="order-list">
        {open.map((order) => (
          <li key={order.order}>
            <p className="order-head"><span className="standing soon">{say(said.by).replace('{day}', shortDay(order.reply_by, language))}</span><span>{say(grounds[order.ground as keyof typeof grounds])}　{order.demand}</span></p>
            <SayForm number={number} label={say(said.answer)} button={say(said.send)} send={(answer) => api.POST('/api/v1/cases/{number}/orders/{order}/answer', { params: { path: { number, order: order.order } }, body: { answer } })} />
          </li>
        ))}
      </ol>
    </section>
  );
}
