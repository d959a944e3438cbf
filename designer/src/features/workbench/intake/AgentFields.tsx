import { Input } from 'antd';
import type { Schemas } from '@/shared/api/client';
import { useSay, words, type Words } from '@/shared/words/words';
import { personal } from './identity';
import { IdentityField } from './IdentityField';

export type Agent = Schemas['Agent'];

const said = {
  name: words('代办人姓名', 'Agent’s name'),
  phone: words('代办人联系电话', 'Agent’s phone'),
  number: words('代办人证件号码', 'Agent’s number'),
  power: words('授权委托书编号', 'Number of the power of attorney'),
  until: words('授权截止日期（不填即长期）', 'Power holds until (empty = until revoked)'),
  scope: words('授权范围', 'What the agent may do'),
  basis: words('授权委托书须写明代理事项、权限和期限（民法典 第一百六十五条）；超出授权范围的行为，系统不予接受。', 'The power is in writing with scope and time (Civil Code, art. 165); what is beyond it is refused.'),
};

export const actWords: Record<Schemas['AgentAct'], Words> = {
  Submit: words('提出申请', 'Apply'),
  HandIn: words('补正、补齐材料', 'Hand in materials'),
  Hearing: words('申请或者放弃听证', 'Request or waive a hearing'),
  Withdraw: words('撤回申请或者承诺', 'Withdraw'),
  Collect: words('领取结果', 'Collect the result'),
};

export const acts = Object.keys(actWords) as Schemas['AgentAct'][];

export const blankAgent: Agent = { name: '', document: 'ResidentId', identifier: '', phone: '', power: { reference: '', scope: ['Submit', 'HandIn', 'Collect'], until: null } };

/** 代办人: who it is, and the power that lets them act. */
export function AgentFields({ agent, onChange }: { agent: Agent; onChange: (agent: Agent) => void }) {
  const say = useSay();
  const power = (more: Partial<Schemas['PowerOfAttorney']>) => onChange({ ...agent, power: { ...agent.power, ...more } });
  const line = (id: string, label: Words, value: string, change: (value: string) => void, required = true) => (
    <div className="field"><label htmlFor={id}>{say(label)}{required && <span aria-hidden className="required">*</span>}</label><Input id={id} value={value} required={required} autoComplete="off" maxLength={200} onChange={(e) => change(e.target.value)} /></div>
  );
  return (
    <>
      {line('agent-name', said.name, agent.name, (name) => onChange({ ...agent, name }))}
      {line('agent-phone', said.phone, agent.phone, (phone) => onChange({ ...agent, phone }), false)}
      <IdentityField id="agent-identifier" documents={personal} document={agent.document ?? 'ResidentId'} number={agent.identifier} label={say(said.number)} onChange={(document, identifier) => onChange({ ...agent, document, identifier })} />
      {line('agent-power', said.power, agent.power.reference, (reference) => power({ reference }))}
      <div className="field"><label htmlFor="agent-until">{say(said.until)}</label><input id="agent-until" type="date" className="date" value={agent.power.until ?? ''} onChange={(e) => power({ until: e.target.value || null })} /></div>
      <fieldset className="officers wide">
        <legend>{say(said.scope)}</legend>
        {acts.map((act) => (
          <label key={act} className="check">
            <input type="checkbox" checked={agent.power.scope.includes(act)} onChange={(e) => power({ scope: e.target.checked ? [...agent.power.scope, act] : agent.power.scope.filter((each) => each !== act) })} />{say(actWords[act])}
          </label>
        ))}
      </fieldset>
      <p className="faint small wide">{say(said.basis)}</p>
    </>
  );
}
