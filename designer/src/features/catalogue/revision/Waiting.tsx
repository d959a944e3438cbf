import { AuditOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import { useSession } from '@/shared/api/session';
import { useSay, words } from '@/shared/words/words';
import { useRevisions } from './useRevisions';

const said = {
  title: words('待审核和发布的修订', 'Revisions that wait for review or publication'),
  by: words('第 {n} 版，{name}提请', 'version {n}, proposed by {name}'),
};

/** What waits for a second person, above the catalogue of policy staff. */
export function Waiting() {
  const say = useSay();
  const isPolicyStaff = useSession()?.roles.includes('政策人员') ?? false;
  const revisions = useRevisions(isPolicyStaff);
  const waiting = revisions.data?.filter((revision) => !revision.outcome) ?? [];
  if (waiting.length === 0)
    return null;
  return (
    <section className="panel waiting" aria-labelledby="waiting">
      <h2 id="waiting"><AuditOutlined aria-hidden /> {say(said.title)}</h2>
      <ul>
        {waiting.map((revision) => (
          <li key={revision.code}>
            <Link to={`/items/${revision.code}/revision`}>{revision.name}</Link>
            <span className="small soft">{say(said.by).replace('{n}', String(revision.version)).replace('{name}', revision.proposer)}</span>
            <span className="small">{revision.note}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
