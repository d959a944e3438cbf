import { CloseCircleFilled, EditOutlined, HourglassOutlined, RollbackOutlined, TeamOutlined, WarningFilled } from '@ant-design/icons';
import { useState } from 'react';
import type { Schemas } from '@/shared/api/client';
import { limitOf, reviewMethods, stepKinds } from '@/shared/items/itemWords';
import { and, useSay, words } from '@/shared/words/words';
import { useDrawing } from './FlowContext';
import { PlaceActs } from './PlaceActs';
import { ReturnForm, StepForm } from './StepForm';

type Step = Schemas['FlowPartOneStep'];

const said = {
  edit: words('修改“{name}”', 'Change “{name}”'),
  back: words('“{name}”增加退回', 'Let “{name}” return a case'),
  excluded: words('不计入办理期限', 'not counted'),
  announced: words('告知需 {limit}', 'announced: {limit}'),
  people: words('{n} 人以上', '{n} or more officers'),
  when: words('仅当', 'Only when'),
  notBy: words('不得由办理{steps}的人员办理', 'not by who did {steps}'),
  criteria: words('审查要点 {n} 项', '{n} criteria'),
  path: words('最长路径：本环节 {d} 个工作日，累计 {n}', 'longest path: {d} working days here, {n} so far'),
};

/** A step with its role and limit, what is wrong with it, and what the longest way has used behind it. */
export function StepNode({ step, at, count }: { step: Step; at: readonly number[]; count: number }) {
  const say = useSay();
  const { running, findings, visits, now, goTo } = useDrawing();
  const [form, setForm] = useState<'edit' | 'return' | null>(null);
  const excluded = step.excluded ?? null;
  const limit = say(limitOf(step.limit));
  const wrong = findings.get(step.step) ?? [];
  const path = running.get(step.step);
  const visit = visits.get(step.step);
  const name = (of: typeof said.edit) => say(of).replace('{name}', step.title);
  const classes = ['flow-step', step.is, excluded ? 'excluded' : '', path ? 'on-path' : '', visit !== undefined ? 'visited' : '', now === step.step ? 'playing' : ''];
  return (
    <article className={classes.filter(Boolean).join(' ')} data-step={step.step}>
      <header>
        {stepKinds[step.is].zh !== step.title && <span className="flow-kind small">{say(stepKinds[step.is])}</span>}
        <h3>{step.title}</h3>
        <span className="flow-limit">{excluded ? say(said.announced).replace('{limit}', limit) : limit}</span>
        <PlaceActs at={at} count={count} name={step.title}>
          <button type="button" className="plain" aria-expanded={form === 'edit'} aria-label={name(said.edit)} title={name(said.edit)} onClick={() => setForm(form === 'edit' ? null : 'edit')}><EditOutlined aria-hidden /></button>
          {step.is !== 'Accept' && <button type="button" className="plain" aria-expanded={form === 'return'} aria-label={name(said.back)} title={name(said.back)} onClick={() => setForm(form === 'return' ? null : 'return')}><RollbackOutlined aria-hidden /></button>}
        </PlaceActs>
      </header>
      <p className="small soft flow-facts">
        <span>{step.role}</span><span>{step.office}</span>{step.review && <span>{say(reviewMethods[step.review])}</span>}
        {step.people > 1 && <span><TeamOutlined aria-hidden /> {say(said.people).replace('{n}', String(step.people))}</span>}
      </p>
      {excluded && <p className="standing paused small flow-excluded"><HourglassOutlined aria-hidden /><span>{say(said.excluded)}：{excluded.ground}（{excluded.basis}）</span></p>}
      {step.when && <p className="small flow-when">{say(said.when)}：{say(step.when)}</p>}
      {step.not_by.length > 0 && <p className="small faint">{say(said.notBy).replace('{steps}', step.not_by.map((title) => `“${title}”`).join(say(and)))}</p>}
      {step.outcomes.some((outcome) => outcome.effect !== 'GoesOn') && (
        <ul className="flow-outcomes small">
          {step.outcomes.filter((outcome) => outcome.effect !== 'GoesOn').map((outcome) => (
            <li key={outcome.label} className={outcome.effect}>{outcome.effect === 'Returns' && <RollbackOutlined aria-hidden />}<strong>{outcome.label}</strong> {say(outcome.words)}</li>
          ))}
        </ul>
      )}
      {step.criteria.length > 0 && (
        <details className="small"><summary>{say(said.criteria).replace('{n}', String(step.criteria.length))}</summary><ol className="numbered">{step.criteria.map((criterion) => <li key={criterion}>{criterion}</li>)}</ol></details>
      )}
      {wrong.length > 0 && (
        <ul className="flow-wrong small">
          {wrong.map((finding, index) => (
            <li key={index} className={finding.severity}><button type="button" onClick={() => goTo(finding.line, finding.column)}>{finding.severity === 'Error' ? <CloseCircleFilled aria-hidden /> : <WarningFilled aria-hidden />}{say(finding.message)}</button></li>
          ))}
        </ul>
      )}
      {visit && <p className="flow-visit small">{visit}</p>}
      {path && <p className="flow-days" title={say(said.path).replace('{d}', String(path.adds)).replace('{n}', String(path.sum))}><span aria-hidden>+{path.adds}</span><strong aria-hidden>{path.sum}</strong><span className="visually-hidden">{say(said.path).replace('{d}', String(path.adds)).replace('{n}', String(path.sum))}</span></p>}
      {form === 'edit' && <StepForm step={step} onDone={() => setForm(null)} />}
      {form === 'return' && <ReturnForm step={step} onDone={() => setForm(null)} />}
    </article>
  );
}
