import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, type Schemas } from '@/shared/api/client';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { longDay } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import { actWords, AgentFields, blankAgent } from '../intake/AgentFields';
import { useCommand, type SendCommand } from './useCommand';
import '../intake/intake.css';

type Page = Schemas['CasePage'];

const said = {
  title: words('窗口', 'Window'),
  preReview: words('网上预审', 'Pre-review'),
  preMore: words('网上提交的件先预审：勾选到窗口时须出示原件的材料。预审不停止受理期限，逾期仍视为受理（行政许可法 第三十二条）。', 'What came online is looked at first: tick the papers whose originals are to be shown. No clock stops.'),
  note: words('告知申请人的事项（可以不填）', 'What the applicant should know (optional)'),
  pass: words('预审通过', 'Pass'),
  passed: words('网上预审已通过', 'Pre-review passed'),
  on: words('预审通过日期：', 'Pre-reviewed on '),
  originals: words('原件核验', 'Originals'),
  unseen: words('请核验原件，核验后才能受理：', 'See the originals before acceptance:'),
  seen: words('已核验：', 'Seen: '),
  verify: words('原件已核验', 'Originals seen'),
  verified: words('已登记原件核验', 'Originals recorded'),
  agent: words('代办人', 'Agent'),
  none: words('申请人本人办理', 'The applicant acts in person'),
  appoint: words('登记代办人', 'Appoint an agent'),
  replace: words('更换代办人', 'Replace the agent'),
  appointed: words('已登记代办人', 'Agent appointed'),
  until: words('至', 'until '),
  licences: words('匹配电子证照', 'Match e-licences'),
  consent: words('申请人（或者代办人）已经同意查询，经其同意的人：', 'Consent was given by '),
  look: words('查询并代替材料', 'Look and take'),
  matched: words('已匹配电子证照', 'E-licences matched'),
  cancel: words('取消', 'Cancel'),
};

/** What the window does for an applicant besides the step: originals after a pre-review, an agent, e-licences. */
export function WindowPanel({ page }: { page: Page }) {
  const say = useSay();
  const [done, setDone] = useState<string | null>(null);
  const command = useCommand(page.number, (result) => setDone(say(result.done)));
  const takesIn = page.asked.some((step) => step.kind === 'Accept' && !step.why_not);
  const unseen = page.materials.filter((material) => page.pre_review?.originals.includes(material.key) && !material.handed_in?.original);
  const mayMatch = (page.status === 'Received' || page.status === 'Correcting') && page.may_speak_for_applicant && page.materials.some((material) => material.licence && material.asked && !material.handed_in);
  if (!page.may_speak_for_applicant && !page.agent && !page.pre_review)
    return null;
  return (
    <section className="panel" aria-labelledby="window">
      <header><h2 id="window">{say(said.title)}</h2>{done && <span className="standing calm small after" role="status">{done}</span>}</header>
      <div className="inside window-panel">
        {page.status === 'Received' && takesIn && page.channel !== 'Window' && !page.pre_review && <PreReviewForm page={page} command={command} />}
        {page.pre_review && <Originals page={page} unseen={unseen} may={takesIn} command={command} />}
        <AgentPart key={`${page.agent?.identifier} ${page.agent?.power.reference}`} page={page} command={command} />
        {mayMatch && <Licences page={page} command={command} />}
        {command.problem && <ProblemMessage problem={command.problem} />}
      </div>
    </section>
  );
}

const of = (page: Page) => ({ params: { path: { number: page.number } } });

function PreReviewForm({ page, command }: { page: Page; command: SendCommand }) {
  const say = useSay();
  const shown = page.materials.filter((material) => material.handed_in && material.form === 'Original' && material.handed_in.origin !== 'Library');
  const [originals, setOriginals] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  return (
    <form className="step-form" onSubmit={(event) => { event.preventDefault(); command.send({ done: said.passed, send: () => api.POST('/api/v1/cases/{number}/pre-review', { ...of(page), body: { originals: [...originals], note: note.trim() } }) }); }}>
      <h3>{say(said.preReview)}</h3>
      <p className="small soft">{say(said.preMore)}</p>
      <Ticks materials={shown} chosen={originals} onChange={setOriginals} />
      <div className="field"><label htmlFor="pre-note">{say(said.note)}</label><Input id="pre-note" value={note} maxLength={500} onChange={(e) => setNote(e.target.value)} /></div>
      <div className="submit"><Button htmlType="submit" loading={command.isSending}>{say(said.pass)}</Button></div>
    </form>
  );
}

function Originals({ page, unseen, may, command }: { page: Page; unseen: readonly Schemas['ListedMaterial'][]; may: boolean; command: SendCommand }) {
  const say = useSay();
  const language = useLanguage();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const seen = page.materials.filter((material) => material.handed_in?.original);
  return (
    <div>
      <h3>{say(said.originals)}</h3>
      <p className="small soft">{say(said.on)}{longDay(page.pre_review!.on, language)}</p>
      {seen.length > 0 && <p className="small">{say(said.seen)}{seen.map((material) => `${material.name}（${material.handed_in!.original!.by}）`).join('、')}</p>}
      {unseen.length > 0 && may && (
        <form className="step-form" onSubmit={(event) => { event.preventDefault(); command.send({ done: said.verified, send: () => api.POST('/api/v1/cases/{number}/originals', { ...of(page), body: { materials: [...chosen] } }) }); }}>
          <p>{say(said.unseen)}</p>
          <Ticks materials={unseen} chosen={chosen} onChange={setChosen} />
          <div className="submit"><Button type="primary" htmlType="submit" disabled={chosen.length === 0} loading={command.isSending}>{say(said.verify)}</Button></div>
        </form>
      )}
    </div>
  );
}

function Ticks({ materials, chosen, onChange }: { materials: readonly Schemas['ListedMaterial'][]; chosen: readonly string[]; onChange: (chosen: string[]) => void }) {
  return materials.map((material) => (
    <label key={material.key} className="check"><input type="checkbox" checked={chosen.includes(material.key)} onChange={(e) => onChange(e.target.checked ? [...chosen, material.key] : chosen.filter((key) => key !== material.key))} />{material.name}</label>
  ));
}

function AgentPart({ page, command }: { page: Page; command: SendCommand }) {
  const say = useSay();
  const [agent, setAgent] = useState<Schemas['Agent'] | null>(null);
  const now = page.agent;
  return (
    <div>
      <h3>{say(said.agent)}</h3>
      <p className="small">{now
        ? <>{now.name}　<code>{now.identifier}</code>　{now.power.reference}　{now.power.scope.map((act) => say(actWords[act])).join('、')}{now.power.until && `　${say(said.until)}${now.power.until}`}</>
        : <span className="soft">{say(said.none)}</span>}</p>
      {page.may_speak_for_applicant && agent === null && <Button size="small" onClick={() => setAgent(blankAgent)}>{say(now ? said.replace : said.appoint)}</Button>}
      {agent && (
        <form className="step-form" onSubmit={(event) => { event.preventDefault(); command.send({ done: said.appointed, send: () => api.POST('/api/v1/cases/{number}/agent', { ...of(page), body: { agent } }) }); }}>
          <div className="pair"><AgentFields agent={agent} onChange={setAgent} /></div>
          <div className="submit"><Button type="primary" htmlType="submit" loading={command.isSending}>{say(said.appoint)}</Button><Button onClick={() => setAgent(null)}>{say(said.cancel)}</Button></div>
        </form>
      )}
    </div>
  );
}

function Licences({ page, command }: { page: Page; command: SendCommand }) {
  const say = useSay();
  const [by, setBy] = useState(page.applicant.name);
  return (
    <form className="step-form" onSubmit={(event) => { event.preventDefault(); command.send({ done: said.matched, send: () => api.POST('/api/v1/cases/{number}/licences', { ...of(page), body: { consent: { by: by.trim() } } }) }); }}>
      <h3>{say(said.licences)}</h3>
      <div className="field"><label htmlFor="licence-consent">{say(said.consent)}</label><Input id="licence-consent" value={by} required onChange={(e) => setBy(e.target.value)} /></div>
      <div className="submit"><Button htmlType="submit" loading={command.isSending}>{say(said.look)}</Button></div>
    </form>
  );
}
