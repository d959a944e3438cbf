import { CheckCircleFilled, CloseCircleFilled, DownloadOutlined, RedoOutlined, UndoOutlined, WarningFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Tabs } from 'antd';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { answered, api, type Schemas } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import type { Problem } from '@/shared/api/problem';
import { useSay, words } from '@/shared/words/words';
import { Flow } from '../item/Flow';
import { TimeProof } from '../item/TimeProof';
import { Propose } from '../revision/Propose';
import { Versions } from '../revision/Versions';
import { draftOf, keepDraft } from './draft';
import { FormView } from './FormView';
import { Changes, Findings, Proof } from './ReviewPanels';
import type { Schema } from './schemaHelp';
import { useReview } from './useReview';
import { YamlEditor } from './yamlEditor';
import '../../workbench/workbench.css';
import '../../workbench/case/case.css';
import '../catalogue.css';
import '../item/item.css';
import './editor.css';

const said = {
  back: words('事项', 'The item'),
  form: words('表单', 'Form'),
  yaml: words('YAML', 'YAML'),
  flow: words('流程', 'Process'),
  findings: words('问题', 'Findings'),
  proof: words('证明', 'Proof'),
  changes: words('变更', 'Changes'),
  versions: words('版本', 'Versions'),
  undo: words('撤销', 'Undo'),
  redo: words('重做', 'Redo'),
  discard: words('放弃草稿', 'Discard the draft'),
  download: words('下载', 'Download'),
  kept: words('草稿保存在本浏览器', 'The draft is kept in this browser'),
  untouched: words('与现行版本相同', 'Same as the version in force'),
  outdated: words('现行版本在起草之后变了：请核对“变更”', 'The version in force changed since this draft was begun: look at “Changes”'),
  editor: words('事项定义（YAML）', 'Definition (YAML)'),
  checking: words('正在检查…', 'Checking…'),
  errors: words('{n} 个错误', '{n} errors'),
  warnings: words('{n} 个提示', '{n} warnings'),
  clean: words('没有问题', 'no findings'),
  proved: words('得证', 'proved'),
  broken: words('有反例', 'counter-example'),
  unreadable: words('现在的写法不能读成一个事项，流程稍后再画', 'The text cannot be read as an item now'),
};

const none: Schemas['DraftFinding'][] = [];

/** 修订事项: one text, seen as form, YAML and flow; what the linter and the proofs say stands beside it as one writes. */
export function EditorPage() {
  const { code = '' } = useParams();
  const definition = useQuery({
    queryKey: ['definition', code],
    queryFn: () => answered(api.GET('/api/v1/definitions/{code}', { params: { path: { code } } })),
    staleTime: Infinity,
  });
  return <main className="page editor-page"><Asked of={definition}>{(found) => <Editor key={found.hash} definition={found} />}</Asked></main>;
}

function Editor({ definition }: { definition: Schemas['DefinitionText'] }) {
  const say = useSay();
  const [place, setPlace] = useSearchParams();
  const [kept] = useState(() => draftOf(definition.code));
  const schema = useQuery({ queryKey: ['definition-schema'], queryFn: async () => await answered(api.GET('/api/v1/definitions/schema', {})) as unknown as Schema, staleTime: Infinity });
  const [yaml] = useState(() => new YamlEditor(kept?.text ?? definition.text, say(said.editor)));
  const text = useSyncExternalStore(yaml.subscribe, yaml.text);
  const { review, isChecking } = useReview(definition.code, text);
  const found = review.data;
  const findings = found?.findings ?? none;
  const isDraft = text !== definition.text;
  useEffect(() => yaml.show(findings, say), [yaml, findings, say]);
  useEffect(() => {
    if (schema.data)
      yaml.offer(schema.data);
  }, [yaml, schema.data]);
  useEffect(() => keepDraft(definition.code, isDraft ? { text, over: kept?.over ?? definition.hash } : null), [text, isDraft, definition, kept]);

  const mode = place.get('view') === 'yaml' ? 'yaml' : 'form';
  const show = (view: string) => setPlace((now) => ({ ...Object.fromEntries(now), view }), { replace: true });
  // The editor can take the focus only once it is in front.
  const target = useRef<readonly [line: number, column: number] | null>(null);
  useEffect(() => {
    if (mode === 'yaml' && target.current)
      yaml.goTo(...target.current);
    target.current = null;
  }, [mode, yaml]);
  const goTo = (line: number, column: number) => {
    if (mode === 'yaml')
      return yaml.goTo(line, column);
    target.current = [line, column];
    show('yaml');
  };
  const name = found?.guide?.item.name ?? definition.file;
  return (
    <>
      <header className="panel editor-head">
        <div>
          <nav className="small"><Link to={`/items/${definition.code}`}>← {say(said.back)}</Link></nav>
          <h1>{name}</h1>
          <p className="small soft">{isDraft ? say(said.kept) : say(said.untouched)}{kept && kept.over !== definition.hash && <strong className="late-text">　{say(said.outdated)}</strong>}</p>
        </div>
        <div className="editor-state" role="status"><State isChecking={isChecking} findings={findings} holds={found?.proof?.holds ?? null} /></div>
        <div className="editor-acts">
          <Button icon={<UndoOutlined aria-hidden />} aria-label={say(said.undo)} title={say(said.undo)} onClick={() => yaml.undo()} />
          <Button icon={<RedoOutlined aria-hidden />} aria-label={say(said.redo)} title={say(said.redo)} onClick={() => yaml.redo()} />
          <Button icon={<DownloadOutlined aria-hidden />} onClick={() => download(definition.file, text)}>{say(said.download)}</Button>
          <Button danger disabled={!isDraft} onClick={() => yaml.replace(definition.text)}>{say(said.discard)}</Button>
        </div>
      </header>
      {isDraft && <Propose code={definition.code} text={text} isReady={!isChecking && found?.proof?.holds === true && !findings.some((finding) => finding.severity === 'Error')} />}
      {review.error && <ProblemMessage problem={review.error as Problem} />}
      <div className="editor-grid">
        <section className="panel editor-write" aria-label={say(said.editor)}>
          <Tabs activeKey={mode} onChange={show} items={[{ key: 'form', label: say(said.form) }, { key: 'yaml', label: say(said.yaml) }]} />
          <YamlPane editor={yaml} isInFront={mode === 'yaml'} />
          {mode === 'form' && <FormView text={text} write={yaml.write} findings={findings} guide={found?.guide} />}
        </section>
        <section className="panel editor-beside">
          <Tabs
            activeKey={place.get('beside') ?? 'flow'} onChange={(beside) => setPlace((now) => ({ ...Object.fromEntries(now), beside }), { replace: true })}
            items={[
              { key: 'flow', label: say(said.flow), children: found?.guide ? <><TimeProof guide={found.guide} /><Flow parts={found.guide.flow} /></> : <p className="inside soft">{say(said.unreadable)}</p> },
              { key: 'findings', label: `${say(said.findings)} ${findings.length}`, children: <Findings findings={findings} goTo={goTo} /> },
              { key: 'proof', label: say(said.proof), children: <Proof proof={found?.proof} goTo={goTo} /> },
              { key: 'changes', label: `${say(said.changes)} ${found?.changes.length ?? 0}`, children: <Changes changes={found?.changes ?? []} /> },
              { key: 'versions', label: say(said.versions), children: <Versions code={definition.code} /> },
            ]}
          />
        </section>
      </div>
    </>
  );
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
