import { api } from '@/shared/api/client';
import { useKeys } from '@/shared/ui/keys';
import { moveAlongRows } from '@/shared/ui/rows';
import { useSay, words } from '@/shared/words/words';
import { OrderList } from './OrderList';
import { SayForm } from './SayForm';
import '../../workbench/workbench.css';
import '../supervision.css';
import '../figures/figures.css';

const said = {
  title: words('督办件', 'Orders to my office'),
  lead: words('监察员对本单位的督办；请在期限内反馈', 'What supervisors demand of my office; answer within the limit'),
  answer: words('反馈', 'Answer'),
  send: words('提交反馈', 'Send the answer'),
};

/** 督办件: orders to the reader's office, answered here. */
export function MyOrdersPage() {
  const say = useSay();
  useKeys({ j: () => moveAlongRows(1), k: () => moveAlongRows(-1) });
  return (
    <main className="page board">
      <div className="page-head"><h1>{say(said.title)}</h1><span className="small soft">{say(said.lead)}</span></div>
      <OrderList place="/inbox" act={(order, state) => (state === 'unanswered' || state === 'late') && (
        <SayForm number={order.case} label={say(said.answer)} button={say(said.send)} send={(answer) => api.POST('/api/v1/cases/{number}/orders/{order}/answer', { params: { path: { number: order.case, order: order.order } }, body: { answer } })} />
      )} />
    </main>
  );
}
