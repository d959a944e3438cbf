import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '@/shared/api/client';
import { useSession } from '@/shared/api/session';
import { plainDay } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import { useRevisions } from './revision/useRevisions';
import { useHealth } from './states';

type Report = Schemas['CatalogueHealth'];

const said = {
  title: words('目录体检', 'How the catalogue stands'),
  looking: words('正在逐项核对和证明…', 'Checking and proving every item…'),
  proved: words('得证', 'proved'),
  of: words('{p} / {n} 项', '{p} of {n}'),
  concerns: words('提示', 'concerns'),
  same: words('疑似同一事项', 'perhaps the same'),
  pairs: words('{n} 对', '{n} pairs'),
  sure: words('依据把握：高 {h}，中 {m}，低 {l}', 'confidence: high {h}, medium {m}, low {l}'),
  likeness: words('相似 {n}%', '{n} % alike'),
  recent: words('最近变动', 'Lately'),
  none: words('还没有发布过修订', 'No revision was published yet'),
  became: words('第 {n} 版，{day}起施行', 'version {n}, in force from {day}'),
};

const recentMax = 5;

/** 目录体检: findings, proofs, sameness and confidence of all items at a glance, and what changed lately; for policy staff. */
export function Health() {
  const say = useSay();
  const isPolicyStaff = useSession()?.roles.includes('政策人员') ?? false;
  const health = useHealth(isPolicyStaff);
  if (!isPolicyStaff || health.isError)
    return null;
  return (
    <section className="panel health" aria-labelledby="health">
      <h2 id="health">{say(said.title)}</h2>
      {health.data ? <Figures report={health.data} /> : <p className="soft small" role="status">{say(said.looking)}</p>}
      <Recent />
    </section>
  );
}

function Figures({ report }: { report: Report }) {
  const say = useSay();
  return (
    <div className="health-figures">
      <p className={report.proved === report.items ? 'calm-text' : 'late-text'}><strong>{say(said.of).replace('{p}', String(report.proved)).replace('{n}', String(report.items))}</strong> {say(said.proved)}</p>
      <More count={report.concerns.length} label={say(said.concerns)}>{report.concerns.map((concern, index) => <li key={index}><Link to={`/items/${concern.code}/edit?beside=findings`}>{concern.name}</Link><span>{say(concern.message)}</span><code className="faint">{concern.rule}</code></li>)}</More>
      <More count={report.same.length} text={say(said.pairs).replace('{n}', String(report.same.length))} label={say(said.same)}>{report.same.map((pair, index) => <li key={index}><Link to={`/items/${pair.one_code}`}>{pair.one_name}</Link><Link to={`/items/${pair.other_code}`}>{pair.other_name}</Link><span className="soft">{say(said.likeness).replace('{n}', String(pair.likeness))}</span></li>)}</More>
      <p className="soft">{say(said.sure).replace('{h}', String(report.high)).replace('{m}', String(report.medium)).replace('{l}', String(report.low))}</p>
    </div>
  );
}

function More({ count, label, text, children }: { count: number; label: string; text?: string; children: ReactNode }) {
  if (count === 0)
    return <p><strong>0</strong> {label}</p>;
  return <details><summary><strong>{text ?? count}</strong> {label}</summary><ul className="small">{children}</ul></details>;
}

function Recent() {
  const say = useSay();
  const language = useLanguage();
  const revisions = useRevisions(true);
  const published = revisions.data?.filter((revision) => revision.outcome === 'Published').slice(0, recentMax) ?? [];
  return (
    <p className="small health-recent"><strong>{say(said.recent)}</strong>
      {revisions.data && published.length === 0 && <span className="faint">{say(said.none)}</span>}
      {published.map((revision) => <span key={`${revision.code} ${revision.version}`}><Link to={`/items/${revision.code}`}>{revision.name}</Link> <span className="soft">{say(said.became).replace('{n}', String(revision.version)).replace('{day}', plainDay(revision.effective_on, language))}</span></span>)}
    </p>
  );
}
