import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useId, useState } from 'react';
import { answered, api, type Schemas } from '@/shared/api/client';
import { useSay, words } from '@/shared/words/words';
import { valueOf } from '../../intake/draft';
import { Field } from '../../intake/Field';
import type { OfferedAct } from './useActs';

const said = {
  which: words('更正哪一项', 'Which entry'),
  choose: words('请选择', 'Choose'),
  was: words('现在的内容', 'As it is'),
  now: words('更正为', 'As it should be'),
};

/** An entry of the application and its right value, asked by the item's own form. */
export function EntryField({ page, choices, onChange }: { page: Schemas['CasePage']; choices: OfferedAct['choices']; onChange: (entry: string, value: string | number | boolean | undefined) => void }) {
  const say = useSay();
  const id = useId();
  const [entry, setEntry] = useState('');
  const [value, setValue] = useState('');
  const item = useQuery({ queryKey: ['item', page.item], queryFn: () => answered(api.GET('/api/v1/items/{code}', { params: { path: { code: page.item } } })) });
  const field = item.data?.form.find((each) => each.key === entry);
  const was = entry === 'applicant.name' ? page.applicant.name : entry === 'applicant.phone' ? page.applicant.phone : page.form.find((each) => each.key === entry)?.value;

  function change(next: string) {
    setValue(next);
    onChange(entry, field ? valueOf(field, next) : next.trim());
  }

  return (
    <>
      <div className="field">
        <label htmlFor={id}>{say(said.which)}</label>
        <select id={id} value={entry} required onChange={(e) => { setEntry(e.target.value); setValue(''); onChange(e.target.value, undefined); }}>
          <option value="">{say(said.choose)}</option>
          {choices.map((choice) => <option key={choice.value} value={choice.value}>{say(choice.name)}</option>)}
        </select>
      </div>
      {entry !== '' && <p className="small soft">{say(said.was)}：{was ?? '—'}</p>}
      {field && <Field key={entry} field={{ ...field, label: `${say(said.now)}：${field.label}`, required: true }} value={value} problem={null} onChange={change} />}
      {entry !== '' && !field && (
        <div className="field"><label htmlFor={`${id}-now`}>{say(said.now)}</label><Input id={`${id}-now`} value={value} required onChange={(e) => change(e.target.value)} /></div>
      )}
    </>
  );
}
