import { RollbackOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { momentOf, plainDay } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useDeciding, useVersions } from './useRevisions';

const said = {
  version: words('第 {n} 版', 'Version {n}'),
  from: words('{day}起施行', 'in force from {day}'),
  published: words('{name}发布于 {at}', 'published by {name} on {at}'),
  Draft: words('第 {n} 版草稿，待审核', 'Version {n}: a draft, to be reviewed'),
  Reviewed: words('第 {n} 版已审核，待发布', 'Version {n}: reviewed, to be published'),
  proposed: words('{name}提请于 {at}', 'proposed by {name} on {at}'),
  look: words('查看', 'Look'),
  returned: words('第 {n} 版退回：{reason}', 'Version {n} returned: {reason}'),
  Coming: words('待施行', 'Coming'),
  InForce: words('现行', 'In force'),
  Retired: words('已取消，不再收件', 'Cancelled: no new cases'),
  Superseded: words('已被替代', 'Superseded'),
  rollBack: words('恢复这一版…', 'Go back to it…'),
  rollBackNow: words('提请恢复', 'Propose going back'),
  reason: words('为什么恢复第 {n} 版', 'Why go back to version {n}'),
  how: words('这一版的内容将作为新的一版提请，由另一人审核发布；已发布的各版不变。', 'Its content is proposed as the next version, for another person to publish; what was published stays.'),
};

/** Versions of an item: what is in force, what comes, what was; and what waits or was returned. */
export function Versions({ code }: { code: string }) {
  const say = useSay();
  const language = useLanguage();
  const versions = useVersions(code);
  return (
    <Asked of={versions}>{(found) => (
      <ol className="versions inside">
        {found.revisions.filter((revision) => !revision.outcome).map((revision) => (
          <li key="waiting">
            <span className="standing soon small">{say(revision.state === 'Reviewed' ? said.Reviewed : said.Draft).replace('{n}', String(revision.version))}</span>
            <p className="small">{revision.note}</p>
            <p className="small soft">{say(said.proposed).replace('{name}', revision.proposer).replace('{at}', momentOf(revision.proposed_at, language))}　<Link to={`/items/${code}/revision`}>{say(said.look)}</Link></p>
          </li>
        ))}
        {found.versions.map((version) => (
          <li key={version.version}>
            <strong>{say(said.version).replace('{n}', String(version.version))}</strong> <span className={`standing small ${version.state === 'InForce' ? 'calm' : version.state === 'Coming' ? 'soon' : 'paused'}`}>{say(said[version.state])}</span>
            <p className="small soft">{say(said.from).replace('{day}', plainDay(version.effective_on, language))}　{say(said.published).replace('{name}', version.publisher).replace('{at}', momentOf(version.published_at, language))}</p>
            <p className="small faint"><code>{version.hash.slice(0, 16)}…</code></p>
            {version.state === 'Superseded' && <RollBack code={code} version={version.version} />}
          </li>
        ))}
        {found.revisions.filter((revision) => revision.outcome === 'Returned').map((revision, index) => (
          <li key={`returned-${index}`} className="small soft">{say(said.returned).replace('{n}', String(revision.version)).replace('{reason}', revision.reason ?? '')}（{revision.decider}）</li>
        ))}
      </ol>
    )}</Asked>
  );
}

/** 恢复: earlier content as a new version; nothing that was published is touched. */
function RollBack({ code, version }: { code: string; version: number }) {
  const say = useSay();
  const [note, setNote] = useState<string | null>(null);
  const deciding = useDeciding(code, () => setNote(null));
  if (note === null)
    return <Button size="small" icon={<RollbackOutlined aria-hidden />} onClick={() => setNote('')}>{say(said.rollBack)}</Button>;
  const label = say(said.reason).replace('{n}', String(version));
  return (
    <form className="roll-back" onSubmit={(event) => {
      event.preventDefault();
      deciding.mutate(() => api.POST('/api/v1/definitions/{code}/rollback', { params: { path: { code } }, body: { version, note: note.trim() } }));
    }}>
      <p className="small soft">{say(said.how)}</p>
      <Input aria-label={label} placeholder={label} value={note} onChange={(e) => setNote(e.target.value)} required maxLength={500} />
      <Button size="small" type="primary" htmlType="submit" loading={deciding.isPending}>{say(said.rollBackNow)}</Button>
      {deciding.error && <ProblemMessage problem={deciding.error} />}
    </form>
  );
}
