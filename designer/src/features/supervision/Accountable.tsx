import { useQuery } from '@tanstack/react-query';
import { answered, api } from '@/shared/api/client';
import { useSay, words } from '@/shared/words/words';
import './figures/figures.css';

const said = {
  title: words('责任人', 'Accountable'),
  holds: words('{who}已签收', 'claimed by {who}'),
  waits: words('等待', 'waits for'),
  may: words('未签收，可办理的人员', 'unclaimed; who may do it'),
  nobody: words('没有可以办理的人员', 'nobody may do it'),
};

/** Who has the case now: by name, at each open step. */
export function Accountable({ number }: { number: string }) {
  const say = useSay();
  const found = useQuery({ queryKey: ['case', number, 'who'], queryFn: () => answered(api.GET('/api/v1/cases/{number}/who-may-act', { params: { path: { number } } })) });
  if (!found.data || found.data.length === 0)
    return null;
  return (
    <section className="panel" aria-labelledby="accountable">
      <header><h2 id="accountable">{say(said.title)}</h2></header>
      <ul className="inside accountable">
        {found.data.map((step) => {
          const named = (user: string) => [...step.may, ...step.may_not].find((each) => each.user === user)?.name ?? user;
          const names = step.may.map((each) => each.name).join('、');
          return (
            <li key={step.step}>
              <strong>{step.claimed_by ? say(said.holds).replace('{who}', named(step.claimed_by)) : names || say(said.nobody)}</strong>
              <p className="small soft">{step.title}　{step.role}　{step.office}{!step.claimed_by && names ? `　${say(said.may)}` : ''}{step.waits_for.length > 0 && `　${say(said.waits)} ${step.waits_for.map(named).join('、')}`}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
