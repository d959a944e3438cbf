import { CalendarOutlined, CheckSquareOutlined, FileAddOutlined, SearchOutlined, TeamOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, type InputRef } from 'antd';
import { useCallback, useRef, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useLive } from '@/shared/api/live';
import { useSession } from '@/shared/api/session';
import { Asked } from '@/shared/ui/Asked';
import { useKeys } from '@/shared/ui/keys';
import { useSay, words } from '@/shared/words/words';
import { countsOf, everything, filterOf, groups, searchOf, sumOf, type Filter, type Group, type InboxCounts, type InboxEntry } from './inbox';
import { Bulk } from './inbox/Bulk';
import { linesOf } from './inbox/lines';
import { nameOf } from './inbox/marked';
import { Substitutes } from './inbox/Substitutes';
import { useSettled } from './inbox/useSettled';
import { tasksFrom, useCounts } from './inbox/useTasks';
import { Views } from './inbox/Views';
import { InboxList } from './InboxList';
import './workbench.css';

const said = {
  title: words('待办', 'Inbox'),
  intake: words('收件', 'New case'),
  search: words('搜索事项、申请人或办件编号', 'Search item, applicant or case number'),
  allSteps: words('全部环节', 'All steps'),
  step: words('环节', 'Step'),
  mine: words('只看我签收的', 'Only what I claimed'),
  all: words('全部', 'All'),
  standing: words('按时限筛选', 'By time limit'),
  keys: words('j、k 上下移动，Enter 打开，/ 搜索', 'j and k move, Enter opens, / searches'),
  bulk: words('批量（m）', 'Bulk (m)'),
  appointments: words('预约', 'Appointments'),
  substitutes: words('代理', 'Substitutes'),
};

const groupWords: Record<Group, ReturnType<typeof words>> = {
  late: words('逾期', 'Late'),
  today: words('今日到期', 'Due today'),
  soon: words('3 个工作日内', 'In 3 working days'),
  calm: words('更晚', 'Later'),
  paused: words('中止', 'Suspended'),
};

/** Cases marked at once at most: one bulk act. */
const bulkMax = 500;

export function InboxPage() {
  const say = useSay();
  const session = useSession();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const box = useRef<InputRef>(null);
  const queries = useQueryClient();
  useLive(() => void queries.invalidateQueries({ queryKey: ['inbox'] }));
  const filter = filterOf(search);
  const settled = { ...filter, words: useSettled(filter.words) };
  const waiting = useCounts(settled);
  const choose = (change: Partial<Filter>) => setSearch(searchOf({ ...filter, ...change }), { replace: true });
  const [marked, setMarked] = useState<ReadonlyMap<string, InboxEntry> | null>(null);
  const [arranges, setArranges] = useState(false);
  const mark = useCallback((entry: InboxEntry) => setMarked((now) => toggled(now ?? new Map(), entry)), []);
  const takesIn = session?.roles.includes('窗口受理') ?? false;
  useKeys({
    '/': () => box.current?.focus(),
    m: () => setMarked(marked ? null : new Map()),
    ...(takesIn ? { c: () => void navigate('/inbox/new') } : {}),
  });
  return (
    <main className="page">
      <div className="page-head">
        <h1>{say(said.title)}</h1>
        <span className="faint small keys-hint">{say(said.keys)}</span>
        <span className="after head-acts">
          <Button icon={<CheckSquareOutlined aria-hidden />} aria-pressed={marked !== null} onClick={() => setMarked(marked ? null : new Map())}>{say(said.bulk)}</Button>
          <Button icon={<TeamOutlined aria-hidden />} onClick={() => setArranges(true)}>{say(said.substitutes)}</Button>
        </span>
        {takesIn && <Link to="/inbox/appointments"><Button icon={<CalendarOutlined aria-hidden />} tabIndex={-1}>{say(said.appointments)}</Button></Link>}
        {takesIn && <Link to="/inbox/new"><Button type="primary" icon={<FileAddOutlined aria-hidden />} tabIndex={-1}>{say(said.intake)}</Button></Link>}
      </div>
      <Asked of={waiting}>
        {(found) => {
          const counts = countsOf(found, filter.step);
          return (
            <>
              <div className="filters">
                <Input ref={box} allowClear prefix={<SearchOutlined aria-hidden />} aria-label={say(said.search)} placeholder={say(said.search)} value={filter.words} onChange={(e) => choose({ words: e.target.value })} />
                <label><span className="visually-hidden">{say(said.step)}</span>
                  <select value={filter.step ?? ''} onChange={(e) => choose({ step: e.target.value || null })}>
                    <option value="">{say(said.allSteps)}</option>
                    {stepsOf(found, filter.step).map((title) => <option key={title}>{title}</option>)}
                  </select>
                </label>
                <label className="check"><input type="checkbox" checked={filter.mine} onChange={(e) => choose({ mine: e.target.checked })} />{say(said.mine)}</label>
              </div>
              <Views user={session?.user ?? ''} search={search.toString()} />
              <div className="groups" role="group" aria-label={say(said.standing)}>
                <GroupButton name={say(said.all)} count={sumOf(counts)} chosen={filter.group === null} tone="none" onChoose={() => choose({ group: null })} />
                {groups.map((group) => (
                  <GroupButton key={group} name={say(groupWords[group])} count={counts[group]} chosen={filter.group === group} tone={group} onChoose={() => choose({ group: filter.group === group ? null : group })} />
                ))}
              </div>
              {marked && <Bulk marked={[...marked.values()]} onAll={() => void tasksFrom(filter, 0, bulkMax).then((all) => setMarked(new Map(all.map((entry) => [nameOf(entry), entry]))))} onEnd={() => setMarked(null)} />}
              <InboxList key={search.toString()} filter={settled} lines={linesOf(counts, filter.group)} search={search.toString()} marked={marked} onMark={mark} onClear={() => choose(everything)} />
            </>
          );
        }}
      </Asked>
      {arranges && <Substitutes onClose={() => setArranges(false)} />}
    </main>
  );
}

/** Steps to choose from: those that wait, and the one that is chosen although nothing waits there. */
const stepsOf = (counts: InboxCounts, chosen: string | null): string[] =>
  [...new Set([...counts.steps.map((count) => count.title), ...(chosen ? [chosen] : [])])];

function toggled(marked: ReadonlyMap<string, InboxEntry>, entry: InboxEntry): ReadonlyMap<string, InboxEntry> {
  const next = new Map(marked);
  if (!next.delete(nameOf(entry)))
    next.set(nameOf(entry), entry);
  return next;
}

function GroupButton({ name, count, chosen, tone, onChoose }: { name: string; count: number; chosen: boolean; tone: string; onChoose: () => void }) {
  return (
    <button type="button" className={`group ${tone}`} aria-pressed={chosen} onClick={onChoose}>
      <span>{name}</span><strong>{count}</strong>
    </button>
  );
}
