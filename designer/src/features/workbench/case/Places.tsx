import { CheckOutlined, EditOutlined, EllipsisOutlined, MinusOutlined } from '@ant-design/icons';
import type { Schemas } from '@/shared/api/client';
import { momentOf } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';

type StepPlace = Schemas['StepPlace'];

const said = {
  title: words('办理流程', 'Process'),
  done: words('已办', 'done'),
  open: words('正在办理', 'open now'),
  ahead: words('待办理', 'to come'),
  passed: words('未经过', 'passed over'),
  excluded: words('不计入办理期限', 'not counted'),
  again: words('第 {n} 次', 'time {n}'),
};

const states = {
  Done: { icon: <CheckOutlined aria-hidden />, words: said.done },
  Open: { icon: <EditOutlined aria-hidden />, words: said.open },
  Ahead: { icon: <EllipsisOutlined aria-hidden />, words: said.ahead },
  PassedOver: { icon: <MinusOutlined aria-hidden />, words: said.passed },
};

/** The process from top to bottom, with the case's place in it. */
export function Places({ places }: { places: StepPlace[] }) {
  const say = useSay();
  return (
    <section className="panel places-panel" aria-labelledby="places">
      <header><h2 id="places">{say(said.title)}</h2></header>
      <ol className="places">
        {places.map((place, index) => (
          <li key={place.step} className={place.state} aria-current={place.state === 'Open' ? 'step' : undefined}>
            {place.group && place.group !== places[index - 1]?.group && <p className="group-title small">{place.group}</p>}
            <Place place={place} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Place({ place }: { place: StepPlace }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <div className={place.group ? 'place in-group' : 'place'}>
      <span className="place-mark">{states[place.state].icon}</span>
      <div>
        <p><strong>{place.title}</strong> <span className="faint small">{place.limit}{place.excluded && `　${say(said.excluded)}`}{place.visit > 1 && `　${say(said.again).replace('{n}', String(place.visit))}`}</span></p>
        <p className="small soft">
          <span className="visually-hidden">{say(states[place.state].words)}　</span>
          {place.outcome && place.state !== 'Open' ? `${place.outcome}　${place.done_by ?? ''}　${place.done_at ? momentOf(place.done_at, language) : ''}` : `${place.role}　${place.branch ?? ''}${place.office}`}
        </p>
      </div>
    </div>
  );
}
