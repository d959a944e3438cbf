import { api } from '@/shared/api/client';
import { useKeys } from '@/shared/ui/keys';
import { moveAlongRows } from '@/shared/ui/rows';
import { useSay, words } from '@/shared/words/words';
import { Tabs } from '../Tabs';
import { OrderList } from './OrderList';
import { SayForm } from './SayForm';
import '../../workbench/workbench.css';
import '../supervision.css';
import '../figures/figures.css';

const said = {
  title: words('督办跟踪', 'Supervision orders'),
  lead: words('发出的督办：等谁反馈，是否逾期，结果如何；在办件页发起', 'Every order: whose answer it waits for, whether that is late, how it ended; orders are opened on the page of a case'),
  result: words('督办结果', 'Result'),
  close: words('办结督办', 'Close the order'),
};

/** 督办跟踪: what was demanded, of whom, until when, what was answered and how it ended. */
export function OrdersPage() {
  const say = useSay();
  useKeys({ j: () => moveAlongRows(1), k: () => moveAlongRows(-1) });
  return (
    <main className="page board">
      <Tabs />
      <div className="page-head"><h1>{say(said.title)}</h1><span className="small soft">{say(said.lead)}</span></div>
      <OrderList place="/supervision" act={(order, state) => state === 'answered' && (
        <SayForm number={order.case} label={say(said.result)} button={say(said.close)} send={(result) => api.POST('/api/v1/cases/{number}/orders/{order}/result', { params: { path: { number: order.case, order: order.order } }, body: { result } })} />
      )} />
    </main>
  );
}
