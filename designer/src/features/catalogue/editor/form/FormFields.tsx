import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useSay, words } from '@/shared/words/words';
import { entriesAt, textAt, type Path } from '../textEdit';
import { freeKey, putValue, removeKey } from '../textShape';
import { CheckField, ChoiceField, NumberField, TextField } from './fields';
import { useWriting } from './FormContext';
import { LawHelp } from './LawHelp';
import { Entry, TextsField } from './lists';

const said = {
  add: words('增加填写内容', 'Add a field'),
  blank: words('新的填写内容', 'New field'),
};

/** 申请表单: what the applicant fills in. */
export function FormFields() {
  const say = useSay();
  const { text, of, write, order } = useWriting();
  const list: Path = ['form'];
  const keys = entriesAt(of, list).map(({ key }) => key);
  return (
    <>
      {keys.map((key, index) => {
        const at: Path = [...list, key];
        const type = textAt(of, [...at, 'type']);
        return (
          <Entry key={key} list={list} index={index} count={keys.length} title={textAt(of, [...at, 'label']) ?? key} onRemove={() => write(removeKey(text, at))}>
            <TextField path={[...at, 'label']} element="form.label" />
            <ChoiceField path={[...at, 'type']} element="form.type" />
            {type === 'choice' && <TextsField path={[...at, 'of']} element="form.of" />}
            {(type === 'number' || type === 'integer') && (
              <div className="form-trio"><TextField path={[...at, 'unit']} element="form.unit" /><NumberField path={[...at, 'min']} element="form.min" /><NumberField path={[...at, 'max']} element="form.max" /></div>
            )}
            <p className="form-pair"><CheckField path={[...at, 'required']} element="form.required" unlessSaid /><CheckField path={[...at, 'personal']} element="form.personal" /></p>
          </Entry>
        );
      })}
      <div className="form-add">
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => write(putValue(text, [...list, freeKey(keys, 'field_')], { label: say(said.blank), type: 'text' }, order))}>{say(said.add)}</Button>
        <LawHelp element="form" path={list} />
      </div>
    </>
  );
}
