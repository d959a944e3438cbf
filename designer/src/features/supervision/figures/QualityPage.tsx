import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { answered, api, type Schemas } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { plainDay } from '@/shared/words/days';
import { useLanguage, useSay, words, type Words } from '@/shared/words/words';
import { Tabs } from '../Tabs';
import { csvOf, save } from './figures';
import { useKeyNames } from './LineTable';
import '../../workbench/workbench.css';
import '../supervision.css';
import './figures.css';

const said = {
  title: words('审批质量', 'Quality'),
  materials: words('材料补正率', 'Return rate per material'),
  materialsMore: words('近 30 日；补正多的材料，先看要求是否说得清楚。', 'Last 30 days; where corrections are many, look first whether the demand is clear.'),
  item: words('事项', 'Item'),
  material: words('材料', 'Material'),
  defects: words('补正次数', 'Corrections'),
  received: words('收件数', 'Received'),
  rate: words('补正率', 'Rate'),
  refusals: words('被拒操作', 'Refused attempts'),
  refusalsMore: words('近 30 日，按规则', 'Last 30 days, by rule'),
  ratings: words('好差评', 'Ratings'),
  ratingsMore: words('近 12 个月，按评价', 'Last 12 months'),
  silent: words('未评价的按“{level}”计', 'unrated counts as {level}'),
  bad: words('差评回访整改', 'Bad ratings'),
  by: words('整改期限', 'Follow up by'),
  late: words('已逾期', 'late'),
  solved: words('已整改', 'resolved'),
  none: words('没有记录', 'Nothing'),
  csv: words('导出 CSV', 'Export CSV'),
};

const levels: Record<Schemas['RatingLevel'], Words> = {
  VerySatisfied: words('非常满意', 'Very satisfied'),
  Satisfied: words('满意', 'Satisfied'),
  FairlySatisfied: words('基本满意', 'Fairly satisfied'),
  Dissatisfied: words('不满意', 'Dissatisfied'),
  VeryDissatisfied: words('非常不满意', 'Very dissatisfied'),
};

/** 审批质量: which materials come back, what was tried against the standard, what applicants say. */
export function QualityPage() {
  const say = useSay();
  return (
    <main className="page board">
      <Tabs />
      <div className="page-head"><h1>{say(said.title)}</h1></div>
      <div className="figures-grid even"><Materials /><div className="board-main"><Refused /><Ratings /><Bad /></div></div>
    </main>
  );
}

function Materials() {
  const say = useSay();
  const name = useKeyNames('Item');
  const found = useQuery({ queryKey: ['figures', 'materials'], queryFn: () => answered(api.GET('/api/v1/supervision/figures/materials')) });
  const rate = (each: Schemas['MaterialFigure']) => (each.received === 0 ? 0 : each.defects / each.received);
  return (
    <section className="panel" aria-labelledby="materials">
      <header>
        <h2 id="materials">{say(said.materials)}</h2><span className="small faint">{say(said.materialsMore)}</span>
        {(found.data?.length ?? 0) > 0 && <Button className="after" size="small" icon={<DownloadOutlined aria-hidden />} onClick={() => save(`${say(said.materials)}.csv`, csvOf([said.item, said.material, said.defects, said.received].map(say), found.data!.map((each) => [name(each.item), each.material, each.defects, each.received])))}>{say(said.csv)}</Button>}
      </header>
      <Asked of={found}>
        {(materials) => materials.length === 0 ? <p className="inside soft">{say(said.none)}</p> : (
          <ol className="inside bars two-lines">
            {materials.slice(0, 60).map((each) => (
              <li key={each.item + each.material}><span>{each.material}<small className="faint">{name(each.item)}</small></span><span className="bar-track"><i className="late" style={{ width: `${Math.min(100, rate(each) * 100)}%` }} /></span><strong>{(rate(each) * 100).toFixed(0)}%<small className="faint"> {each.defects}/{each.received}</small></strong></li>
            ))}
          </ol>
        )}
      </Asked>
    </section>
  );
}

function Refused() {
  const say = useSay();
  const found = useQuery({ queryKey: ['figures', 'refusals'], queryFn: () => answered(api.GET('/api/v1/supervision/figures/refusals')) });
  return (
    <section className="panel" aria-labelledby="refused">
      <header><h2 id="refused">{say(said.refusals)}</h2><span className="small faint">{say(said.refusalsMore)}</span></header>
      <Asked of={found}>{(rules) => rules.length === 0 ? <p className="inside soft">{say(said.none)}</p> : <Bars lines={rules.slice(0, 12).map((each) => ({ name: each.key, count: each.attempts }))} />}</Asked>
    </section>
  );
}

function Ratings() {
  const say = useSay();
  const found = useQuery({ queryKey: ['ratings', 'figures'], queryFn: () => answered(api.GET('/api/v1/ratings/figures')) });
  return (
    <section className="panel" aria-labelledby="ratings">
      <header><h2 id="ratings">{say(said.ratings)}</h2><span className="small faint">{say(said.ratingsMore)}{found.data && `，${say(said.silent).replace('{level}', say(levels[found.data.silent_as]))}`}</span></header>
      <Asked of={found}>
        {({ counts, silent_as: silent }) => counts.length === 0 ? <p className="inside soft">{say(said.none)}</p> : (
          <Bars lines={(Object.keys(levels) as Schemas['RatingLevel'][]).map((level) => ({ name: say(levels[level]), count: counts.filter((each) => (each.level ?? silent) === level).reduce((sum, each) => sum + each.count, 0) }))} />
        )}
      </Asked>
    </section>
  );
}

function Bad() {
  const say = useSay();
  const language = useLanguage();
  const found = useQuery({ queryKey: ['ratings', 'bad'], queryFn: () => answered(api.GET('/api/v1/ratings/bad')) });
  return (
    <section className="panel" aria-labelledby="bad">
      <header><h2 id="bad">{say(said.bad)}</h2></header>
      <Asked of={found}>
        {(ratings) => ratings.length === 0 ? <p className="inside soft">{say(said.none)}</p> : (
          <ul className="inside orders">
            {ratings.map(({ rating, follow_up_by: by, late }) => (
              <li key={rating.case}>
                <span><Link to={`/supervision/${rating.case}`}>{rating.item_name}</Link>　<span className="standing late">{say(levels[rating.level])}</span></span>
                {rating.comment && <span>“{rating.comment}”</span>}
                <span className="small soft">{rating.authority}　{rating.resolved_at ? say(said.solved) : `${say(said.by)} ${plainDay(by, language)}`}{late && `　${say(said.late)}`}</span>
              </li>
            ))}
          </ul>
        )}
      </Asked>
    </section>
  );
}

function Bars({ lines }: { lines: readonly { readonly name: string; readonly count: number }[] }) {
  const most = Math.max(1, ...lines.map((line) => line.count));
  return <ol className="inside bars">{lines.map((line) => <li key={line.name}><span>{line.name}</span><span className="bar-track"><i style={{ width: `${(line.count / most) * 100}%` }} /></span><strong>{line.count}</strong></li>)}</ol>;
}
