import { useSay, words } from '@/shared/words/words';
import type { FigureLine } from './figures';

const said = { title: words('办理漏斗', 'From receipt to delivery') };

/** How many of what came in were accepted, decided and delivered. */
export function Funnel({ total }: { total: FigureLine }) {
  const say = useSay();
  const stages = [
    { title: words('收件', 'Received'), count: total.received },
    { title: words('受理', 'Accepted'), count: total.accepted },
    { title: words('决定', 'Decided'), count: total.granted + total.refused },
    { title: words('准予', 'Granted'), count: total.granted },
    { title: words('送达', 'Delivered'), count: total.delivered },
  ];
  const most = Math.max(1, ...stages.map((stage) => stage.count));
  return (
    <section className="panel" aria-labelledby="funnel">
      <header><h2 id="funnel">{say(said.title)}</h2></header>
      <ol className="inside bars">
        {stages.map((stage) => <li key={stage.title.en}><span>{say(stage.title)}</span><span className="bar-track"><i style={{ width: `${(stage.count / most) * 100}%` }} /></span><strong>{stage.count}</strong></li>)}
      </ol>
    </section>
  );
}
