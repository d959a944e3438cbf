import { PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useId } from 'react';
import { useSay, words } from '@/shared/words/words';
import { countAt, entriesAt, textAt, type Path } from '../textEdit';
import { addEntry, freeKey } from '../textShape';
import { ChoiceField, NumberField, Row, TextField, useWrite } from './fields';
import { useWriting } from './FormContext';
import { guardIn, guardText, operatorsOf } from './guard';
import { LawHelp } from './LawHelp';
import { Entry, TextsField } from './lists';

const said = {
  add: words('增加材料', 'Add a material'),
  shared: words('选用共用材料…', 'Take a shared material…'),
  own: words('新材料', 'New material'),
  isShared: words('共用材料：名称、形式和来源全区一致', 'A shared material: the same name, form and source in the whole district'),
  always: words('必要', 'Required'),
  later: words('可以容缺后补', 'May follow after acceptance'),
  when: words('满足条件时才要', 'Only when a condition holds'),
  field: words('申请表字段', 'Field'),
  operator: words('比较', 'Compares'),
  value: words('值', 'Value'),
  guard: words('条件', 'Condition'),
  noFields: words('先在“申请表单”里增加字段', 'Add a field to the form first'),
  original: words('原件', 'original'),
  applicant: words('申请人自备', 'from the applicant'),
  yes: words('是', 'yes'),
  no: words('否', 'no'),
};

const known = ['required', 'form', 'source', 'licence', 'copies', 'accept_if'];

/** 申请材料: each with its name, when it is asked for, its form, and the standard it is accepted by. */
export function Materials() {
  const say = useSay();
  const { text, of, write, order, help } = useWriting();
  const list: Path = ['materials'];
  const count = countAt(of, list);
  const keys = Array.from({ length: count }, (_, index) => keyAt(of, index));
  const own = help?.materials.filter((each) => !keys.includes(each.key)) ?? [];
  return (
    <>
      {keys.map((key, index) => {
        const at: Path = [...list, index];
        const shared = help?.materials.find((each) => each.key === key);
        const title = shared?.name ?? textAt(of, [...at, key]) ?? key;
        return (
          <Entry key={`${index} ${key}`} list={list} index={index} count={count} title={title} staysEmpty>
            {shared ? <p className="small soft">{say(said.isShared)}</p> : (
              <>
                <TextField path={[...at, key]} element="materials.name" />
                <Need at={at} />
                <div className="form-trio">
                  <ChoiceField path={[...at, 'form']} element="materials.form" otherwise={said.original} />
                  <ChoiceField path={[...at, 'source']} element="materials.source" otherwise={said.applicant} />
                  <NumberField path={[...at, 'copies']} element="materials.copies" />
                </div>
                <TextField path={[...at, 'licence']} element="materials.licence" />
                <TextsField path={[...at, 'accept_if']} element="materials.accept_if" />
              </>
            )}
          </Entry>
        );
      })}
      <div className="form-add">
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => write(addEntry(text, list, { [freeKey(keys, 'material-')]: say(said.own) }, order))}>{say(said.add)}</Button>
        {own.length > 0 && (
          <select aria-label={say(said.shared)} value="" onChange={(e) => write(addEntry(text, list, e.target.value, order))}>
            <option value="">{say(said.shared)}</option>
            {own.map((each) => <option key={each.key} value={each.key}>{each.name}</option>)}
          </select>
        )}
        <LawHelp element="materials" path={list} />
      </div>
    </>
  );
}

function keyAt(of: Parameters<typeof entriesAt>[0], index: number): string {
  return entriesAt(of, ['materials', index]).map(({ key }) => key).find((key) => !known.includes(key)) ?? textAt(of, ['materials', index]) ?? '';
}

/** 必要性: always, may follow, or by a condition on the form. */
function Need({ at }: { at: Path }) {
  const say = useSay();
  const name = useId();
  const path = [...at, 'required'];
  const { of } = useWriting();
  const value = textAt(of, path);
  const put = useWrite(path);
  const kind = value === null || value === 'true' ? 'always' : value === '容缺' ? 'later' : 'when';
  const fields = entriesAt(of, ['form']).map(({ key }) => key);
  const choices = { always: () => put(null), later: () => put('容缺'), when: () => put(guardText(firstGuard(of, fields))) };
  return (
    <Row path={path} element="materials.required">{(id) => (
      <div id={id} role="radiogroup" className="form-checks">
        {(['always', 'later', 'when'] as const).map((each) => (
          <label key={each} className="check"><input type="radio" name={name} checked={kind === each} disabled={each === 'when' && fields.length === 0} onChange={choices[each]} /> {say(said[each])}{each === 'when' && fields.length === 0 && <span className="small faint">（{say(said.noFields)}）</span>}</label>
        ))}
        {kind === 'when' && <Condition path={path} />}
      </div>
    )}</Row>
  );
}

const firstGuard = (of: Parameters<typeof textAt>[0], fields: readonly string[]) => {
  const field = fields[0] ?? '';
  return { field, operator: '==', value: startValue(of, field), type: textAt(of, ['form', field, 'type']) ?? 'text' };
};

function startValue(of: Parameters<typeof textAt>[0], field: string): string {
  switch (textAt(of, ['form', field, 'type'])) {
    case 'boolean': return 'true';
    case 'number': case 'integer': return '0';
    case 'choice': return textAt(of, ['form', field, 'of', 0]) ?? '';
    default: return '';
  }
}

/** A condition as field, comparison and value; one that is more than that stays a text. */
export function Condition({ path }: { path: Path }) {
  const say = useSay();
  const { of } = useWriting();
  const put = useWrite(path);
  const written = textAt(of, path) ?? '';
  const guard = guardIn(written);
  const fields = entriesAt(of, ['form']).map(({ key }) => ({ key, label: textAt(of, ['form', key, 'label']) ?? key, type: textAt(of, ['form', key, 'type']) ?? 'text' }));
  const field = fields.find((each) => each.key === guard?.field);
  if (!guard || !field)
    return <Input aria-label={say(said.guard)} value={written} onChange={(e) => put(e.target.value)} />;
  const options = field.type === 'boolean' ? ['true', 'false'] : field.type === 'choice' ? optionsOf(of, field.key) : [];
  const set = (change: Partial<typeof guard>) => put(guardText({ ...guard, ...change, type: field.type }));
  return (
    <span className="form-condition">
      <select aria-label={say(said.field)} value={guard.field} onChange={(e) => put(guardText({ ...firstGuard(of, [e.target.value]) }))}>{fields.map((each) => <option key={each.key} value={each.key}>{each.label}</option>)}</select>
      <select aria-label={say(said.operator)} value={guard.operator} onChange={(e) => set({ operator: e.target.value })}>{operatorsOf(field.type).map(([operator, name]) => <option key={operator} value={operator}>{say(name)}</option>)}</select>
      {options.length > 0
        ? <select aria-label={say(said.value)} value={guard.value} onChange={(e) => set({ value: e.target.value })}>{options.map((each) => <option key={each} value={each}>{each === 'true' ? say(said.yes) : each === 'false' ? say(said.no) : each}</option>)}</select>
        : <Input aria-label={say(said.value)} value={guard.value} onChange={(e) => set({ value: e.target.value })} />}
    </span>
  );
}

function optionsOf(of: Parameters<typeof textAt>[0], field: string): string[] {
  return Array.from({ length: countAt(of, ['form', field, 'of']) }, (_, index) => textAt(of, ['form', field, 'of', index]) ?? '');
}

