import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { answered, api, type Schemas } from '@/shared/api/client';
import type { Problem } from '@/shared/api/problem';
import { Asked } from '@/shared/ui/Asked';
import { useKeys } from '@/shared/ui/keys';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';
import { ApplicantFields } from './ApplicantFields';
import { applicantOf, blankFor, formOf, placeOf, requestOf, type Draft, type ServiceItem } from './draft';
import { Field } from './Field';
import { HandedIn } from './HandedIn';
import { flawOf } from './identity';
import { LicenceMatches } from './LicenceMatches';
import { Receipt } from './Receipt';
import '../workbench.css';
import '../case/case.css';
import './intake.css';

const said = {
  back: words('选择事项', 'Choose an item'),
  applicant: words('申请人', 'Applicant'),
  form: words('申请表', 'Application form'),
  materials: words('申请材料', 'Materials'),
  materialsMore: words('清单由事项标准固定，不增不减；没有提交的可以先收件，再一次性告知补正', 'The list is fixed by the standard; what is missing can be asked for once, after receipt'),
  conditions: words('受理条件', 'Conditions'),
  submit: words('收件，出具凭证', 'Take in and give a receipt'),
  keys: words('Ctrl+Enter 提交', 'Ctrl+Enter submits'),
};

export function IntakePage() {
  const { code = '' } = useParams();
  const item = useQuery({ queryKey: ['item', code], queryFn: () => answered(api.GET('/api/v1/items/{code}', { params: { path: { code } } })) });
  return <main className="page intake"><Asked of={item}>{(found) => <Intake key={found.code} item={found} />}</Asked></main>;
}

interface Taken {
  readonly summary: Schemas['CaseSummary'];
  readonly receipt: Schemas['IntakeReceipt'] | null;
}

function Intake({ item }: { item: ServiceItem }) {
  const say = useSay();
  const queries = useQueryClient();
  const booked = useLocation().state as Partial<Pick<Draft, 'name' | 'identifier'>> | null;
  const [draft, setDraft] = useState<Draft>(() => ({ ...blankFor(item), ...booked }));
  const change = (more: Partial<Draft>) => setDraft({ ...draft, ...more });
  const form = formOf(item, draft);
  const asked = useQuery({
    queryKey: ['asked-materials', item.code, form],
    queryFn: () => answered(api.POST('/api/v1/desk/items/{code}/asked-materials', { params: { path: { code: item.code } }, body: { form } })),
    placeholderData: keepPreviousData,
  });
  const matches = useQuery({
    queryKey: ['licence-matches', item.code, draft.kind, draft.identifier, draft.consent],
    queryFn: () => answered(api.POST('/api/v1/desk/items/{code}/licence-matches', {
      params: { path: { code: item.code } },
      body: { applicant: applicantOf(draft), form, consent: { by: draft.name.trim() } },
    })),
    enabled: draft.consent && draft.name.trim() !== '' && draft.identifier.trim() !== '' && flawOf(applicantOf(draft).document ?? 'Uscc', draft.identifier) === null,
    staleTime: Infinity,
  });
  const taking = useMutation<Taken, Problem>({
    mutationFn: async () => {
      const summary = await answered<Schemas['CaseSummary']>(api.POST('/api/v1/cases', { body: requestOf(item, draft) }));
      // The case is there whether or not the receipt can be made at once: the window can make it again.
      const receipt = await answered(api.POST('/api/v1/cases/{number}/receipt', { params: { path: { number: summary.number } } })).catch(() => null);
      return { summary, receipt };
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['inbox'] }),
  });
  useKeys({ 'Ctrl+Enter': () => taking.mutate() });
  if (taking.data)
    return <Receipt item={item} draft={draft} summary={taking.data.summary} receipt={taking.data.receipt} />;
  const place = placeOf(taking.error?.field ?? null);
  const problemAt = (part: string, key: string) => (taking.error && place?.part === part && (place.key === key || part === 'applicant') ? taking.error : null);
  return (
    <>
      <nav className="small"><Link to="/inbox/new">← {say(said.back)}</Link></nav>
      <div className="page-head"><h1>{item.name}</h1><span className="soft">{item.authority}</span><code className="faint">{item.code}</code></div>
      <form className="case-grid" onSubmit={(event) => { event.preventDefault(); taking.mutate(); }}>
        <div className="case-main">
          <section className="panel" aria-labelledby="applicant">
            <header><h2 id="applicant">{say(said.applicant)}</h2></header>
            <div className="inside fields">
              <ApplicantFields audience={item.audience} draft={draft} onChange={change} />
              {taking.error && place?.part === 'applicant' && <div className="wide"><ProblemMessage problem={taking.error} /></div>}
            </div>
          </section>
          {item.form.length > 0 && (
            <section className="panel" aria-labelledby="form">
              <header><h2 id="form">{say(said.form)}</h2></header>
              <div className="inside fields">
                {item.form.map((field) => <Field key={field.key} field={field} value={draft.values[field.key] ?? ''} problem={problemAt('form', field.key)} onChange={(value) => change({ values: { ...draft.values, [field.key]: value } })} />)}
              </div>
            </section>
          )}
        </div>
        <div className="case-side">
          <section className="panel" aria-labelledby="materials">
            <header><h2 id="materials">{say(said.materials)}</h2><span className="faint small">{say(said.materialsMore)}</span></header>
            {item.materials.some((material) => material.licence) && <LicenceMatches draft={draft} matches={matches.data ?? null} onChange={change} />}
            <HandedIn item={item} draft={draft} asked={asked.data ?? null} held={draft.consent ? matches.data ?? [] : []} onChange={change} />
            {taking.error && place?.part === 'materials' && <div className="inside"><ProblemMessage problem={taking.error} /></div>}
          </section>
          {item.conditions.length > 0 && (
            <section className="panel" aria-labelledby="conditions">
              <header><h2 id="conditions">{say(said.conditions)}</h2></header>
              <ul className="inside plain-list">{item.conditions.map((condition) => <li key={condition}>{condition}</li>)}</ul>
            </section>
          )}
          {taking.error && !place && <ProblemMessage problem={taking.error} />}
          <div className="submit">
            <Button type="primary" size="large" htmlType="submit" loading={taking.isPending}>{say(said.submit)}</Button>
            <span className="small faint">{say(said.keys)}</span>
          </div>
        </div>
      </form>
    </>
  );
}
