import { CheckCircleFilled, CloseCircleFilled, CopyOutlined, DownloadOutlined, PrinterOutlined, RedoOutlined, UndoOutlined, WarningFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { answered, api, type Schemas } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import type { Problem } from '@/shared/api/problem';
import { useSay, words } from '@/shared/words/words';
import { Flow } from '../item/Flow';
import { TimeProof } from '../item/TimeProof';
import { Propose } from '../revision/Propose';
import { Versions } from '../revision/Versions';
import { FlowEditor } from './flow/FlowEditor';
import type { Shown } from './flow/Player';
import { FormView } from './FormView';
import { ImportButton } from './ImportButton';
import { Keeping } from './Keeping';
import { Changes, Findings, Proof } from './ReviewPanels';
import type { Schema } from './schemaHelp';
import { showField } from './showField';
import { TabBar } from './TabBar';
import { documentOf, textAt } from './textEdit';
import { TryIt } from './trial/TryIt';
import { useDefinition } from './useDefinition';
import { useKeptDraft, useUnderWay, type UnderWay } from './useKeptDraft';
import { useReview } from './useReview';
import { useWritingHelp } from './useWritingHelp';
import { YamlEditor } from './yamlEditor';
import '../../workbench/workbench.css';
import '../../workbench/case/case.css';
import '../catalogue.css';
import '../item/item.css';
import './editor.css';

const Simulation = lazy(async () => ({ default: (await import('./simulation/Simulation')).Simulation }));

const said = {
  back: words('事项', 'The item'),
  catalogue: words('事项目录', 'Items'),
  isNew: words('新事项', 'New item'),
  nothing: words('目录里没有这个编码的事项，也没有你的草稿', 'No item has this code, and you have no draft under it'),
  begin: words('起草新事项', 'Begin a new item'),
  copy: words('另存为新事项', 'Copy as a new item'),
  print: words('打印', 'Print'),
  form: words('表单', 'Form'),
  yaml: words('YAML', 'YAML'),
  flow: words('流程', 'Process'),
  overview: words('概览', 'Overview'),
  views: words('写法', 'Views'),
  beside: words('核对', 'Checks'),
  findings: words('问题', 'Findings'),
  proof: words('证明', 'Proof'),
  changes: words('变更', 'Changes'),
  versions: words('版本', 'Versions'),
  trial: words('试办', 'Try it'),
  simulation: words('模拟', 'Simulation'),
  undo: words('撤销', 'Undo'),
  redo: words('重做', 'Redo'),
  discard: words('放弃草稿', 'Discard the draft'),
  download: words('下载', 'Download'),
  editor: words('事项定义（YAML）', 'Definition (YAML)'),
  checking: words('正在检查…', 'Checking…'),
  errors: words('{n} 个错误', '{n} errors'),
  warnings: words('{n} 个提示', '{n} warnings'),
  clean: words('没有问题', 'no findings'),
  proved: words('得证', 'proved'),
  broken: words('有反例', 'counter-example'),
  unfinished: words('还差这些，填齐后在这里看流程、时限和证明', 'This is still missing; then process, limits and proof stand here'),
  unreadable: words('现在的写法不能读成一个事项，流程稍后再画', 'The text cannot be read as an item now'),
};

const besides = ['check', 'findings', 'proof', 'changes', 'trial', 'simulation', 'versions'];
const none: Schemas['DraftFinding'][] = [];
const noCitations: Schemas['CitedArticle'][] = [];
const nowhere: Schemas['StepLines'][] = [];

type View = 'form' | 'flow' | 'yaml';

/** 修订事项: one text, seen as form, flow and YAML; what the linter and the proofs say stands beside it as one writes. */
export function EditorPage() {
  const say = useSay();
  const { code = '' } = useParams();
  const definition = useDefinition(code);
  const underWay = useUnderWay(code);
  return (
    <main className="page editor-page">
      <Asked of={definition}>{(found) => <Asked of={underWay}>{(drafts) => found.version === 0 && !drafts.own
        ? <section className="panel inside"><h1>{say(said.nothing)}</h1><p><Link to="/items/new">{say(said.begin)}</Link></p></section>
        : <Editor key={`${code} ${found.hash}`} definition={found} drafts={drafts} />}</Asked>}</Asked>
    </main>
  );
}

function Editor({ definition, drafts }: { definition: Schemas['DefinitionText']; drafts: UnderWay }) {
  const say = useSay();
  const [place, setPlace] = useSearchParams();
  const [own] = useState(drafts.own ?? null);
  const schema = useQuery({ queryKey: ['definition-schema'], queryFn: async () => await answered(api.GET('/api/v1/definitions/schema', {})) as unknown as Schema, staleTime: Infinity });
  const [yaml] = useState(() => new YamlEditor(own?.text ?? definition.text, say(said.editor)));
  const text = useSyncExternalStore(yaml.subscribe, yaml.text);
  const { keeping, settle } = useKeptDraft(definition.code, definition, own, text);
  const { review, isChecking } = useReview(definition.code, text);
  const found = review.data;
  const findings = found?.findings ?? none;
  const [shown, setShown] = useState<Shown | null>(null);
  const isDraft = text !== definition.text;
  const isNew = definition.version === 0;
  const help = useWritingHelp().data ?? null;
  const navigate = useNavigate();
  const discard = () => {
    if (isNew)
      void settle('discard').then(() => navigate('/items'));
    else
      yaml.replace(definition.text);
  };
  useEffect(() => yaml.show(findings, say), [yaml, findings, say]);
  useEffect(() => {
    if (schema.data)
      yaml.offer(schema.data, help);
  }, [yaml, schema.data, help]);

  const asked = place.get('view');
  const mode: View = asked === 'yaml' || asked === 'flow' ? asked : 'form';
  const go = (to: Record<string, string>) => setPlace((now) => ({ ...Object.fromEntries(now), ...to }), { replace: true });
  // The editor can take the focus only once it is in front.
  const target = useRef<readonly [line: number, column: number] | null>(null);
  useEffect(() => {
    if (mode === 'yaml' && target.current)
      yaml.goTo(...target.current);
    target.current = null;
  }, [mode, yaml]);
  const toLine = (line: number, column: number) => {
    if (mode === 'yaml')
      return yaml.goTo(line, column);
    target.current = [line, column];
    go({ view: 'yaml' });
  };
  /** To where the person looks: on the diagram to the step, in the form to the field, else to the line. */
  const goTo = (line: number, column: number, finding?: Schemas['DraftFinding']) => {
    if (mode === 'form' && showField(line, finding))
      return;
    const step = mode === 'flow' ? found?.places.find((each) => each.line <= line && line <= each.end_line)?.step : undefined;
    const node = step && document.querySelector<HTMLElement>(`.flow-editor [data-step="${CSS.escape(step)}"]`);
    if (!node)
      return toLine(line, column);
    node.scrollIntoView({ block: 'center' });
    node.querySelector<HTMLElement>('.flow-wrong button, button')?.focus();
  };
  useUndoKeys(yaml);
  const beside = place.get('beside') ?? 'check';
  const name = found?.guide?.item.name ?? textAt(documentOf(text), ['name']) ?? definition.file;
  const guide = found?.guide ?? null;
  const unreadable = <><p className="inside soft">{say(isNew ? said.unfinished : said.unreadable)}</p><Findings findings={findings} goTo={goTo} terms={help} /></>;
  return (
    <>
      <header className="panel editor-head">
        <div>
          <nav className="small">{isNew ? <Link to="/items">← {say(said.catalogue)}</Link> : <Link to={`/items/${definition.code}`}>← {say(said.back)}</Link>}</nav>
          <h1>{name}{isNew && <span className="tag">{say(said.isNew)}</span>}</h1>
          <Keeping keeping={keeping} isDraft={isDraft} others={drafts.others} isOutdated={own !== null && own.over !== definition.hash} settle={(which) => void settle(which).then((theirs) => theirs !== null && yaml.become(theirs))} />
        </div>
        <div className="editor-state" role="status"><State isChecking={isChecking} findings={findings} holds={found?.proof?.holds ?? null} /></div>
        <div className="editor-acts">
          <Button icon={<UndoOutlined aria-hidden />} aria-label={say(said.undo)} title={`${say(said.undo)} (Ctrl+Z)`} onClick={() => yaml.undo()} />
          <Button icon={<RedoOutlined aria-hidden />} aria-label={say(said.redo)} title={`${say(said.redo)} (Ctrl+Y)`} onClick={() => yaml.redo()} />
          <ImportButton code={definition.code} text={text} become={yaml.become} />
          <Button icon={<DownloadOutlined aria-hidden />} onClick={() => download(definition.file, text)}>{say(said.download)}</Button>
          <Button icon={<PrinterOutlined aria-hidden />} onClick={() => void navigate(`/items/${definition.code}/print`)}>{say(said.print)}</Button>
          {!isNew && <Button icon={<CopyOutlined aria-hidden />} onClick={() => void navigate(`/items/new?from=${definition.code}`, { state: { text } })}>{say(said.copy)}</Button>}
          <Button danger disabled={!isDraft} onClick={discard}>{say(said.discard)}</Button>
        </div>
      </header>
      {isDraft && <Propose code={definition.code} text={text} isNew={isNew} isReady={!isChecking && found?.proof?.holds === true && !findings.some((finding) => finding.severity === 'Error')} />}
      {review.error && <ProblemMessage problem={review.error as Problem} />}
      <div className="editor-grid">
        <section className="panel editor-write" aria-label={say(said.editor)}>
          <TabBar label={say(said.views)} active={mode} onChange={(view) => go({ view })} tabs={[{ key: 'form', label: say(said.form) }, { key: 'flow', label: say(said.flow) }, { key: 'yaml', label: say(said.yaml) }]} />
          <YamlPane editor={yaml} isInFront={mode === 'yaml'} />
          {mode === 'form' && <FormView text={text} write={yaml.write} become={yaml.become} findings={findings} cited={found?.cited ?? noCitations} help={help} schema={schema.data ?? null} />}
          {mode === 'flow' && (guide ? <FlowEditor code={definition.code} text={text} now={yaml.text} become={yaml.become} guide={guide} review={{ findings, places: found?.places ?? nowhere }} goTo={toLine} shown={shown} onShown={setShown} /> : unreadable)}
        </section>
        <section className="panel editor-beside">
          <TabBar
            label={say(said.beside)} active={besides.includes(beside) ? beside : 'check'} onChange={(chosen) => go({ beside: chosen })}
            tabs={[
              { key: 'check', label: say(said.overview), children: guide ? <><TimeProof guide={guide} />{mode !== 'flow' && <Flow parts={guide.flow} />}</> : unreadable },
              { key: 'findings', label: `${say(said.findings)} ${findings.length}`, children: <Findings findings={findings} goTo={goTo} terms={help} /> },
              {
                key: 'proof', label: say(said.proof), children: <Proof proof={found?.proof} goTo={goTo} onShow={(way) => {
                  setShown(way);
                  go({ view: 'flow' });
                }} />,
              },
              { key: 'changes', label: `${say(said.changes)} ${found?.changes.length ?? 0}`, children: <Changes changes={found?.changes ?? []} /> },
              { key: 'trial', label: say(said.trial), children: <TryIt code={definition.code} text={text} guide={guide} /> },
              { key: 'simulation', label: say(said.simulation), children: <Suspense><Simulation code={definition.code} text={isDraft && guide ? text : null} guide={guide} /></Suspense> },
              { key: 'versions', label: say(said.versions), children: <Versions code={definition.code} /> },
            ]}
          />
        </section>
      </div>
    </>
  );
}

/** Undo and redo from the keyboard, also where no text has the focus. */
function useUndoKeys(yaml: YamlEditor) {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const isWriting = event.target instanceof HTMLElement && event.target.closest('.cm-editor, dialog') !== null;
      if (isWriting || event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey)
        return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y')
        return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey)
        yaml.redo();
      else
        yaml.undo();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [yaml]);
}

function YamlPane({ editor, isInFront }: { editor: YamlEditor; isInFront: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => editor.mount(place.current!), [editor]);
  return <div className={`editor-text${isInFront ? '' : ' aside'}`} ref={place} />;
}

function State({ isChecking, findings, holds }: { isChecking: boolean; findings: readonly Schemas['DraftFinding'][]; holds: boolean | null }) {
  const say = useSay();
  const errors = findings.filter((finding) => finding.severity === 'Error').length;
  const count = (of: typeof said.errors, n: number) => say(of).replace('{n}', String(n));
  return (
    <>
      {errors > 0 ? <span className="standing late"><CloseCircleFilled aria-hidden />{count(said.errors, errors)}</span>
        : findings.length > 0 ? <span className="standing soon"><WarningFilled aria-hidden />{count(said.warnings, findings.length)}</span>
        : <span className="standing calm"><CheckCircleFilled aria-hidden />{say(said.clean)}</span>}
      {holds !== null && <span className={`standing ${holds ? 'calm' : 'late'}`}>{holds ? <CheckCircleFilled aria-hidden /> : <CloseCircleFilled aria-hidden />}{say(holds ? said.proved : said.broken)}</span>}
      {isChecking && <span className="small faint">{say(said.checking)}</span>}
    </>
  );
}

function download(file: string, text: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
  link.download = file;
  link.click();
  URL.revokeObjectURL(link.href);
}
