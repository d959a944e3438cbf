import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, type Schemas } from '@/shared/api/client';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';
import type { AskedStep } from './answer';
import { SpecialForm } from './SpecialForm';
import { StepForm } from './StepForm';
import type { SendCommand } from './useCommand';

const said = {
  members: words('成员', 'Members'),
  experts: words('其他专家（每行一人）', 'Other experts (one a line)'),
  convene: words('召集', 'Convene'),
  convened: words('已召集', 'Convened'),
  least: words('至少 {n} 名成员', '{n} members or more'),
  minutes: words('会议纪要（评审意见）编号', 'Number of the minutes'),
  conclude: words('确认表决结果', 'Conclude the vote'),
  concluded: words('已确认表决结果', 'The vote was concluded'),
  votes: words('已签署', 'Signed'),
  waits: words('尚未签署', 'Not yet'),
  carries: words('{n} 人同意即为结果', '{n} carry an outcome'),
  waiting: words('等待其他人员签署。', 'Waiting for the others to sign.'),
};

interface Props { readonly page: Schemas['CasePage']; readonly step: AskedStep; readonly desk: Schemas['SigningDesk']; readonly command: SendCommand }

/** 会签 and 表决: who has signed, and what the reader may do about it. */
export function Signing({ page, step, desk, command }: Props) {
  const say = useSay();
  const entersOrSigns = desk.may_sign || desk.ballots.length > 0;
  return (
    <>
      <Signed desk={desk} />
      {desk.may_convene && <Convene page={page} step={step} desk={desk} command={command} />}
      {step.excluded && !step.notice_served ? <SpecialForm page={page} step={step} command={command} />
        : entersOrSigns && <StepForm key={desk.signatures.length} page={page} step={step} command={command} />}
      {desk.may_conclude && <Conclude page={page} step={step} desk={desk} command={command} />}
      {!desk.may_convene && !entersOrSigns && !desk.may_conclude && <p className="faint">{say(said.waiting)}</p>}
    </>
  );
}

function Signed({ desk }: { desk: Schemas['SigningDesk'] }) {
  const say = useSay();
  const open = (desk.members ?? []).filter((member) => !desk.signatures.some((signature) => signature.by === member.user));
  return (
    <dl className="signed">
      <dt>{say(said.votes)}<span className="small faint">　{say(said.carries).replace('{n}', String(desk.carries))}</span></dt>
      <dd>{desk.signatures.map((signature) => `${signature.by_name}：${signature.outcome}`).join('；') || '—'}</dd>
      {open.length > 0 && <><dt>{say(said.waits)}</dt><dd>{open.map((member) => member.name).join('、')}</dd></>}
    </dl>
  );
}

function Convene({ page, step, desk, command }: Props) {
  const say = useSay();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [experts, setExperts] = useState('');
  const members = [...chosen, ...experts.split('\n').map((line) => line.trim()).filter((line) => line !== '')];
  return (
    <form className="step-form" onSubmit={(event) => {
      event.preventDefault();
      command.send({
        done: said.convened,
        send: () => api.POST('/api/v1/cases/{number}/steps/{step}/panel', { params: { path: { number: page.number, step: step.step } }, body: { members } }),
      });
    }}>
      <fieldset className="officers">
        <legend>{say(said.members)}　<span className="small faint">{say(said.least).replace('{n}', String(step.people))}</span></legend>
        {step.sitters.map((colleague) => (
          <label key={colleague.user} className="check">
            <input type="checkbox" checked={chosen.includes(colleague.user)} onChange={(e) => setChosen(e.target.checked ? [...chosen, colleague.user] : chosen.filter((user) => user !== colleague.user))} />
            {colleague.name}<code className="faint small">{colleague.user}</code>
          </label>
        ))}
      </fieldset>
      {desk.asks_conflict && (
        <div className="field">
          <label htmlFor={`experts-${step.step}`}>{say(said.experts)}</label>
          <Input.TextArea id={`experts-${step.step}`} autoSize={{ minRows: 2, maxRows: 8 }} value={experts} onChange={(e) => setExperts(e.target.value)} />
        </div>
      )}
      {command.problem && <ProblemMessage problem={command.problem} />}
      <div className="submit"><Button type="primary" htmlType="submit" loading={command.isSending} disabled={members.length === 0}>{say(said.convene)}</Button></div>
    </form>
  );
}

function Conclude({ page, step, command }: Props) {
  const say = useSay();
  const [minutes, setMinutes] = useState('');
  return (
    <form className="step-form" onSubmit={(event) => {
      event.preventDefault();
      command.send({
        done: said.concluded,
        send: () => api.POST('/api/v1/cases/{number}/steps/{step}/vote-result', { params: { path: { number: page.number, step: step.step } }, body: { minutes: minutes.trim() } }),
      });
    }}>
      <div className="field">
        <label htmlFor={`minutes-${step.step}`}>{say(said.minutes)}</label>
        <Input id={`minutes-${step.step}`} value={minutes} onChange={(e) => setMinutes(e.target.value)} required maxLength={200} />
      </div>
      {command.problem && <ProblemMessage problem={command.problem} />}
      <div className="submit"><Button type="primary" htmlType="submit" loading={command.isSending}>{say(said.conclude)}</Button></div>
    </form>
  );
}
