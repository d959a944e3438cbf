import { memo } from 'react';
import { Link } from 'react-router';
import { LimitBar } from '@/shared/ui/LimitBar';
import { Standing } from '@/shared/ui/Standing';
import { longDay, shortDay } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import type { InboxEntry } from '../inbox';

const said = {
  mark: words('勾选', 'Tick'),
  due: words('到期', 'due'),
  claimedByMe: words('我已签收', 'Claimed by me'),
  claimedBy: words('已签收：', 'Claimed by '),
  none: words('没有限期', 'no limit'),
  law: words('法定', 'Law'),
  promise: words('承诺', 'Promise'),
  step: words('环节', 'Step'),
};

interface Props {
  readonly entry: InboxEntry;
  readonly task: number;
  readonly isMarked: boolean | null;
  readonly onMark: (entry: InboxEntry) => void;
  readonly onFocus: (task: number) => void;
}

/** A task in one row, drawn once while it is scrolled: how it stands in words, what and whose it is, which step, three limits. */
export const InboxRow = memo(function InboxRow({ entry, task, isMarked, onMark, onFocus }: Props) {
  const say = useSay();
  const language = useLanguage();
  const due = entry.pressing?.due_on;
  return (
    <>
      {isMarked !== null && <input type="checkbox" checked={isMarked} onChange={() => onMark(entry)} aria-label={`${say(said.mark)}：${entry.item_name} ${entry.case.slice(-12)} ${entry.title}`} />}
      <Link to={`/inbox/${entry.case}`} className="row" data-row data-task={task} onFocus={() => onFocus(task)}>
        <span className="row-limit">
          {entry.pressing ? <Standing limit={entry.pressing} /> : <span className="standing none">{say(said.none)}</span>}
          {due && <time dateTime={due} className="faint small" title={longDay(due, language)}>{say(entry.pressing!.title)} {shortDay(due, language)}</time>}
        </span>
        <span className="row-item">
          <strong>{entry.item_name}</strong>
          <span className="soft">{entry.applicant}</span>
          <code className="faint">{entry.case.slice(-12)}</code>
        </span>
        <span className="row-step">
          <span>{entry.title}</span>
          {entry.claimed_by && <span className="faint small">{entry.claimed_by_me ? say(said.claimedByMe) : `${say(said.claimedBy)}${entry.claimed_by}`}</span>}
        </span>
        <span className="row-bars">
          <LimitBar limit={entry.law} title={say(entry.law && entry.law.kind !== 'Statutory' ? entry.law.title : said.law).slice(0, language === 'zh' ? 2 : 12)} />
          <LimitBar limit={entry.promise} title={say(said.promise)} />
          <LimitBar limit={entry.step_limit} title={say(said.step)} />
        </span>
      </Link>
    </>
  );
});
