import { CheckCircleFilled } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link, useParams } from 'react-router';
import { api } from '@/shared/api/client';
import { useSession } from '@/shared/api/session';
import { Asked } from '@/shared/ui/Asked';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { momentOf, plainDay } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import { Findings, Proof } from '../editor/ReviewPanels';
import { useReview } from '../editor/useReview';
import { Affected } from './Affected';
import { Checks } from './Checks';
import { CommentedChanges } from './CommentedChanges';
import { TextDiff } from './TextDiff';
import { TwoFlows } from './TwoFlows';
import { useDeciding, useVersions, type Revision } from './useRevisions';
import '../../workbench/workbench.css';
import '../../workbench/case/case.css';
import '../catalogue.css';
import '../item/item.css';
import '../editor/editor.css';

const Simulation = lazy(async () => ({ default: (await import('../editor/simulation/Simulation')).Simulation }));

const said = {
  back: words('事项', 'The item'),
  title: words('第 {n} 版修订', 'Revision: version {n}'),
  from: words('{day}起施行', 'in force from {day}'),
  proposed: words('{name}提请于 {at}', 'proposed by {name} on {at}'),
  changes: words('与现行版本的差别', 'What changes'),
  flow: words('流程比较', 'Process beside process'),
  checks: words('检查', 'Checks'),
  simulation: words('按这一稿模拟办件', 'Simulate cases of this text'),
  text: words('全文（YAML）', 'The whole text (YAML)'),
  lines: words('原文比较', 'Text beside text'),
  affected: words('影响', 'Who is affected'),
  review: words('审核通过', 'Reviewed: fit to publish'),
  reviewed: words('{name}已审核，{at}', 'reviewed by {name} on {at}'),
  first: words('先审核，后发布', 'It is reviewed first'),
  publish: words('发布', 'Publish'),
  sendBack: words('退回…', 'Return…'),
  sendBackNow: words('退回', 'Return'),
  reason: words('退回理由', 'Reasons for returning it'),
  own: words('本人提请的修订，须由另一人审核和发布', 'You proposed this revision; another person reviews and publishes it'),
  nothing: words('没有待审核或者待发布的修订', 'No revision waits'),
  published: words('第 {n} 版已发布，{day}起施行', 'Version {n} is published, in force from {day}'),
  returned: words('已退回', 'Returned'),
};

/** 审核修订: what changes, whether it is proved, and then: publish, or return with reasons. */
export function RevisionPage() {
  const { code = '' } = useParams();
  const say = useSay();
  const language = useLanguage();
  const [done, setDone] = useState<Revision | null>(null);
  const versions = useVersions(code);
  if (done) {
    const published = say(said.published).replace('{n}', String(done.version)).replace('{day}', plainDay(done.effective_on, language));
    return (
      <main className="page">
        <div className="panel done" role="status">
          <CheckCircleFilled aria-hidden />
          <div><h1>{done.outcome === 'Published' ? published : say(said.returned)}</h1><p><Link to={`/items/${code}`}>{say(said.back)}</Link></p></div>
        </div>
      </main>
    );
  }

  return (
    <main className="page editor-page">
      <Asked of={versions}>{(found) => {
        const waiting = found.revisions.find((revision) => !revision.outcome);
        return waiting ? <Waiting key={waiting.hash} revision={waiting} before={Math.max(0, ...found.versions.map((each) => each.version))} onDone={setDone} /> : <section className="panel"><h1 className="inside">{say(said.nothing)}</h1><p className="inside"><Link to={`/items/${code}`}>{say(said.back)}</Link></p></section>;
      }}</Asked>
    </main>
  );
}

function Waiting({ revision, before, onDone }: { revision: Revision; before: number; onDone: (done: Revision) => void }) {
  const say = useSay();
  const language = useLanguage();
  const session = useSession();
  const { review } = useReview(revision.code, revision.text);
  const [reason, setReason] = useState<string | null>(null);
  const deciding = useDeciding(revision.code, onDone);
  const reviewing = useDeciding(revision.code, () => undefined);
  const isReviewed = revision.state === 'Reviewed';
  const isOwn = session?.user === revision.proposed_by;
  const params = { params: { path: { code: revision.code } } };
  const nowhere = () => undefined;
  return (
    <>
      <header className="panel revision-head">
        <nav className="small"><Link to={`/items/${revision.code}`}>← {say(said.back)}</Link></nav>
        <h1>{revision.name}　<span className="soft">{say(said.title).replace('{n}', String(revision.version))}</span></h1>
        <p className="small soft">{say(said.from).replace('{day}', plainDay(revision.effective_on, language))}　{say(said.proposed).replace('{name}', revision.proposer).replace('{at}', momentOf(revision.proposed_at, language))}</p>
        {revision.reviewer && <p className="small soft">{say(said.reviewed).replace('{name}', revision.reviewer).replace('{at}', momentOf(revision.reviewed_at ?? '', language))}</p>}
        <p>{revision.note}</p>
        {reason === null ? (
          <div className="submit">
            {!isReviewed && <Button type="primary" size="large" disabled={isOwn} loading={reviewing.isPending} onClick={() => reviewing.mutate(() => api.POST('/api/v1/definitions/{code}/review', { ...params, body: { hash: revision.hash } }))}>{say(said.review)}</Button>}
            <Button type={isReviewed ? 'primary' : 'default'} size="large" disabled={isOwn || !isReviewed} title={isReviewed ? '' : say(said.first)} loading={deciding.isPending} onClick={() => deciding.mutate(() => api.POST('/api/v1/definitions/{code}/publication', { ...params, body: { hash: revision.hash } }))}>{say(said.publish)}</Button>
            <Button size="large" onClick={() => setReason('')}>{say(said.sendBack)}</Button>
            {isOwn && <span className="small soft">{say(said.own)}</span>}
          </div>
        ) : (
          <form className="submit" onSubmit={(event) => {
            event.preventDefault();
            deciding.mutate(() => api.POST('/api/v1/definitions/{code}/return', { ...params, body: { hash: revision.hash, reason: reason.trim() } }));
          }}>
            <Input aria-label={say(said.reason)} placeholder={say(said.reason)} value={reason} onChange={(e) => setReason(e.target.value)} required maxLength={500} />
            <Button danger type="primary" size="large" htmlType="submit" loading={deciding.isPending}>{say(said.sendBackNow)}</Button>
          </form>
        )}
        {(deciding.error ?? reviewing.error) && <ProblemMessage problem={(deciding.error ?? reviewing.error)!} />}
      </header>
      <Asked of={review}>{(found) => (
        <>
          <div className="editor-grid">
            <section className="panel" aria-labelledby="revision-changes"><header><h2 id="revision-changes">{say(said.changes)}</h2></header><CommentedChanges revision={revision} changes={found.changes} /></section>
            <div className="case-main">
              <section className="panel" aria-labelledby="revision-checks"><header><h2 id="revision-checks">{say(said.checks)}</h2></header><Checks review={found} />{found.findings.length > 0 && <Findings findings={found.findings} goTo={nowhere} />}{found.proof && !found.proof.holds && <Proof proof={found.proof} goTo={nowhere} />}</section>
              <section className="panel" aria-labelledby="revision-affected"><header><h2 id="revision-affected">{say(said.affected)}</h2></header><Affected code={revision.code} /></section>
            </div>
          </div>
          <section className="panel" aria-labelledby="revision-flow"><header><h2 id="revision-flow">{say(said.flow)}</h2></header>{found.guide && <TwoFlows code={revision.code} before={before} after={found.guide} steps={found.steps} />}</section>
          <section className="panel" aria-labelledby="revision-lines"><header><h2 id="revision-lines">{say(said.lines)}</h2></header>{before > 0 ? <TextDiff code={revision.code} text={revision.text} /> : <pre className="inside whole-pre">{revision.text}</pre>}</section>
          <details className="panel whole-text"><summary>{say(said.simulation)}</summary>{found.guide && <Suspense><Simulation code={revision.code} text={revision.text} guide={found.guide} /></Suspense>}</details>
          <details className="panel whole-text"><summary>{say(said.text)}</summary><pre>{revision.text}</pre></details>
        </>
      )}</Asked>
    </>
  );
}
