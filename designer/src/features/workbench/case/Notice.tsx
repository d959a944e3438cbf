import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, type Schemas } from '@/shared/api/client';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';
import type { AskedStep } from './answer';
import { StepForm } from './StepForm';
import type { SendCommand } from './useCommand';

const said = {
  place: words('公示地点（网站）', 'Where it is posted'),
  reference: words('公示编号（网址）', 'Number or address'),
  from: words('公示开始', 'From'),
  through: words('公示结束', 'Through'),
  post: words('发布公示', 'Post the notice'),
  posted: words('已登记公示', 'Posted'),
  until: words('公示期：', 'Posted: '),
  by: words('异议人', 'Who objects'),
  content: words('异议内容', 'Objection'),
  record: words('登记异议', 'Record the objection'),
  recorded: words('已登记异议', 'Objection recorded'),
  answer: words('答复', 'Answer'),
  upheld: words('异议成立', 'Upheld'),
  answered: words('已答复异议', 'Objection answered'),
  send: words('登记答复', 'Record the answer'),
};

interface Props { readonly page: Schemas['CasePage']; readonly step: AskedStep; readonly command: SendCommand }

/** 公示: posted, objections answered one by one, finished after its last day. */
export function Notice({ page, step, command }: Props) {
  const say = useSay();
  const { notice } = step;
  if (!notice)
    return <Post page={page} step={step} command={command} />;
  const isOver = page.today > notice.through || notice.objections.some((objection) => objection.upheld);
  return (
    <>
      <p>{say(said.until)}{notice.from} — {notice.through}　{notice.place}　{notice.reference}</p>
      {notice.objections.map((objection) => (
        <div key={objection.number}>
          <p>{objection.number}. {objection.by}：{objection.content}{objection.answer && `　→ ${objection.answer}${objection.upheld ? `（${say(said.upheld)}）` : ''}`}</p>
          {!objection.answer && <AnswerForm page={page} step={step} command={command} number={objection.number} />}
        </div>
      ))}
      {isOver && notice.objections.every((objection) => objection.answer) ? <StepForm page={page} step={step} command={command} /> : <ObjectionForm page={page} step={step} command={command} />}
    </>
  );
}

function Post({ page, step, command }: Props) {
  const say = useSay();
  const [body, setBody] = useState({ place: '', reference: '', from: page.today, through: page.today });
  const field = (key: keyof typeof body, type: string) => (
    <div className="field">
      <label htmlFor={`${key}-${step.step}`}>{say(said[key])}</label>
      <Input id={`${key}-${step.step}`} type={type} value={body[key]} onChange={(e) => setBody({ ...body, [key]: e.target.value })} required />
    </div>
  );

  return (
    <form className="step-form" onSubmit={(event) => {
      event.preventDefault();
      command.send({ done: said.posted, send: () => api.POST('/api/v1/cases/{number}/steps/{step}/notice', { params: { path: { number: page.number, step: step.step } }, body }) });
    }}>
      {field('place', 'text')}{field('reference', 'text')}{field('from', 'date')}{field('through', 'date')}
      {command.problem && <ProblemMessage problem={command.problem} />}
      <div className="submit"><Button type="primary" htmlType="submit" loading={command.isSending}>{say(said.post)}</Button></div>
    </form>
  );
}

function ObjectionForm({ page, step, command }: Props) {
  const say = useSay();
  const [by, setBy] = useState('');
  const [content, setContent] = useState('');
  return (
    <form className="step-form" onSubmit={(event) => {
      event.preventDefault();
      command.send({ done: said.recorded, send: () => api.POST('/api/v1/cases/{number}/steps/{step}/objections', { params: { path: { number: page.number, step: step.step } }, body: { by, content } }) });
    }}>
      <div className="field"><label htmlFor={`by-${step.step}`}>{say(said.by)}</label><Input id={`by-${step.step}`} value={by} onChange={(e) => setBy(e.target.value)} required /></div>
      <div className="field"><label htmlFor={`content-${step.step}`}>{say(said.content)}</label><Input.TextArea id={`content-${step.step}`} value={content} onChange={(e) => setContent(e.target.value)} required /></div>
      {command.problem && <ProblemMessage problem={command.problem} />}
      <div className="submit"><Button htmlType="submit" loading={command.isSending}>{say(said.record)}</Button></div>
    </form>
  );
}

function AnswerForm({ page, step, command, number }: Props & { readonly number: number }) {
  const say = useSay();
  const [answer, setAnswer] = useState('');
  const [upheld, setUpheld] = useState(false);
  return (
    <form className="step-form" onSubmit={(event) => {
      event.preventDefault();
      command.send({ done: said.answered, send: () => api.POST('/api/v1/cases/{number}/steps/{step}/objection-answer', { params: { path: { number: page.number, step: step.step } }, body: { number, upheld, answer } }) });
    }}>
      <div className="field"><label htmlFor={`answer-${number}`}>{say(said.answer)}</label><Input.TextArea id={`answer-${number}`} value={answer} onChange={(e) => setAnswer(e.target.value)} required /></div>
      <label className="check"><input type="checkbox" checked={upheld} onChange={(e) => setUpheld(e.target.checked)} />{say(said.upheld)}</label>
      {command.problem && <ProblemMessage problem={command.problem} />}
      <div className="submit"><Button htmlType="submit" loading={command.isSending}>{say(said.send)}</Button></div>
    </form>
  );
}
