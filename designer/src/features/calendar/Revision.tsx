import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { answered, api, type Schemas } from '@/shared/api/client';
import type { Problem } from '@/shared/api/problem';
import { useSession } from '@/shared/api/session';
import { Asked } from '@/shared/ui/Asked';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { longDay, momentOf } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';

const said = {
  title: words('日历调整', 'Revision of the calendar'),
  how: words('把新的放假通知写进 definitions/calendars，这里先看会变什么，一人提请，另一人批准；批准后所有在办时限重新计算，原到期日和新到期日连同通知一起留痕。', 'Write a new notice into definitions/calendars. What changes is shown here; one person proposes it, another approves, then every open clock is counted anew and both dates are kept with the notice.'),
  same: words('日历文件与现行日历一致，没有要调整的', 'The files say what is in force: nothing to revise'),
  days: words('{n} 天变化', '{n} days change'),
  becomes: words('改为上班', 'becomes a working day'),
  rests: words('改为放假', 'becomes a day of rest'),
  moves: words('{c} 件办件的 {k} 个时限会移动，其中 {l} 个推后', '{k} limits of {c} cases move, {l} of them to a later day'),
  propose: words('提请调整', 'Propose'),
  approve: words('批准并重新计算', 'Approve and count anew'),
  own: words('本人提请的，须由另一人批准', 'You proposed it; another person approves'),
  waiting: words('待批准', 'waits for approval'),
  inForce: words('已批准', 'approved'),
  by: words('{name}提请于 {at}', 'proposed by {name} on {at}'),
  approved: words('{name}批准于 {at}', 'approved by {name} on {at}'),
  moved: words('移动 {c} 件 {k} 个时限', '{k} limits of {c} cases moved'),
  editions: words('历次版本', 'Editions'),
  case: words('办件', 'Case'),
  limit: words('时限', 'Limit'),
  from: words('原到期日', 'Due before'),
  to: words('新到期日', 'Due then'),
  authority: words('实施主体', 'Body'),
};

/** 日历调整: preview with the due dates that move, proposal, second approval. */
export function Revision() {
  const say = useSay();
  const editions = useQuery({ queryKey: ['calendar', 'editions'], queryFn: () => answered(api.GET('/api/v1/calendar/editions', {})) });
  const preview = useQuery({ queryKey: ['calendar', 'preview'], queryFn: () => answered(api.GET('/api/v1/calendar/preview', {})), retry: false });
  return (
    <section className="panel calendar-revision" aria-labelledby="calendar-revision">
      <header><h2 id="calendar-revision">{say(said.title)}</h2></header>
      <div className="inside">
        <p className="soft small">{say(said.how)}</p>
        <Asked of={preview}>{(found) => <Asked of={editions}>{(all) => <Steps preview={found} editions={all} />}</Asked>}</Asked>
      </div>
      <Asked of={editions}>{(all) => all.length > 0 ? <Editions editions={all} /> : null}</Asked>
    </section>
  );
}

function Steps({ preview, editions }: { preview: Schemas['RevisionPreview']; editions: readonly Schemas['ListedEdition'][] }) {
  const say = useSay();
  const language = useLanguage();
  const session = useSession();
  const queries = useQueryClient();
  const asked = useMutation<unknown, Problem, () => Promise<unknown>>({ mutationFn: (send) => send(), onSettled: () => queries.invalidateQueries({ queryKey: ['calendar'] }) });
  const waiting = editions.find((edition) => !edition.approved_at);
  if (preview.days.length === 0 && !waiting)
    return <p className="standing calm">{say(said.same)}</p>;
  const isWaiting = waiting?.version === preview.revised;
  const isOwn = waiting?.proposed_by === session?.user;
  return (
    <div className="calendar-steps">
      <p><strong>{say(said.days).replace('{n}', String(preview.days.length))}</strong>　{say(said.moves).replace('{c}', String(preview.moves.cases)).replace('{k}', String(preview.moves.clocks)).replace('{l}', String(preview.moves.later))}</p>
      <ul className="calendar-changes small">{preview.days.map((day) => <li key={day.date} className={day.is_working_day ? 'works' : 'rests'}><strong>{longDay(day.date, language)}</strong> {say(day.is_working_day ? said.becomes : said.rests)} <span className="faint">{day.notice}</span></li>)}</ul>
      {preview.moves.first.length > 0 && (
        <table className="item-table small">
          <thead><tr><th scope="col">{say(said.case)}</th><th scope="col">{say(said.limit)}</th><th scope="col">{say(said.from)}</th><th scope="col">{say(said.to)}</th></tr></thead>
          <tbody>{preview.moves.first.map((move, index) => <tr key={index}><td><Link to={`/supervision/${move.case}`}>{move.case}</Link></td><td>{move.clock}</td><td>{move.from ?? '—'}</td><td><strong>{move.to ?? '—'}</strong></td></tr>)}</tbody>
        </table>
      )}
      {asked.error && <ProblemMessage problem={asked.error} />}
      <div className="calendar-acts">
        {!isWaiting && <Button type="primary" loading={asked.isPending} onClick={() => asked.mutate(() => answered(api.POST('/api/v1/calendar/proposal', {})))}>{say(said.propose)}</Button>}
        {waiting && <Button type="primary" disabled={isOwn || !isWaiting} loading={asked.isPending} onClick={() => asked.mutate(() => answered(api.POST('/api/v1/calendar/approval', { body: { version: waiting.version } })))}>{say(said.approve)}</Button>}
        {waiting && isOwn && <span className="small soft">{say(said.own)}</span>}
      </div>
    </div>
  );
}

function Editions({ editions }: { editions: readonly Schemas['ListedEdition'][] }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <details className="inside" open={editions.some((edition) => !edition.approved_at)}>
      <summary>{say(said.editions)}（{editions.length}）</summary>
      <ol className="versions">
        {editions.map((edition) => (
          <li key={edition.version}>
            <strong>{edition.notices[0] ?? edition.version.slice(0, 12)}</strong> <span className={`standing small ${edition.approved_at ? 'calm' : 'soon'}`}>{say(edition.approved_at ? said.inForce : said.waiting)}</span>
            <p className="small soft">{say(said.by).replace('{name}', edition.proposed_by).replace('{at}', momentOf(edition.proposed_at, language))}{edition.approved_at && edition.approved_by && `　${say(said.approved).replace('{name}', edition.approved_by).replace('{at}', momentOf(edition.approved_at, language))}`}{edition.cases_moved > 0 && `　${say(said.moved).replace('{c}', String(edition.cases_moved)).replace('{k}', String(edition.clocks_moved))}`}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}
