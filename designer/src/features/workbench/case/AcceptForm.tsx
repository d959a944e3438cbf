import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, type Schemas } from '@/shared/api/client';
import { useKeys } from '@/shared/ui/keys';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';
import { checksOf, defectsOf, type Failed } from './defects';
import { CommitmentForm } from './CommitmentForm';
import { DeficientForm } from './DeficientForm';
import type { SendCommand } from './useCommand';

const said = {
  check: words('请逐项核对受理标准；有不符合的，在右侧勾选“不符合”', 'Check every acceptance standard; tick on the right what fails'),
  fails: words('不符合', 'fails'),
  missing: words('未提交', 'missing'),
  accept: words('受理', 'Accept'),
  accepted: words('已受理', 'Accepted'),
  correct: words('一次性告知补正', 'Request correction'),
  corrected: words('已告知申请人补正', 'Correction requested'),
  decline: words('不予受理…', 'Do not accept…'),
  declineNow: words('确定不予受理', 'Do not accept'),
  declined: words('已告知申请人', 'The applicant was told'),
  ground: words('法定情形（行政许可法 第三十二条）', 'Ground in law (Administrative Licensing Law, art. 32)'),
  NotRequired: words('依法不需要取得行政许可', 'No licence is needed'),
  NotCompetent: words('依法不属于本机关职权范围', 'Not within this body’s powers'),
  reason: words('理由，并告知向哪个机关申请（必填）', 'Reasons, and where to apply instead (required)'),
  oneNotice: words('补正只能告知一次，须列全。将告知：', 'Correction can be requested once only and must be complete. The notice will name:'),
  keys: words('Ctrl+Enter 受理', 'Ctrl+Enter accepts'),
  cancel: words('取消', 'Cancel'),
};

const grounds = ['NotCompetent', 'NotRequired'] as const;

/** 受理, one complete 补正告知, or 不予受理: what is ticked decides what is offered first. */
export function AcceptForm({ page, command }: { page: Schemas['CasePage']; command: SendCommand }) {
  const say = useSay();
  const [failed, setFailed] = useState<Failed>({});
  const [isDeclining, setDeclining] = useState(false);
  const asked = page.materials.filter((material) => material.asked || material.handed_in);
  const defects = defectsOf(page.materials, failed);
  const owed = page.materials.filter((material) => material.need === 'Deferrable' && !material.handed_in);
  const isWhole = defects.length === 0 && owed.length === 0;
  const params = { params: { path: { number: page.number } } };
  const accept = () => command.send({ done: said.accepted, send: () => api.POST('/api/v1/cases/{number}/acceptance', { ...params, body: { checks: checksOf(page.materials) } }) });
  const correct = () => command.send({ done: said.corrected, send: () => api.POST('/api/v1/cases/{number}/correction-notice', { ...params, body: { defects } }) });
  useKeys({ 'Ctrl+Enter': () => { if (!isDeclining && (isWhole || defects.length > 0)) (isWhole ? accept : correct)(); } });
  if (page.commitment && !page.commitment.signed)
    return <CommitmentForm number={page.number} conditions={page.commitment.conditions} command={command} />;
  if (isDeclining)
    return <DeclineForm number={page.number} command={command} onCancel={() => setDeclining(false)} />;
  return (
    <div className="step-form">
      <p className="soft small">{say(said.check)}</p>
      <ul className="accept-list">
        {asked.map((material) => (
          <li key={material.key}>
            <p><strong>{material.name}</strong>{!material.handed_in && <span className="standing late small">{say(said.missing)}</span>}</p>
            {material.handed_in && material.accept_if.map((standard) => (
              <div key={standard} className={`standard${failed[material.key] === standard ? ' failed' : ''}`}>
                <span>{standard}</span>
                <label className="check">
                  <input type="checkbox" aria-label={`${standard}：${say(said.fails)}`} checked={failed[material.key] === standard} onChange={(e) => setFailed({ ...failed, [material.key]: e.target.checked ? standard : undefined })} />
                  {say(said.fails)}
                </label>
              </div>
            ))}
          </li>
        ))}
      </ul>
      {defects.length > 0 && (
        <div className="grounds">
          <h3>{say(said.oneNotice)}</h3>
          <ul>{defects.map((defect) => <li key={defect.material}>{page.materials.find((m) => m.key === defect.material)?.name}：{defect.standard ? `${say(said.fails)}“${defect.standard}”` : say(said.missing)}</li>)}</ul>
        </div>
      )}
      {command.problem && <ProblemMessage problem={command.problem} />}
      {defects.length === 0 && owed.length > 0 && <DeficientForm page={page} owed={owed} command={command} />}
      <div className="submit">
        {owed.length === 0 && <Button type={isWhole ? 'primary' : 'default'} size="large" loading={command.isSending} disabled={!isWhole} onClick={accept}>{say(said.accept)}</Button>}
        <Button type={defects.length > 0 ? 'primary' : 'default'} size="large" disabled={defects.length === 0} onClick={correct}>{say(said.correct)}</Button>
        <Button size="large" onClick={() => setDeclining(true)}>{say(said.decline)}</Button>
        {isWhole && <span className="small faint">{say(said.keys)}</span>}
      </div>
    </div>
  );
}

function DeclineForm({ number, command, onCancel }: { number: string; command: SendCommand; onCancel: () => void }) {
  const say = useSay();
  const [ground, setGround] = useState<Schemas['DeclineGround']>('NotCompetent');
  const [reason, setReason] = useState('');
  return (
    <form className="step-form" onSubmit={(event) => {
      event.preventDefault();
      command.send({ done: said.declined, send: () => api.POST('/api/v1/cases/{number}/non-acceptance', { params: { path: { number } }, body: { ground, reason: reason.trim() } }) });
    }}>
      <fieldset className="outcomes">
        <legend>{say(said.ground)}</legend>
        {grounds.map((each) => <label key={each} className="outcome"><input type="radio" name="ground" checked={ground === each} onChange={() => setGround(each)} />{say(said[each])}</label>)}
      </fieldset>
      <div className="field">
        <label htmlFor="decline-reason">{say(said.reason)}</label>
        <Input.TextArea id="decline-reason" autoSize={{ minRows: 3 }} value={reason} onChange={(e) => setReason(e.target.value)} required maxLength={2000} />
      </div>
      {command.problem && <ProblemMessage problem={command.problem} />}
      <div className="submit">
        <Button type="primary" danger size="large" htmlType="submit" loading={command.isSending}>{say(said.declineNow)}</Button>
        <Button size="large" onClick={onCancel}>{say(said.cancel)}</Button>
      </div>
    </form>
  );
}
