import { DownloadOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { answered, api, type Schemas } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { useSay, words } from '@/shared/words/words';
import { csvOf, percentOf, save } from './figures';

/** Which days, and perhaps only one department. */
export interface Span {
  readonly from: string;
  readonly to: string;
  readonly authority?: string;
}

const said = {
  materials: words('材料补正率', 'Return rate per material'),
  materialsMore: words('补正多的材料，先看要求是否说得清楚', 'where corrections are many, look first whether the demand is clear'),
  returns: words('退回理由', 'Returns by reason'),
  returnsMore: words('环节退回须有清单内的理由；同一环节反复退回，防借故推诿', 'a step returns for a listed reason only; where one returns again and again, look for excuses'),
  item: words('事项', 'Item'),
  material: words('材料', 'Material'),
  step: words('环节', 'Step'),
  office: words('办理单位', 'Office'),
  reason: words('理由', 'Reason'),
  returned: words('退回', 'Returns'),
  done: words('环节办结', 'Steps done'),
  rate: words('比率', 'Rate'),
  defects: words('补正次数', 'Corrections'),
  received: words('收件数', 'Received'),
  missing: words('缺少', 'missing'),
  byStep: words('被环节退回 {n} 次', 'returned by a step {n} times'),
  none: words('这一时段没有', 'None in these days'),
  all: words('全部 {n} 行', 'All {n} lines'),
  csv: words('导出 CSV', 'Export CSV'),
};

const SHOWN = 12;

/** Materials by how often they had to be corrected, with what for. */
export function Materials({ span }: { span: Span }) {
  const say = useSay();
  const [isAll, setAll] = useState(false);
  const found = useQuery({ queryKey: ['figures', 'materials', span], queryFn: () => answered(api.GET('/api/v1/supervision/figures/materials', { params: { query: span } })), enabled: span.to !== '', placeholderData: keepPreviousData });
  const csv = (materials: readonly Schemas['MaterialFigure'][]) => csvOf(
    [said.item, said.material, said.defects, said.received, said.rate, said.returned].map(say),
    materials.map((each) => [each.item_name, each.material_name, each.defects, each.received, percentOf(each.defect_rate), each.returned]));
  return (
    <section className="panel" aria-labelledby="materials">
      <header>
        <h2 id="materials">{say(said.materials)}</h2><span className="small faint">{say(said.materialsMore)}</span>
        {(found.data?.length ?? 0) > 0 && <Button className="after" size="small" icon={<DownloadOutlined aria-hidden />} onClick={() => save(`${say(said.materials)} ${span.from} ${span.to}.csv`, csv(found.data!))}>{say(said.csv)}</Button>}
      </header>
      <Asked of={found}>
        {(materials) => materials.length === 0 ? <p className="inside soft">{say(said.none)}</p> : (
          <>
            <ol className="inside bars two-lines">
              {materials.slice(0, isAll ? undefined : SHOWN).map((each) => (
                <li key={each.item + each.material}>
                  <span>{each.material_name}<small className="faint">{each.item_name}</small><Reasons of={each} /></span>
                  <span className="bar-track"><i className="late" style={{ width: `${Math.min(100, (each.defect_rate ?? 0) * 100)}%` }} /></span>
                  <strong>{percentOf(each.defect_rate) ?? '—'}<small className="faint"> {each.defects}/{each.received}</small></strong>
                </li>
              ))}
            </ol>
            {!isAll && materials.length > SHOWN && <p className="asked-more"><Button size="small" onClick={() => setAll(true)}>{say(said.all).replace('{n}', String(materials.length))}</Button></p>}
          </>
        )}
      </Asked>
    </section>
  );
}

function Reasons({ of }: { of: Schemas['MaterialFigure'] }) {
  const say = useSay();
  const reasons = [
    ...of.reasons.map((reason) => `${reason.standard ?? say(said.missing)} ${reason.count}`),
    ...of.returns.map((reason) => `${say(said.returned)}：${reason.name} ${reason.count}`),
  ];
  return reasons.length > 0 ? <small className="soft">{reasons.join('；')}</small> : of.returned > 0 ? <small className="soft">{say(said.byStep).replace('{n}', String(of.returned))}</small> : null;
}

/** Returns by step and coded reason: who sends cases back, and why. */
export function Returns({ span }: { span: Span }) {
  const say = useSay();
  const found = useQuery({ queryKey: ['figures', 'returns', span], queryFn: () => answered(api.GET('/api/v1/supervision/figures/returns', { params: { query: span } })), enabled: span.to !== '', placeholderData: keepPreviousData });
  const columns = [said.reason, said.step, said.returned, said.done, said.rate];
  return (
    <section className="panel" aria-labelledby="returns">
      <header>
        <h2 id="returns">{say(said.returns)}</h2><span className="small faint">{say(said.returnsMore)}</span>
        {(found.data?.length ?? 0) > 0 && <Button className="after" size="small" icon={<DownloadOutlined aria-hidden />} onClick={() => save(`${say(said.returns)} ${span.from} ${span.to}.csv`, csvOf([said.item, said.step, said.office, said.reason, said.material, said.returned, said.done, said.rate].map(say), found.data!.map((each) => [each.item_name, each.step_title, each.office, each.reason_name, each.material_name, each.returns, each.done, percentOf(each.rate)])))}>{say(said.csv)}</Button>}
      </header>
      <Asked of={found}>
        {(returns) => returns.length === 0 ? <p className="inside soft">{say(said.none)}</p> : (
          // A table wider than a phone is scrolled by itself, also by keyboard.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <div className="wide-table" tabIndex={0} role="region" aria-label={say(said.returns)}>
            <table>
              <thead><tr>{columns.map((column) => <th key={column.en} scope="col" className={column === said.step ? 'words' : undefined}>{say(column)}</th>)}</tr></thead>
              <tbody>{returns.map((each) => (
                <tr key={`${each.item}${each.step}${each.office}${each.reason}${each.material ?? ''}`}>
                  <th scope="row">{each.reason_name}{each.material_name && <small className="soft">　{each.material_name}</small>}<small className="faint block">{each.item_name}</small></th>
                  <td className="words">{each.step_title}<small className="faint block">{each.office}</small></td><td>{each.returns}</td><td>{each.done}</td><td>{percentOf(each.rate) ?? '—'}</td>
                </tr>
              ))}</tbody>
            </table>
          </div>
        )}
      </Asked>
    </section>
  );
}
