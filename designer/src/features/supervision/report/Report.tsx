import type { ReactNode } from 'react';
import type { Schemas } from '@/shared/api/client';
import { plainDay } from '@/shared/words/days';
import { useLanguage, useSay, words, type Words } from '@/shared/words/words';
import { percentOf, trendOf, type FigureLine } from '../figures/figures';
import { Trend } from '../figures/Trend';
import { ratingLevels } from '../ratingLevels';

type Month = Schemas['MonthReport'];
type Cell = string | number | null | undefined;

const said = {
  running: words('本月尚未结束，数字截至今日', 'The month is not over: figures up to today'),
  summary: words('总体情况', 'Overall'),
  figure: words('指标', 'Figure'),
  month: words('本月', 'This month'),
  before: words('上月', 'The month before'),
  bodies: words('各部门情况', 'By department'),
  items: words('逾期较多的事项', 'Items with most late decisions'),
  steps: words('环节用时', 'Time by step'),
  materials: words('材料补正', 'Corrections by material'),
  returns: words('退回理由', 'Returns by reason'),
  ratings: words('好差评', 'Ratings'),
  refusals: words('被拒操作', 'Refused attempts'),
  orders: words('督办', 'Orders'),
  none: words('本月没有', 'None this month'),
  all: words('合计', 'All'),
};

const summary: readonly { readonly title: Words; readonly of: (line: FigureLine) => Cell }[] = [
  { title: words('收件', 'Received'), of: (line) => line.received },
  { title: words('受理', 'Accepted'), of: (line) => line.accepted },
  { title: words('补正告知', 'Corrections'), of: (line) => line.corrections },
  { title: words('作出决定', 'Decided'), of: (line) => line.decisions },
  { title: words('超承诺期限', 'After the promise'), of: (line) => line.late },
  { title: words('超法定期限', 'After the statutory limit'), of: (line) => line.statute_late },
  { title: words('按时率', 'On time'), of: (line) => percentOf(line.in_time_share) },
  { title: words('办理用时中位数（工作日）', 'Median, working days'), of: (line) => line.handled_median },
  { title: words('办理用时 95 分位（工作日）', '95th percentile, working days'), of: (line) => line.handled_p95 },
  { title: words('比承诺提前，中位数（工作日）', 'Ahead of the promise, median'), of: (line) => line.margin_median },
  { title: words('95% 至少提前（工作日）', '95 % at least so early'), of: (line) => line.margin_p95 },
  { title: words('退回', 'Returns'), of: (line) => line.returned },
  { title: words('送达', 'Delivered'), of: (line) => line.delivered },
  { title: words('黄牌', 'Yellow cards'), of: (line) => line.yellow },
  { title: words('红牌', 'Red cards'), of: (line) => line.red },
];

const lineColumns = [
  words('收件', 'Received'), words('决定', 'Decided'), words('逾期', 'Late'), words('按时率', 'On time'), words('中位', 'Median'), words('95%', '95%'),
  words('提前', 'Ahead'), words('黄牌', 'Yellow'), words('红牌', 'Red'),
];
const lineCells = (line: FigureLine): Cell[] => [
  line.received, line.decisions, line.late, percentOf(line.in_time_share), line.handled_median, line.handled_p95, line.margin_median, line.yellow, line.red,
];

/** The report's tables, in the order of the paper. */
export function Report({ report }: { report: Month }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <>
      <p className="small soft as-of">{plainDay(report.from, language)} – {plainDay(report.to, language)}{!report.is_over && `　${say(said.running)}`}</p>
      <div className="figures-grid report-top">
        <Listed title={said.summary} name={said.figure} columns={[said.month, said.before]} rows={summary.map((each) => [say(each.title), each.of(report.total), each.of(report.before)])} />
        <div className="board-main">
          <Trend days={trendOf(report.days, report.from, report.to)} />
          <Listed title={said.orders} columns={[words('发起', 'Opened'), words('办结', 'Closed'), words('期末未结', 'Open at the end'), words('其中逾期未反馈', 'of them unanswered and late')]} rows={[[say(said.month), report.orders.opened, report.orders.closed, report.orders.open, report.orders.unanswered]]} />
          <Listed title={said.ratings} columns={[words('件数', 'Ratings')]} rows={report.ratings.map((each) => [say(ratingLevels[each.level]), each.count])} />
        </div>
      </div>
      <Listed title={said.bodies} columns={lineColumns} rows={report.authorities.map((line) => [line.key, ...lineCells(line)])} sum={[say(said.all), ...lineCells(report.total)]} />
      <Listed title={said.items} columns={lineColumns} rows={report.items.map((line) => [line.name, ...lineCells(line)])} />
      <Listed title={said.steps} columns={[words('办结', 'Done'), words('逾期', 'Late'), words('中位', 'Median'), words('95%', '95%'), words('退回', 'Returned')]} rows={report.steps.map((line) => [line.name, line.steps_done, line.steps_late, line.step_median, line.step_p95, line.returned])} />
      <Listed title={said.materials} columns={[words('事项', 'Item'), words('补正', 'Corrections'), words('收件', 'Received'), words('补正率', 'Rate'), words('退回', 'Returned')]} rows={report.materials.map((each) => [each.material_name, each.item_name, each.defects, each.received, percentOf(each.defect_rate), each.returned])} />
      <Listed title={said.returns} columns={[words('事项', 'Item'), words('环节', 'Step'), words('材料', 'Material'), words('退回', 'Returns'), words('退回率', 'Rate')]} rows={report.returns.map((each) => [each.reason_name, each.item_name, each.step_title, each.material_name, each.returns, percentOf(each.rate)])} />
      {report.refusals && <Listed title={said.refusals} columns={[words('内容', 'What it says'), words('次数', 'Attempts')]} rows={report.refusals.map((each) => [each.rule, say(each.name), each.attempts])} />}
    </>
  );
}

function Listed({ title, name, columns, rows, sum }: { title: Words; name?: Words; columns: readonly Words[]; rows: readonly (readonly Cell[])[]; sum?: readonly Cell[] }): ReactNode {
  const say = useSay();
  // A column of words stands left, figures stand right.
  const kinds = columns.map((_, index) => (rows.some((row) => typeof row[index + 1] === 'string' && !/^[-\d]/.test(String(row[index + 1]))) ? 'words' : undefined));
  const cells = (row: readonly Cell[]) => row.slice(1).map((cell, index) => <td key={index} className={kinds[index]}>{cell ?? '—'}</td>);
  return (
    <section className="panel report-part" aria-label={say(title)}>
      <header><h2>{say(title)}</h2></header>
      {rows.length === 0 ? <p className="inside soft">{say(said.none)}</p> : (
        // A table wider than a phone is scrolled by itself, also by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="wide-table" tabIndex={0} role="region" aria-label={say(title)}>
          <table>
            <thead><tr><th scope="col">{name ? say(name) : <span className="visually-hidden">{say(title)}</span>}</th>{columns.map((column, index) => <th key={column.en} scope="col" className={kinds[index]}>{say(column)}</th>)}</tr></thead>
            <tbody>{rows.map((row, index) => <tr key={index}><th scope="row">{row[0]}</th>{cells(row)}</tr>)}</tbody>
            {sum && <tfoot><tr><th scope="row">{sum[0]}</th>{cells(sum)}</tr></tfoot>}
          </table>
        </div>
      )}
    </section>
  );
}
