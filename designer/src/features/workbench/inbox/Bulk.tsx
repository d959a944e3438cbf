import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { answered, api, type Schemas } from '@/shared/api/client';
import type { Problem } from '@/shared/api/problem';
import { useKeys } from '@/shared/ui/keys';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';
import type { InboxEntry } from '../inbox';
import { byStep } from './marked';

const said = {
  region: words('批量办理', 'Bulk'),
  chosen: words('已选 {n} 件', '{n} chosen'),
  none: words('勾选办件，或者用 s 勾选当前行。审查和决定须逐件办理，不能批量。', 'Tick cases, or press s on a row. Reviews and decisions are made one by one.'),
  claim: words('签收', 'Claim'),
  release: words('退还', 'Release'),
  all: words('全选', 'All'),
  end: words('结束（Esc）', 'End (Esc)'),
  done: words('已办 {n} 件', '{n} done'),
  refused: words('未办 {n} 件：', '{n} not done: '),
};

type Kind = 'claim' | 'release';
type Outcome = Schemas['BulkCase'];

const aMoment = 300;

/** Asked for once a step, then followed until every case has its answer; the server goes on by itself if the page is left. */
async function carriedOut(kind: Kind, entries: readonly InboxEntry[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [step, numbers] of byStep(entries)) {
    const { id } = await answered<Schemas['BulkAccepted']>(api.POST('/api/v1/bulk', { body: { act: { kind, step }, numbers } }));
    for (;;) {
      const report = await answered<Schemas['BulkReport']>(api.GET('/api/v1/bulk/{id}', { params: { path: { id } } }));
      if (report.finished_at) {
        outcomes.push(...report.cases);
        break;
      }
      await new Promise((on) => setTimeout(on, aMoment));
    }
  }
  return outcomes;
}

/** 批量签收 and 退还 of what is marked, and what came of each case. */
export function Bulk({ marked, onAll, onEnd }: { marked: readonly InboxEntry[]; onAll: () => void; onEnd: () => void }) {
  const say = useSay();
  const queries = useQueryClient();
  const acting = useMutation<Outcome[], Problem, Kind>({
    mutationFn: (kind) => carriedOut(kind, marked),
    onSettled: () => queries.invalidateQueries({ queryKey: ['inbox'] }),
  });
  useKeys({ Escape: onEnd });
  const refused = acting.data?.filter((each) => each.rule) ?? [];
  return (
    <section className="panel bulk" aria-label={say(said.region)}>
      <p role="status">{marked.length > 0 ? <strong>{say(said.chosen).replace('{n}', String(marked.length))}</strong> : <span className="soft">{say(said.none)}</span>}
        {acting.data && <span className="standing calm small">{say(said.done).replace('{n}', String(acting.data.length - refused.length))}</span>}</p>
      <span className="bulk-acts">
        <Button onClick={onAll}>{say(said.all)}</Button>
        <Button type="primary" disabled={marked.length === 0} loading={acting.isPending} onClick={() => acting.mutate('claim')}>{say(said.claim)}</Button>
        <Button disabled={marked.length === 0 || acting.isPending} onClick={() => acting.mutate('release')}>{say(said.release)}</Button>
        <Button type="text" onClick={onEnd}>{say(said.end)}</Button>
      </span>
      {acting.error && <ProblemMessage problem={acting.error} />}
      {refused.length > 0 && (
        <div className="bulk-refused small">
          <p>{say(said.refused).replace('{n}', String(refused.length))}</p>
          <ul>{refused.map((each) => <li key={each.number}><Link to={`/inbox/${each.number}`}><code>{each.number.slice(-12)}</code></Link>　{each.message && say(each.message)}　<code className="faint">{each.rule}</code></li>)}</ul>
        </div>
      )}
    </section>
  );
}
