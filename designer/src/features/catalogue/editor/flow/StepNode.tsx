import { CloseCircleFilled, EditOutlined, RollbackOutlined, WarningFilled } from '@ant-design/icons';
import { useState } from 'react';
import { stepKinds } from '@/shared/items/itemWords';
import { useSay, words } from '@/shared/words/words';
import { StepFacts, StepLimit, type Step } from '../../item/StepFacts';
import { useDrawing } from './FlowContext';
import { PlaceActs } from './PlaceActs';
import { ReturnForm, StepForm } from './StepForm';

const said = {
  edit: words('修改“{name}”', 'Change “{name}”'),
  back: words('“{name}”增加退回', 'Let “{name}” return a case'),
  path: words('最长路径：本环节 {d} 个工作日，累计 {n}', 'longest path: {d} working days here, {n} so far'),
};

/** A step with its role and limit, what is wrong with it, and what the longest way has used behind it. */
export function StepNode({ step, at, count }: { step: Step; at: readonly number[]; count: number }) {
  const say = useSay();
  const { running, findings, visits, now, goTo } = useDrawing();
  const [form, setForm] = useState<'edit' | 'return' | null>(null);
  const wrong = findings.get(step.step) ?? [];
  const path = running.get(step.step);
  const visit = visits.get(step.step);
  const name = (of: typeof said.edit) => say(of).replace('{name}', step.title);
  const classes = ['flow-step', step.is, step.excluded ? 'excluded' : '', path ? 'on-path' : '', visit !== undefined ? 'visited' : '', now === step.step ? 'playing' : ''];
  return (
    <article className={classes.filter(Boolean).join(' ')} data-step={step.step}>
      <header>
        {stepKinds[step.is].zh !== step.title && <span className="flow-kind small">{say(stepKinds[step.is])}</span>}
        <h3>{step.title}</h3>
        <StepLimit step={step} />
        <PlaceActs at={at} count={count} name={step.title} stays={step.is === 'Accept' || step.is === 'Decide'}>
          <button type="button" className="plain" aria-expanded={form === 'edit'} aria-label={name(said.edit)} title={name(said.edit)} onClick={() => setForm(form === 'edit' ? null : 'edit')}><EditOutlined aria-hidden /></button>
          {step.is !== 'Accept' && <button type="button" className="plain" aria-expanded={form === 'return'} aria-label={name(said.back)} title={name(said.back)} onClick={() => setForm(form === 'return' ? null : 'return')}><RollbackOutlined aria-hidden /></button>}
        </PlaceActs>
      </header>
      <StepFacts step={step} />
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
