import { Button } from 'antd';
import { Link } from 'react-router';
import { LimitBar } from '@/shared/ui/LimitBar';
import { Standing } from '@/shared/ui/Standing';
import { longDay, shortDay } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import { groupOf, type InboxEntry } from './inbox';
import { nameOf } from './inbox/marked';

const said = {
  mark: words('勾选', 'Tick'),
  limit: words('时限', 'Limit'),
  item: words('事项与申请人', 'Item and applicant'),
  step: words('环节', 'Step'),
  bars: words('法定 · 承诺 · 环节', 'Statutory · promised · step'),
  due: words('到期', 'due'),
  claimedByMe: words('我已签收', 'Claimed by me'),
  claimedBy: words('已签收：', 'Claimed by '),
  none: words('没有限期', 'no limit'),
  law: words('法定', 'Law'),
  promise: words('承诺', 'Promise'),
  stepShort: words('环节', 'Step'),
  empty: words('现在没有待办', 'Nothing waits for you'),
  emptyMore: words('有新的办件到达本环节时会自动出现在这里。', 'New cases appear here by themselves.'),
  filtered: words('没有符合条件的待办', 'Nothing fits these filters'),
  clear: words('清除筛选', 'Clear filters'),
  paused: words('以下办件在特别程序中，时间不计入办理期限', 'In a special procedure; their time is not counted'),
};

/** The tasks, the most pressing first; what stands still comes last, apart. */
export function InboxList({ entries, marked, onMark, isFiltered, onClear }: {
  entries: InboxEntry[]; marked: ReadonlySet<string> | null; onMark: (name: string) => void; isFiltered: boolean; onClear: () => void;
}) {
  const say = useSay();
  if (entries.length === 0) {
    return (
      <div className="panel nothing">
        <p><strong>{say(isFiltered ? said.filtered : said.empty)}</strong></p>
        {isFiltered ? <Button onClick={onClear}>{say(said.clear)}</Button> : <p className="soft">{say(said.emptyMore)}</p>}
      </div>
    );
  }

  const running = entries.filter((entry) => groupOf(entry) !== 'paused');
  const paused = entries.filter((entry) => groupOf(entry) === 'paused');
  return (
    <div className="panel inbox">
      {running.length > 0 && <>
        <div className="inbox-head" aria-hidden><span>{say(said.limit)}</span><span>{say(said.item)}</span><span>{say(said.step)}</span><span>{say(said.bars)}</span></div>
        <ol>{running.map((entry) => <Row key={nameOf(entry)} entry={entry} isMarked={marked?.has(nameOf(entry)) ?? null} onMark={onMark} />)}</ol>
      </>}
      {paused.length > 0 && <>
        <h2 className="paused-head">{say(said.paused)}</h2>
        <ol>{paused.map((entry) => <Row key={nameOf(entry)} entry={entry} isMarked={marked?.has(nameOf(entry)) ?? null} onMark={onMark} />)}</ol>
      </>}
    </div>
  );
}

function Row({ entry, isMarked, onMark }: { entry: InboxEntry; isMarked: boolean | null; onMark: (name: string) => void }) {
  const say = useSay();
  const language = useLanguage();
  const due = entry.pressing?.due_on;
  return (
    <li className={isMarked === null ? undefined : 'markable'}>
      {isMarked !== null && <input type="checkbox" checked={isMarked} onChange={() => onMark(nameOf(entry))} aria-label={`${say(said.mark)}：${entry.item_name} ${entry.case.slice(-12)} ${entry.title}`} />}
      <Link to={`/inbox/${entry.case}`} className="row" data-row data-name={nameOf(entry)}>
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
          <LimitBar limit={entry.step_limit} title={say(said.stepShort)} />
        </span>
      </Link>
    </li>
  );
}
