import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '@/shared/api/client';
import { useSay, words } from '@/shared/words/words';
import type { SendCommand } from './useCommand';

const said = {
  told: words('本事项实行告知承诺：请告知申请人下列条件，由其签署承诺书后受理。', 'This item is decided on a commitment: tell these conditions and have it signed before acceptance.'),
  reference: words('承诺书编号', 'Number of the signed commitment'),
  submit: words('登记承诺书', 'Record the commitment'),
  done: words('已登记承诺书', 'Commitment recorded'),
};

/** 告知承诺: the conditions, and the number of what the applicant signed. */
export function CommitmentForm({ number, conditions, command }: { number: string; conditions: readonly string[]; command: SendCommand }) {
  const say = useSay();
  const [reference, setReference] = useState('');
  return (
    <form className="step-form" onSubmit={(event) => {
      event.preventDefault();
      command.send({ done: said.done, send: () => api.POST('/api/v1/cases/{number}/commitment', { params: { path: { number } }, body: { reference: reference.trim() } }) });
    }}>
      <div className="owed"><p className="small">{say(said.told)}</p><ul>{conditions.map((condition) => <li key={condition}>{condition}</li>)}</ul></div>
      <div className="field"><label htmlFor="signed-commitment">{say(said.reference)}</label><Input id="signed-commitment" value={reference} onChange={(e) => setReference(e.target.value)} required maxLength={100} /></div>
      <div className="submit"><Button type="primary" size="large" htmlType="submit" loading={command.isSending}>{say(said.submit)}</Button></div>
    </form>
  );
}

