import { BranchesOutlined, HourglassOutlined, RollbackOutlined, SplitCellsOutlined, TeamOutlined } from '@ant-design/icons';
import type { Schemas } from '@/shared/api/client';
import { limitOf, reviewMethods, stepKinds } from '@/shared/items/itemWords';
import { and, comma, useSay, words } from '@/shared/words/words';

type Part = Schemas['FlowPart'];
type Step = Schemas['FlowPartOneStep'];

const said = {
  excluded: words('不计入办理期限', 'not counted'),
  announced: words('告知需 {limit}', 'announced: {limit}'),
  when: words('仅当', 'Only when'),
  people: words('{n} 人以上', '{n} or more officers'),
  notBy: words('不得由办理{steps}的人员办理', 'not by who did {steps}'),
  criteria: words('审查要点 {n} 项', '{n} criteria'),
  together: words('并联', 'in parallel'),
  oneOf: words('按情形选择一支', 'One way, by circumstance'),
  end: words('办结', 'End'),
};

/** The process from top to bottom: role and limit on each node, what is not counted marked, branches side by side. */
export function Flow({ parts }: { parts: Part[] }) {
  const say = useSay();
  return (
    <div className="flow">
      <Parts parts={parts} />
      <p className="flow-end small">{say(said.end)}</p>
    </div>
  );
}

function Parts({ parts }: { parts: Part[] }) {
  return <ol className="flow-parts">{parts.map((part, index) => <li key={index}><Node part={part} /></li>)}</ol>;
}

function Node({ part }: { part: Part }) {
  const say = useSay();
  switch (part.kind) {
    case 'together':
      return (
        <section className="flow-block" aria-label={part.title}>
          <p className="flow-block-head"><SplitCellsOutlined aria-hidden /><strong>{part.title}</strong><span className="small soft">{say(said.together)}{say(comma)}{say(part.join)}</span></p>
          <div className="flow-branches">{part.branches.map((branch) => <div key={branch.name} className="flow-branch"><p className="flow-branch-name">{branch.name}</p><Parts parts={branch.parts} /></div>)}</div>
        </section>
      );
    case 'one_of':
      return (
        <section className="flow-block" aria-label={say(said.oneOf)}>
          <p className="flow-block-head"><BranchesOutlined aria-hidden /><strong>{say(said.oneOf)}</strong></p>
          <div className="flow-branches">{part.ways.map((way, index) => <div key={index} className="flow-branch"><p className="flow-branch-name">{say(way.when)}</p><Parts parts={way.parts} /></div>)}</div>
        </section>
      );
    default:
      return <OneStep step={part} />;
  }
}

function OneStep({ step }: { step: Step }) {
  const say = useSay();
  const excluded = step.excluded ?? null;
  const limit = say(limitOf(step.limit));
  const facts = [step.role, step.office, ...(step.review ? [say(reviewMethods[step.review])] : [])];
  return (
    <article className={`flow-step ${step.is}${excluded ? ' excluded' : ''}`} data-step={step.step}>
      <header>
        {stepKinds[step.is].zh !== step.title && <span className="flow-kind small">{say(stepKinds[step.is])}</span>}
        <h3>{step.title}</h3>
        <span className="flow-limit">{excluded ? say(said.announced).replace('{limit}', limit) : limit}</span>
      </header>
      <p className="small soft flow-facts">
        {facts.map((fact) => <span key={fact}>{fact}</span>)}
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
        <details className="small">
          <summary>{say(said.criteria).replace('{n}', String(step.criteria.length))}</summary>
          <ol className="numbered">{step.criteria.map((criterion) => <li key={criterion}>{criterion}</li>)}</ol>
        </details>
      )}
    </article>
  );
}
