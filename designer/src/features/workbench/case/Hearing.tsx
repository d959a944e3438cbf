import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { api, type Schemas } from '@/shared/api/client';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';
import { useCommand, type SendCommand } from './useCommand';

type Page = Schemas['CasePage'];

const said = {
  hearing: words('听证', 'Hearing'),
  offer: words('作出决定前，直接涉及申请人与他人重大利益的，告知听证权利（行政许可法 第四十七条）。', 'Before deciding what directly affects major interests, tell the right to a hearing (Administrative Licensing Law, art. 47).'),
  tell: words('告知听证权利…', 'Tell the right to a hearing…'),
  told: words('已告知听证权利', 'The right to a hearing was told'),
  notice: words('文号', 'Number of the notice'),
  interested: words('利害关系人（用顿号分开，可以不填）', 'Interested parties (comma between them, optional)'),
  tellNow: words('告知书已送达', 'Notice served'),
  by: words('申请人或者利害关系人', 'Applicant or interested party'),
  request: words('登记听证申请', 'Take in the request'),
  requested: words('已登记听证申请', 'The request is taken in'),
  waive: words('放弃听证', 'Hearing waived'),
  day: words('听证日期（至少提前七日通知）', 'Day of the hearing (told seven days before)'),
  place: words('地点', 'Place'),
  chair: words('主持人（不得是审查人员）', 'Chair (never who reviewed)'),
  summon: words('听证通知已送达', 'Summons served'),
  summoned: words('已通知听证，期限中止', 'The hearing is announced, the clocks stand still'),
  record: words('听证笔录编号', 'Number of the signed record'),
  summary: words('听证意见', 'What the hearing found'),
  hold: words('听证已举行', 'The hearing was held'),
  held: words('已登记听证笔录，决定以笔录为据', 'Recorded; the decision follows the record'),
  cancel: words('取消', 'Cancel'),
};

/** 听证 on request: what stands, and what the reader may do about it. Nothing at all where nothing can be done or said. */
export function Hearing({ page }: { page: Page }) {
  const say = useSay();
  const command = useCommand(page.number, nothing);
  const { now, words: standing, tell_at: tellAt, may_organise: mayOrganise, is_chair: isChair } = page.hearing;
  const mayAnswer = now?.stage === 'Told' && page.may_speak_for_applicant;
  if (!now && !tellAt)
    return null;
  return (
    <section className="panel" aria-labelledby="hearing">
      <header><h2 id="hearing">{say(said.hearing)}</h2>{standing && <span className="small soft">{say(standing)}</span>}</header>
      {(tellAt || mayAnswer || mayOrganise || isChair) && (
        <div className="inside">
          {tellAt && <TellForm page={page} step={tellAt} command={command} />}
          {mayAnswer && <AnswerForm page={page} command={command} />}
          {mayOrganise && <SummonForm page={page} command={command} />}
          {isChair && <RecordForm page={page} command={command} />}
          {command.problem && <ProblemMessage problem={command.problem} />}
        </div>
      )}
    </section>
  );
}

const nothing = () => undefined;

const pathOf = (page: Page) => ({ params: { path: { number: page.number } } });

function Field({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return <div className="field"><label htmlFor={id}>{label}</label>{children}</div>;
}

function TellForm({ page, step, command }: { page: Page; step: string; command: SendCommand }) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const [notice, setNotice] = useState('');
  const [interested, setInterested] = useState('');
  if (!isOpen)
    return <div className="hearing-offer"><p className="small soft">{say(said.offer)}</p><Button onClick={() => setOpen(true)}>{say(said.tell)}</Button></div>;
  const names = interested.split(/[、,，;；\s]+/u).filter((name) => name.length > 0);
  return (
    <form className="step-form" onSubmit={(event) => {
      event.preventDefault();
      command.send({ done: said.told, send: () => api.POST('/api/v1/cases/{number}/hearing/right', { ...pathOf(page), body: { step, notice_number: notice.trim(), interested: names } }) });
    }}>
      <Field id="hearing-notice" label={say(said.notice)}><Input id="hearing-notice" value={notice} onChange={(e) => setNotice(e.target.value)} required maxLength={100} /></Field>
      <Field id="hearing-interested" label={say(said.interested)}><Input id="hearing-interested" value={interested} onChange={(e) => setInterested(e.target.value)} /></Field>
      <div className="submit"><Button type="primary" htmlType="submit" loading={command.isSending}>{say(said.tellNow)}</Button><Button onClick={() => setOpen(false)}>{say(said.cancel)}</Button></div>
    </form>
  );
}

function AnswerForm({ page, command }: { page: Page; command: SendCommand }) {
  const say = useSay();
  const [by, setBy] = useState(page.applicant.name);
  return (
    <form className="step-form" onSubmit={(event) => {
      event.preventDefault();
      command.send({ done: said.requested, send: () => api.POST('/api/v1/cases/{number}/hearing/request', { ...pathOf(page), body: { by: by.trim() } }) });
    }}>
      <Field id="hearing-by" label={say(said.by)}><Input id="hearing-by" value={by} onChange={(e) => setBy(e.target.value)} required maxLength={200} /></Field>
      <div className="submit">
        <Button type="primary" htmlType="submit" loading={command.isSending}>{say(said.request)}</Button>
        <Button onClick={() => command.send({ done: said.waive, send: () => api.POST('/api/v1/cases/{number}/hearing/waiver', pathOf(page)) })}>{say(said.waive)}</Button>
      </div>
    </form>
  );
}

function SummonForm({ page, command }: { page: Page; command: SendCommand }) {
  const say = useSay();
  const [day, setDay] = useState('');
  const [place, setPlace] = useState('');
  const [chair, setChair] = useState(page.hearing.chairs[0]?.user ?? '');
  const [notice, setNotice] = useState('');
  return (
    <form className="step-form" onSubmit={(event) => {
      event.preventDefault();
      command.send({ done: said.summoned, send: () => api.POST('/api/v1/cases/{number}/hearing/summons', { ...pathOf(page), body: { held_on: day, place: place.trim(), chair, notice_number: notice.trim() } }) });
    }}>
      <Field id="hearing-day" label={say(said.day)}><Input id="hearing-day" type="date" value={day} min={page.today} onChange={(e) => setDay(e.target.value)} required /></Field>
      <Field id="hearing-place" label={say(said.place)}><Input id="hearing-place" value={place} onChange={(e) => setPlace(e.target.value)} required maxLength={200} /></Field>
      <Field id="hearing-chair" label={say(said.chair)}>
        <select id="hearing-chair" value={chair} onChange={(e) => setChair(e.target.value)}>{page.hearing.chairs.map((each) => <option key={each.user} value={each.user}>{each.name}</option>)}</select>
      </Field>
      <Field id="hearing-notice" label={say(said.notice)}><Input id="hearing-notice" value={notice} onChange={(e) => setNotice(e.target.value)} required maxLength={100} /></Field>
      <div className="submit"><Button type="primary" htmlType="submit" loading={command.isSending}>{say(said.summon)}</Button></div>
    </form>
  );
}

function RecordForm({ page, command }: { page: Page; command: SendCommand }) {
  const say = useSay();
  const [record, setRecord] = useState('');
  const [summary, setSummary] = useState('');
  return (
    <form className="step-form" onSubmit={(event) => {
      event.preventDefault();
      command.send({ done: said.held, send: () => api.POST('/api/v1/cases/{number}/hearing/record', { ...pathOf(page), body: { record: record.trim(), summary: summary.trim() } }) });
    }}>
      <Field id="hearing-record" label={say(said.record)}><Input id="hearing-record" value={record} onChange={(e) => setRecord(e.target.value)} required maxLength={100} /></Field>
      <Field id="hearing-summary" label={say(said.summary)}><Input.TextArea id="hearing-summary" autoSize={{ minRows: 2 }} value={summary} onChange={(e) => setSummary(e.target.value)} maxLength={2000} /></Field>
      <div className="submit"><Button type="primary" htmlType="submit" loading={command.isSending}>{say(said.hold)}</Button></div>
    </form>
  );
}
