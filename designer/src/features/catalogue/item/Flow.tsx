import { BranchesOutlined, SplitCellsOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Schemas } from '@/shared/api/client';
import { stepKinds } from '@/shared/items/itemWords';
import { comma, useSay, words } from '@/shared/words/words';
import { StepFacts, StepLimit, type Step } from './StepFacts';

type Part = Schemas['FlowPart'];

const said = {
  together: words('并联', 'in parallel'),
  oneOf: words('按情形选择一支', 'One way, by circumstance'),
  end: words('办结', 'End'),
};

/** What else is painted on a step: a class of its card and what stands in it; on paper nothing is folded. */
export type Paint = (step: Step) => { readonly tone: string; readonly more: ReactNode; readonly isWhole?: boolean };

/** The process from top to bottom: role and limit on each node, what is not counted marked, branches side by side. */
export function Flow({ parts, paint }: { parts: Part[]; paint?: Paint }) {
  const say = useSay();
  return (
    <div className="flow">
      <Parts parts={parts} paint={paint} />
      <p className="flow-end small">{say(said.end)}</p>
    </div>
  );
}

function Parts({ parts, paint }: { parts: Part[]; paint: Paint | undefined }) {
  return <ol className="flow-parts">{parts.map((part, index) => <li key={index}><Node part={part} paint={paint} /></li>)}</ol>;
}

function Node({ part, paint }: { part: Part; paint: Paint | undefined }) {
  const say = useSay();
  switch (part.kind) {
    case 'together':
      return (
        <section className="flow-block" aria-label={part.title}>
          <p className="flow-block-head"><SplitCellsOutlined aria-hidden /><strong>{part.title}</strong><span className="small soft">{say(said.together)}{say(comma)}{say(part.join)}</span></p>
          <div className="flow-branches">{part.branches.map((branch) => <div key={branch.name} className="flow-branch"><p className="flow-branch-name">{branch.name}</p><Parts parts={branch.parts} paint={paint} /></div>)}</div>
        </section>
      );
    case 'one_of':
      return (
        <section className="flow-block" aria-label={say(said.oneOf)}>
          <p className="flow-block-head"><BranchesOutlined aria-hidden /><strong>{say(said.oneOf)}</strong></p>
          <div className="flow-branches">{part.ways.map((way, index) => <div key={index} className="flow-branch"><p className="flow-branch-name">{say(way.when)}</p><Parts parts={way.parts} paint={paint} /></div>)}</div>
        </section>
      );
    default:
      return <OneStep step={part} paint={paint} />;
  }
}

function OneStep({ step, paint }: { step: Step; paint: Paint | undefined }) {
  const say = useSay();
  const painted = paint?.(step);
  return (
    <article className={`flow-step ${step.is}${step.excluded ? ' excluded' : ''}${painted ? ` ${painted.tone}` : ''}`} data-step={step.step}>
      <header>
        {stepKinds[step.is].zh !== step.title && <span className="flow-kind small">{say(stepKinds[step.is])}</span>}
        <h3>{step.title}</h3>
        <StepLimit step={step} />
      </header>
      {painted?.more}
      <StepFacts step={step} isWhole={painted?.isWhole ?? false} />
    </article>
  );
}
