import { useQuery } from '@tanstack/react-query';
import { answered, api } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { momentOf } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';

const said = {
  title: words('被拒操作', 'Refused attempts'),
  what: words('谁想偏离标准，为什么被拒', 'Who tried to depart from the standard, and why it was refused'),
  empty: words('没有被拒的操作', 'Nothing was refused'),
};

/** Attempts to depart from the standard. */
export function Refusals() {
  const say = useSay();
  const language = useLanguage();
  const refusals = useQuery({ queryKey: ['refusals'], queryFn: () => answered(api.GET('/api/v1/refusals', { params: { query: { limit: 8 } } })), refetchInterval: 30_000 });
  return (
    <section className="panel" aria-labelledby="refusals">
      <header><h2 id="refusals">{say(said.title)}</h2><span className="faint small">{say(said.what)}</span></header>
      <div className="inside">
        <Asked of={refusals}>
          {(found) => found.length === 0 ? <p className="soft">{say(said.empty)}</p> : (
            <ol className="refusals">
              {found.map((each) => (
                <li key={`${each.at}${each.user}`}>
                  <span className="faint small"><time dateTime={each.at}>{momentOf(each.at, language)}</time>　{each.user}　{each.office}</span>
                  <span>{each.message} <code className="faint">{each.code}</code></span>
                </li>
              ))}
            </ol>
          )}
        </Asked>
      </div>
    </section>
  );
}
