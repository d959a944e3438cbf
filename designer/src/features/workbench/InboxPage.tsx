import { CheckSquareOutlined, FileAddOutlined, SearchOutlined, TeamOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { answered, api } from '@/shared/api/client';
import { useLive } from '@/shared/api/live';
import { useSession } from '@/shared/api/session';
import { Asked } from '@/shared/ui/Asked';
import { useKeys } from '@/shared/ui/keys';
import { moveAlongRows } from '@/shared/ui/rows';
import { useSay, words } from '@/shared/words/words';
import { filterOf, groups, searchOf, shown, stepsOf, type Filter, type Group } from './inbox';
import { Bulk } from './inbox/Bulk';
import { nameOf } from './inbox/marked';
import { Substitutes } from './inbox/Substitutes';
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
  substitutes: words('代理', 'Substitutes'),
  more: words('只列出最紧急的 500 件，请用搜索缩小范围。', 'Only the 500 most pressing are listed; search to narrow them.'),
};

const groupWords: Record<Group, ReturnType<typeof words>> = {
  late: words('逾期', 'Late'),
  today: words('今日到期', 'Due today'),
  soon: words('临期', 'Soon due'),
  calm: words('正常', 'On time'),
  paused: words('中止', 'Suspended'),
};

export const inboxQuery = { queryKey: ['inbox'], queryFn: () => answered(api.GET('/api/v1/desk/inbox')), refetchInterval: 30_000 };

export function InboxPage() {
  const say = useSay();
  const session = useSession();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const box = useRef<InputRef>(null);
  const inbox = useQuery(inboxQuery);
  const queries = useQueryClient();
  useLive(() => void queries.invalidateQueries({ queryKey: ['inbox'] }));
  const filter = filterOf(search);
  const choose = (change: Partial<Filter>) => setSearch(searchOf({ ...filter, ...change }), { replace: true });
  const [marked, setMarked] = useState<ReadonlySet<string> | null>(null);
  const [arranges, setArranges] = useState(false);
  const mark = (name: string) => setMarked((now) => toggled(now ?? new Set(), name));
  const takesIn = session?.roles.includes('窗口受理') ?? false;
  useKeys({
    j: () => moveAlongRows(1),
    k: () => moveAlongRows(-1),
    '/': () => box.current?.focus(),
    m: () => setMarked(marked ? null : new Set()),
    ...(marked ? { s: () => markFocused(mark) } : {}),
    ...(takesIn ? { c: () => void navigate('/inbox/new') } : {}),
  });
  return (
    <main className="page">
      <div className="page-head">
        <h1>{say(said.title)}</h1>
        <span className="faint small keys-hint">{say(said.keys)}</span>
        <span className="after head-acts">
          <Button icon={<CheckSquareOutlined aria-hidden />} aria-pressed={marked !== null} onClick={() => setMarked(marked ? null : new Set())}>{say(said.bulk)}</Button>
          <Button icon={<TeamOutlined aria-hidden />} onClick={() => setArranges(true)}>{say(said.substitutes)}</Button>
        </span>
        {takesIn && <Link to="/inbox/new"><Button type="primary" icon={<FileAddOutlined aria-hidden />} tabIndex={-1}>{say(said.intake)}</Button></Link>}
      </div>
      <Asked of={inbox}>
        {(found) => {
          const { entries, counts } = shown(found.tasks, filter);
          const total = groups.reduce((sum, group) => sum + counts[group], 0);
          return (
            <>
              <div className="filters">
                <Input ref={box} allowClear prefix={<SearchOutlined aria-hidden />} aria-label={say(said.search)} placeholder={say(said.search)} value={filter.words} onChange={(e) => choose({ words: e.target.value })} />
                <label><span className="visually-hidden">{say(said.step)}</span>
                  <select value={filter.step ?? ''} onChange={(e) => choose({ step: e.target.value || null })}>
                    <option value="">{say(said.allSteps)}</option>
                    {stepsOf(found.tasks).map((title) => <option key={title}>{title}</option>)}
                  </select>
                </label>
                <label className="check"><input type="checkbox" checked={filter.mine} onChange={(e) => choose({ mine: e.target.checked })} />{say(said.mine)}</label>
              </div>
              <Views user={session?.user ?? ''} search={search.toString()} />
              <div className="groups" role="group" aria-label={say(said.standing)}>
                <GroupButton name={say(said.all)} count={total} chosen={filter.group === null} tone="none" onChoose={() => choose({ group: null })} />
                {groups.map((group) => (
                  <GroupButton key={group} name={say(groupWords[group])} count={counts[group]} chosen={filter.group === group} tone={group} onChoose={() => choose({ group: filter.group === group ? null : group })} />
                ))}
              </div>
              {found.more && <p className="notice">{say(said.more)}</p>}
              {marked && <Bulk marked={entries.filter((entry) => marked.has(nameOf(entry)))} onAll={() => setMarked(new Set(entries.map(nameOf)))} onEnd={() => setMarked(null)} />}
              <InboxList entries={entries} marked={marked} onMark={mark} isFiltered={found.tasks.length > 0} onClear={() => choose({ words: '', group: null, step: null, mine: false })} />
            </>
          );
        }}
      </Asked>
      {arranges && <Substitutes onClose={() => setArranges(false)} />}
    </main>
  );
}

function toggled(names: ReadonlySet<string>, name: string): ReadonlySet<string> {
  const next = new Set(names);
  if (!next.delete(name))
    next.add(name);
  return next;
}

/** s marks the row that has the focus. */
function markFocused(mark: (name: string) => void) {
  const name = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['name'] : undefined;
  if (name)
    mark(name);
}

function GroupButton({ name, count, chosen, tone, onChoose }: { name: string; count: number; chosen: boolean; tone: string; onChoose: () => void }) {
  return (
    <button type="button" className={`group ${tone}`} aria-pressed={chosen} onClick={onChoose}>
      <span>{name}</span><strong>{count}</strong>
    </button>
  );
}
