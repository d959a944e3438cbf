import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, type Schemas } from '@/shared/api/client';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words, type Words } from '@/shared/words/words';
import { personal, type IdentityDocument } from '../intake/identity';
import { IdentityField } from '../intake/IdentityField';
import type { SendCommand } from './useCommand';
import '../intake/intake.css';

type Page = Schemas['CasePage'];
type Way = 'collected' | 'pickup' | 'courier' | 'electronic' | 'left' | 'delivered' | 'returned';

const said = {
  how: words('如何送达', 'How it is delivered'),
  identifier: words('领取人证件号码', 'Number of the document of who collects'),
  consent: words('受送达人同意电子送达', 'The addressee consents to electronic service'),
  submit: words('登记', 'Record'),
  done: words('已登记', 'Recorded'),
  notified: words('已通知领取，送达期限到此为止：', 'Told to collect, which ends the ten days: '),
  sent: words('已寄出：', 'Sent: '),
};

const labels = {
  means: words('通知方式', 'Told by'),
  place: words('领取地点', 'Where to collect'),
  carrier: words('承运人', 'Carrier'),
  tracking: words('运单号', 'Tracking number'),
  receipt: words('送达回证编号', 'Number of the receipt of service'),
  receiver: words('签收人', 'Received by'),
  addressee: words('受送达人', 'Addressee'),
  servedOn: words('送达日期', 'Day of service'),
  refusal: words('拒收事由', 'Why it was refused'),
  witness: words('见证人', 'Witness'),
  reason: words('退回原因', 'Why it came back'),
};

type Key = keyof typeof labels;

const ways: Record<Way, { readonly title: Words; readonly fields: readonly Key[]; readonly law?: Words }> = {
  collected: { title: words('窗口领取', 'Collected'), fields: ['receipt', 'receiver'] },
  pickup: { title: words('通知领取', 'Told to collect'), fields: ['means', 'place'] },
  courier: { title: words('邮寄', 'Courier'), fields: ['carrier', 'tracking'] },
  electronic: {
    title: words('电子送达', 'Electronic'), fields: ['receipt', 'addressee', 'servedOn'],
    law: words('以到达受送达人特定系统的日期为送达日期（参照民事诉讼法 第九十条）。', 'Served on the day it reaches the addressee’s system (after the Civil Procedure Law, art. 90).'),
  },
  left: {
    title: words('拒收，留置送达', 'Refused and left'), fields: ['receipt', 'addressee', 'servedOn', 'refusal', 'witness'],
    law: words('拒收的，写明事由，由见证人签名后留置（参照民事诉讼法 第八十九条）。', 'What is refused is left, with the reason and a witness (after the Civil Procedure Law, art. 89).'),
  },
  delivered: { title: words('邮寄妥投', 'Delivered by courier'), fields: ['receipt', 'receiver', 'servedOn'] },
  returned: { title: words('邮件退回', 'Returned'), fields: ['reason'] },
};

/** 一个窗口出件: pick-up, courier, electronic or left with a witness, and the 送达回证 that ends it. */
export function DeliveryForm({ page, step, command }: { page: Page; step: string; command: SendCommand }) {
  const say = useSay();
  const isUnderWay = Boolean(page.handover?.sent_on && !page.handover.returned_on);
  const [way, setWay] = useState<Way>(isUnderWay ? 'delivered' : 'collected');
  const [values, setValues] = useState<Partial<Record<Key, string>>>({});
  const [collector, setCollector] = useState<{ document: IdentityDocument; number: string }>({ document: 'ResidentId', number: '' });
  const [consented, setConsented] = useState(false);
  const offered: readonly Way[] = isUnderWay ? ['delivered', 'returned'] : ['collected', 'pickup', 'courier', 'electronic', 'left'];
  const { fields, law } = ways[way];
  const value = (key: Key) => (values[key] ?? '').trim();
  const params = { params: { path: { number: page.number, step } } };
  const serve = (how: Pick<Schemas['ServiceReceipt'], 'way'> & Partial<Schemas['ServiceReceipt']>) => api.POST('/api/v1/cases/{number}/steps/{step}/service', {
    ...params,
    body: { number: value('receipt'), receiver: value(fields.includes('addressee') ? 'addressee' : 'receiver'), served_on: value('servedOn'), consented: false, ...how },
  });
  const send = () => {
    switch (way) {
      case 'pickup': return api.POST('/api/v1/cases/{number}/steps/{step}/pickup-notice', { ...params, body: { means: value('means'), place: value('place') } });
      case 'courier': return api.POST('/api/v1/cases/{number}/steps/{step}/courier', { ...params, body: { carrier: value('carrier'), tracking: value('tracking') } });
      case 'returned': return api.POST('/api/v1/cases/{number}/steps/{step}/courier/return', { ...params, body: { reason: value('reason') } });
      case 'delivered': return serve({ way: 'Courier' });
      case 'electronic': return serve({ way: 'Electronic', consented });
      case 'left': return serve({ way: 'Direct', refused: { reason: value('refusal'), witness: value('witness') } });
      default: return serve({ way: 'Direct', document: collector.document, identifier: collector.number.trim(), served_on: page.today });
    }
  };
  return (
    <form className="step-form" onSubmit={(event) => { event.preventDefault(); command.send({ done: said.done, send }); }}>
      {page.handover?.notified_on && <p className="small soft">{say(said.notified)}{page.handover.notified_on}</p>}
      {page.handover?.sent_on && <p className="small soft">{say(said.sent)}{page.handover.carrier} {page.handover.tracking}　{page.handover.sent_on}</p>}
      <fieldset className="outcomes">
        <legend>{say(said.how)}</legend>
        {offered.map((each) => <label key={each} className="outcome"><input type="radio" name={`way-${step}`} checked={way === each} onChange={() => setWay(each)} />{say(ways[each].title)}</label>)}
      </fieldset>
      {law && <p className="small soft">{say(law)}</p>}
      <div className="pair">
        {fields.map((key) => (
          <div className="field" key={key}>
            <label htmlFor={`delivery-${key}`}>{say(labels[key])}</label>
            {key === 'servedOn'
              ? <input id={`delivery-${key}`} type="date" className="date" max={page.today} value={values[key] ?? ''} onChange={(e) => setValues({ ...values, [key]: e.target.value })} required />
              : <Input id={`delivery-${key}`} value={values[key] ?? ''} onChange={(e) => setValues({ ...values, [key]: e.target.value })} required maxLength={200} />}
          </div>
        ))}
        {way === 'collected' && <IdentityField id="delivery-identifier" documents={personal} document={collector.document} number={collector.number} label={say(said.identifier)} onChange={(document, number) => setCollector({ document, number })} />}
      </div>
      {way === 'electronic' && <label className="check"><input type="checkbox" required checked={consented} onChange={(e) => setConsented(e.target.checked)} />{say(said.consent)}</label>}
      {command.problem && <ProblemMessage problem={command.problem} />}
      <div className="submit"><Button type="primary" size="large" htmlType="submit" loading={command.isSending}>{say(said.submit)}</Button></div>
    </form>
  );
}
