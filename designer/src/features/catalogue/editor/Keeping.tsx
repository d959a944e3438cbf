import { CloudOutlined, TeamOutlined, WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { momentOf } from '@/shared/words/days';
import { and, useLanguage, useSay, words } from '@/shared/words/words';
import type { Keeping as State, UnderWay } from './useKeptDraft';

const said = {
  untouched: words('与现行版本相同', 'Same as the version in force'),
  keeping: words('正在保存草稿…', 'Keeping the draft…'),
  kept: words('草稿已自动保存', 'The draft is kept on the server'),
  failed: words('草稿暂时没有保存上，会再试', 'The draft could not be kept; it is tried again'),
  conflict: words('这份草稿已在另一个窗口里改过，没有覆盖。', 'This draft was changed in another window; nothing was written over.'),
  theirs: words('用另一个窗口的', 'Take that one'),
  mine: words('保留这里的', 'Keep this one'),
  outdated: words('现行版本在起草之后变了：请核对“变更”', 'The version in force changed since this draft was begun: look at “Changes”'),
  others: words('{names}也在修订这一事项', '{names} are revising this item too'),
  since: words('{name}（{at} 保存）', '{name} (kept {at})'),
};

/** Whether what was written is safe, and who else is writing. */
export function Keeping({ keeping, isDraft, others, isOutdated, settle }: {
  keeping: State; isDraft: boolean; others: UnderWay['others']; isOutdated: boolean; settle: (which: 'theirs' | 'mine') => void;
}) {
  const say = useSay();
  const language = useLanguage();
  const names = others.map((other) => say(said.since).replace('{name}', other.name).replace('{at}', momentOf(other.saved_at, language))).join(say(and));
  return (
    <div className="small keeping">
      <p className="soft" role="status"><CloudOutlined aria-hidden /> {say(isDraft || keeping === 'keeping' || keeping === 'conflict' ? said[keeping] : said.untouched)}</p>
      {keeping === 'conflict' && <p className="keeping-choice"><Button size="small" onClick={() => settle('theirs')}>{say(said.theirs)}</Button><Button size="small" onClick={() => settle('mine')}>{say(said.mine)}</Button></p>}
      {others.length > 0 && <p className="standing soon"><TeamOutlined aria-hidden /><span>{say(said.others).replace('{names}', names)}</span></p>}
      {isOutdated && <p className="standing late"><WarningFilled aria-hidden /><span>{say(said.outdated)}</span></p>}
    </div>
  );
}
