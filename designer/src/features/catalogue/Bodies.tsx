import { useSay, words } from '@/shared/words/words';

const said = {
  bodies: words('实施主体', 'Bodies'),
  all: words('全部部门', 'All bodies'),
};

/** The bodies that decide, with how many items each; a list beside the items, a choice on a phone. */
export function Bodies({ counts, chosen, onChoose }: { counts: Map<string, number>; chosen: string | null; onChoose: (authority: string | null) => void }) {
  const say = useSay();
  const sum = [...counts.values()].reduce((all, each) => all + each, 0);
  const rows = [...counts].sort(([, one], [, other]) => other - one);
  if (chosen !== null && !counts.has(chosen))
    rows.unshift([chosen, 0]);
  return (
    <section className="bodies" aria-label={say(said.bodies)}>
      <ul className="panel">
        <li><Body name={say(said.all)} count={sum} chosen={chosen === null} onChoose={() => onChoose(null)} /></li>
        {rows.map(([name, count]) => <li key={name}><Body name={name} count={count} chosen={chosen === name} onChoose={() => onChoose(chosen === name ? null : name)} /></li>)}
      </ul>
      <select aria-label={say(said.bodies)} value={chosen ?? ''} onChange={(e) => onChoose(e.target.value || null)}>
        <option value="">{say(said.all)}　{sum}</option>
        {rows.map(([name, count]) => <option key={name} value={name}>{name}　{count}</option>)}
      </select>
    </section>
  );
}

function Body({ name, count, chosen, onChoose }: { name: string; count: number; chosen: boolean; onChoose: () => void }) {
  return <button type="button" aria-pressed={chosen} onClick={onChoose}><span>{name}</span><strong>{count}</strong></button>;
}
