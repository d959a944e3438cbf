import { CopyOutlined, EditOutlined, FileAddOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { useSession } from '@/shared/api/session';
import { itemTypes, limitOf } from '@/shared/items/itemWords';
import { Asked } from '@/shared/ui/Asked';
import { useKeys } from '@/shared/ui/keys';
import { plainDay } from '@/shared/words/days';
import { comma, useLanguage, useSay, words } from '@/shared/words/words';
import { CopiedCode } from './CopiedCode';
import { Downloads, filesOf } from './Downloads';
import { Facts } from './Facts';
import { Flow } from './Flow';
import { FormFields } from './FormFields';
import { Materials } from './Materials';
import { TimeProof } from './TimeProof';
import { useGuide, type Guide } from './useGuide';
import '../../workbench/workbench.css';
import '../../workbench/case/case.css';
import '../catalogue.css';
import './item.css';

const said = {
  back: words('事项目录', 'Items'),
  guide: words('办事指南', 'Guide'),
  edit: words('修订', 'Revise'),
  copy: words('复制为新事项', 'Copy as a new item'),
  intake: words('收件', 'New case'),
  version: words('第 {n} 版', 'version {n}'),
  from: words('起施行', 'in force from'),
  promised: words('承诺办结时限', 'Promised'),
  statutory: words('法定', 'by law'),
  noLaw: words('无法定时限', 'no limit in law'),
  flow: words('办理流程', 'Process'),
  conditions: words('受理条件', 'Conditions'),
  basis: words('设定依据', 'Legal basis'),
};

/** One item: its elements, its process as a picture, what is held against what. */
export function ItemPage() {
  const { code = '' } = useParams();
  const guide = useGuide(code);
  return <main className="page item-page"><Asked of={guide}>{(found) => <Item guide={found} />}</Asked></main>;
}

function Item({ guide }: { guide: Guide }) {
  const say = useSay();
  const { item } = guide;
  const navigate = useNavigate();
  useKeys({ p: () => void navigate(`/items/${item.code}/guide`) });
  return (
    <div className="case">
      <Head guide={guide} />
      <div className="case-grid item-grid">
        <div className="case-main">
          <section className="panel flow-panel" aria-labelledby="flow">
            <header><h2 id="flow">{say(said.flow)}</h2></header>
            <TimeProof guide={guide} />
            <Flow parts={guide.flow} />
          </section>
        </div>
        <div className="case-side">
          <Facts guide={guide} />
          <Materials guide={guide} />
          {item.conditions.length > 0 && <Lines id="conditions" title={say(said.conditions)} lines={item.conditions} />}
          {item.form.length > 0 && <FormFields fields={item.form} />}
          <Lines id="basis" title={say(said.basis)} lines={item.basis} />
        </div>
      </div>
    </div>
  );
}

function Head({ guide: { item } }: { guide: Guide }) {
  const say = useSay();
  const language = useLanguage();
  const session = useSession();
  const from = plainDay(item.effective_on, language);
  return (
    <section className="panel case-head">
      <nav className="small"><Link to="/items">← {say(said.back)}</Link></nav>
      <div className="case-title">
        <div>
          <h1>{item.name}</h1>
          <p className="case-facts soft">
            <Link to={`/items?authority=${encodeURIComponent(item.authority)}`}>{item.authority}</Link>
            <span>{say(itemTypes[item.type])}</span>
            <span>{say(said.version).replace('{n}', String(item.version))}{say(comma)}{language === 'zh' ? `${from}${say(said.from)}` : `${say(said.from)} ${from}`}</span>
          </p>
          <CopiedCode code={item.code} />
        </div>
        <div className="item-promise">
          <p className="small soft">{say(said.promised)}</p>
          <p className="item-promised">{say(limitOf(item.limits.promised))}</p>
          <p className="small soft">{item.limits.statutory ? `${say(said.statutory)} ${say(limitOf(item.limits.statutory))}` : say(said.noLaw)}</p>
        </div>
      </div>
      <p className="item-acts no-print">
        <Downloads files={filesOf(item.code, item.name)} />
        <Link to={`/items/${item.code}/guide`}><Button icon={<PrinterOutlined aria-hidden />} tabIndex={-1}>{say(said.guide)}</Button></Link>
        {session?.roles.includes('政策人员') && <Link to={`/items/new?from=${item.code}`}><Button icon={<CopyOutlined aria-hidden />} tabIndex={-1}>{say(said.copy)}</Button></Link>}
        {session?.roles.includes('政策人员') && <Link to={`/items/${item.code}/edit`}><Button type="primary" icon={<EditOutlined aria-hidden />} tabIndex={-1}>{say(said.edit)}</Button></Link>}
        {session?.roles.includes('窗口受理') && <Link to={`/inbox/new/${item.code}`}><Button type="primary" icon={<FileAddOutlined aria-hidden />} tabIndex={-1}>{say(said.intake)}</Button></Link>}
      </p>
    </section>
  );
}

function Lines({ id, title, lines }: { id: string; title: string; lines: readonly string[] }) {
  return (
    <section className="panel" aria-labelledby={id}>
      <header><h2 id={id}>{title}</h2></header>
      <ol className="inside numbered item-lines">{lines.map((line) => <li key={line}>{line}</li>)}</ol>
    </section>
  );
}
