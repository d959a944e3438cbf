import { api, type Schemas } from '@/shared/api/client';
import { usePaged } from '@/shared/api/usePaged';
import { AskedPages } from '@/shared/ui/AskedPages';
import { momentOf } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';

const said = {
  title: words('被拒操作', 'Refused attempts'),
  what: words('谁想偏离标准，为什么被拒', 'Who tried to depart from the standard, and why it was refused'),
  empty: words('没有被拒的操作', 'Nothing was refused'),
};

/** Attempts to depart from the standard, the newest first. */
export function Refusals() {
  const say = useSay();
  const language = useLanguage();
  const refusals = usePaged<Schemas['ListedRefusal']>(['refusals'], (after) => api.GET('/api/v1/refusals', { params: { query: { limit: 50, ...after } } }));
  return (
    <section className="panel" aria-labelledby="refusals">
      <header><h2 id="refusals">{say(said.title)}</h2><span className="faint small">{say(said.what)}</span></header>
      <AskedPages of={refusals} empty={<p className="inside soft">{say(said.empty)}</p>}>
        {(rows) => (
          <ol className="inside refusals">
            {rows.map((each, index) => (
              <li key={`${each.at}${each.user}${index}`}>
                <span className="faint small"><time dateTime={each.at}>{momentOf(each.at, language)}</time>　{each.user}　{each.office}</span>
                <span>{each.message} <code className="faint">{each.code}</code></span>
              </li>
            ))}
          </ol>
        )}
      </AskedPages>
    </section>
  );
}
