import { CheckCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '@/shared/api/client';
import { useSay, words } from '@/shared/words/words';
import { AcceptForm } from './AcceptForm';
import { Claim } from './Claim';
import { DeliveryForm } from './DeliveryForm';
import { CompletionForm, CorrectionForm } from './HandInForm';
import { Notice } from './Notice';
import { Signing } from './Signing';
import { SpecialForm } from './SpecialForm';
import { StepForm } from './StepForm';
import { Technicians } from './Technicians';
import { useCommand, type Done } from './useCommand';

type Page = Schemas['CasePage'];

const said = {
  now: words('现在请您办理', 'Asked of you now'),
  notYou: words('现在不需要您办理', 'Nothing is asked of you now'),
  closed: words('本件已经结束，没有待办环节。', 'This case is closed; no step is open.'),
  waitsFor: words('正在等待：', 'Waiting for: '),
  limit: words('环节时限', 'step limit'),
  next: words('下一环节', 'Next'),
  noneNext: words('没有后续环节，本件结束', 'No further step; the case is closed'),
  back: words('返回待办（u）', 'Back to inbox (u)'),
  go: words('继续办理本件', 'Go on with this case'),
  correcting: words('等待申请人补正。', 'Waiting for the applicant’s correction.'),
};

/** What is asked of the reader now, and afterwards what came of it. */
export function Task({ page, onAgain }: { page: Page; onAgain: () => void }) {
  const say = useSay();
  const [done, setDone] = useState<Done | null>(null);
  const command = useCommand(page.number, setDone);
  const message = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (done)
      message.current?.focus();
  }, [done]);

  if (done) {
    const next = done.summary.open_steps;
    const goesOn = page.asked.some((step) => !step.why_not);
    return (
      <div className="panel done" ref={message} tabIndex={-1} role="status">
        <CheckCircleFilled aria-hidden />
        <div>
          <h2>{say(done.done)}</h2>
          <p>{next.length > 0 ? `${say(said.next)}：${next.map((step) => `${step.title}（${step.role}，${step.office}）`).join('、')}` : say(said.noneNext)}</p>
          <p className="done-links">
            <Link to="/inbox"><Button tabIndex={-1}>{say(said.back)}</Button></Link>
            {goesOn && <Button type="primary" onClick={onAgain}>{say(said.go)}</Button>}
          </p>
        </div>
      </div>
    );
  }

  const mine = page.asked.filter((step) => !step.why_not);
  const correcting = page.status === 'Correcting';
  if (correcting && page.may_speak_for_applicant)
    return <CorrectionForm page={page} command={command} />;
  if (mine.length === 0 && page.owed && page.may_speak_for_applicant)
    return <CompletionForm page={page} owed={page.owed} command={command} />;
  if (mine.length === 0 || correcting)
    return <NotYou page={page} />;
  return (
    <>
      {mine.map((step) => (
        <section key={step.step} className="panel task" aria-labelledby={`task-${step.step}`}>
          <header>
            <h2 id={`task-${step.step}`}><span className="task-now">{say(said.now)}</span>{step.title}</h2>
            <span className="faint small">{step.role}　{say(said.limit)} {step.limit}</span>
            <Claim number={page.number} step={step} command={command} />
          </header>
          <div className="inside">
            {step.kind === 'Accept' ? <AcceptForm page={page} command={command} />
              : step.needs_technicians ? <Technicians page={page} step={step} command={command} />
              : step.signing ? <Signing page={page} step={step} desk={step.signing} command={command} />
              : step.excluded && !step.notice_served ? <SpecialForm page={page} step={step} command={command} />
              : step.is_notice ? <Notice page={page} step={step} command={command} />
              : step.kind === 'Deliver' ? <DeliveryForm page={page} step={step.step} command={command} />
              : <StepForm page={page} step={step} command={command} />}
          </div>
        </section>
      ))}
    </>
  );
}

function NotYou({ page }: { page: Page }) {
  const say = useSay();
  return (
    <section className="panel" aria-labelledby="not-you">
      <header><h2 id="not-you">{say(said.notYou)}</h2></header>
      <div className="inside not-you">
        {page.asked.length === 0 && <p>{say(said.closed)}</p>}
        {page.status === 'Correcting' && <p>{say(said.correcting)}</p>}
        {page.asked.map((step) => (
          <div key={step.step}>
            <p>{say(said.waitsFor)}<strong>{step.title}</strong>（{step.role}，{step.office}）</p>
            {step.why_not && <p className="small faint">{say(step.why_not.message)}　<code>{step.why_not.code}</code></p>}
          </div>
        ))}
      </div>
    </section>
  );
}
