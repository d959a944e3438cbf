import { HourglassOutlined, RollbackOutlined, TeamOutlined } from '@ant-design/icons';
import type { Schemas } from '@/shared/api/client';
import { limitOf, reviewMethods } from '@/shared/items/itemWords';
import { and, useSay, words } from '@/shared/words/words';

export type Step = Schemas['FlowPartOneStep'];

const said = {
  excluded: words('不计入办理期限', 'not counted'),
  announced: words('告知需 {limit}', 'announced: {limit}'),
  when: words('仅当', 'Only when'),
  people: words('{n} 人以上', '{n} or more officers'),
  notBy: words('不得由办理{steps}的人员办理', 'not by who did {steps}'),
  criteria: words('审查要点 {n} 项', '{n} criteria'),
};

/** How long a step may take; for one that is not counted, what is announced. */
export function StepLimit({ step }: { step: Step }) {
  const say = useSay();
  const limit = say(limitOf(step.limit));
  return <span className="flow-limit">{step.excluded ? say(said.announced).replace('{limit}', limit) : limit}</span>;
}

/** Who does a step, when it happens, where it leads besides on, what is looked at: the same on every diagram. */
export function StepFacts({ step, isWhole = false }: { step: Step; isWhole?: boolean }) {
  const say = useSay();
  const facts = [step.role, step.office, ...(step.review ? [say(reviewMethods[step.review])] : [])];
  const leads = step.outcomes.filter((outcome) => outcome.effect !== 'GoesOn');
  return (
    <>
      <p className="small soft flow-facts">
        {facts.map((fact) => <span key={fact}>{fact}</span>)}
        {step.people > 1 && <span><TeamOutlined aria-hidden /> {say(said.people).replace('{n}', String(step.people))}</span>}
      </p>
      {step.excluded && <p className="standing paused small flow-excluded"><HourglassOutlined aria-hidden /><span>{say(said.excluded)}：{step.excluded.ground}（{step.excluded.basis}）</span></p>}
      {step.when && <p className="small flow-when">{say(said.when)}：{say(step.when)}</p>}
      {step.not_by.length > 0 && <p className="small faint">{say(said.notBy).replace('{steps}', step.not_by.map((title) => `“${title}”`).join(say(and)))}</p>}
      {leads.length > 0 && (
        <ul className="flow-outcomes small">
          {leads.map((outcome) => (
            <li key={outcome.label} className={outcome.effect}>{outcome.effect === 'Returns' && <RollbackOutlined aria-hidden />}<strong>{outcome.label}</strong> {say(outcome.words)}</li>
          ))}
        </ul>
      )}
      {step.criteria.length > 0 && (
        <details className="small" open={isWhole}>
          <summary>{say(said.criteria).replace('{n}', String(step.criteria.length))}</summary>
          <ol className="numbered">{step.criteria.map((criterion) => <li key={criterion}>{criterion}</li>)}</ol>
        </details>
      )}
    </>
  );
}
