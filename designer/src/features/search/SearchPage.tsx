import { SearchOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { answered, api, type Schemas } from '@/shared/api/client';
import { Problem } from '@/shared/api/problem';
import { useSession } from '@/shared/api/session';
import { useKeys } from '@/shared/ui/keys';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { moveAlongRows } from '@/shared/ui/rows';
import { useChosen } from '@/shared/ui/useChosen';
import { momentOf } from '@/shared/words/days';
import { useLanguage, useSay, words, type Words } from '@/shared/words/words';
import '../workbench/workbench.css';
import './search.css';

const said = {
  title: words('办件查询', 'Find cases'),
  search: words('办件编号或者末几位、申请人、事项、表单中的文字', 'Number or its end, applicant, item, words of the form'),
  status: words('状态', 'Status'),
  all: words('全部状态', 'Any status'),
  from: words('收件自', 'Received from'),
  to: words('至', 'to'),
  loading: words('正在查询…', 'Searching…'),
  none: words('没有找到办件', 'No case was found'),
  noneMore: words('只能查到本单位参与过的办件；换一个词，或者放宽日期。', 'Only cases your office took part in are found; try another word or wider days.'),
  more: words('再看 50 件', '50 more'),
  received: words('收件', 'received'),
  again: words('再试一次', 'Try again'),
  keys: words('j、k 上下移动，Enter 打开，/ 搜索', 'j and k move, Enter opens, / searches'),
};

type Status = Schemas['CaseStatus'];

const statusWords: Partial<Record<Status, Words>> = {
  Received: words('已收件', 'Received'), Correcting: words('补正中', 'Correcting'), InReview: words('在办', 'In review'), Suspended: words('中止', 'Suspended'),
  Decided: words('已决定', 'Decided'), Delivered: words('已送达', 'Delivered'), Declined: words('不予受理', 'Not accepted'), Withdrawn: words('已撤回', 'Withdrawn'),
  Lapsed: words('退件', 'Lapsed'), Terminated: words('已终止', 'Terminated'),
};

const PAGE = 50;

/** Cases by what is known of them, the newest first; the filter is in the address. */
export function SearchPage() {
  const say = useSay();
  const session = useSession();
  const box = useRef<InputRef>(null);
  const [search, choose] = useChosen();
  const [typed, setTyped] = useState(search.get('q') ?? '');
  const wish = {
    ...(search.get('q') ? { q: search.get('q')! } : {}), ...(search.get('status') ? { status: search.get('status') as Status } : {}),
    ...(search.get('from') ? { from: search.get('from')! } : {}), ...(search.get('to') ? { to: search.get('to')! } : {}),
  };
  const found = useInfiniteQuery({
    queryKey: ['found', wish],
    queryFn: ({ pageParam }) => answered(api.GET('/api/v1/cases', { params: { query: { ...wish, limit: PAGE, ...(pageParam === null ? {} : { before: pageParam }) } } })),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => (last.length < PAGE ? undefined : last.at(-1)!.id),
  });
  const cases = found.data?.pages.flat() ?? [];
  const place = session?.roles.includes('监察员') ? '/supervision' : '/inbox';
  useKeys({ j: () => moveAlongRows(1), k: () => moveAlongRows(-1), '/': () => box.current?.focus() });
  return (
    <main className="page">
      <div className="page-head"><h1>{say(said.title)}</h1><span className="faint small keys-hint">{say(said.keys)}</span></div>
      <form className="filters" role="search" onSubmit={(event) => { event.preventDefault(); choose({ q: typed.trim() }); }}>
        <Input ref={box} allowClear prefix={<SearchOutlined aria-hidden />} aria-label={say(said.search)} placeholder={say(said.search)} value={typed} onChange={(e) => setTyped(e.target.value)} onBlur={() => choose({ q: typed.trim() })} />
        <select aria-label={say(said.status)} value={search.get('status') ?? ''} onChange={(e) => choose({ status: e.target.value })}>
          <option value="">{say(said.all)}</option>
          {Object.entries(statusWords).map(([status, title]) => <option key={status} value={status}>{say(title)}</option>)}
        </select>
        <label className="check">{say(said.from)}<input type="date" className="date" value={search.get('from') ?? ''} onChange={(e) => choose({ from: e.target.value })} /></label>
        <label className="check">{say(said.to)}<input type="date" className="date" value={search.get('to') ?? ''} onChange={(e) => choose({ to: e.target.value })} /></label>
      </form>
      {found.error ? <div className="asked-failed"><ProblemMessage problem={found.error instanceof Problem ? found.error : Problem.unreachable()} /><Button onClick={() => void found.refetch()}>{say(said.again)}</Button></div>
        : found.isPending ? <div className="asked-waiting" role="status"><span className="visually-hidden">{say(said.loading)}</span>{[0, 1, 2].map((row) => <span key={row} className="bone" aria-hidden />)}</div>
        : cases.length === 0 ? <div className="panel nothing"><p><strong>{say(said.none)}</strong></p><p className="soft">{say(said.noneMore)}</p></div>
        : <div className="panel found"><ol>{cases.map((each) => <Row key={each.id} found={each} place={place} />)}</ol></div>}
      {found.hasNextPage && <p className="found-more"><Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{say(said.more)}</Button></p>}
    </main>
  );
}

function Row({ found, place }: { found: Schemas['ListedCase']; place: string }) {
  const say = useSay();
  const language = useLanguage();
  const status = statusWords[found.status as Status];
  return (
    <li>
      <Link to={`${place}/${found.number}`} className="found-row" data-row>
        <span><strong>{found.item_name}</strong><span className="soft">{found.applicant}</span></span>
        <code className="faint small">{found.number}</code>
        <span className="standing none">{status ? say(status) : found.status}</span>
        <span className="faint small">{momentOf(found.received_at, language)}{say(said.received)}</span>
      </Link>
    </li>
  );
}
