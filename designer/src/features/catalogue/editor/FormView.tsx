import { isMap } from 'yaml';
import { useMemo, type ReactNode } from 'react';
import type { Schemas } from '@/shared/api/client';
import { useSay, words, type Words } from '@/shared/words/words';
import { FormFields } from './form/FormFields';
import { CheckField, ChoiceField, DateField, inSchema, LimitField, NumberField, TextField, WordsField } from './form/fields';
import { useOrganisation } from './flow/fields';
import { FormContext, type Writing } from './form/FormContext';
import { EntriesField, TextsField } from './form/lists';
import { Materials } from './form/Materials';
import { ProcessFields } from './form/ProcessFields';
import { schemasAt, type Schema } from './schemaHelp';
import { documentOf, entriesAt, nodeAt, textAt, type Path, type Splice } from './textEdit';
import type { KeyOrder } from './textShape';
import type { Finding } from './useReview';
import './form/form.css';

const said = {
  head: words('基本要素', 'Elements'),
  basis: words('依据和条件', 'Basis and conditions'),
  limits: words('办理期限', 'Time limits'),
  extension: words('延长（法律允许才写）：最长', 'Extension, where law allows it: at most'),
  form: words('申请表单', 'Application form'),
  materials: words('申请材料与受理标准', 'Materials and what they are accepted by'),
  process: words('办理流程', 'Process'),
  result: words('审批结果、收费和延续', 'Result, fee and renewal'),
  guidance: words('办事指南的扩展内容', 'What the guide says beyond the standard'),
  source: words('来源', 'Provenance'),
  sections: words('表单各部分', 'Parts of the form'),
  unreadable: words('这里的写法现在读不懂，请先在 YAML 里改正', 'This cannot be read now; mend it in the YAML first'),
  byLaw: words('法定本级行使', 'by law, at this level'),
  none: words('无', 'none'),
  atOnce: words('即办', 'at once'),
  sameDay: words('当日', 'the same day'),
  midnight: words('24 时', '24:00'),
  unset: words('不写', 'left out'),
};

type Section = readonly [key: string, title: Words, content: ReactNode];

/** The item as a form, all of it. Each field writes its own words in the YAML and nothing else; the law stands beside it. */
export function FormView({ text, write, become, findings, cited, help, schema }: {
  text: string; write: (splice: Splice | null) => void; become: (text: string) => void; findings: readonly Finding[]; cited: readonly Schemas['CitedArticle'][];
  help: Schemas['WritingHelp'] | null; schema: Schema | null;
}) {
  const say = useSay();
  const of = useMemo(() => documentOf(text), [text]);
  const order = useMemo(() => orderOf(schema), [schema]);
  const writing = useMemo<Writing>(() => ({ text, of, write, become, order, schema, findings, cited, help }), [text, of, write, become, order, schema, findings, cited, help]);
  if (!isMap(of.contents))
    return <p className="inside">{say(said.unreadable)}</p>;
  const sections = sectionsOf(of, say(said.extension));
  const toSection = (key: string) => document.getElementById(`form-${key}`)?.scrollIntoView({ block: 'start' });
  return (
    <FormContext value={writing}>
      <nav className="form-parts small" aria-label={say(said.sections)}>
        {sections.map(([key, title]) => <button key={key} type="button" className="plain" onClick={() => toSection(key)}>{say(title)}</button>)}
      </nav>
      <div className="editor-form">
        {sections.map(([key, title, content]) => <section key={key} id={`form-${key}`} className="editor-section"><h3>{say(title)}</h3>{content}</section>)}
      </div>
    </FormContext>
  );
}

function sectionsOf(of: Writing['of'], extension: string): Section[] {
  const hasExtension = nodeAt(of, ['limits', 'extension']) !== null;
  const dates = entriesAt(of, ['form']).map(({ key }) => key).filter((key) => textAt(of, ['form', key, 'type']) === 'date');
  const at = (...path: Path) => ({ path, element: path.join('.') });
  return [
    ['head', said.head, (
      <>
        <TextField {...at('name')} />
        <TextField {...at('main_item')} />
        <TextField {...at('code')} isFixed />
        <NumberField {...at('version')} />
        <DateField {...at('effective')} />
        <ChoiceField {...at('type')} />
        <ChoiceField {...at('handling')} />
        <Authority />
        <ChoiceField {...at('level')} />
        <ChoiceField {...at('power_source')} otherwise={said.byLaw} />
        <WordsField {...at('audience')} />
        <NumberField {...at('visits')} />
      </>
    )],
    ['basis', said.basis, <><TextsField {...at('basis')} /><TextsField {...at('conditions')} /></>],
    ['limits', said.limits, (
      <>
        <LimitField {...at('limits', 'statutory')} word={said.none} />
        <TextField {...at('limits', 'basis')} />
        <LimitField {...at('limits', 'promised')} word={said.atOnce} />
        <LimitField {...at('limits', 'extension', 'max')} label={extension} />
        {hasExtension && <><ChoiceField {...at('limits', 'extension', 'by')} /><NumberField {...at('limits', 'extension', 'times')} /><TextField {...at('limits', 'extension', 'basis')} /></>}
        <ChoiceField {...at('limits', 'receipt')} otherwise={said.sameDay} />
        <ChoiceField {...at('limits', 'day_ends')} otherwise={said.midnight} />
        <Grounds path={['limits', 'excludes']} />
        <Grounds path={['limits', 'restarts']} />
      </>
    )],
    ['form', said.form, <FormFields />],
    ['materials', said.materials, <Materials />],
    ['process', said.process, <ProcessFields />],
    ['result', said.result, (
      <>
        <TextField {...at('result', 'document')} />
        <ChoiceField {...at('result', 'kind')} />
        <LimitField {...at('result', 'valid')} />
        <CheckField {...at('result', 'licence')} />
        <TextField {...at('fee')} />
        {(dates.length > 0 || nodeAt(of, ['renewal'])) && <><ChoiceField {...at('renewal', 'expires')} otherwise={said.unset} options={dates} /><LimitField {...at('renewal', 'apply_before')} /><TextField {...at('renewal', 'basis')} /></>}
      </>
    )],
    ['guidance', said.guidance, (
      <>
        <ChoiceField {...at('guidance', 'scope')} otherwise={said.unset} />
        <WordsField {...at('guidance', 'channels')} />
        <ChoiceField {...at('guidance', 'online')} otherwise={said.unset} />
        <p className="form-pair"><CheckField {...at('guidance', 'booking')} /><CheckField {...at('guidance', 'express')} /><CheckField {...at('guidance', 'pay_online')} /></p>
        {(['quota', 'effect', 'annual', 'entrusted_by'] as const).map((key) => <TextField key={key} {...at('guidance', key)} />)}
        <TextsField {...at('guidance', 'joint')} />
        <EntriesField {...at('guidance', 'intermediary')} blank={{ service: '', basis: '', paid_by: '' }}>{(entry) => (['service', 'basis', 'paid_by'] as const).map((key) => <TextField key={key} path={[...entry, key]} element={`guidance.intermediary.${key}`} />)}</EntriesField>
        <EntriesField {...at('guidance', 'questions')} blank={{ q: '', a: '' }}>{(entry) => (['q', 'a'] as const).map((key) => <TextField key={key} path={[...entry, key]} element={`guidance.questions.${key}`} />)}</EntriesField>
      </>
    )],
    ['source', said.source, (
      <>
        <TextField {...at('provenance', 'drawn_from')} isLong />
        <ChoiceField {...at('provenance', 'confidence')} />
        <DateField {...at('provenance', 'checked')} />
        <TextField {...at('provenance', 'note')} isLong />
      </>
    )],
  ];
}

function Grounds({ path }: { path: Path }) {
  const element = path.join('.');
  return <EntriesField path={path} element={element} blank={{ ground: '', basis: '' }}>{(entry) => <><TextField path={[...entry, 'ground']} element={`${element}.ground`} /><TextField path={[...entry, 'basis']} element={`${element}.basis`} /></>}</EntriesField>;
}

/** 实施主体: a body of the organisation. */
function Authority() {
  const bodies = useOrganisation().data?.bodies.map((body) => body.name) ?? [];
  return <ChoiceField path={['authority']} element="authority" options={bodies} />;
}

/** The order of keys is the schema's; names that an author chose keep theirs. */
function orderOf(schema: Schema | null): KeyOrder {
  return (map) => schema ? schemasAt(schema, inSchema(map)).flatMap((each) => Object.keys(each.properties ?? {})) : [];
}
