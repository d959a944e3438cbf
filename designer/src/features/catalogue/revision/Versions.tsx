import { Link } from 'react-router';
import { Asked } from '@/shared/ui/Asked';
import { momentOf, plainDay } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import { useVersions } from './useRevisions';

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
          </li>
        ))}
        {found.revisions.filter((revision) => revision.outcome === 'Returned').map((revision, index) => (
          <li key={`returned-${index}`} className="small soft">{say(said.returned).replace('{n}', String(revision.version)).replace('{reason}', revision.reason ?? '')}（{revision.decider}）</li>
        ))}
      </ol>
    )}</Asked>
  );
}
