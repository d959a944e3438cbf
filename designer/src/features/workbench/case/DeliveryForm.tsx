import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, type Schemas } from '@/shared/api/client';
import { useSay, words, type Words } from '@/shared/words/words';
import type { SendCommand } from './useCommand';

type Page = Schemas['CasePage'];
type Way = 'pickup' | 'courier' | 'collected' | 'delivered' | 'returned';

const said = {
  how: words('如何送达', 'How it is delivered'),
  pickup: words('通知领取', 'Told to collect'),
  courier: words('邮寄', 'Courier'),
  collected: words('窗口领取', 'Collected'),
  delivered: words('邮寄妥投', 'Delivered by courier'),
  returned: words('邮件退回', 'Returned'),
  means: words('通知方式', 'Told by'),
  place: words('领取地点', 'Where to collect'),
  carrier: words('承运人', 'Carrier'),
  tracking: words('运单号', 'Tracking number'),
  receipt: words('送达回证编号', 'Number of the receipt of service'),
  receiver: words('签收人', 'Received by'),
  identifier: words('领取人居民身份证号', 'Identity number of who collects'),
  reason: words('退回原因', 'Why it came back'),
  servedOn: words('签收日期', 'Day of receipt'),
  submit: words('登记', 'Record'),
  done: words('已登记', 'Recorded'),
  notified: words('已通知领取，送达期限到此为止：', 'Told to collect, which ends the ten days: '),
  sent: words('已寄出：', 'Sent: '),
};

const labels: Record<Way, Words> = { pickup: said.pickup, courier: said.courier, collected: said.collected, delivered: said.delivered, returned: said.returned };
const fields: Record<Way, readonly (keyof typeof said)[]> = {
  pickup: ['means', 'place'], courier: ['carrier', 'tracking'], collected: ['receipt', 'receiver', 'identifier'],
  delivered: ['receipt', 'receiver', 'servedOn'], returned: ['reason'],
};

/** 一个窗口出件: pick-up or courier, and the 送达回证 that ends it. */
export function DeliveryForm({ page, step, command }: { page: Page; step: string; command: SendCommand }) {
  const say = useSay();
  const isUnderWay = Boolean(page.handover?.sent_on && !page.handover.returned_on);
  const [way, setWay] = useState<Way>(isUnderWay ? 'delivered' : 'collected');
  const [values, setValues] = useState<Record<string, string>>({});
  const offered: readonly Way[] = isUnderWay ? ['delivered', 'returned'] : ['collected', 'pickup', 'courier'];
  const value = (key: string) => (values[key] ?? '').trim();
  const params = { params: { path: { number: page.number, step } } };
  const send = () => {
    switch (way) {
      case 'pickup': return api.POST('/api/v1/cases/{number}/steps/{step}/pickup-notice', { ...params, body: { means: value('means'), place: value('place') } });
      case 'courier': return api.POST('/api/v1/cases/{number}/steps/{step}/courier', { ...params, body: { carrier: value('carrier'), tracking: value('tracking') } });
      case 'returned': return api.POST('/api/v1/cases/{number}/steps/{step}/courier/return', { ...params, body: { reason: value('reason') } });
      case 'delivered': return api.POST('/api/v1/cases/{number}/steps/{step}/service', { ...params, body: { number: value('receipt'), way: 'Courier', receiver: value('receiver'), document: null, identifier: null, served_on: value('servedOn'), consented: false } });
      default: return api.POST('/api/v1/cases/{number}/steps/{step}/service', { ...params, body: { number: value('receipt'), way: 'Direct', receiver: value('receiver'), document: 'ResidentId', identifier: value('identifier'), served_on: page.today, consented: false } });
    }
  };
  return (
    <form className="step-form" onSubmit={(event) => { event.preventDefault(); command.send({ done: said.done, send }); }}>
      {page.handover?.notified_on && <p className="small soft">{say(said.notified)}{page.handover.notified_on}</p>}
      {page.handover?.sent_on && <p className="small soft">{say(said.sent)}{page.handover.carrier} {page.handover.tracking}　{page.handover.sent_on}</p>}
      <fieldset className="outcomes">
        <legend>{say(said.how)}</legend>
        {offered.map((each) => <label key={each} className="outcome"><input type="radio" name={`way-${step}`} checked={way === each} onChange={() => setWay(each)} />{say(labels[each])}</label>)}
      </fieldset>
      <div className="pair">
        {fields[way].map((key) => (
          <div className="field" key={key}>
            <label htmlFor={`delivery-${key}`}>{say(said[key])}</label>
            {key === 'servedOn'
              ? <input id={`delivery-${key}`} type="date" className="date" max={page.today} value={values[key] ?? ''} onChange={(e) => setValues({ ...values, [key]: e.target.value })} required />
              : <Input id={`delivery-${key}`} value={values[key] ?? ''} onChange={(e) => setValues({ ...values, [key]: e.target.value })} required maxLength={200} />}
          </div>
        ))}
      </div>
      <div className="submit"><Button type="primary" size="large" htmlType="submit" loading={command.isSending}>{say(said.submit)}</Button></div>
    </form>
  );
}
