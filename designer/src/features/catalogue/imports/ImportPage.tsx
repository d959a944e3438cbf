import { CheckCircleFilled, DownloadOutlined, InboxOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { answered, api, type Schemas } from '@/shared/api/client';
import type { Problem } from '@/shared/api/problem';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';
import { Findings } from '../editor/ReviewPanels';
import '../catalogue.css';
import '../editor/editor.css';
import './imports.css';

const said = {
  title: words('导入', 'Import'),
  back: words('事项目录', 'Items'),
  list: words('另一份清单（CSV）', 'Another list (CSV)'),
  listHow: words('UTF-8 或者 GB 18030。每一行变成一份草稿；写错的编码、重名、没有单位的时限逐条指出，不猜测。什么都不保存。', 'UTF-8 or GB 18030. Each row becomes a draft; wrong codes, double names, limits without a unit are named, never guessed. Nothing is kept.'),
  folder: words('定义文件夹（YAML，ZIP）', 'Definitions folder (YAML, ZIP)'),
  folderHow: words('与现行不同的事项各成一份草稿，由另一人审核发布；有一个问题就一个也不导入。', 'Each item that differs becomes a draft for another person to review; with any problem none is imported.'),
  diagram: words('流程图（BPMN）和单个事项（YAML）在事项的“修订”页面导入。', 'Diagrams (BPMN) and single items (YAML) are imported where the item is revised.'),
  choose: words('选择文件', 'Choose a file'),
  drafts: words('{n} 份草稿', '{n} drafts'),
  row: words('第 {n} 行', 'row {n}'),
  save: words('下载', 'Download'),
  note: words('修订说明', 'Note'),
  check: words('先看会变什么', 'See what would change'),
  apply: words('导入为草稿', 'Import as drafts'),
  sums: words('{u} 个文件不变，{c} 个不同，{p} 个问题', '{u} files unchanged, {c} differ, {p} problems'),
  applied: words('已导入，等待另一人审核', 'Imported; another person reviews it'),
};

/** 导入: another list, or a folder of definitions. */
export function ImportPage() {
  const say = useSay();
  return (
    <main className="page import-page">
      <header className="page-head"><div><nav className="small"><Link to="/items">← {say(said.back)}</Link></nav><h1>{say(said.title)}</h1></div></header>
      <FromList />
      <FromFolder />
      <p className="soft small">{say(said.diagram)}</p>
    </main>
  );
}

function FileField({ accept, onChoose }: { accept: string; onChoose: (file: File) => void }) {
  const say = useSay();
  const id = useId();
  return (
    <label htmlFor={id} className="file-field"><InboxOutlined aria-hidden /> {say(said.choose)}
      <input id={id} type="file" accept={accept} onChange={(e) => e.target.files?.[0] && onChoose(e.target.files[0])} />
    </label>
  );
}

function FromList() {
  const say = useSay();
  const reading = useMutation<Schemas['ListDrafts'], Problem, File>({
    mutationFn: (file) => answered(api.POST('/api/v1/definitions/list-drafts', { params: { query: { name: file.name } }, body: file as unknown as string, bodySerializer: (body) => body as unknown as File, headers: { 'Content-Type': 'text/csv' } })),
  });
  const found = reading.data;
  return (
    <section className="panel" aria-labelledby="list">
      <header><h2 id="list">{say(said.list)}</h2></header>
      <div className="inside import-part"><p className="soft small">{say(said.listHow)}</p><FileField accept=".csv,text/csv" onChoose={reading.mutate} />{reading.error && <ProblemMessage problem={reading.error} />}</div>
      {found && (
        <div className="import-found">
          <div>
            <h3 className="inside">{say(said.drafts).replace('{n}', String(found.drafts.length))}</h3>
            <ul className="import-drafts">{found.drafts.map((draft) => (
              <li key={draft.file}><details><summary><code>{draft.file}</code><span className="soft small">{say(said.row).replace('{n}', String(draft.line))}</span></summary><pre>{draft.text}</pre></details><Button size="small" icon={<DownloadOutlined aria-hidden />} onClick={() => save(draft.file, draft.text)}>{say(said.save)}</Button></li>
            ))}</ul>
          </div>
          <Findings findings={found.findings} goTo={() => undefined} />
        </div>
      )}
    </section>
  );
}

function FromFolder() {
  const say = useSay();
  const queries = useQueryClient();
  const [zip, setZip] = useState<File | null>(null);
  const [note, setNote] = useState('');
  const send = (file: File, isCheck: boolean) => {
    const asked = { body: file as unknown as string, bodySerializer: (body: unknown) => body as File, headers: { 'Content-Type': 'application/zip' } };
    return isCheck ? answered(api.POST('/api/v1/definitions/folder/check', asked)) : answered(api.POST('/api/v1/definitions/folder', { ...asked, params: { query: { note } } }));
  };
  const asking = useMutation<Schemas['FolderImport'], Problem, boolean>({
    mutationFn: (isCheck) => send(zip!, isCheck),
    onSuccess: (done) => done.is_applied ? queries.invalidateQueries({ queryKey: ['definition-revisions'] }) : undefined,
  });
  const found = asking.data;
  return (
    <section className="panel" aria-labelledby="folder">
      <header><h2 id="folder">{say(said.folder)}</h2></header>
      <div className="inside import-part">
        <p className="soft small">{say(said.folderHow)}</p>
        <FileField accept=".zip,application/zip" onChoose={(file) => {
          setZip(file);
          asking.reset();
        }} />
        {zip && <div className="import-acts"><code>{zip.name}</code><Button loading={asking.isPending} onClick={() => asking.mutate(true)}>{say(said.check)}</Button></div>}
        {asking.error && <ProblemMessage problem={asking.error} />}
        {found && <p><strong>{say(said.sums).replace('{u}', String(found.unchanged)).replace('{c}', String(found.files.length)).replace('{p}', String(found.problems.length))}</strong>{found.is_applied && <span className="calm-text"> <CheckCircleFilled aria-hidden /> {say(said.applied)}</span>}</p>}
        {found && found.files.length > 0 && <ul className="small import-files">{found.files.map((file) => <li key={file.path}><code>{file.path}</code></li>)}</ul>}
        {found && <ul className="small late-text">{found.problems.map((problem, index) => <li key={index}><code>{problem.path}:{problem.line}</code> {say(problem.message)} <code>{problem.rule}</code></li>)}</ul>}
        {found && !found.is_applied && found.problems.length === 0 && found.files.length > 0 && (
          <form className="import-acts" onSubmit={(event) => {
            event.preventDefault();
            asking.mutate(false);
          }}><Input aria-label={say(said.note)} placeholder={say(said.note)} value={note} onChange={(e) => setNote(e.target.value)} required maxLength={500} /><Button type="primary" htmlType="submit" loading={asking.isPending}>{say(said.apply)}</Button></form>
        )}
      </div>
    </section>
  );
}

function save(file: string, text: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
  link.download = file;
  link.click();
  URL.revokeObjectURL(link.href);
}
