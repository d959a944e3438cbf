import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { audiences, handlings, itemTypes, limitOf, materialForms, materialSources } from '@/shared/items/itemWords';
import { Asked } from '@/shared/ui/Asked';
import { plainDay } from '@/shared/words/days';
import { and, comma, useLanguage, useSay, words } from '@/shared/words/words';
import { stepsOf } from './steps';
import { useGuide, type Guide, type Item } from './useGuide';
import '../../workbench/workbench.css';
import '../../workbench/case/case.css';
import '../../workbench/intake/intake.css';
import '../catalogue.css';
import './item.css';

const said = {
  back: words('事项', 'The item'),
  print: words('打印', 'Print'),
  title: words('办事指南', 'Guide'),
  name: words('事项名称', 'Item'),
  code: words('业务办理项编码', 'Code'),
  authority: words('实施主体', 'Body'),
  type: words('事项类型', 'Type'),
  audience: words('服务对象', 'For'),
  basis: words('设定依据', 'Legal basis'),
  conditions: words('受理条件', 'Conditions'),
  materials: words('申请材料', 'Materials'),
  number: words('序号', 'No.'),
  material: words('材料名称', 'Material'),
  how: words('形式、份数、来源', 'Form, copies, source'),
  standard: words('受理标准', 'Accepted if'),
  copies: words('{n} 份', '×{n}'),
  when: words('仅当{when}时提交', 'Only when {when}'),
  later: words('可以容缺后补', 'May follow after acceptance'),
  licence: words('有“{licence}”电子证照的免于提交', 'Not needed with the e-licence “{licence}”'),
  only: words('除以上材料外，不得要求申请人提交其他材料；材料不齐的，一次性告知需要补正的全部内容。', 'Nothing else may be asked for; everything missing is named at once.'),
  form: words('申请表填写内容', 'What the form asks'),
  optional: words('（选填）', ' (optional)'),
  renewal: words('延续', 'Renewal'),
  flow: words('办理流程', 'Process'),
  step: words('环节', 'Step'),
  who: words('办理人员', 'By'),
  limit: words('时限', 'Limit'),
  notCounted: words('（不计入办理期限：{ground}）', ' (not counted: {ground})'),
  onlyWhen: words('仅当', 'only when'),
  limits: words('办理期限', 'Time limits'),
  promised: words('承诺办结时限', 'Promised'),
  statutory: words('法定办结时限', 'By law'),
  fromAcceptance: words('自受理之日的次日起计算', 'counted from the day after acceptance'),
  noLaw: words('无法定时限', 'no limit in law'),
  fee: words('收费标准', 'Fee'),
  free: words('不收费', 'none'),
  result: words('审批结果', 'Result'),
  valid: words('有效期 {limit}', 'valid {limit}'),
  visits: words('到办事现场次数', 'Visits needed'),
  times: words('{n} 次', '{n}'),
  rights: words('权利救济', 'Remedies'),
  remedy: words('不服决定的，可以依法申请行政复议或者提起行政诉讼。', 'Against the decision one may apply for administrative review or sue, as the law provides.'),
  stamp: words('第 {n} 版，{day}起施行，标准指纹 {hash}', 'Version {n}, in force from {day}, hash {hash}'),
  model: words('本指南由事项定义自动生成；目录为依据公开法律整理的示范目录，不是宝安区未公开的正式目录。', 'Made from the item’s definition. The catalogue is a model drawn from public law, not the district’s own list.'),
};

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** 办事指南: the item for an applicant, on paper. */
export function GuidePage() {
  const { code = '' } = useParams();
  const guide = useGuide(code);
  return <main className="page receipt-page guide-page"><Asked of={guide}>{(found) => <GuideOf guide={found} />}</Asked></main>;
}

function GuideOf({ guide }: { guide: Guide }) {
  const say = useSay();
  const language = useLanguage();
  const { item } = guide;
  const sections: [string, ReactNode][] = [
    [say(said.basis), <Lines key="basis" lines={item.basis} />],
    ...(item.conditions.length > 0 ? [[say(said.conditions), <Lines key="conditions" lines={item.conditions} />] as [string, ReactNode]] : []),
    [say(said.materials), <MaterialTable key="materials" guide={guide} />],
    ...(item.form.length > 0 ? [[say(said.form), <p key="form">{item.form.map((field) => `${field.label}${more(field)}${field.required ? '' : say(said.optional)}`).join('；')}</p>] as [string, ReactNode]] : []),
    [say(said.limits), <Limits key="limits" guide={guide} />],
    ...(guide.renewal ? [[say(said.renewal), <p key="renewal">{say(guide.renewal)}</p>] as [string, ReactNode]] : []),
    [say(said.flow), <StepTable key="flow" guide={guide} />],
    [say(said.fee), <p key="fee">{item.fee_basis ?? say(said.free)}</p>],
    [say(said.result), <p key="result">{item.result.document}{item.result.valid && `${say(comma)}${say(said.valid).replace('{limit}', say(limitOf(item.result.valid)))}`}</p>],
    [say(said.rights), <p key="rights">{say(said.remedy)}</p>],
  ];
  return (
    <>
      <nav className="guide-acts no-print">
        <Link className="small" to={`/items/${item.code}`}>← {say(said.back)}</Link>
        <Button type="primary" icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>{say(said.print)}</Button>
      </nav>
      <article className="panel receipt guide">
        <p className="receipt-office">{item.authority}</p>
        <h1>{say(said.title)}</h1>
        <p className="guide-name">{item.name}</p>
        <dl className="facts">
          <dt>{say(said.code)}</dt><dd><code>{item.code}</code></dd>
          <dt>{say(said.type)}</dt><dd>{say(itemTypes[item.type])}{say(comma)}{say(handlings[item.handling])}</dd>
          <dt>{say(said.audience)}</dt><dd>{item.audience.map((kind) => say(audiences[kind])).join(say(and))}</dd>
          <dt>{say(said.visits)}</dt><dd>{say(said.times).replace('{n}', String(item.visits))}</dd>
        </dl>
        {sections.map(([title, body], index) => <section key={title}><h2>{language === 'zh' ? `${numerals[index]}、` : `${index + 1}. `}{title}</h2>{body}</section>)}
        <footer className="small faint">
          <p>{say(said.stamp).replace('{n}', String(item.version)).replace('{day}', plainDay(item.effective_on, language)).replace('{hash}', item.hash.slice(0, 16))}</p>
          <p>{say(said.model)}</p>
        </footer>
      </article>
    </>
  );
}

/** What cannot be told from a field's label. */
function more(field: Item['form'][number]): string {
  const told = field.options.length > 0 ? field.options.join('、') : field.unit;
  return told ? `（${told}）` : '';
}

const Lines = ({ lines }: { lines: readonly string[] }) => <ol className="numbered">{lines.map((line) => <li key={line}>{line}</li>)}</ol>;

function MaterialTable({ guide: { item, material_conditions: conditions } }: { guide: Guide }) {
  const say = useSay();
  return (
    <>
      <table className="item-table">
        <thead><tr><th scope="col">{say(said.number)}</th><th scope="col">{say(said.material)}</th><th scope="col">{say(said.how)}</th><th scope="col">{say(said.standard)}</th></tr></thead>
        <tbody>
          {item.materials.map((material, index) => {
            const condition = conditions[material.key];
            return (
              <tr key={material.key}>
                <td>{index + 1}</td>
                <td>
                  {material.name}
                  {condition && <p className="small soft">{say(said.when).replace('{when}', say(condition))}</p>}
                  {material.need === 'Deferrable' && <p className="small soft">{say(said.later)}</p>}
                  {material.licence && <p className="small soft">{say(said.licence).replace('{licence}', material.licence)}</p>}
                </td>
                <td>{[say(materialForms[material.form]), ...(material.copies > 0 ? [say(said.copies).replace('{n}', String(material.copies))] : []), say(materialSources[material.source])].join(say(comma))}</td>
                <td>{material.accept_if.join('；')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="small soft">{say(said.only)}</p>
    </>
  );
}

function Limits({ guide: { item: { limits } } }: { guide: Guide }) {
  const say = useSay();
  return (
    <>
      <p>{say(said.promised)}：<strong>{say(limitOf(limits.promised))}</strong>（{say(said.fromAcceptance)}）</p>
      <p>{say(said.statutory)}：{limits.statutory ? `${say(limitOf(limits.statutory))}（${limits.statutory_basis}）` : `${say(said.noLaw)}（${limits.statutory_basis}）`}</p>
    </>
  );
}

function StepTable({ guide: { flow } }: { guide: Guide }) {
  const say = useSay();
  return (
    <table className="item-table">
      <thead><tr><th scope="col">{say(said.number)}</th><th scope="col">{say(said.step)}</th><th scope="col">{say(said.who)}</th><th scope="col">{say(said.limit)}</th></tr></thead>
      <tbody>
        {stepsOf(flow).map(({ step, within, when }, index) => (
          <tr key={step.step}>
            <td>{index + 1}</td>
            <td>{within && <span className="soft">{within}：</span>}{step.title}{when.map((one) => <p key={one.zh} className="small soft">{say(said.onlyWhen)}：{say(one)}</p>)}</td>
            <td>{step.role}<br /><span className="soft">{step.office}</span></td>
            <td>{say(limitOf(step.limit))}{step.excluded && say(said.notCounted).replace('{ground}', step.excluded.ground)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
