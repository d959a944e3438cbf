import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { answered, api, type Schemas } from '@/shared/api/client';
import { materialForms } from '@/shared/items/itemWords';
import { useSay, words } from '@/shared/words/words';
import type { Draft, ServiceItem } from '../intake/draft';
import { Scans } from '../intake/Scans';
import { papersOf, questionsOf, valuesOf } from './oneForm';

const said = {
  materials: words('申请材料', 'Materials'),
  more: words('几个事项都要的，只交一份', 'What several items ask for is handed in once'),
  all: words('全部已提交', 'All handed in'),
  form: words('形式', 'Form'),
  reference: words('证照编号或者文件编号', 'Licence or file number'),
  consent: words('申请人同意查询电子证照库，能取得的不再提交纸质材料', 'The applicant consents to a look into the e-licence store; what it holds is not asked for'),
};

const forms = ['Original', 'Copy', 'Electronic'] as const;

/** 一套材料: the items' lists as one, each paper once; what the form does not ask for is not shown. */
export function Papers({ items, draft, onChange }: { items: readonly ServiceItem[]; draft: Draft; onChange: (more: Partial<Draft>) => void }) {
  const say = useSay();
  const questions = questionsOf(items);
  const asked = useQueries({
    queries: items.map((item) => {
      const form = valuesOf(questions, draft, item);
      return {
        queryKey: ['asked-materials', item.code, form],
        queryFn: () => answered(api.POST('/api/v1/desk/items/{code}/asked-materials', { params: { path: { code: item.code } }, body: { form } })),
        placeholderData: keepPreviousData,
      };
    }),
  });
  const shown = papersOf(items).filter((paper) => draft.materials[paper.slot] || paper.items.some((item) => asked[items.indexOf(item)]?.data?.includes(paper.of.key) ?? true));
  const put = (slot: string, given: Schemas['SubmittedMaterial'] | undefined) => onChange({ materials: { ...draft.materials, [slot]: given } });
  return (
    <section className="panel" aria-labelledby="materials">
      <header><h2 id="materials">{say(said.materials)}</h2><span className="faint small">{say(said.more)}</span></header>
      <div className="inside"><label className="check"><input type="checkbox" disabled={draft.name.trim() === '' || draft.identifier.trim() === ''} checked={draft.consent} onChange={(e) => onChange({ consent: e.target.checked })} />{say(said.consent)}</label></div>
      <p className="inside all"><Button size="small" onClick={() => onChange({ materials: { ...draft.materials, ...Object.fromEntries(shown.map(({ slot, of }) => [slot, draft.materials[slot] ?? { key: of.key, form: of.form, reference: '' }])) } })}>{say(said.all)}</Button></p>
      <ul className="handed">
        {shown.map(({ slot, of, items: askedBy }) => {
          const given = draft.materials[slot];
          return (
            <li key={slot}>
              <label className="check">
                <input type="checkbox" checked={given !== undefined} onChange={(e) => put(slot, e.target.checked ? { key: of.key, form: of.form, reference: '' } : undefined)} />
                <span>{of.name}<span className="faint small">　{askedBy.map((item) => item.name).join('、')}</span></span>
              </label>
              {given && (
                <span className="handed-in">
                  <label><span className="visually-hidden">{of.name} {say(said.form)}</span>
                    <select value={given.form} onChange={(e) => put(slot, { ...given, form: e.target.value as Schemas['MaterialForm'] })}>{forms.map((form) => <option key={form} value={form}>{say(materialForms[form])}</option>)}</select>
                  </label>
                  <Input aria-label={`${of.name} ${say(said.reference)}`} placeholder={say(said.reference)} value={given.reference} onChange={(e) => put(slot, { ...given, reference: e.target.value })} />
                </span>
              )}
              {given && <Scans name={of.name} files={given.files ?? []} onChange={(files) => put(slot, { ...given, files })} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
