import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, type Schemas } from '@/shared/api/client';
import { useKeys } from '@/shared/ui/keys';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';
import { allMet, blank, completionOf, failedCriteria, goesAgainst, openCriteria, outcomeOf, signatureOf, type Answer, type AskedStep } from './answer';
import { Criteria } from './Criteria';
import { ReturnFields } from './ReturnFields';
import { SiteFields } from './SiteFields';
import type { SendCommand } from './useCommand';

const said = {
  outcome: words('办理结果', 'Outcome'),
  returnsLeft: words('还可退回 {n} 次', '{n} returns left'),
  opinion: words('意见', 'Opinion'),
  reasons: words('理由（必填）', 'Reasons (required)'),
  grounds: words('不符合的审查要点', 'Criteria not met'),
  law: words('依据', 'Legal basis'),
  cite: words('引用到理由', 'Cite in the reasons'),
  with: words('共同办理人员（共须 {n} 名）', 'Officers taking part ({n} in all)'),
  numbers: { Issue: words('证照编号', 'Certificate number'), Deliver: words('送达回证编号', 'Receipt number'), Review: words('笔录或者报告编号', 'Record number') },
  level: words('裁量标准：适用档次', 'Standards of discretion: level applied'),
  signer: words('签署人', 'Who signs'),
  myself: words('本人', 'Myself'),
  noConflict: words('声明与本件没有利害关系', 'Declares no interest in the case'),
  submit: words('提交', 'Submit'),
  chooseFirst: words('请先逐项回答审查要点', 'Answer every criterion first'),
  proposed: words('审查意见为不予，不符合：', 'The review proposed refusal; not met: '),
  keys: words('y 全部符合，Ctrl+Enter 提交', 'y all met, Ctrl+Enter submits'),
};

const numbered: Partial<Record<Schemas['StepKind'], keyof typeof said.numbers>> = { Issue: 'Issue', Deliver: 'Deliver' };

/** Criteria yes or no, the outcome that follows, opinion; a refusal states criteria and law. */
export function StepForm({ page, step, command }: { page: Schemas['CasePage']; step: AskedStep; command: SendCommand }) {
  const say = useSay();
  const [answer, setAnswer] = useState<Answer>(blank);
  const change = (more: Partial<Answer>) => setAnswer({ ...answer, ...more });
  const outcome = outcomeOf(step, answer, page.refusal_proposed);
  const failed = failedCriteria(step, answer);
  const isAgainst = goesAgainst(outcome);
  const number = step.signing ? (answer.member ? 'Review' : undefined) : step.people > 1 && !step.goes_to_site ? 'Review' : numbered[step.kind];

  const params = { path: { number: page.number, step: step.step } };

  function submit() {
    if (!outcome || command.isSending)
      return;
    command.send({
      done: words(`已提交：${step.title}“${outcome.label}”`, `Submitted: ${step.title}, ${outcome.label}`),
      send: () => step.signing
        ? api.POST('/api/v1/cases/{number}/steps/{step}/signatures', { params, body: signatureOf(step, answer, outcome) })
        : api.POST('/api/v1/cases/{number}/steps/{step}/completion', { params, body: completionOf(step, answer, outcome) }),
    });
  }

  useKeys({ y: () => setAnswer(allMet(step, answer)), 'Ctrl+Enter': submit });
  return (
    <form className="step-form" onSubmit={(event) => { event.preventDefault(); submit(); }}>
      {step.kind === 'Decide' && page.refusal_proposed && page.failed_criteria.length > 0 && <p className="notice">{say(said.proposed)}{page.failed_criteria.join('；')}</p>}
      {step.criteria.length > 0 && <Criteria step={step} answer={answer} onChange={change} onAllMet={() => setAnswer(allMet(step, answer))} />}
      {step.signing && <Signer desk={step.signing} answer={answer} onChange={change} />}
      {step.people > 1 && !step.signing && <Officers step={step} answer={answer} onChange={change} />}
      <fieldset className="outcomes">
        <legend>{say(said.outcome)}</legend>
        {step.outcomes.map((each) => (
          <label key={each.label} className={`outcome ${each.effect}`}>
            <input type="radio" name={`outcome-${step.step}`} checked={outcome?.label === each.label} disabled={each.returns_left === 0} onChange={() => change({ outcome: each.label })} />
            {each.label}
            {each.returns_left != null && <span className="small faint">{say(said.returnsLeft).replace('{n}', String(each.returns_left))}</span>}
          </label>
        ))}
      </fieldset>
      {outcome?.effect === 'Returns' && <ReturnFields page={page} step={step} answer={answer} onChange={change} />}
      {outcome?.effect === 'GoesOn' && step.discretion.length > 0 && (
        <fieldset className="outcomes">
          <legend>{say(said.level)}</legend>
          {step.discretion.map((each) => (
            <label key={each.level} className="check">
              <input type="radio" name={`level-${step.step}`} required checked={answer.level === each.level} onChange={() => change({ level: each.level })} />
              {each.level}<span className="small faint">{each.when} → {each.follows}</span>
            </label>
          ))}
        </fieldset>
      )}
      {step.goes_to_site && <SiteFields step={step} answer={answer} onChange={change} />}
      {isAgainst && <Grounds page={page} failed={[...page.failed_criteria, ...failed]} onCite={(law) => change({ opinion: `${answer.opinion}${answer.opinion ? '\n' : ''}依据${law}，` })} />}
      <div className="field">
        <label htmlFor={`opinion-${step.step}`}>{say(isAgainst ? said.reasons : said.opinion)}</label>
        <Input.TextArea id={`opinion-${step.step}`} autoSize={{ minRows: isAgainst ? 3 : 1, maxRows: 8 }} value={answer.opinion} onChange={(e) => change({ opinion: e.target.value })} required={isAgainst} maxLength={2000} />
      </div>
      {number && (
        <div className="field">
          <label htmlFor={`reference-${step.step}`}>{say(said.numbers[number])}</label>
          <Input id={`reference-${step.step}`} value={answer.reference} onChange={(e) => change({ reference: e.target.value })} maxLength={200} />
        </div>
      )}
      {command.problem && <ProblemMessage problem={command.problem} />}
      <div className="submit">
        <Button type="primary" size="large" htmlType="submit" loading={command.isSending} disabled={!outcome} danger={isAgainst}>{say(said.submit)}{outcome ? `：${outcome.label}` : ''}</Button>
        <span className="small faint">{outcome || openCriteria(step, answer).length === 0 ? say(said.keys) : say(said.chooseFirst)}</span>
      </div>
    </form>
  );
}

/** Who signs, and that they have no interest in the case. */
function Signer({ desk, answer, onChange }: { desk: Schemas['SigningDesk']; answer: Answer; onChange: (more: Partial<Answer>) => void }) {
  const say = useSay();
  return (
    <fieldset className="officers">
      <legend>{say(said.signer)}</legend>
      {[...(desk.may_sign ? [null] : []), ...desk.ballots].map((member) => (
        <label key={member ?? ''} className="check">
          <input type="radio" name="signer" required checked={answer.member === member && (member !== null || desk.may_sign)} onChange={() => onChange({ member })} />
          {member ?? say(said.myself)}
        </label>
      ))}
      {desk.asks_conflict && (
        <label className="check">
          <input type="checkbox" required checked={answer.noConflict} onChange={(e) => onChange({ noConflict: e.target.checked })} />{say(said.noConflict)}
        </label>
      )}
    </fieldset>
  );
}

function Officers({ step, answer, onChange }: { step: AskedStep; answer: Answer; onChange: (more: Partial<Answer>) => void }) {
  const say = useSay();
  return (
    <fieldset className="officers">
      <legend>{say(said.with).replace('{n}', String(step.people))}</legend>
      {step.colleagues.map((colleague) => (
        <label key={colleague.user} className="check">
          <input type="checkbox" checked={answer.with.includes(colleague.user)} onChange={(e) => onChange({ with: e.target.checked ? [...answer.with, colleague.user] : answer.with.filter((user) => user !== colleague.user) })} />
          {colleague.name}<code className="faint small">{colleague.user}</code>
        </label>
      ))}
    </fieldset>
  );
}

function Grounds({ page, failed, onCite }: { page: Schemas['CasePage']; failed: string[]; onCite: (law: string) => void }) {
  const say = useSay();
  return (
    <div className="grounds">
      {failed.length > 0 && <><h3>{say(said.grounds)}</h3><ul>{[...new Set(failed)].map((criterion) => <li key={criterion}>{criterion}</li>)}</ul></>}
      <h3>{say(said.law)}</h3>
      <ul>{page.basis.map((law) => <li key={law}>{law}　<button type="button" className="plain cite" onClick={() => onCite(law)}>{say(said.cite)}</button></li>)}</ul>
    </div>
  );
}
