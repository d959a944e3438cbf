import { DownloadOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { answered, api } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { useChosen } from '@/shared/ui/useChosen';
import { useSay, words } from '@/shared/words/words';
import { Tabs } from '../Tabs';
import { breakdowns, csvOf, daysBefore, decidedOf, periods, rateOf, save, trendOf, type FigureLine } from './figures';
import { Funnel } from './Funnel';
import { columnsOf, LineTable } from './LineTable';
import { Trend } from './Trend';
import '../../workbench/workbench.css';
import '../supervision.css';
import './figures.css';

const said = {
  title: words('监察统计', 'Figures'),
  period: words('时段', 'Period'),
  days: words('近 {n} 日', 'Last {n} days'),
  by: words('分组', 'Grouped'),
  received: words('收件', 'Received'),
  decided: words('作出决定', 'Decided'),
  rate: words('按时决定率', 'On time'),
  median: words('办理用时中位数', 'Median time'),
  p95: words('办理用时 95 分位', '95th percentile'),
  workingDays: words('工作日', 'working days'),
  margin: words('比承诺提前（中位数）', 'Ahead of the promise, median'),
  marginP95: words('95% 至少提前', '95 % ahead by at least'),
  body: words('部门', 'Department'),
  all: words('全部部门', 'All departments'),
  tomorrow: words('明日将逾期', 'Late tomorrow'),
  tomorrowMore: words('今日到期而仍在办', 'due today and still open'),
  csv: words('导出 CSV', 'Export CSV'),
};

/** 监察统计: how a period went, day by day and by department, office, item or step. */
export function FiguresPage() {
  const say = useSay();
  const [search, choose] = useChosen();
  const days = periods.find((each) => String(each) === search.get('days')) ?? 30;
  const by = breakdowns.find((each) => each.by === search.get('by')) ?? breakdowns[0]!;
  const authority = search.get('authority') ?? '';
  const within = authority ? { authority } : {};
  const board = useQuery({ queryKey: ['board'], queryFn: () => answered(api.GET('/api/v1/supervision/board')) });
  const today = useQuery({ queryKey: ['today'], queryFn: () => answered(api.GET('/api/v1/today')) });
  const to = today.data?.date ?? '';
  const from = to === '' ? '' : daysBefore(to, days - 1);
  const ask = { enabled: to !== '', placeholderData: keepPreviousData };
  const daily = useQuery({ queryKey: ['figures', 'Day', from, to, authority], queryFn: () => answered(api.GET('/api/v1/supervision/figures', { params: { query: { from, to, by: 'Day', ...within } } })), ...ask });
  const lines = useQuery({ queryKey: ['figures', by.by, from, to, authority], queryFn: () => answered(api.GET('/api/v1/supervision/figures', { params: { query: { from, to, by: by.by, ...within } } })), ...ask });

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
      <Asked of={daily}>
        {(found) => (
          <>
            <Headline total={found.total} due={authority ? board.data?.authorities.find((each) => each.authority === authority)?.due_today ?? 0 : board.data?.all.due_today} authority={authority} />
            <div className="figures-grid"><Trend days={trendOf(found.lines, found.from, found.to)} /><Funnel total={found.total} /></div>
          </>
        )}
      </Asked>
      <Asked of={lines}>
        {(found) => (
          <section className="panel" aria-label={say(by.title)}>
            <header>
              <div className="groups flush" role="group" aria-label={say(said.by)}>
                {breakdowns.map((each) => <button key={each.by} type="button" className="group" aria-pressed={each.by === by.by} onClick={() => choose({ by: each.by })}>{say(each.title)}</button>)}
              </div>
              <Button className="after" size="small" icon={<DownloadOutlined aria-hidden />} onClick={() => save(`${say(said.title)} ${found.from} ${found.to} ${say(by.title)}.csv`, csvOf(['', ...columnsOf(by.by).map((column) => say(column.title))], found.lines.map((line) => [line.name, ...columnsOf(by.by).map((column) => column.of(line))])))}>{say(said.csv)}</Button>
            </header>
            <LineTable lines={found.lines} total={found.total} by={by.by} onAuthority={(chosen) => choose({ authority: chosen, by: 'Item' })} />
          </section>
        )}
      </Asked>
    </main>
  );
}

function Headline({ total, due, authority }: { total: FigureLine; due: number | undefined; authority: string }) {
  const say = useSay();
  const figures = [
    { title: said.received, value: String(total.received) },
    { title: said.decided, value: String(decidedOf(total)) },
    { title: said.rate, value: rateOf(total.in_time, total.late) ?? '—' },
    { title: said.median, value: total.handled_median ?? '—', more: said.workingDays },
    { title: said.p95, value: total.handled_p95 ?? '—', more: said.workingDays },
    { title: said.margin, value: total.margin_median ?? '—', more: said.workingDays },
    { title: said.marginP95, value: total.margin_p95 ?? '—', more: said.workingDays },
  ];
  return (
    <section className="figures panel" aria-label={say(said.title)}>
      {figures.map((each) => <div key={each.title.en} className="figure still"><span>{say(each.title)}</span><strong>{each.value}</strong>{each.more && <small className="faint">{say(each.more)}</small>}</div>)}
      <Link to={`/supervision?show=DueToday${authority && `&authority=${encodeURIComponent(authority)}`}`} className="figure still today after"><span>{say(said.tomorrow)}</span><strong>{due ?? '—'}</strong><small className="faint">{say(said.tomorrowMore)}</small></Link>
    </section>
  );
}
