import { EditOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answered, api } from '@/shared/api/client';
import { momentOf } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';

const said = {
  title: words('我的草稿', 'My drafts'),
  isNew: words('新事项', 'new item'),
  kept: words('{at} 保存', 'kept {at}'),
};

/** All drafts under way, one's own and the others'. */
export const useAllDrafts = (isAsked: boolean) => useQuery({ queryKey: ['all-drafts'], queryFn: () => answered(api.GET('/api/v1/definitions/drafts', {})), enabled: isAsked });

/** What one has begun and not proposed yet, to go on with. */
export function OwnDrafts() {
  const say = useSay();
  const language = useLanguage();
  const own = useAllDrafts(true).data?.filter((draft) => draft.is_own) ?? [];
  if (own.length === 0)
    return null;
  return (
    <section className="panel waiting own-drafts" aria-labelledby="own-drafts">
      <h2 id="own-drafts"><EditOutlined aria-hidden /> {say(said.title)}</h2>
      <ul>{own.map((draft) => (
        <li key={draft.code}><Link to={`/items/${draft.code}/edit`}>{draft.name}</Link>{draft.is_new && <span className="tag">{say(said.isNew)}</span>}<span className="small soft">{say(said.kept).replace('{at}', momentOf(draft.saved_at, language))}</span></li>
      ))}</ul>
    </section>
  );
}
