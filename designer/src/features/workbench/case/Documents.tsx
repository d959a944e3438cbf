import { FilePdfOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { answered, api, type Schemas } from '@/shared/api/client';
import type { Problem } from '@/shared/api/problem';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { SidePanel } from '@/shared/ui/SidePanel';
import { momentOf } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import { FileView } from './FileView';

type Issued = Schemas['ListedDocument'];
type Offered = Schemas['OfferedDocument'];

const said = {
  title: words('文书', 'Documents'),
  outstanding: words('应当出具', 'Due to be issued'),
  offered: words('可以出具的其他文书', 'Others that may be issued'),
  issue: words('出具', 'Issue'),
  open: words('打开', 'Open'),
  issuing: words('出具文书', 'Issue a document'),
  asked: words('出具前请填写', 'To be filled in first'),
  missing: words('还缺少：', 'Missing: '),
  by: words('出具人', 'by'),
  code: words('核验码', 'code'),
  basis: words('依据', 'Basis'),
  none: words('还没有出具文书。', 'No document was issued yet.'),
};

/** 文书 of the case: issued ones open as they were sealed, those that are due come first. */
export function Documents({ number }: { number: string }) {
  const say = useSay();
  const language = useLanguage();
  const [shown, setShown] = useState<Issued | null>(null);
  const [issuing, setIssuing] = useState<Offered | null>(null);
  const documents = useQuery({
    queryKey: ['case', number, 'documents'],
    queryFn: () => answered(api.GET('/api/v1/cases/{number}/documents', { params: { path: { number } } })),
  });
  if (!documents.data)
    return null;
  const { issued, outstanding, offered } = documents.data;
  if (issued.length + outstanding.length + offered.length === 0)
    return null;
  const others = offered.filter((each) => !outstanding.some((due) => due.kind === each.kind && due.of === each.of));
  return (
    <section className="panel" aria-labelledby="documents">
      <header><h2 id="documents">{say(said.title)}</h2></header>
      <ul className="documents">
        {outstanding.map((each) => <Offer key={each.kind + String(each.of)} document={each} isDue onIssue={() => setIssuing(each)} />)}
        {issued.map((each) => (
          <li key={each.number}>
            <FilePdfOutlined aria-hidden />
            <button type="button" className="plain document" onClick={() => setShown(each)}>{each.title}<code className="small">{each.number}</code></button>
            <span className="small faint">{momentOf(each.issued_at, language)}</span>
          </li>
        ))}
        {issued.length + outstanding.length === 0 && <li className="soft">{say(said.none)}</li>}
      </ul>
      {others.length > 0 && <details className="inside"><summary>{say(said.offered)}（{others.length}）</summary><ul className="documents">{others.map((each) => <Offer key={each.kind + String(each.of)} document={each} isDue={false} onIssue={() => setIssuing(each)} />)}</ul></details>}
      {shown && (
        <SidePanel wide title={shown.title} onClose={() => setShown(null)}>
          <p className="small soft"><code>{shown.number}</code>　{say(said.code)} <code>{shown.code}</code>　{say(said.by)} {shown.issued_by}</p>
          <FileView path={`/api/v1/cases/${number}/documents/${encodeURIComponent(shown.number)}.pdf`} name={`${shown.title} ${shown.number}.pdf`} />
        </SidePanel>
      )}
      {issuing && <Issue number={number} document={issuing} onClose={() => setIssuing(null)} onIssued={(document) => { setIssuing(null); setShown(document); }} />}
    </section>
  );
}

function Offer({ document, isDue, onIssue }: { document: Offered; isDue: boolean; onIssue: () => void }) {
  const say = useSay();
  return (
    <li>
      <FilePdfOutlined aria-hidden />
      <span>{document.title}{isDue && <span className="standing soon small">{say(said.outstanding)}</span>}<span className="small faint">　{document.basis}</span></span>
      <Button size="small" onClick={onIssue} aria-label={`${say(said.issue)}：${document.title}`}>{say(said.issue)}</Button>
    </li>
  );
}

function Issue({ number, document, onClose, onIssued }: { number: string; document: Offered; onClose: () => void; onIssued: (document: Issued) => void }) {
  const say = useSay();
  const queries = useQueryClient();
  const [facts, setFacts] = useState<Readonly<Record<string, string>>>({});
  const issuing = useMutation<Issued, Problem>({
    mutationFn: () => answered(api.POST('/api/v1/cases/{number}/documents', { params: { path: { number } }, body: { kind: document.kind, of: document.of, facts } })),
    onSuccess: onIssued,
    onSettled: () => queries.invalidateQueries({ queryKey: ['case', number] }),
  });
  return (
    <SidePanel title={`${say(said.issue)}：${document.title}`} onClose={onClose}>
      <form className="step-form" onSubmit={(event) => { event.preventDefault(); issuing.mutate(); }}>
        <p className="small soft">{say(said.basis)}：{document.basis}</p>
        {document.missing.length > 0 && <p className="notice">{say(said.missing)}{document.missing.join('、')}</p>}
        {document.asked.length > 0 && <h3>{say(said.asked)}</h3>}
        {document.asked.map((fact) => (
          <div key={fact} className="field"><label htmlFor={`fact-${fact}`}>{fact}</label><Input id={`fact-${fact}`} value={facts[fact] ?? ''} onChange={(e) => setFacts({ ...facts, [fact]: e.target.value })} required maxLength={2000} /></div>
        ))}
        {issuing.error && <ProblemMessage problem={issuing.error} />}
        <div className="submit"><Button type="primary" htmlType="submit" loading={issuing.isPending}>{say(said.issue)}</Button></div>
      </form>
    </SidePanel>
  );
}
