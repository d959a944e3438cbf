import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { Schemas } from '@/shared/api/client';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';
import type { SendCommand } from '../useCommand';
import { actKinds, type ActField, type Values } from './actKinds';
import { EntryField } from './EntryField';
import type { OfferedAct } from './useActs';

const said = {
  choose: words('请选择', 'Choose'),
  follows: words('后果', 'What follows'),
  basis: words('依据', 'Basis'),
  cancel: words('取消', 'Cancel'),
  unit: words('单位', 'Unit'),
  amount: words('数量', 'Amount'),
};

const units = ['工作日', '自然日', '个月'] as const;
const unitWords = { 工作日: words('个工作日', 'working days'), 自然日: words('个自然日', 'natural days'), 个月: words('个月', 'months') };

/** One act as a small form: what follows from it and on which law stand above what it asks. */
export function ActForm({ page, offered, command, onCancel }: { page: Schemas['CasePage']; offered: OfferedAct; command: SendCommand; onCancel?: () => void }) {
  const say = useSay();
  const kind = actKinds[offered.act];
  const [values, setValues] = useState<Values>(() => startOf(offered, page));
  const [typed, setTyped] = useState<string | number | boolean | undefined>();
  const chosen = offered.choices.find((choice) => choice.value === values['one']);
  const basis = chosen?.basis ?? offered.basis ?? kind.basis;

  return (
    <form className="step-form act-form" onSubmit={(event) => {
      event.preventDefault();
      const place = offered.act === 'ChangeOffice' ? page.authority : offered.step ?? '';
      command.send({ done: words(`已办理：${kind.title.zh}`, `Done: ${kind.title.en}`), send: () => kind.send(page.number, place, values, typed) });
    }}>
      <p className="act-follows"><strong className="small">{say(said.follows)}</strong>{say(kind.follows)}{basis && <span className="small faint">{say(said.basis)}：{basis}</span>}</p>
      {kind.fields.map((field) => field.kind === 'entry'
        ? <EntryField key={field.name} page={page} choices={offered.choices} onChange={(entry, value) => { setValues({ ...values, one: entry }); setTyped(value); }} />
        : <Asking key={field.name} field={field} choices={offered.choices} extension={page.extension ?? null} today={page.today} value={values[field.name]} onChange={(value) => setValues({ ...values, [field.name]: value })} />)}
      {command.problem && <ProblemMessage problem={command.problem} />}
      <div className="submit">
        <Button type="primary" danger={kind.isGrave ?? false} htmlType="submit" loading={command.isSending}>{say(kind.title)}</Button>
        {onCancel && <Button onClick={onCancel}>{say(said.cancel)}</Button>}
      </div>
    </form>
  );
}

interface AskingProps {
  readonly field: ActField;
  readonly choices: OfferedAct['choices'];
  readonly extension: Schemas['ExtensionRule'] | null;
  readonly today: string;
  readonly value: Values[string] | undefined;
  readonly onChange: (value: string | string[]) => void;
}

function Asking({ field, choices, extension, today, value, onChange }: AskingProps) {
  const say = useSay();
  const id = useId();
  const text = typeof value === 'string' ? value : '';
  if (field.kind === 'several')
    return <Several label={say(field.label)} choices={choices} value={Array.isArray(value) ? value : []} onChange={onChange} />;
  if (field.kind === 'time')
    return <Time label={say(field.label)} value={text} onChange={onChange} />;
  return (
    <div className="field">
      <label htmlFor={id}>{say(field.label)}</label>
      {field.kind === 'one' ? <One id={id} choices={extension && choices.length === 0 ? levelsOf(extension) : choices} value={text} onChange={onChange} />
        : field.kind === 'day' ? <input id={id} type="date" className="date" max={field.name === 'from' ? today : undefined} value={text} required onChange={(e) => onChange(e.target.value)} />
        : field.kind === 'line' ? <Input id={id} value={text} required maxLength={200} onChange={(e) => onChange(e.target.value)} autoComplete="off" />
        : <Input.TextArea id={id} value={text} required maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} onChange={(e) => onChange(e.target.value)} />}
    </div>
  );
}

const levelWords: Record<Schemas['ApproverLevel'], ReturnType<typeof words>> = {
  AgencyHead: words('本行政机关负责人', 'Head of the agency'),
  GovernmentHead: words('本级人民政府负责人', 'Head of the government'),
  HigherAgency: words('上一级行政机关', 'The agency above'),
};

const levelsOf = (rule: Schemas['ExtensionRule']): OfferedAct['choices'] => [{ value: rule.level, name: levelWords[rule.level] }];

function One({ id, choices, value, onChange }: { id: string; choices: OfferedAct['choices']; value: string; onChange: (value: string) => void }) {
  const say = useSay();
  const groups = [...new Set(choices.map((choice) => choice.group ? say(choice.group) : ''))];
  const options = (group: string) => choices.filter((choice) => (choice.group ? say(choice.group) : '') === group)
    .map((choice) => <option key={choice.value} value={choice.value}>{say(choice.name)}</option>);
  return (
    <select id={id} value={value} required onChange={(e) => onChange(e.target.value)}>
      <option value="">{say(said.choose)}</option>
      {groups.map((group) => group === '' ? options(group) : <optgroup key={group} label={group}>{options(group)}</optgroup>)}
    </select>
  );
}

function Several({ label, choices, value, onChange }: { label: string; choices: OfferedAct['choices']; value: readonly string[]; onChange: (value: string[]) => void }) {
  const say = useSay();
  return (
    <fieldset className="officers">
      <legend>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className="check">
          <input type="checkbox" checked={value.includes(choice.value)} required={value.length === 0} onChange={(e) => onChange(e.target.checked ? [...value, choice.value] : value.filter((each) => each !== choice.value))} />
          {say(choice.name)}<code className="faint small">{choice.value}</code>
        </label>
      ))}
    </fieldset>
  );
}

function Time({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const say = useSay();
  const id = useId();
  const [amount = '', unit = '工作日'] = value.split(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className="handed-in">
        <Input id={id} aria-label={`${label} ${say(said.amount)}`} inputMode="numeric" pattern="[0-9]+" value={amount} required onChange={(e) => onChange(`${e.target.value} ${unit}`)} />
        <select aria-label={say(said.unit)} value={unit} onChange={(e) => onChange(`${amount} ${e.target.value}`)}>{units.map((each) => <option key={each} value={each}>{say(unitWords[each])}</option>)}</select>
      </span>
    </div>
  );
}

const startOf = (offered: OfferedAct, page: Schemas['CasePage']): Values =>
  offered.act === 'Extend' && page.extension ? { time: page.extension.max, one: page.extension.level } : {};
