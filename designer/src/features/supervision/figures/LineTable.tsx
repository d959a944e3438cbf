import { useQuery } from '@tanstack/react-query';
import { answered, api } from '@/shared/api/client';
import { useSay, words, type Words } from '@/shared/words/words';
import { decidedOf, rateOf, type FigureBy, type FigureLine } from './figures';
import { stepNames } from './stepNames';

const said = { empty: words('这个时段没有记录', 'Nothing happened in this period'), name: words('名称', 'Name') };

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
];

const ofSteps: readonly Column[] = [
  { title: words('环节办结', 'Steps done'), of: (line) => line.steps_done },
  { title: words('环节逾期', 'Steps late'), of: (line) => line.steps_late, glows: true },
  { title: words('环节按时率', 'On time'), of: (line) => rateOf(line.steps_done - line.steps_late, line.steps_late) ?? '—' },
];

/** What is counted of a grouping: cases go by department and item, steps by office too. */
export const columnsOf = (by: FigureBy): readonly Column[] => (by === 'Step' ? ofSteps : by === 'Office' ? [...ofCases, ...ofSteps] : ofCases);

/** What a key of the figures is called: items by name, the usual steps by theirs. */
export function useKeyNames(by: FigureBy): (key: string) => string {
  const items = useQuery({ queryKey: ['items'], queryFn: () => answered(api.GET('/api/v1/items')), staleTime: Infinity, enabled: by === 'Item' });
  const say = useSay();
  const known = new Map(items.data?.map((item) => [item.code, item.name]));
  return (key) => {
    const step = by === 'Step' ? stepNames[key] : undefined;
    return known.get(key) ?? (step ? say(step) : key);
  };
}

/** The figures line by line, the worst first. */
export function LineTable({ lines, by, name }: { lines: readonly FigureLine[]; by: FigureBy; name: (key: string) => string }) {
  const say = useSay();
  if (lines.length === 0)
    return <p className="inside soft">{say(said.empty)}</p>;
  const columns = columnsOf(by);
  const order = [...lines].sort((a, b) => (by === 'Step' ? b.steps_late - a.steps_late || b.steps_done - a.steps_done : b.late - a.late || b.received - a.received)).slice(0, 200);
  const most = columns.map((column) => (column.glows ? Math.max(...order.map((line) => Number(column.of(line)))) : 0));
  return (
    // A table wider than a phone is scrolled by itself, also by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="wide-table" tabIndex={0} role="region" aria-label={say(said.name)}>
      <table>
        <thead><tr><th scope="col">{say(said.name)}</th>{columns.map((column) => <th key={column.title.en} scope="col">{say(column.title)}</th>)}</tr></thead>
        <tbody>
          {order.map((line) => (
            <tr key={line.key}>
              <th scope="row">{name(line.key)}</th>
              {columns.map((column, index) => {
                const value = column.of(line);
                const warmth = most[index]! > 0 ? Math.round((Number(value) / most[index]!) * 100) : 0;
                return <td key={column.title.en} className={value === 0 || value === '—' ? 'faint' : undefined} style={warmth > 0 ? { background: `color-mix(in srgb, var(--late-soft) ${warmth}%, transparent)` } : undefined}>{value}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
