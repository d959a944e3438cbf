import { DownloadOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { downloadFrom } from '@/shared/files/download';
import type { Problem } from '@/shared/api/problem';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words, type Words } from '@/shared/words/words';

const said = {
  title: words('下载', 'Download'),
};

/** What a file holds, where it comes from and what it is called. */
export interface Downloadable {
  readonly title: Words;
  readonly path: string;
  readonly file: string;
}

/** The files of an item: for paper, for spreadsheets, for other engines. */
export const filesOf = (code: string, name: string): Downloadable[] => [
  { title: words('办事指南（PDF）', 'Guide (PDF)'), path: `/api/v1/items/${code}/guide.pdf`, file: `${name} 办事指南.pdf` },
  { title: words('办事指南（HTML）', 'Guide (HTML)'), path: `/api/v1/items/${code}/guide.html`, file: `${name} 办事指南.html` },
  { title: words('流程图（SVG）', 'Process (SVG)'), path: `/api/v1/definitions/${code}/diagram.svg`, file: `${name}.svg` },
  { title: words('流程（BPMN 2.0）', 'Process (BPMN 2.0)'), path: `/api/v1/definitions/${code}/diagram.bpmn`, file: `${name}.bpmn` },
  { title: words('流程（Elsa 3）', 'Process (Elsa 3)'), path: `/api/v1/definitions/${code}/diagram.elsa`, file: `${name}.elsa.json` },
];

export const catalogueFiles: Downloadable[] = [
  { title: words('事项目录（CSV）', 'Catalogue (CSV)'), path: '/api/v1/items/catalogue.csv', file: '事项目录.csv' },
  { title: words('事项目录（JSON）', 'Catalogue (JSON)'), path: '/api/v1/items/catalogue.json', file: '事项目录.json' },
  { title: words('全部定义（YAML，ZIP）', 'All definitions (YAML, ZIP)'), path: '/api/v1/definitions/folder', file: 'definitions.zip' },
];

/** A menu of files; the browser's own disclosure, so that keys work as everywhere. */
export function Downloads({ files }: { files: readonly Downloadable[] }) {
  const say = useSay();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const save = (each: Downloadable) => {
    setBusy(each.path);
    setProblem(null);
    void downloadFrom(each.path, each.file).catch(setProblem).finally(() => setBusy(null));
  };
  return (
    <details className="downloads no-print">
      <summary><DownloadOutlined aria-hidden /> {say(said.title)}</summary>
      <ul>{files.map((each) => <li key={each.path}><button type="button" className="plain" disabled={busy === each.path} onClick={() => save(each)}>{say(each.title)}</button></li>)}</ul>
      {problem && <ProblemMessage problem={problem} />}
    </details>
  );
}
