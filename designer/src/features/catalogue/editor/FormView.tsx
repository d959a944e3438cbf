import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useSay, words, type Words } from '@/shared/words/words';
import { stepsOf } from '../item/steps';
import { addText, changeText, countAt, documentOf, entriesAt, lineOf, removeText, textAt, textsAt, type Path, type Splice } from './textEdit';
import type { Finding, Review } from './useReview';

const said = {
  head: words('基本要素', 'Elements'),
  name: words('事项名称', 'Name'),
  version: words('版本号（修订后加一）', 'Version (one more after a revision)'),
  effective: words('施行日期', 'In force from'),
  basis: words('设定依据', 'Legal basis'),
  conditions: words('受理条件', 'Conditions'),
  limits: words('办理期限', 'Time limits'),
  statutory: words('法定办结时限（如 20 工作日；没有写“无”）', 'By law (20 工作日; 无 when there is none)'),
  limitBasis: words('时限依据', 'Set by'),
  promised: words('承诺办结时限', 'Promised'),
  materials: words('申请材料与受理标准', 'Materials and what they are accepted by'),
  material: words('材料名称', 'Name'),
  standard: words('受理标准', 'Accepted if'),
  process: words('办理环节', 'Steps'),
  limit: words('环节时限', 'Limit'),
  criteria: words('审查要点', 'Criteria'),
  note: words('来源说明', 'Note on the source'),
  add: words('增加一条', 'Add'),
  remove: words('删去', 'Remove'),
  other: words('其余内容请在 YAML 里修改', 'The rest is edited as YAML'),
  unreadable: words('这里的写法现在读不懂，请先在 YAML 里改正', 'This cannot be read now; mend it in the YAML first'),
};

interface Edited {
  readonly text: string;
  readonly write: (splice: Splice | null) => void;
  readonly findings: readonly Finding[];
}

/** The item as a form. Each field writes its own words in the YAML and nothing else. */
export function FormView({ text, write, findings, guide }: Edited & { guide: Review['guide'] }) {
  const say = useSay();
  const of = useMemo(() => documentOf(text), [text]);
  const edited = { text, write, findings };
  const steps = new Map(stepsOf(guide?.flow ?? []).map(({ step }) => [step.step, step.title] as const));
  const given = entriesAt(of, ['process', 'with']).map(({ key }) => key);
  const named = [...new Set(given.map((key) => key.slice(0, key.lastIndexOf('.'))))];
  const count = countAt(of, ['materials']);
  if (!of.contents)
    return <p className="inside">{say(said.unreadable)}</p>;
  return (
    <div className="editor-form">
      <Section title={said.head}>
        <One {...edited} path={['name']} label={said.name} />
        <div className="pair">
          <One {...edited} path={['version']} label={said.version} />
          <One {...edited} path={['effective']} label={said.effective} />
        </div>
        <Many {...edited} path={['basis']} label={said.basis} />
        <Many {...edited} path={['conditions']} label={said.conditions} />
      </Section>
      <Section title={said.limits}>
        <div className="pair">
          <One {...edited} path={['limits', 'statutory']} label={said.statutory} />
          <One {...edited} path={['limits', 'promised']} label={said.promised} />
        </div>
        <One {...edited} path={['limits', 'basis']} label={said.limitBasis} />
      </Section>
      <Section title={said.materials}>
        {Array.from({ length: count }, (_, index) => {
          const key = entriesAt(of, ['materials', index])[0]?.key;
          return key ? (
            <fieldset key={`${index}-${key}`} className="editor-group">
              <legend><code>{key}</code></legend>
              <One {...edited} path={['materials', index, key]} label={said.material} />
              <Many {...edited} path={['materials', index, 'accept_if']} label={said.standard} />
            </fieldset>
          ) : <p key={index} className="small soft"><code>{textAt(of, ['materials', index])}</code></p>;
        })}
      </Section>
      {named.length > 0 && (
        <Section title={said.process}>
          {named.map((step) => (
            <fieldset key={step} className="editor-group">
              <legend>{steps.get(step) ?? step}</legend>
              {given.includes(`${step}.limit`) && <One {...edited} path={['process', 'with', `${step}.limit`]} label={said.limit} />}
              {given.includes(`${step}.criteria`) && <Many {...edited} path={['process', 'with', `${step}.criteria`]} label={said.criteria} />}
            </fieldset>
          ))}
        </Section>
      )}
      <Section title={said.note}><One {...edited} path={['provenance', 'note']} label={said.note} isLong /></Section>
      <p className="small soft inside">{say(said.other)}</p>
    </div>
  );
}

function Section({ title, children }: { title: Words; children: ReactNode }) {
  const say = useSay();
  return <section className="editor-section"><h3>{say(title)}</h3>{children}</section>;
}

/** A single value; nothing where the item does not have it. */
function One({ text, write, findings, path, label, isLong = false }: Edited & { path: Path; label: Words; isLong?: boolean }) {
  const say = useSay();
  const of = useMemo(() => documentOf(text), [text]);
  const value = textAt(of, path);
  if (value === null)
    return null;
  const id = `form-${path.join('-')}`;
  const wrong = findingsOn(findings, lineOf(text, of, path));
  const change = (now: string) => write(changeText(text, path, now));
  return (
    <div className="field">
      <label htmlFor={id}>{say(label)}</label>
      {isLong
        ? <Input.TextArea id={id} autoSize value={value} onChange={(e) => change(e.target.value.replaceAll('\n', ' '))} />
        : <Input id={id} value={value} onChange={(e) => change(e.target.value)} status={wrong.length > 0 ? 'error' : ''} aria-describedby={wrong.length > 0 ? `${id}-wrong` : undefined} />}
      <Wrong id={`${id}-wrong`} findings={wrong} />
    </div>
  );
}

/** A list of texts. */
function Many({ text, write, findings, path, label }: Edited & { path: Path; label: Words }) {
  const say = useSay();
  const [adding, setAdding] = useState('');
  const of = useMemo(() => documentOf(text), [text]);
  const values = textsAt(of, path);
  if (values === null)
    return null;
  const id = `form-${path.join('-')}`;
  const add = () => {
    if (adding.trim().length > 0) {
      write(addText(text, path, adding.trim()));
      setAdding('');
    }
  };
  return (
    <fieldset className="field many">
      <legend>{say(label)}</legend>
      {values.map((value, index) => {
        const wrong = findingsOn(findings, lineOf(text, of, [...path, index]));
        return (
          <div key={index} className="many-row">
            <Input aria-label={`${say(label)} ${index + 1}`} value={value} onChange={(e) => write(changeText(text, [...path, index], e.target.value))} status={wrong.length > 0 ? 'error' : ''} />
            <Button icon={<DeleteOutlined aria-hidden />} aria-label={`${say(said.remove)}：${value}`} disabled={values.length < 2} onClick={() => write(removeText(text, path, index))} />
            <Wrong id={`${id}-${index}-wrong`} findings={wrong} />
          </div>
        );
      })}
      <div className="many-row">
        <Input aria-label={`${say(label)}：${say(said.add)}`} placeholder={say(said.add)} value={adding} onChange={(e) => setAdding(e.target.value)} onPressEnter={add} />
        <Button icon={<PlusOutlined aria-hidden />} aria-label={`${say(said.add)}：${say(label)}`} disabled={adding.trim().length === 0} onClick={add} />
      </div>
    </fieldset>
  );
}

function Wrong({ id, findings }: { id: string; findings: readonly Finding[] }) {
  const say = useSay();
  return findings.length > 0 ? <ul id={id} className="wrong small">{findings.map((finding, index) => <li key={index} className={finding.severity}>{say(finding.message)}　<code>{finding.rule}</code></li>)}</ul> : null;
}

const findingsOn = (findings: readonly Finding[], line: number | null) => findings.filter((finding) => finding.line === line);
