import { PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, type InputRef } from 'antd';
import { useDeferredValue, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useSession } from '@/shared/api/session';
import { itemTypes, patternOf } from '@/shared/items/itemWords';
import { itemsQuery } from '@/shared/items/itemsQuery';
import { find, type ListedItem } from '@/shared/items/search';
import { Asked } from '@/shared/ui/Asked';
import { useKeys } from '@/shared/ui/keys';
import { moveAlongRows } from '@/shared/ui/rows';
import { useSay, words } from '@/shared/words/words';
import { OwnDrafts } from './begin/OwnDrafts';
import { Bodies } from './Bodies';
import { catalogueFiles, Downloads } from './item/Downloads';
import { filterOf, searchOf, shown, stateOf, types, type Filter } from './filter';
import { Health } from './Health';
import { itemStates, useStates } from './states';
import { ItemList } from './ItemList';
import { Waiting } from './revision/Waiting';
import '../workbench/workbench.css';
import './catalogue.css';

const said = {
  title: words('事项目录', 'Items'),
  motto: words('同一事项、同一标准、同一编码', 'one item, one standard, one code'),
  search: words('搜索事项：名称、拼音首字母（如 spjy）、编码或部门', 'Search: name, pinyin initials (spjy), code or body'),
  keys: words('/ 搜索，j、k 上下移动，Enter 打开', '/ searches, j and k move, Enter opens'),
  allTypes: words('全部类型', 'All types'),
  type: words('按事项类型筛选', 'By type'),
  pattern: words('流程', 'Process'),
  allPatterns: words('全部流程', 'All processes'),
  count: words('{n} 项', '{n} items'),
  none: words('目录内没有这样的事项。清单之外无审批。', 'The catalogue has no such item. What is not on the list needs no approval.'),
  begin: words('起草新事项', 'Begin a new item'),
  state: words('按状态筛选', 'By state'),
  allStates: words('全部状态', 'All states'),
  take: words('导入', 'Import'),
  clear: words('清除筛选', 'Clear filters'),
};

/** All items by body, type and process; found as one types. */
export function CataloguePage() {
  const say = useSay();
  const items = useQuery(itemsQuery);
  const isPolicyStaff = useSession()?.roles.includes('政策人员') ?? false;
  return (
    <main className="page">
      <div className="page-head">
        <h1>{say(said.title)}</h1>
        <span className="soft small">{say(said.motto)}</span>
        <span className="faint small keys-hint after">{say(said.keys)}</span>
        {isPolicyStaff && <Link to="/items/new"><Button type="primary" icon={<PlusOutlined aria-hidden />} tabIndex={-1}>{say(said.begin)}</Button></Link>}
        {isPolicyStaff && <Link to="/items/import">{say(said.take)}</Link>}
        <Downloads files={catalogueFiles} />
      </div>
      {isPolicyStaff && <OwnDrafts />}
      <Waiting />
      <Health />
      <Asked of={items}>{(all) => <Catalogue all={all} />}</Asked>
    </main>
  );
}

function Catalogue({ all }: { all: ListedItem[] }) {
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const box = useRef<InputRef>(null);
  // What is typed shows at once and is kept here: the address and the list follow when there is time for them.
  const [typed, setTyped] = useState(search.get('q') ?? '');
  const sought = useDeferredValue(typed);
  const filter = useMemo(() => filterOf(search), [search]);
  const found = useMemo(() => find(all, sought), [all, sought]);
  const states = useStates();
  const { found: left, counts } = useMemo(() => shown(found, filter, states), [found, filter, states]);
  const choose = (change: Partial<Filter>) => setSearch(searchOf({ ...filter, words: typed, ...change }), { replace: true });
  function seek(sought: string) {
    setTyped(sought);
    choose({ words: sought });
  }

  useKeys({ j: () => moveAlongRows(1), k: () => moveAlongRows(-1), '/': () => box.current?.focus() });

  function leaveBox(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter')
      return;
    event.preventDefault();
    const first = document.querySelector<HTMLElement>('[data-row]');
    if (event.key === 'Enter')
      first?.click();
    else
      first?.focus();
  }

  function clear() {
    setTyped('');
    setSearch(new URLSearchParams(), { replace: true });
  }

  const ofTypes = [...counts.type.values()].reduce((sum, each) => sum + each, 0);
  return (
    <>
      <div className="filters catalogue-filters">
        <Input ref={box} allowClear size="large" prefix={<SearchOutlined aria-hidden />} aria-label={say(said.search)} placeholder={say(said.search)} value={typed} onChange={(e) => seek(e.target.value)} onKeyDown={leaveBox} />
        <label><span className="visually-hidden">{say(said.pattern)}</span>
          <select value={filter.pattern ?? 'all'} onChange={(e) => choose({ pattern: e.target.value === 'all' ? null : e.target.value })}>
            <option value="all">{say(said.allPatterns)}</option>
            {[...new Set([...counts.pattern.keys(), ...(filter.pattern === null ? [] : [filter.pattern])])].sort().map((name) => (
              <option key={name} value={name}>{say(patternOf(name))}　{counts.pattern.get(name) ?? 0}</option>
            ))}
          </select>
        </label>
        <label><span className="visually-hidden">{say(said.state)}</span>
          <select value={filter.state ?? 'all'} onChange={(e) => choose({ state: stateOf(e.target.value) })}>
            <option value="all">{say(said.allStates)}</option>
            {itemStates.filter(([state]) => counts.state.has(state) || filter.state === state).map(([state, name]) => <option key={state} value={state}>{say(name)}　{counts.state.get(state) ?? 0}</option>)}
          </select>
        </label>
        <span className="faint" role="status">{say(said.count).replace('{n}', String(left.length))}</span>
      </div>
      <div className="groups catalogue-types" role="group" aria-label={say(said.type)}>
        <TypeButton name={say(said.allTypes)} count={ofTypes} chosen={filter.type === null} onChoose={() => choose({ type: null })} />
        {types.filter((type) => filter.type === type || counts.type.has(type)).map((type) => (
          <TypeButton key={type} name={say(itemTypes[type])} count={counts.type.get(type) ?? 0} chosen={filter.type === type} onChoose={() => choose({ type: filter.type === type ? null : type })} />
        ))}
      </div>
      <div className="catalogue-grid">
        <Bodies counts={counts.authority} chosen={filter.authority} onChoose={(authority) => choose({ authority })} />
        {left.length === 0
          ? <div className="panel nothing"><p>{say(said.none)}</p><Button onClick={clear}>{say(said.clear)}</Button></div>
          : <ItemList found={left} isSought={sought.trim() !== ''} states={states} />}
      </div>
    </>
  );
}

function TypeButton({ name, count, chosen, onChoose }: { name: string; count: number; chosen: boolean; onChoose: () => void }) {
  return (
    <button type="button" className="group" aria-pressed={chosen} onClick={onChoose}>
      <span>{name}</span><strong>{count}</strong>
    </button>
  );
}
