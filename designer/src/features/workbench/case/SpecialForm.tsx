import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, type Schemas } from '@/shared/api/client';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';
import type { AskedStep } from './answer';
import type { SendCommand } from './useCommand';

const said = {
  why: words('所需时间不计入办理期限，须先书面告知申请人。', 'Its time is not counted; the applicant is told in writing first.'),
  notice: words('特别程序告知书文号', 'Number of the served notice'),
  time: words('告知的所需时间', 'Time announced'),
  unit: words('单位', 'Unit'),
  submit: words('告知书已送达，开始', 'Notice served, begin'),
};

const units = ['工作日', '自然日', '个月'] as const;
const unitWords = { 工作日: words('个工作日', 'working days'), 自然日: words('个自然日', 'natural days'), 个月: words('个月', 'months') };

/** 特别程序告知: from the served notice on the clocks stand still. */
export function SpecialForm({ page, step, command }: { page: Schemas['CasePage']; step: AskedStep; command: SendCommand }) {
  const say = useSay();
  const [amount = '', unit = '工作日'] = step.limit.split(' ');
  const [notice, setNotice] = useState('');
  const [time, setTime] = useState(amount);
  const [of, setOf] = useState(unit);
  return (
    <form className="step-form" onSubmit={(event) => {
      event.preventDefault();
      command.send({
        done: words(`已登记特别程序告知：${step.title}`, `Special procedure begun: ${step.title}`),
        send: () => api.POST('/api/v1/cases/{number}/steps/{step}/special-procedure', { params: { path: { number: page.number, step: step.step } }, body: { notice_number: notice.trim(), announced: `${time} ${of}` } }),
      });
    }}>
      <p>{step.excluded?.ground}：{say(said.why)}<span className="faint small">　{step.excluded?.basis}</span></p>
      <div className="field">
        <label htmlFor="notice-number">{say(said.notice)}</label>
        <Input id="notice-number" value={notice} onChange={(e) => setNotice(e.target.value)} required maxLength={100} />
      </div>
      <div className="field">
        <label htmlFor="announced">{say(said.time)}</label>
        <span className="handed-in">
          <Input id="announced" inputMode="numeric" pattern="[0-9]+" value={time} onChange={(e) => setTime(e.target.value)} required />
          <select aria-label={say(said.unit)} value={of} onChange={(e) => setOf(e.target.value)}>{units.map((each) => <option key={each} value={each}>{say(unitWords[each])}</option>)}</select>
        </span>
      </div>
      {command.problem && <ProblemMessage problem={command.problem} />}
      <div className="submit"><Button type="primary" size="large" htmlType="submit" loading={command.isSending}>{say(said.submit)}</Button></div>
    </form>
  );
}
