import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Fragment } from 'react';
import { useSearchParams } from 'react-router';
import { answered, api, type Schemas } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { shortDay } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import { csvOf, save } from '../figures/figures';
import { Tabs } from '../Tabs';
import '../../workbench/workbench.css';
import '../supervision.css';
import '../figures/figures.css';

type Load = Schemas['TaskLoad'];

const said = {
  title: words('负荷', 'Load per office'),
  lead: words('各办理单位手上的任务，按环节到期日；点开看到人', 'Open tasks of each office by the day of the step; open a line for its people'),
  office: words('办理单位', 'Office'),
  unclaimed: words('未签收', 'unclaimed'),
  all: words('合计', 'All'),
  none: words('现在没有在办任务', 'No task is open'),
  csv: words('导出 CSV', 'Export CSV'),
  share: words('构成', 'Made of'),
  soon: words('“三日内”指明天起至 {day}', '“soon” is from tomorrow to {day}'),
};

const columns = [
  { title: words('在手', 'Open'), of: (load: Load) => load.open, tone: '' },
  { title: words('已逾期', 'Late'), of: (load: Load) => load.late, tone: 'late' },
  { title: words('今日到期', 'Today'), of: (load: Load) => load.due_today, tone: 'today' },
  { title: words('三日内', 'Soon'), of: (load: Load) => load.due_soon, tone: 'soon' },
  { title: words('以后', 'Later'), of: (load: Load) => load.later, tone: 'calm' },
  { title: words('未计时', 'No day'), of: (load: Load) => load.no_day, tone: 'paused' },
] as const;

/** 负荷: who has how much to do, office by office and person by person. */
export function LoadPage() {
  const say = useSay();
  const language = useLanguage();
  const [search, setSearch] = useSearchParams();
  const opened = search.get('office');
  const load = useQuery({ queryKey: ['board', 'load'], queryFn: () => answered(api.GET('/api/v1/supervision/load')), refetchInterval: 30_000 });
  const turn = (office: string) => setSearch(office === opened ? {} : { office }, { replace: true });
  return (
    <main className="page board">
      <Tabs />
      <div className="page-head"><h1>{say(said.title)}</h1><span className="small soft">{say(said.lead)}</span></div>
      <Asked of={load}>
        {(found) => (
          <section className="panel load" aria-label={say(said.title)}>
            {found.lines.length === 0 ? <p className="inside soft">{say(said.none)}</p> : (
              // A table wider than a phone is scrolled by itself, also by keyboard.
              // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
              <div className="wide-table" tabIndex={0} role="region" aria-label={say(said.title)}>
                <table>
                  <thead><tr><th scope="col">{say(said.office)}</th>{columns.map((column) => <th key={column.title.en} scope="col">{say(column.title)}</th>)}<th scope="col">{say(said.share)}</th></tr></thead>
                  <tbody>
                    {found.lines.map(({ tasks, name }) => (
                      <Fragment key={tasks.key}>
                        <tr className={opened === tasks.key ? 'chosen' : undefined}>
                          <th scope="row"><button type="button" className="plain" aria-expanded={opened === tasks.key} onClick={() => turn(tasks.key)}>{name}</button></th>
                          <Cells of={tasks} />
                        </tr>
                        {opened === tasks.key && <Handlers office={tasks.key} />}
                      </Fragment>
                    ))}
                  </tbody>
                  <tfoot><tr><th scope="row">{say(said.all)}</th><Cells of={found.total} /></tr></tfoot>
                </table>
              </div>
            )}
            <footer className="inside small faint">{say(said.soon).replace('{day}', shortDay(found.soon, language))}
              <Button size="small" className="after" icon={<DownloadOutlined aria-hidden />} onClick={() => save(`${say(said.title)} ${found.today}.csv`, csvOf([said.office, ...columns.map((column) => column.title)].map(say), [...found.lines.map((line) => [line.name, ...columns.map((column) => column.of(line.tasks))]), [say(said.all), ...columns.map((column) => column.of(found.total))]]))}>{say(said.csv)}</Button>
            </footer>
          </section>
        )}
      </Asked>
    </main>
  );
}

function Handlers({ office }: { office: string }) {
  const say = useSay();
  const people = useQuery({ queryKey: ['board', 'load', office], queryFn: () => answered(api.GET('/api/v1/supervision/load', { params: { query: { office } } })) });
  if (!people.data)
    return <tr><td colSpan={columns.length + 2}><Asked of={people}>{() => null}</Asked></td></tr>;
  return <>{people.data.lines.map(({ tasks, name }) => <tr key={tasks.key} className="within"><th scope="row">{name || say(said.unclaimed)}</th><Cells of={tasks} /></tr>)}</>;
}

function Cells({ of }: { of: Load }) {
  const say = useSay();
  const parts = columns.slice(1).map((column) => ({ ...column, count: column.of(of) })).filter((part) => part.count > 0);
  return (
    <>
      {columns.map((column) => <td key={column.title.en} className={column.of(of) === 0 ? 'faint' : column.tone === 'late' ? 'late-text' : undefined}>{column.of(of)}</td>)}
      <td className="load-share"><span className="share tall" role="img" aria-label={parts.map((part) => `${say(part.title)} ${part.count}`).join('，')}>{parts.map((part) => <span key={part.tone} className={part.tone} style={{ width: `${(part.count / Math.max(1, of.open)) * 100}%` }} />)}</span></td>
    </>
  );
}
