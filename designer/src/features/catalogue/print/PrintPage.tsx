import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { useSession } from '@/shared/api/session';
import { itemTypes } from '@/shared/items/itemWords';
import { Asked } from '@/shared/ui/Asked';
import { plainDay } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import { useToday } from '@/shared/words/useToday';
import { Changes, Findings, Proof } from '../editor/ReviewPanels';
import { useDefinition, type Begun } from '../editor/useDefinition';
import { useUnderWay } from '../editor/useKeptDraft';
import { useReview } from '../editor/useReview';
import { Facts } from '../item/Facts';
import { Flow } from '../item/Flow';
import { FormFields } from '../item/FormFields';
import { Materials } from '../item/Materials';
import { TimeProof } from '../item/TimeProof';
import '../../workbench/workbench.css';
import '../../workbench/case/case.css';
import '../catalogue.css';
import '../item/item.css';
import '../editor/editor.css';
import './print.css';

const said = {
  back: words('修订', 'Revision'),
  print: words('打印', 'Print'),
  draft: words('草稿，未发布，不作为办理依据', 'A draft, not published: no case is handled by it'),
  published: words('已发布的第 {n} 版', 'Version {n}, as published'),
  version: words('第 {n} 版，{day}起施行', 'version {n}, in force from {day}'),
  by: words('{name}，{day}打印', 'printed by {name} on {day}'),
  basis: words('设定依据', 'Legal basis'),
  conditions: words('受理条件', 'Conditions'),
  flow: words('办理流程和时限', 'Process and limits'),
  proof: words('证明', 'Proof'),
  findings: words('问题', 'Findings'),
  changes: words('与第 {n} 版的差别', 'What differs from version {n}'),
  unreadable: words('现在的写法不能读成一个事项，下面是要改正的问题', 'The text cannot be read as an item now; below is what to mend'),
};

const whole = () => ({ tone: '', more: null, isWhole: true });

/** A draft on paper: its elements, the process as a picture, limits, proof, and what changed. */
export function PrintPage() {
  const { code = '' } = useParams();
  const definition = useDefinition(code);
  const underWay = useUnderWay(code);
  return <main className="page print-page"><Asked of={definition}>{(found) => <Asked of={underWay}>{(drafts) => <Paper begun={found} text={drafts.own?.text ?? found.text} />}</Asked>}</Asked></main>;
}

function Paper({ begun, text }: { begun: Begun; text: string }) {
  const say = useSay();
  const language = useLanguage();
  const name = useSession()?.name ?? '';
  const today = useToday();
  const { review } = useReview(begun.code, text);
  const isDraft = text !== begun.text;
  return (
    <>
      <p className="guide-acts no-print"><Link to={`/items/${begun.code}/edit`}>← {say(said.back)}</Link><Button type="primary" icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>{say(said.print)}</Button></p>
      <Asked of={review}>{(found) => (
        <article className="panel paper">
          <header>
            <h1>{found.guide?.item.name ?? begun.file}</h1>
            <p className={isDraft ? 'late-text' : 'soft'}>{isDraft ? say(said.draft) : say(said.published).replace('{n}', String(begun.version))}</p>
            {found.guide && <p className="soft">{found.guide.item.authority}　{say(itemTypes[found.guide.item.type])}　{say(said.version).replace('{n}', String(found.guide.item.version)).replace('{day}', plainDay(found.guide.item.effective_on, language))}</p>}
            <p className="small soft"><code>{begun.code}</code>{today && `　${say(said.by).replace('{name}', name).replace('{day}', plainDay(today, language))}`}</p>
          </header>
          {found.guide ? (
            <>
              <Facts guide={found.guide} />
              <Lines title={say(said.basis)} lines={found.guide.item.basis} />
              <Lines title={say(said.conditions)} lines={found.guide.item.conditions} />
              <Materials guide={found.guide} />
              {found.guide.item.form.length > 0 && <FormFields fields={found.guide.item.form} />}
              <section className="panel paper-flow"><header><h2>{say(said.flow)}</h2></header><TimeProof guide={found.guide} /><Flow parts={found.guide.flow} paint={whole} /></section>
            </>
          ) : <p className="late-text">{say(said.unreadable)}</p>}
          {found.proof && <section className="panel"><header><h2>{say(said.proof)}</h2></header><Proof proof={found.proof} goTo={() => undefined} /></section>}
          {found.findings.length > 0 && <section className="panel"><header><h2>{say(said.findings)}</h2></header><Findings findings={found.findings} goTo={() => undefined} /></section>}
          {isDraft && begun.version > 0 && <section className="panel"><header><h2>{say(said.changes).replace('{n}', String(begun.version))}</h2></header><Changes changes={found.changes} /></section>}
        </article>
      )}</Asked>
    </>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return lines.length > 0 ? <section className="panel"><header><h2>{title}</h2></header><ol className="inside numbered item-lines">{lines.map((line) => <li key={line}>{line}</li>)}</ol></section> : null;
}
