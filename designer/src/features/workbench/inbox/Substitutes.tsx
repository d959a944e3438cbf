import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { answered, api, type Schemas } from '@/shared/api/client';
import type { Problem } from '@/shared/api/problem';
import { useSession } from '@/shared/api/session';
import { Asked } from '@/shared/ui/Asked';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { SidePanel } from '@/shared/ui/SidePanel';
import { longDay } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import '../case/case.css';

const said = {
  title: words('代理', 'Substitutes'),
  hint: words('外出期间由他人代为办理：代理人的待办里会出现我的任务，留痕里写明代谁办理。', 'While somebody is away another does their tasks; the log says for whom.'),
  standing: words('现在和将来的代理', 'Now and later'),
  none: words('本部门没有安排代理。', 'Nobody stands in for anybody in this office.'),
  end: words('提前结束', 'End it'),
  arrange: words('安排代理', 'Appoint a substitute'),
  of: words('谁外出', 'Who is away'),
  by: words('由谁代理', 'Who stands in'),
  from: words('自', 'From'),
  through: words('至（含当日）', 'Through (inclusive)'),
  reason: words('事由', 'Reason'),
  choose: words('请选择', 'Choose'),
};

const key = ['substitutions'];

/** 代理: who stands in for whom in this office, and a new one. */
export function Substitutes({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const language = useLanguage();
  const queries = useQueryClient();
  const standing = useQuery({ queryKey: key, queryFn: () => answered<Schemas['ListedSubstitution'][]>(api.GET('/api/v1/substitutions')) });
  const keep = (found: Schemas['ListedSubstitution'][]) => queries.setQueryData(key, found);
  const ending = useMutation<Schemas['ListedSubstitution'][], Problem, number>({
    mutationFn: (id) => answered(api.POST('/api/v1/substitutions/{id}/end', { params: { path: { id } } })),
    onSuccess: keep,
  });
  return (
    <SidePanel title={say(said.title)} onClose={onClose}>
      <p className="small soft">{say(said.hint)}</p>
      <h3>{say(said.standing)}</h3>
      <Asked of={standing}>
        {(found) => found.length === 0 ? <p className="soft">{say(said.none)}</p> : (
          <ul className="substitutes">
            {found.map((each) => (
              <li key={each.id}>
                <span><strong>{each.by_name}</strong> ← {each.of_name}<br />
                  <span className="small soft">{longDay(each.from, language)} — {longDay(each.through, language)}　{each.reason}</span></span>
                <Button size="small" loading={ending.isPending && ending.variables === each.id} onClick={() => ending.mutate(each.id)} aria-label={`${say(said.end)}：${each.of_name}`}>{say(said.end)}</Button>
              </li>
            ))}
          </ul>
        )}
      </Asked>
      {ending.error && <ProblemMessage problem={ending.error} />}
      <Appoint onAppointed={keep} />
    </SidePanel>
  );
}

function Appoint({ onAppointed }: { onAppointed: (found: Schemas['ListedSubstitution'][]) => void }) {
  const say = useSay();
  const me = useSession()?.user ?? '';
  const colleagues = useQuery({ queryKey: ['colleagues'], queryFn: () => answered<Schemas['Colleague'][]>(api.GET('/api/v1/desk/colleagues')), staleTime: Infinity });
  const [wish, setWish] = useState({ of: me, by: '', from: '', through: '', reason: '' });
  const change = (more: Partial<typeof wish>) => setWish({ ...wish, ...more });
  const appointing = useMutation<Schemas['ListedSubstitution'][], Problem>({
    mutationFn: () => answered(api.POST('/api/v1/substitutions', { body: wish })),
    onSuccess: (found) => { onAppointed(found); setWish({ ...wish, by: '', reason: '' }); },
  });
  return (
    <form className="step-form" onSubmit={(event) => { event.preventDefault(); appointing.mutate(); }}>
      <h3>{say(said.arrange)}</h3>
      <Person id="of" label={say(said.of)} people={colleagues.data ?? []} value={wish.of} onChange={(of) => change({ of })} />
      <Person id="by" label={say(said.by)} people={(colleagues.data ?? []).filter((each) => each.user !== wish.of)} value={wish.by} onChange={(by) => change({ by })} />
      <div className="field"><label htmlFor="from">{say(said.from)}</label><Input id="from" type="date" required value={wish.from} onChange={(e) => change({ from: e.target.value })} /></div>
      <div className="field"><label htmlFor="through">{say(said.through)}</label><Input id="through" type="date" required min={wish.from} value={wish.through} onChange={(e) => change({ through: e.target.value })} /></div>
      <div className="field"><label htmlFor="reason">{say(said.reason)}</label><Input id="reason" required maxLength={200} value={wish.reason} onChange={(e) => change({ reason: e.target.value })} /></div>
      {appointing.error && <ProblemMessage problem={appointing.error} />}
      <div className="submit"><Button type="primary" htmlType="submit" loading={appointing.isPending}>{say(said.arrange)}</Button></div>
    </form>
  );
}

function Person({ id, label, people, value, onChange }: { id: string; label: string; people: readonly Schemas['Colleague'][]; value: string; onChange: (user: string) => void }) {
  const say = useSay();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} required value={value} onChange={(e) => onChange(e.target.value)}>
        <option value="">{say(said.choose)}</option>
        {people.map((each) => <option key={each.user} value={each.user}>{each.name}（{each.user}）</option>)}
      </select>
    </div>
  );
}
