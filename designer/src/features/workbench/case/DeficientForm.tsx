import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, type Schemas } from '@/shared/api/client';
import { useSay, words } from '@/shared/words/words';
import { checksOf } from './defects';
import type { SendCommand } from './useCommand';

const said = {
  owed: words('以下材料尚未提交，可以容缺：申请人签署承诺书后先行受理，未补齐前不能准予。', 'These may follow: with a signed commitment the case is accepted now; nothing is granted before they are here.'),
  days: words('承诺几个工作日内补齐', 'Working days promised'),
  reference: words('容缺承诺书编号', 'Number of the signed commitment'),
  submit: words('容缺受理', 'Accept, materials to follow'),
  done: words('已容缺受理', 'Accepted, materials to follow'),
};

/** 容缺受理: offered where only materials are missing that may follow. */
export function DeficientForm({ page, owed, command }: { page: Schemas['CasePage']; owed: readonly Schemas['ListedMaterial'][]; command: SendCommand }) {
  const say = useSay();
  const [days, setDays] = useState('');
  const [reference, setReference] = useState('');
  return (
    <form className="step-form" onSubmit={(event) => {
      event.preventDefault();
      command.send({
        done: said.done,
        send: () => api.POST('/api/v1/cases/{number}/deficient-acceptance', { params: { path: { number: page.number } }, body: { commitment: `${days} 工作日`, reference: reference.trim(), checks: checksOf(page.materials) } }),
      });
    }}>
      <div className="owed"><p className="small">{say(said.owed)}</p><ul>{owed.map((material) => <li key={material.key}><strong>{material.name}</strong></li>)}</ul></div>
      <div className="pair">
        <div className="field"><label htmlFor="commitment">{say(said.days)}</label><Input id="commitment" inputMode="numeric" pattern="[0-9]+" value={days} onChange={(e) => setDays(e.target.value)} required maxLength={2} /></div>
        <div className="field"><label htmlFor="commitment-reference">{say(said.reference)}</label><Input id="commitment-reference" value={reference} onChange={(e) => setReference(e.target.value)} required maxLength={100} /></div>
      </div>
      <div className="submit"><Button type="primary" size="large" htmlType="submit" loading={command.isSending}>{say(said.submit)}</Button></div>
    </form>
  );
}
