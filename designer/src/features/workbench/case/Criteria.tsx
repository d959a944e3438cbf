import { Button, Input } from 'antd';
import { useSay, words } from '@/shared/words/words';
import type { Answer, AskedStep } from './answer';

const said = {
  title: words('审查要点', 'Criteria'),
  all: words('全部符合', 'All met'),
  yes: words('符合', 'Met'),
  no: words('不符合', 'Not met'),
  note: words('说明不符合之处', 'Say what is not met'),
};

/** Every criterion of the standard, word for word, yes or no. */
export function Criteria({ step, answer, onChange, onAllMet }: { step: AskedStep; answer: Answer; onChange: (more: Partial<Answer>) => void; onAllMet: () => void }) {
  const say = useSay();
  return (
    <div className="criteria">
      <div className="criteria-head"><h3>{say(said.title)}</h3><Button size="small" onClick={onAllMet}>{say(said.all)}</Button></div>
      {step.criteria.map((criterion, index) => (
        <fieldset key={criterion} className={answer.met[criterion] === false ? 'failed' : ''}>
          <legend>{index + 1}. {criterion}</legend>
          <span className="yes-no">
            {[true, false].map((met) => (
              <label key={String(met)}>
                <input type="radio" name={`${step.step}-${index}`} checked={answer.met[criterion] === met} onChange={() => onChange({ met: { ...answer.met, [criterion]: met }, outcome: null })} />
                {say(met ? said.yes : said.no)}
              </label>
            ))}
          </span>
          {answer.met[criterion] === false && (
            <Input aria-label={`${say(said.note)}：${criterion}`} placeholder={say(said.note)} value={answer.notes[criterion] ?? ''} onChange={(e) => onChange({ notes: { ...answer.notes, [criterion]: e.target.value } })} maxLength={500} />
          )}
        </fieldset>
      ))}
    </div>
  );
}
