import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import { Flow } from '@/features/catalogue/item/Flow';
import { answered, api, type Schemas } from '@/shared/api/client';
import { limitOf } from '@/shared/items/itemWords';
import { Asked } from '@/shared/ui/Asked';
import { dayMonth } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import { daysBefore, percentOf, periods } from '../figures/figures';
import { Tabs } from '../Tabs';
import '@/features/catalogue/item/item.css';
import '../../workbench/workbench.css';
import '../supervision.css';
import '../figures/figures.css';
import './heat.css';

type Heat = Schemas['FlowHeat'];
type Step = Schemas['StepHeat'];

const said = {
  title: words('流程热力图', 'Heat map of the process'),
  days: words('近 {n} 日', 'Last {n} days'),
  period: words('时段', 'Period'),
  flow: words('流程和用时', 'The process and its time'),
  legend: words('颜色：环节 95 分位用时占最慢环节的几成', 'Colour: the 95th percentile of a step as a share of the slowest one'),
  cool: words('快', 'quick'),
  hot: words('慢', 'slow'),
  steps: words('环节', 'Step'),
  done: words('办结', 'Done'),
  late: words('逾期', 'Late'),
  returned: words('退回', 'Returned'),
  median: words('中位', 'Median'),
  p95: words('95%', '95%'),
  open: words('在办', 'Open'),
  openLate: words('其中逾期', 'of them late'),
  workingDays: words('工作日', 'working days'),
  promised: words('承诺办结时限', 'Promise'),
  decided: words('作出决定', 'Decided'),
  rate: words('按时决定率', 'On time'),
  handledMedian: words('办理用时中位数', 'Median time'),
  handledP95: words('办理用时 95 分位', '95th percentile'),
  ahead: words('95% 至少提前', '95 % at least so early'),
  none: words('这一时段没有办结，现在也没有在办', 'nothing done in these days, nothing open'),
  cases: words('看在办件', 'Its open cases'),
  others: words('早先版本的环节', 'Steps of earlier versions'),
};

/** 热力图: where an item's time goes, painted on its process. */
export function HeatPage() {
  const say = useSay();
  const { code = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const days = periods.find((each) => String(each) === search.get('days')) ?? 90;
  const today = useQuery({ queryKey: ['today'], queryFn: () => answered(api.GET('/api/v1/today')) });
  const to = today.data?.date ?? '';
  const heat = useQuery({
    queryKey: ['figures', 'heat', code, to, days],
    queryFn: () => answered(api.GET('/api/v1/supervision/items/{code}/heat', { params: { path: { code }, query: { from: daysBefore(to, days - 1), to } } })),
    enabled: to !== '', placeholderData: keepPreviousData,
  });
  return (
    <main className="page board">
      <Tabs />
      <div className="page-head">
        <h1>{heat.data?.item_name ?? say(said.title)}</h1>
        <div className="groups" role="group" aria-label={say(said.period)}>
          {periods.map((each) => <button key={each} type="button" className="group" aria-pressed={each === days} onClick={() => setSearch({ days: String(each) }, { replace: true })}>{say(said.days).replace('{n}', String(each))}</button>)}
        </div>
        <Link className="after" to={`/supervision?show=Open&item=${code}`}>{say(said.cases)}</Link>
      </div>
      <Asked of={heat}>{(found) => <><Headline of={found} /><Picture of={found} /></>}</Asked>
    </main>
  );
}

function Headline({ of }: { of: Heat }) {
  const say = useSay();
  const days = say(said.workingDays);
  const figures = [
    { title: said.promised, value: say(limitOf(of.promised)) },
    { title: said.handledMedian, value: of.total.handled_median ?? '—', more: days },
    { title: said.handledP95, value: of.total.handled_p95 ?? '—', more: days },
    { title: said.ahead, value: of.total.margin_p95 ?? '—', more: days },
    { title: said.decided, value: of.total.decisions ?? 0 },
    { title: said.rate, value: percentOf(of.total.in_time_share) ?? '—' },
  ];
  return (
    <section className="figures panel" aria-label={say(said.title)}>
      {figures.map((each) => <div key={each.title.en} className="figure still"><span>{say(each.title)}</span><strong>{each.value}</strong>{each.more && <small className="faint">{each.more}</small>}</div>)}
    </section>
  );
}

function Picture({ of }: { of: Heat }) {
  const say = useSay();
  const language = useLanguage();
  const known = new Map(of.steps.map((step) => [step.step, step]));
  return (
    <div className="figures-grid heat">
      <section className="panel" aria-labelledby="heat-flow">
        <header>
          <h2 id="heat-flow">{say(said.flow)}</h2><span className="faint small">{dayMonth(of.from, language)} – {dayMonth(of.to, language)}</span>
          <p className="heat-legend small soft"><span className="visually-hidden">{say(said.legend)}</span><span aria-hidden>{say(said.cool)}</span>{[0, 1, 2, 3, 4].map((level) => <i key={level} className={`heat-${level}`} aria-hidden title={say(said.legend)} />)}<span aria-hidden>{say(said.hot)}</span></p>
        </header>
        <Flow parts={of.flow} paint={(step) => ({ tone: `heat-${known.get(step.step)?.heat ?? 0}`, more: <Facts of={known.get(step.step)} /> })} />
      </section>
      <Table of={of} />
    </div>
  );
}

/** The same numbers that colour the card, in words. */
function Facts({ of }: { of: Step | undefined }) {
  const say = useSay();
  if (!of)
    return <p className="small faint">{say(said.none)}</p>;
  const days = say(said.workingDays);
  return (
    <p className="heat-facts">
      {typeof of.median === 'number' && <strong>{say(said.median)} {of.median} · {say(said.p95)} {of.p95} {days}</strong>}
      <span>{say(said.done)} {of.done}</span>
      {of.late > 0 && <span className="late-text">{say(said.late)} {of.late}</span>}
      {of.returned > 0 && <span>{say(said.returned)} {of.returned}</span>}
      {of.open > 0 && <span>{say(said.open)} {of.open}{of.open_late > 0 && <span className="late-text">（{say(said.openLate)} {of.open_late}）</span>}</span>}
    </p>
  );
}

const titlesOf = (parts: readonly Schemas['FlowPart'][]): [string, string][] => parts.flatMap((part) => {
  switch (part.kind) {
    case 'together': return part.branches.flatMap((branch) => titlesOf(branch.parts));
    case 'one_of': return part.ways.flatMap((way) => titlesOf(way.parts));
    default: return [[part.step, part.title]];
  }
});

function Table({ of }: { of: Heat }) {
  const say = useSay();
  const titles = new Map(titlesOf(of.flow));
  const rows = [...of.steps].sort((a, b) => (b.p95 ?? -1) - (a.p95 ?? -1));
  const columns = [said.median, said.p95, said.done, said.late, said.open];
  return (
    <section className="panel" aria-labelledby="heat-table">
      <header><h2 id="heat-table">{say(said.steps)}</h2><span className="faint small">{say(said.workingDays)}</span></header>
      {rows.length === 0 ? <p className="inside soft">{say(said.none)}</p> : (
        <table className="plain-table inside">
          <thead><tr><th scope="col">{say(said.steps)}</th>{columns.map((column) => <th key={column.en} scope="col">{say(column)}</th>)}</tr></thead>
          <tbody>{rows.map((row) => <tr key={row.step}><th scope="row">{titles.get(row.step) ?? `${row.step}（${say(said.others)}）`}</th><td>{row.median ?? '—'}</td><td>{row.p95 ?? '—'}</td><td>{row.done}</td><td className={row.late > 0 ? 'late-text' : undefined}>{row.late}</td><td>{row.open}</td></tr>)}</tbody>
        </table>
      )}
    </section>
  );
}
