import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { answered, api, type Schemas } from '@/shared/api/client';
import type { Problem } from '@/shared/api/problem';
import { useKeys } from '@/shared/ui/keys';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';
import { ApplicantFields } from '../intake/ApplicantFields';
import { blankFor, type Draft, type ServiceItem } from '../intake/draft';
import { Field } from '../intake/Field';
import { groupRequestOf, questionsOf } from './oneForm';
import { Papers } from './Papers';
import { Taken } from './Taken';
import '../workbench.css';
import '../case/case.css';
import '../intake/intake.css';

const said = {
  title: words('一件事收件', 'Several items at once'),
  back: words('选择事项', 'Choose an item'),
  more: words('一张表单、一套材料；每个事项各成一件，各有编号、时限和决定，要么全部收下，要么一件不收', 'One form and one set of materials; each item becomes a case with its own number, limits and decision: all are taken in or none'),
  items: words('事项', 'Items'),
  applicant: words('申请人', 'Applicant'),
  form: words('申请表', 'Application form'),
  for: words('用于', 'for '),
  all: words('全部事项', 'all items'),
  submit: words('一并收件，出具凭证', 'Take all in and give receipts'),
  keys: words('Ctrl+Enter 提交', 'Ctrl+Enter submits'),
  loading: words('正在载入…', 'Loading…'),
  few: words('一件事至少有两个事项。', 'Several items are two or more.'),
};

/** 一件事: the items stand in the address; one form asks what they ask, once. */
export function TogetherPage() {
  const say = useSay();
  const [search] = useSearchParams();
  const codes = (search.get('items') ?? '').split(',').filter((code) => code !== '');
  const items = useQueries({ queries: codes.map((code) => ({ queryKey: ['item', code], queryFn: () => answered(api.GET('/api/v1/items/{code}', { params: { path: { code } } })) })) });
  const failed = items.find((item) => item.error)?.error;
  const found = items.flatMap((item) => item.data ?? []);
  return (
    <main className="page intake">
      <nav className="small"><Link to="/inbox/new">← {say(said.back)}</Link></nav>
      <div className="page-head"><h1>{search.get('name') || say(said.title)}</h1><span className="soft small">{say(said.more)}</span></div>
      {failed ? <ProblemMessage problem={failed as Problem} />
        : codes.length < 2 ? <p className="panel nothing">{say(said.few)}</p>
        : found.length < codes.length ? <p role="status">{say(said.loading)}</p>
        : <Form key={codes.join()} items={found} />}
    </main>
  );
}

function Form({ items }: { items: readonly ServiceItem[] }) {
  const say = useSay();
  const queries = useQueryClient();
  const audience = items.reduce<readonly Schemas['Audience'][]>((all, item) => all.filter((kind) => item.audience.includes(kind)), items[0]!.audience);
  const [draft, setDraft] = useState<Draft>(() => ({ ...blankFor(items[0]!), ...(audience[0] ? { kind: audience[0] } : {}) }));
  const change = (more: Partial<Draft>) => setDraft({ ...draft, ...more });
  const questions = questionsOf(items);
  const taking = useMutation<readonly { readonly summary: Schemas['CaseSummary']; readonly receipt: Schemas['IntakeReceipt'] | null }[], Problem>({
    mutationFn: async () => {
      const { cases } = await answered<Schemas['GroupSummary']>(api.POST('/api/v1/case-groups', { body: groupRequestOf(items, draft) }));
      return Promise.all(cases.map(async (summary) => ({
        summary, receipt: await answered(api.POST('/api/v1/cases/{number}/receipt', { params: { path: { number: summary.number } } })).catch(() => null),
      })));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['inbox'] }),
  });
  useKeys({ 'Ctrl+Enter': () => taking.mutate() });
  if (taking.data)
    return <Taken items={items} draft={draft} taken={taking.data} />;
  const wrong = taking.error?.field?.replace(/^form\./, '');
  return (
    <form className="case-grid" onSubmit={(event) => { event.preventDefault(); taking.mutate(); }}>
      <div className="case-main">
        <section className="panel" aria-labelledby="applicant">
          <header><h2 id="applicant">{say(said.applicant)}</h2></header>
          <div className="inside fields"><ApplicantFields audience={audience} draft={draft} onChange={change} /></div>
        </section>
        {questions.length > 0 && (
          <section className="panel" aria-labelledby="form">
            <header><h2 id="form">{say(said.form)}</h2></header>
            <div className="inside fields">
              {questions.map(({ slot, of, items: askedBy }) => (
                <div key={slot} className="together-field">
                  <Field field={{ ...of, key: slot.replace(' ', '-') }} value={draft.values[slot] ?? ''} problem={wrong === of.key ? taking.error : null} onChange={(value) => change({ values: { ...draft.values, [slot]: value } })} />
                  <p className="faint small">{say(said.for)}{askedBy.length === items.length ? say(said.all) : askedBy.map((item) => item.name).join('、')}</p>
                </div>
              ))}
            </div>
          </section>
        )}
      </div>
      <div className="case-side">
        <section className="panel" aria-labelledby="items">
          <header><h2 id="items">{say(said.items)}</h2></header>
          <ol className="inside numbered">{items.map((item) => <li key={item.code}>{item.name}<span className="faint small">　{item.authority}</span></li>)}</ol>
        </section>
        <Papers items={items} draft={draft} onChange={change} />
        {taking.error && <ProblemMessage problem={taking.error} />}
        <div className="submit">
          <Button type="primary" size="large" htmlType="submit" loading={taking.isPending}>{say(said.submit)}</Button>
          <span className="small faint">{say(said.keys)}</span>
        </div>
      </div>
    </form>
  );
}
