import { useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { useChosen } from '@/shared/ui/useChosen';
import { useSay, words } from '@/shared/words/words';
import { ratingLevels } from '../ratingLevels';
import { Tabs } from '../Tabs';
import { BadRatings } from './BadRatings';
import { daysBefore, periods } from './figures';
import { Materials, Returns, type Span } from './Returned';
import '../../workbench/workbench.css';
import '../supervision.css';
import '../orders/orders.css';
import './figures.css';

const said = {
  title: words('审批质量', 'Quality'),
  period: words('时段', 'Period'),
  days: words('近 {n} 日', 'Last {n} days'),
  body: words('部门', 'Department'),
  all: words('全部部门', 'All departments'),
  refusals: words('被拒操作', 'Refused attempts'),
  refusalsMore: words('按规则；所有部门', 'By rule, all departments'),
  ratings: words('好差评', 'Ratings'),
  ratingsMore: words('近 12 个月，所有部门', 'Last 12 months, all departments'),
  silent: words('未评价的按“{level}”计', 'unrated counts as {level}'),
  none: words('没有记录', 'Nothing'),
};

/** 审批质量: which materials come back and why, what was tried against the standard, what applicants say. */
export function QualityPage() {
  const say = useSay();
  const [search, choose] = useChosen();
  const days = periods.find((each) => String(each) === search.get('days')) ?? 30;
  const authority = search.get('authority') ?? '';
  const today = useQuery({ queryKey: ['today'], queryFn: () => answered(api.GET('/api/v1/today')) });
  const board = useQuery({ queryKey: ['board'], queryFn: () => answered(api.GET('/api/v1/supervision/board')) });
  const to = today.data?.date ?? '';
  const span: Span = { from: to && daysBefore(to, days - 1), to, ...(authority ? { authority } : {}) };
  return (
    <main className="page board">
      <Tabs />
      <div className="page-head">
        <h1>{say(said.title)}</h1>
        <div className="groups" role="group" aria-label={say(said.period)}>
          {periods.map((each) => <button key={each} type="button" className="group" aria-pressed={each === days} onClick={() => choose({ days: String(each) })}>{say(said.days).replace('{n}', String(each))}</button>)}
        </div>
        <label className="soft">{say(said.body)} <select value={authority} onChange={(e) => choose({ authority: e.target.value })}><option value="">{say(said.all)}</option>{board.data?.authorities.map((each) => <option key={each.authority}>{each.authority}</option>)}</select></label>
      </div>
      <div className="figures-grid even">
        <div className="board-main"><Materials span={span} /><Returns span={span} /></div>
        <div className="board-main"><BadRatings /><Ratings /><Refused span={span} /></div>
      </div>
    </main>
  );
}

function Refused({ span: { from, to } }: { span: Span }) {
  const say = useSay();
  const found = useQuery({ queryKey: ['figures', 'refusals', from, to], queryFn: () => answered(api.GET('/api/v1/supervision/figures/refusals', { params: { query: { from, to } } })), enabled: to !== '' });
  return (
    <section className="panel" aria-labelledby="refused">
      <header><h2 id="refused">{say(said.refusals)}</h2><span className="small faint">{say(said.refusalsMore)}</span></header>
      <Asked of={found}>{(rules) => rules.length === 0 ? <p className="inside soft">{say(said.none)}</p> : <Bars lines={rules.slice(0, 12).map((each) => ({ name: each.name ? say(each.name) : each.key, more: each.key, count: each.attempts }))} />}</Asked>
    </section>
  );
}

function Ratings() {
  const say = useSay();
  const found = useQuery({ queryKey: ['ratings', 'figures'], queryFn: () => answered(api.GET('/api/v1/ratings/figures')) });
  return (
    <section className="panel" aria-labelledby="ratings">
      <header><h2 id="ratings">{say(said.ratings)}</h2><span className="small faint">{say(said.ratingsMore)}{found.data && `，${say(said.silent).replace('{level}', say(ratingLevels[found.data.silent_as]))}`}</span></header>
      <Asked of={found}>
        {({ counts, silent_as: silent }) => counts.length === 0 ? <p className="inside soft">{say(said.none)}</p> : (
          <Bars lines={(Object.keys(ratingLevels) as Schemas['RatingLevel'][]).map((level) => ({ name: say(ratingLevels[level]), count: counts.filter((each) => (each.level ?? silent) === level).reduce((sum, each) => sum + each.count, 0) }))} />
        )}
      </Asked>
    </section>
  );
}

function Bars({ lines }: { lines: readonly { readonly name: string; readonly more?: string; readonly count: number }[] }) {
  const most = Math.max(1, ...lines.map((line) => line.count));
  const isLong = lines.some((line) => line.more);
  return <ol className={`inside bars${isLong ? ' two-lines' : ''}`}>{lines.map((line) => <li key={line.more ?? line.name}><span>{line.name}{line.more && <small className="faint">{line.more}</small>}</span><span className="bar-track"><i style={{ width: `${(line.count / most) * 100}%` }} /></span><strong>{line.count}</strong></li>)}</ol>;
}
