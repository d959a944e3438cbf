import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answered, api } from '@/shared/api/client';
import { useSay, words } from '@/shared/words/words';

const said = {
  title: words('一件事（一张表单，几个事项一并收件）', 'Several items with one form'),
};

/** 一件事 on offer; nothing where none fits what is sought. */
export function Bundles({ sought }: { sought: string }) {
  const say = useSay();
  const bundles = useQuery({ queryKey: ['bundles'], queryFn: () => answered(api.GET('/api/v1/items/bundles')), staleTime: Infinity });
  const found = (bundles.data ?? []).filter((bundle) => `${bundle.name} ${bundle.items.map((item) => item.name).join(' ')}`.includes(sought.trim()));
  if (found.length === 0)
    return null;
  return (
    <section className="panel items" aria-labelledby="bundles">
      <header><h2 id="bundles">{say(said.title)}</h2></header>
      <ul>
        {found.map((bundle) => (
          <li key={bundle.name}>
            <Link className="item" to={`/inbox/new/together?name=${encodeURIComponent(bundle.name)}&items=${bundle.items.map((item) => item.code).join(',')}`}>
              <strong>{bundle.name}</strong><span className="soft small bundle-items">{bundle.items.map((item) => item.name).join('、')}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
