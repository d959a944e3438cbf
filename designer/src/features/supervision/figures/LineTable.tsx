import { Link } from 'react-router';
import { useSay, words, type Words } from '@/shared/words/words';
import { decidedOf, rateOf, type FigureBy, type FigureLine } from './figures';

const said = { empty: words('这个时段没有记录', 'Nothing happened in this period'), name: words('名称', 'Name'), all: words('合计', 'All'), items: words('看它的事项', 'Its items'), first: words('列出前 200 行；合计是全部', 'The first 200 lines; the sum is of all') };

interface Column {
  readonly title: Words;
  readonly of: (line: FigureLine) => number | string;
  /** The more of it, the warmer the cell. */
  readonly glows?: boolean;
}

const ofCases: readonly Column[] = [
  { title: words('收件', 'Received'), of: (line) => line.received },
  { title: words('受理', 'Accepted'), of: (line) => line.accepted },
  { title: words('决定', 'Decided'), of: decidedOf },
  { title: words('按时率', 'On time'), of: (line) => rateOf(line.in_time, line.late) ?? '—' },
  { title: words('逾期', 'Late'), of: (line) => line.late, glows: true },
  { title: words('补正', 'Corrections'), of: (line) => line.corrections },
  { title: words('退回', 'Returns'), of: (line) => line.returned },
  { title: words('延期', 'Extensions'), of: (line) => line.extended },
  { title: words('黄牌', 'Yellow'), of: (line) => line.yellow },
  { title: words('红牌', 'Red'), of: (line) => line.red, glows: true },
  { title: words('用时中位数', 'Median'), of: (line) => line.handled_median ?? '—' },
  { title: words('95 分位', '95th pct.'), of: (line) => line.handled_p95 ?? '—' },
  { title: words('95% 至少提前', '95 % ahead by'), of: (line) => line.margin_p95 ?? '—' },
];

const ofSteps: readonly Column[] = [
  { title: words('环节办结', 'Steps done'), of: (line) => line.steps_done },
  { title: words('环节逾期', 'Steps late'), of: (line) => line.steps_late, glows: true },
  { title: words('环节按时率', 'On time'), of: (line) => rateOf(line.steps_done - line.steps_late, line.steps_late) ?? '—' },
  { title: words('退回', 'Returns'), of: (line) => line.returned },
  { title: words('用时中位数', 'Median'), of: (line) => line.step_median ?? '—' },
  { title: words('95 分位', '95th pct.'), of: (line) => line.step_p95 ?? '—', glows: true },
];

/** What is counted of a grouping: cases go by department and item, steps by office too. */
export const columnsOf = (by: FigureBy): readonly Column[] => (by === 'Step' ? ofSteps : by === 'Office' ? [...ofCases, ...ofSteps.slice(0, 3)] : ofCases);

/** The figures line by line, the worst first. */
export function LineTable({ lines, total, by, onAuthority }: { lines: readonly FigureLine[]; total: FigureLine; by: FigureBy; onAuthority: (authority: string) => void }) {
  const say = useSay();
  if (lines.length === 0)
    return <p className="inside soft">{say(said.empty)}</p>;
  const columns = columnsOf(by);
  const order = [...lines].sort((a, b) => (by === 'Step' ? b.steps_late - a.steps_late || b.steps_done - a.steps_done : b.late - a.late || b.received - a.received)).slice(0, 200);
  const most = columns.map((column) => (column.glows ? Math.max(0, ...order.map((line) => Number(column.of(line)) || 0)) : 0));
  return (
    // A table wider than a phone is scrolled by itself, also by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="wide-table" tabIndex={0} role="region" aria-label={say(said.name)}>
      <table>
        <thead><tr><th scope="col">{say(said.name)}</th>{columns.map((column) => <th key={column.title.en} scope="col">{say(column.title)}</th>)}</tr></thead>
        <tbody>
          {order.map((line) => (
            <tr key={line.key}>
              <th scope="row">{by === 'Item' ? <Link to={`/supervision/items/${line.key}`}>{line.name}</Link> : by === 'Authority' ? <button type="button" className="plain link" title={say(said.items)} onClick={() => onAuthority(line.key)}>{line.name}</button> : line.name}</th>
              {columns.map((column, index) => {
                const value = column.of(line);
                const warmth = most[index]! > 0 ? Math.round((Number(value) / most[index]!) * 100) : 0;
                return <td key={column.title.en} className={value === 0 || value === '—' ? 'faint' : undefined} style={warmth > 0 ? { background: `color-mix(in srgb, var(--late-soft) ${warmth}%, transparent)` } : undefined}>{value}</td>;
              })}
            </tr>
          ))}
        </tbody>
        <tfoot><tr><th scope="row">{say(said.all)}</th>{columns.map((column) => <td key={column.title.en}>{column.of(total)}</td>)}</tr></tfoot>
      </table>
      {lines.length > order.length && <p className="inside small faint">{say(said.first)}</p>}
    </div>
  );
}
