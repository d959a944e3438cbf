import { useState } from 'react';
import type { Schemas } from '@/shared/api/client';
import { shortDay } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import { useCommand } from '../useCommand';
import { ActForm } from './ActForm';
import { actKinds, askedActs } from './actKinds';
import { useActs } from './useActs';
import './acts.css';

const said = {
  now: words('现在请您办理', 'Asked of you now'),
  title: words('协同情况', 'With colleagues'),
  asks: words('{by}请{from}加签：', '{by} asks {from}: '),
  awaited: words('等待意见', 'awaited'),
  entrusted: words('{by}委托{to}办理', '{by} entrusted {to}'),
  prepared: words('拟办结论', 'Prepared'),
  reminded: words('已催办', 'Reminded on'),
  notMet: words('不符合', 'Not met'),
};

/** What colleagues were asked and answered at the open steps, and what of it is asked of the reader. */
export function Talk({ page }: { page: Schemas['CasePage'] }) {
  const say = useSay();
  const [done, setDone] = useState<string | null>(null);
  const acts = useActs(page.number);
  const command = useCommand(page.number, (result) => setDone(say(result.done)));
  if (!acts.data)
    return null;
  const asked = acts.data.offered.filter((act) => askedActs.includes(act.act));
  return (
    <>
      {acts.data.steps.length > 0 && (
        <section className="panel" aria-labelledby="talk">
          <header><h2 id="talk">{say(said.title)}</h2></header>
          <div className="inside talk">{acts.data.steps.map((step) => <StepTalk key={step.step} step={step} />)}</div>
        </section>
      )}
      {asked.map((act) => (
        <section key={act.act + (act.step ?? '')} className="panel task" aria-label={say(actKinds[act.act].title)}>
          <header><h2><span className="task-now">{say(said.now)}</span>{say(actKinds[act.act].title)}</h2><span className="faint small">{act.step_title}</span></header>
          <div className="inside"><ActForm page={page} offered={act} command={command} /></div>
        </section>
      ))}
      {done && asked.length === 0 && <p className="standing calm" role="status">{done}</p>}
    </>
  );
}

function StepTalk({ step }: { step: Schemas['StepTalk'] }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <div>
      <h3>{step.title}</h3>
      {step.entrusted_to && <p>{say(said.entrusted).replace('{by}', step.entrusted_by ?? '').replace('{to}', step.entrusted_to)}</p>}
      {step.prepared && (
        <blockquote>
          <strong>{say(said.prepared)}：{step.prepared.outcome}</strong>
          {step.prepared.findings.filter((finding) => !finding.met).map((finding) => <p key={finding.criterion} className="small">{say(said.notMet)}：{finding.criterion}</p>)}
          {step.prepared.opinion && <p>{step.prepared.opinion}</p>}
        </blockquote>
      )}
      {step.opinions.map((each) => (
        <div key={each.from}>
          <p><span className="soft">{say(said.asks).replace('{by}', each.by).replace('{from}', each.from)}</span>{each.question}</p>
          {each.opinion ? <blockquote>{each.opinion}</blockquote> : <p><span className="standing soon">{say(said.awaited)}</span></p>}
        </div>
      ))}
      {step.reminded_on && <p className="small soft">{say(said.reminded)} {shortDay(step.reminded_on, language)}</p>}
    </div>
  );
}
