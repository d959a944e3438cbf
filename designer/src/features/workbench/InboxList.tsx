import { Button } from 'antd';
import { useRef } from 'react';
import { Problem } from '@/shared/api/problem';
import { useKeys } from '@/shared/ui/keys';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';
import type { Filter, InboxEntry } from './inbox';
import { InboxRow } from './inbox/InboxRow';
import { taskOf, type Lines } from './inbox/lines';
import { nameOf } from './inbox/marked';
import { useList } from './inbox/useList';

const said = {
  limit: words('时限', 'Limit'),
  item: words('事项与申请人', 'Item and applicant'),
  step: words('环节', 'Step'),
  bars: words('法定 · 承诺 · 环节', 'Statutory · promised · step'),
  empty: words('现在没有待办', 'Nothing waits for you'),
  emptyMore: words('有新的办件到达本环节时会自动出现在这里。', 'New cases appear here by themselves.'),
  filtered: words('没有符合条件的待办', 'Nothing fits these filters'),
  clear: words('清除筛选', 'Clear filters'),
  paused: words('以下办件在特别程序中或者没有限期，时间不计入办理期限', 'In a special procedure or without a limit; their time is not counted'),
  again: words('再试一次', 'Try again'),
  coming: words('正在载入…', 'Loading…'),
};

interface Props {
  readonly filter: Filter;
  readonly lines: Lines;
  readonly search: string;
  readonly marked: ReadonlyMap<string, InboxEntry> | null;
  readonly onMark: (entry: InboxEntry) => void;
  readonly onClear: () => void;
}

/** The tasks, the most pressing first; what stands still comes last, apart. */
export function InboxList(props: Props) {
  const say = useSay();
  if (props.lines.tasks > 0)
    return <LongList {...props} />;
  const isFiltered = props.search !== '';
  return (
    <div className="panel nothing">
      <p><strong>{say(isFiltered ? said.filtered : said.empty)}</strong></p>
      {isFiltered ? <Button onClick={props.onClear}>{say(said.clear)}</Button> : <p className="soft">{say(said.emptyMore)}</p>}
    </div>
  );
}

/** However many there are, only the rows in sight are on the page. */
function LongList({ filter, lines, search, marked, onMark }: Props) {
  const say = useSay();
  const list = useRef<HTMLOListElement>(null);
  const found = useList(filter, lines, search, list);
  useKeys({
    j: () => found.move(1),
    k: () => found.move(-1),
    ...(marked ? { s: () => markFocused((task) => { const entry = found.entryAt(task); if (entry) onMark(entry); }) } : {}),
  });
  return (
    <>
      {found.problem && <div className="asked-failed"><ProblemMessage problem={found.problem instanceof Problem ? found.problem : Problem.unreachable()} /><Button onClick={found.again}>{say(said.again)}</Button></div>}
      <div className="panel inbox">
        <div className="inbox-head" aria-hidden><span>{say(said.limit)}</span><span>{say(said.item)}</span><span>{say(said.step)}</span><span>{say(said.bars)}</span></div>
        <ol ref={list} className="inbox-lines" style={{ height: found.length }}>
          {found.shown.map((line) => {
            const task = taskOf(lines, line.index);
            const entry = task === null ? undefined : found.entryAt(task);
            const style = { transform: `translateY(${line.start - found.margin}px)`, height: line.size };
            if (task === null)
              return <li key="head" role="presentation" style={style}><h2 className="paused-head">{say(said.paused)}</h2></li>;
            return (
              <li key={entry ? nameOf(entry) : line.index} style={style} className={marked ? 'markable' : undefined} aria-setsize={lines.tasks} aria-posinset={task + 1}>
                {entry
                  ? <InboxRow entry={entry} task={task} isMarked={marked?.has(nameOf(entry)) ?? null} onMark={onMark} onFocus={found.setAt} />
                  : <span className="bone" aria-hidden><span className="visually-hidden">{say(said.coming)}</span></span>}
              </li>
            );
          })}
        </ol>
      </div>
    </>
  );
}

/** s marks the row that has the focus. */
function markFocused(mark: (task: number) => void) {
  const task = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['task'] : undefined;
  if (task)
    mark(Number(task));
}
