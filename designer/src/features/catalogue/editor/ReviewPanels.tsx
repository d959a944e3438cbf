import { CaretRightOutlined, CheckCircleFilled, CloseCircleFilled, WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useSay, words } from '@/shared/words/words';
import type { Schemas } from '@/shared/api/client';
import type { Shown } from './flow/Player';
import { missingIn } from './form/missing';
import type { Finding, Review } from './useReview';

const said = {
  clean: words('没有发现问题', 'Nothing is wrong'),
  line: words('第 {n} 行', 'line {n}'),
  proved: words('已逐一走遍 {n} 个状态：流程健全，时限成立，职责分离。', 'All {n} states looked at: sound, in time, duties apart.'),
  granted: words('准予：受理后第 {from} 至 {to} 个工作日', 'Granted: {from} to {to} working days after acceptance'),
  refused: words('不予：受理后第 {from} 至 {to} 个工作日', 'Refused: {from} to {to} working days after acceptance'),
  way: words('反例', 'Counter-example'),
  Soundness: words('健全', 'Soundness'),
  Time: words('时限', 'Time'),
  Separation: words('职责分离', 'Separation of duties'),
  day: words('第 {n} 日', 'day {n}'),
  play: words('在流程图上演示', 'Play on the diagram'),
  same: words('与现行版本没有差别', 'No difference from the version in force'),
  unreadable: words('现在的写法不能读成一个事项，请先改正问题', 'The text cannot be read as an item; mend the findings first'),
};

type GoTo = (line: number, column: number, finding?: Finding) => void;

export function Findings({ findings, goTo, terms = null }: { findings: readonly Finding[]; goTo: GoTo; terms?: Schemas['WritingHelp'] | null }) {
  const say = useSay();
  if (findings.length === 0)
    return <p className="inside good"><CheckCircleFilled aria-hidden /> {say(said.clean)}</p>;
  return (
    <ul className="findings">
      {findings.map((finding, index) => (
        <li key={index} className={finding.severity}>
          <button type="button" onClick={() => goTo(finding.line, finding.column, finding)}>
            {finding.severity === 'Error' ? <CloseCircleFilled aria-hidden /> : <WarningFilled aria-hidden />}
            <span>
              <span>{say(missingIn(finding, terms) ?? finding.message)}</span>
              {finding.mend && <span className="small soft">{say(finding.mend)}</span>}
              <span className="small faint">{say(said.line).replace('{n}', String(finding.line))}　<code>{finding.rule}</code></span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

export function Proof({ proof, goTo, onShow }: { proof: Review['proof']; goTo: GoTo; onShow?: (shown: Shown) => void }) {
  const say = useSay();
  if (!proof)
    return <p className="inside soft">{say(said.unreadable)}</p>;
  const span = (of: typeof said.granted, days: { earliest: number; latest: number }) => say(of).replace('{from}', String(days.earliest)).replace('{to}', String(days.latest));
  return (
    <div className="inside proof">
      {proof.holds && <p className="good"><CheckCircleFilled aria-hidden /> {say(said.proved).replace('{n}', String(proof.states))}</p>}
      {proof.granted && <p className="small soft">{span(said.granted, proof.granted)}</p>}
      {proof.refused && <p className="small soft">{span(said.refused, proof.refused)}</p>}
      {proof.violations.map((violation, index) => (
        <article key={index} className="violation">
          <button type="button" onClick={() => goTo(violation.line, violation.column)}><CloseCircleFilled aria-hidden /><strong>{say(said[violation.property])}</strong><span>{say(violation.message)}</span></button>
          {violation.steps.length > 0 && (
            <figure>
              <figcaption className="small soft">{say(said.way)}</figcaption>
              <ol className="way">{violation.steps.map((step, place) => (
                <li key={place}><strong>{step.title}</strong>{step.outcome && <span>{step.outcome}</span>}{typeof step.day === 'number' && <span className="small soft">{say(said.day).replace('{n}', String(step.day))}</span>}</li>
              ))}</ol>
            </figure>
          )}
          {violation.steps.length > 0 && onShow && <p className="violation-play"><Button size="small" icon={<CaretRightOutlined aria-hidden />} onClick={() => onShow({ message: violation.message, steps: violation.steps })}>{say(said.play)}</Button></p>}
        </article>
      ))}
    </div>
  );
}

export function Changes({ changes }: { changes: Review['changes'] }) {
  const say = useSay();
  if (changes.length === 0)
    return <p className="inside soft">{say(said.same)}</p>;
  return (
    <ul className="changes inside">
      {changes.map((change, index) => (
        <li key={index}><span className={`effect ${change.effect}`}>{say(change.effect_words)}</span><span><strong>{say(change.where)}</strong>　{say(change.what)}</span></li>
      ))}
    </ul>
  );
}
