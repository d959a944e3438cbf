import { Input } from 'antd';
import type { Problem } from '@/shared/api/problem';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';
import type { FormField } from './draft';

const said = {
  choose: words('请选择', 'Choose'),
  yes: words('是', 'Yes'),
  no: words('否', 'No'),
  between: words('{a} 至 {b}', '{a} to {b}'),
};

/** One field of the item's form, by its type; a refusal stands under it. */
export function Field({ field, value, problem, onChange }: { field: FormField; value: string; problem: Problem | null; onChange: (value: string) => void }) {
  const id = `field-${field.key}`;
  return (
    <div className={`field${field.type === 'Text' ? ' wide' : ''}${problem ? ' wrong' : ''}`}>
      {field.type === 'Boolean'
        ? <YesNo field={field} value={value} onChange={onChange} />
        : <><label htmlFor={id}>{field.label}{field.required && <span aria-hidden className="required">*</span>}</label><Control id={id} field={field} value={value} onChange={onChange} isWrong={problem !== null} /></>}
      {problem && <ProblemMessage problem={problem} />}
    </div>
  );
}

function YesNo({ field, value, onChange }: { field: FormField; value: string; onChange: (value: string) => void }) {
  const say = useSay();
  return (
    <fieldset>
      <legend>{field.label}{field.required && <span aria-hidden className="required">*</span>}</legend>
      <span className="yes-no">
        {(['true', 'false'] as const).map((each) => (
          <label key={each}><input type="radio" name={field.key} checked={value === each} required={field.required} onChange={() => onChange(each)} />{say(each === 'true' ? said.yes : said.no)}</label>
        ))}
      </span>
    </fieldset>
  );
}

function Control({ id, field, value, onChange, isWrong }: { id: string; field: FormField; value: string; onChange: (value: string) => void; isWrong: boolean }) {
  const say = useSay();
  const standard = { id, value, required: field.required, 'aria-invalid': isWrong };
  switch (field.type) {
    case 'Choice':
      return (
        <select {...standard} onChange={(e) => onChange(e.target.value)}>
          <option value="">{say(said.choose)}</option>
          {field.options.map((option) => <option key={option}>{option}</option>)}
        </select>
      );
    case 'Date':
      return <input type="date" className="date" {...standard} onChange={(e) => onChange(e.target.value)} />;
    case 'Number':
    case 'Integer': {
      const range = field.min != null && field.max != null ? say(said.between).replace('{a}', String(field.min)).replace('{b}', String(field.max)) : undefined;
      return <Input {...standard} inputMode="decimal" suffix={field.unit} placeholder={range} onChange={(e) => onChange(e.target.value)} autoComplete="off" />;
    }
    default:
      return <Input {...standard} inputMode={field.type === 'Phone' ? 'tel' : 'text'} onChange={(e) => onChange(e.target.value)} autoComplete="off" maxLength={2000} />;
  }
}
