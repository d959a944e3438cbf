import { CommentOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { answered, api, type Schemas } from '@/shared/api/client';
import type { Problem } from '@/shared/api/problem';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { momentOf } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import type { Review } from '../editor/useReview';
import type { Revision } from './useRevisions';

type Comment = Schemas['ListedComment'];

const said = {
  same: words('与现行版本没有差别', 'No difference from the version in force'),
  comment: words('批注“{name}”', 'Remark on “{name}”'),
  say: words('批注', 'Remark'),
  whole: words('整份修订', 'The revision as a whole'),
  earlier: words('对此前文本', 'on an earlier text'),
};

/** Each change in words, with what was remarked on it; a remark stays with the text it is about. */
export function CommentedChanges({ revision, changes }: { revision: Revision; changes: Review['changes'] }) {
  const say = useSay();
  const comments = useQuery({
    queryKey: ['definition', revision.code, 'comments'],
    queryFn: () => answered(api.GET('/api/v1/definitions/{code}/comments', { params: { path: { code: revision.code } } })),
  });
  const all = comments.data ?? [];
  const known = new Set(changes.map((change) => change.where.zh));
  return (
    <ul className="changes commented inside">
      {changes.length === 0 && <li className="soft">{say(said.same)}</li>}
      {changes.map((change, index) => (
        <li key={index}>
          <span className={`effect ${change.effect}`}>{say(change.effect_words)}</span>
          <div><p><strong>{say(change.where)}</strong>　{say(change.what)}</p><Talk revision={revision} about={change.where.zh} name={say(change.where)} comments={all.filter((comment) => comment.about === change.where.zh)} /></div>
        </li>
      ))}
      <li><span /><div><p className="soft small">{say(said.whole)}</p><Talk revision={revision} about={said.whole.zh} name={say(said.whole)} comments={all.filter((comment) => !known.has(comment.about))} /></div></li>
    </ul>
  );
}

function Talk({ revision, about, name, comments }: { revision: Revision; about: string; name: string; comments: readonly Comment[] }) {
  const say = useSay();
  const language = useLanguage();
  const queries = useQueryClient();
  const [text, setText] = useState<string | null>(null);
  const sending = useMutation<unknown, Problem, string>({
    mutationFn: (said) => answered(api.POST('/api/v1/definitions/{code}/comments', { params: { path: { code: revision.code } }, body: { hash: revision.hash, about, text: said } })),
    onSuccess: async () => {
      setText(null);
      await queries.invalidateQueries({ queryKey: ['definition', revision.code, 'comments'] });
    },
  });
  const label = say(said.comment).replace('{name}', name);
  return (
    <div className="talk">
      {comments.map((comment, index) => (
        <blockquote key={index}><p>{comment.text}</p><footer className="small soft">{comment.name}　{momentOf(comment.at, language)}{comment.hash !== revision.hash && `　${say(said.earlier)}`}</footer></blockquote>
      ))}
      {text === null
        ? <button type="button" className="plain small" aria-label={label} onClick={() => setText('')}><CommentOutlined aria-hidden /> {say(said.say)}</button>
        : (
          <form onSubmit={(event) => {
            event.preventDefault();
            sending.mutate(text.trim());
          }}>
            <Input aria-label={label} value={text} onChange={(e) => setText(e.target.value)} required maxLength={1000} />
            <Button size="small" type="primary" htmlType="submit" loading={sending.isPending}>{say(said.say)}</Button>
          </form>
        )}
      {sending.error && <ProblemMessage problem={sending.error} />}
    </div>
  );
}
